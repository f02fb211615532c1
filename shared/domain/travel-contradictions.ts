import { minutesOf } from '../time/wall-clock.ts';
import type { SlotId } from './attendance.ts';
import type { Found } from './contradictions.ts';
import type { Participation, Travel } from './participation.ts';
import { timedSlots } from './slot-at.ts';
import { dayIdOf } from './slots.ts';
import type { WorkshopSnapshot } from './workshop-snapshot.ts';

/** A moment in the order of days and minutes. */
type Moment = { readonly day: number; readonly minute: number };
type Span = { readonly from: Moment; readonly to: Moment };

const wholeDay = { from: 0, to: 24 * 60 } as const;

/** Presence against travel: in a slot that was over before the arrival, or that began after the departure. */
export function travelContradictions(
  snapshot: Pick<WorkshopSnapshot, 'workshop' | 'days' | 'sessions'>,
): (person: Participation, slotIds: readonly SlotId[]) => readonly Found[] {
  const span = spanFinder(snapshot);
  const dayNumbers = new Map(snapshot.days.map(({ id, number }) => [id, number]));
  const momentOf = (travel: Travel | null, otherwise: number): Moment | null => {
    const day = dayNumbers.get(travel?.dayId ?? '');
    if (travel === null || day === undefined) return null;
    return { day, minute: travel.at === null ? otherwise : minutesOf(travel.at) };
  };
  return ({ arrival, departure }, slotIds) => {
    // Without a time, the whole day of travel is left open.
    const arrived = momentOf(arrival, wholeDay.from);
    const left = momentOf(departure, wholeDay.to);
    const early = slotIds.filter((id) => isBefore(span(id)?.to, arrived));
    const late = slotIds.filter((id) => isBefore(left, span(id)?.from));
    return [
      ...(early.length === 0 ? [] : [{ kind: 'before-arrival' as const, slotIds: early }]),
      ...(late.length === 0 ? [] : [{ kind: 'after-departure' as const, slotIds: late }]),
    ];
  };
}

/** When a slot begins and ends; of one that the policy does not have any more, only the day is known. */
function spanFinder(
  snapshot: Pick<WorkshopSnapshot, 'workshop' | 'days' | 'sessions'>,
): (slotId: SlotId) => Span | undefined {
  const timed = new Map(timedSlots(snapshot).map((slot) => [slot.id, slot]));
  return (slotId) => {
    const day = snapshot.days.find(({ id }) => id === dayIdOf(slotId, snapshot.sessions))?.number;
    if (day === undefined) return undefined;
    const slot = timed.get(slotId);
    if (slot === undefined) return { from: { day, minute: wholeDay.from }, to: { day, minute: wholeDay.to } };
    return { from: { day, minute: minutesOf(slot.startsAt) }, to: { day, minute: minutesOf(slot.endsAt) } };
  };
}

/** Not later; what is unknown is never before anything. */
function isBefore(one: Moment | null | undefined, other: Moment | null | undefined): boolean {
  if (one == null || other == null) return false;
  return one.day < other.day || (one.day === other.day && one.minute <= other.minute);
}
