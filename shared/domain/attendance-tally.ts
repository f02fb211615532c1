import { expectedIn, narrows, prepareAudience } from './audience.ts';
import { isPresence, type AttendanceStatus } from './attendance.ts';
import { isCounted } from './participation.ts';
import type { Slot } from './slots.ts';
import type { WorkshopSnapshot } from './workshop-snapshot.ts';

/** Says whether a person is expected in a slot. */
export type Expectation = (participationId: string, slot: Pick<Slot, 'id' | 'sessionId'>) => boolean;

/**
 * Half-days and days expect everybody; a session expects its audience. Trainers, interpreters and staff are expected
 * everywhere: an audience is a circle of participants.
 */
export function expectationOf(
  snapshot: Pick<WorkshopSnapshot, 'participations' | 'people' | 'breakoutGroups' | 'sessions'>,
): Expectation {
  const narrowed = snapshot.sessions.filter((each) => each.audienceFilter !== null && narrows(each.audienceFilter));
  if (narrowed.length === 0) return () => true;
  const audience = prepareAudience(snapshot);
  const circles = new Map(narrowed.map((session) => [session.id, new Set(expectedIn(session, audience))]));
  const staff = new Set(snapshot.participations.filter((each) => !isCounted(each)).map((each) => each.id));
  return (participationId, { sessionId }) =>
    (circles.get(sessionId ?? '')?.has(participationId) ?? true) || staff.has(participationId);
}

/** How a group of people stands in some slots, in person-slots. */
export type Tally = {
  readonly expected: number;
  readonly present: number;
  readonly late: number;
  readonly leftEarly: number;
  readonly excused: number;
  readonly absent: number;
  readonly open: number;
};

export function tallyOf(statuses: readonly AttendanceStatus[]): Tally {
  const count = (status: AttendanceStatus): number => statuses.filter((each) => each === status).length;
  return {
    expected: statuses.length,
    present: statuses.filter(isPresence).length,
    late: count('late'),
    leftEarly: count('left-early'),
    excused: count('excused'),
    absent: count('absent'),
    open: count('unmarked'),
  };
}
