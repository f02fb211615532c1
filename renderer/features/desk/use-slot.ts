import { useMemo, useState } from 'react';
import { isClosed } from '../../../shared/domain/sign-off.ts';
import { slotAt, timedSlots, usualTolerance, type TimedSlot } from '../../../shared/domain/slot-at.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { LocalTime } from '../../../shared/time/zoned-time.ts';
import { useLocalTime } from './use-local-time.ts';

export type SlotChoice = {
  readonly now: LocalTime;
  readonly slots: readonly TimedSlot[];
  /** What is being marked; null until it is chosen where the clock cannot tell. */
  readonly slot: TimedSlot | null;
  readonly byClock: TimedSlot | null;
  readonly isByHand: boolean;
  readonly isClosed: boolean;
  readonly choose: (slotId: string | null) => void;
  /** Minutes. */
  readonly tolerance: number;
  readonly setTolerance: (minutes: number) => void;
};

const toleranceKey = 'desk-tolerance';

/** What is being marked: by the clock at the workshop, until it is chosen by hand. */
export function useSlot(snapshot: WorkshopSnapshot): SlotChoice {
  const { workshop, days, sessions, signOffs } = snapshot;
  const now = useLocalTime(workshop.timeZone);
  const slots = useMemo(() => timedSlots({ workshop, days, sessions }), [workshop, days, sessions]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [tolerance, setTolerance] = useState(rememberedTolerance);
  const byClock = slotAt(slots, now);
  const byHand = slots.find((each) => each.id === chosen) ?? null;
  const slot = byHand ?? byClock;
  return {
    now,
    slots,
    slot,
    byClock,
    isByHand: byHand !== null,
    isClosed: slot !== null && isClosed(slot.id, signOffs),
    choose: setChosen,
    tolerance,
    setTolerance: (minutes) => {
      localStorage.setItem(toleranceKey, String(minutes));
      setTolerance(minutes);
    },
  };
}

function rememberedTolerance(): number {
  const remembered = Number(localStorage.getItem(toleranceKey) ?? usualTolerance);
  return Number.isInteger(remembered) ? remembered : usualTolerance;
}
