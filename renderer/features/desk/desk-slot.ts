import { useEffect, useMemo, useState } from 'react';
import { sessionTitle } from '../../../shared/domain/agenda/session.ts';
import { type AttendanceSheet, isClosed, markedSlots } from '../../../shared/domain/attendance/attendance.ts';
import {
  type Slot,
  slotAt,
  type TimedSlot,
  timedSlots,
  unplannedRecords,
  usualTolerance,
} from '../../../shared/domain/attendance/slots.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDayMonth, shortWeekdayName } from '../../../shared/text/dates.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import type { LocalTime } from '../../../shared/time/zoned-time.ts';
import { usePreferences } from '../../context/preferences.tsx';

export type SlotChoice = {
  readonly now: LocalTime;
  readonly slots: readonly TimedSlot[];
  /** The slot that is being marked; null where the time names none and nobody has chosen one. */
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

/** The slot that is being marked: by the local time of the workshop, until one is chosen by hand. */
export function useSlot(snapshot: WorkshopSnapshot, sheet: AttendanceSheet): SlotChoice {
  const { workshop, days, sessions, signOffs } = snapshot;
  const now = useLocalTime(workshop.timeZone);
  const unplanned = unplannedRecords(snapshot, markedSlots(sheet));
  const slots = useMemo(
    () => timedSlots({ workshop, days, sessions }, unplanned.split(' ')),
    [workshop, days, sessions, unplanned],
  );
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
    isClosed: slot !== null && isClosed(slot.id, signOffs, sessions),
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

const everyMilliseconds = 5000;

/** Local day and time of the workshop, updated each minute. */
function useLocalTime(timeZone: string): LocalTime {
  const [time, setTime] = useState(() => localTime(now(), timeZone));
  useEffect(() => {
    const timer = setInterval(
      () =>
        setTime((before) => {
          const next = localTime(now(), timeZone);
          return next.clock === before.clock && next.day === before.day ? before : next;
        }),
      everyMilliseconds,
    );
    return () => clearInterval(timer);
  }, [timeZone]);
  return time;
}

/** Formats an instant in the workshop's zone: the time alone for today, else with the day. */
export function useInstants(timeZone: string): (instant: string) => string {
  const { language } = usePreferences();
  return (instant) => {
    const { day, clock } = localTime(instant, timeZone);
    if (day === localTime(now(), timeZone).day) return clock;
    return `${shortWeekdayName(day, language)} ${formatDayMonth(day, language)}, ${clock}`;
  };
}

/** "Tue 15 July · Morning", "Day 1 · 09:30 Opening". */
export function deskSlotName(slot: Slot, snapshot: WorkshopSnapshot, language: Language, t: Translate): string {
  const day = snapshot.days.find((each) => each.id === slot.dayId);
  const date = day?.date ?? null;
  const dayName =
    date === null
      ? t('screens.desk.day', { number: day?.number ?? 0 })
      : `${shortWeekdayName(date, language)} ${formatDayMonth(date, language)}`;
  const session = snapshot.sessions.find((each) => each.id === slot.sessionId);
  if (session !== undefined)
    return `${dayName} · ${session.placement?.start ?? ''} ${sessionTitle(session, language, t)}`;
  return slot.kind === 'day' ? dayName : `${dayName} · ${t(`vocabulary.slot.${slot.kind}`)}`;
}
