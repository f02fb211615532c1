import {
  certificateOf,
  expectationOf,
  type Expectation,
  percentOf,
  ratesOf,
  seatExpectationOf,
} from '../domain/attendance/attendance-rates.ts';
import { areOver, recordedSlots, timedSlots } from '../domain/attendance/slots.ts';
import { type CompletionResult, isCounted, isListed } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { LocalTime } from '../time/zoned-time.ts';

/** What one workshop says of somebody's attendance. */
export type AttendedWorkshop = {
  /** Slots in which the person was there, of those in which they were expected and whose attendance counts. */
  readonly attended: number;
  readonly all: number;
  /** Whole percent, rounded down; null where there is nothing to count. */
  readonly percent: number | null;
  /** Null while the workshop goes on, and for whoever is not counted as a participant. */
  readonly certificate: CompletionResult | null;
};

/** By the same rules as the table of attendance and the certificates. Null where the participation is not there. */
export function attendedIn(
  snapshot: WorkshopSnapshot,
  participationId: string,
  now: LocalTime,
): AttendedWorkshop | null {
  const participation = snapshot.participations.find(({ id }) => id === participationId);
  if (participation === undefined) return null;
  const policy = snapshot.workshop.attendance;
  const slots = timedSlots(snapshot, recordedSlots(snapshot));
  const over = areOver(slots, snapshot, now);
  const marks = new Map(
    snapshot.attendance
      .filter((mark) => mark.participationId === participationId)
      .map(({ slotId, status }) => [slotId, status]),
  );
  const rates = (isExpected: Expectation): ReturnType<typeof ratesOf> =>
    ratesOf(
      slots
        .filter((slot) => isExpected(participationId, slot))
        .map(({ id }) => ({ status: marks.get(id) ?? ('unmarked' as const), isOver: true })),
      policy,
    );
  const own = rates(expectationOf(snapshot));
  const isOver = over.length > 0 && over.every(Boolean);
  const isDecided = participation.completion !== null || isOver;
  const certificate =
    isCounted(participation) && isListed(participation) && isDecided
      ? certificateOf(participation, rates(seatExpectationOf(snapshot)), policy)
      : null;
  return { attended: own.attended, all: own.all, percent: percentOf(own.attended, own.all), certificate };
}
