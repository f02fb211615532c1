import { expectedIn, narrows, prepareAudience } from '../people/audience.ts';
import { type CompletionResult, isCounted, isListed, type Participation } from '../people/participation.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import type { AttendancePolicy } from '../workshop.ts';
import { type AttendanceStatus, isPresence } from './attendance.ts';
import { addedToSignedDays, dayExpectationOf, dayFinder, listedFinder, type Slot } from './slots.ts';

/** One slot in which a person is expected. */
type RatedSlot = {
  readonly status: AttendanceStatus;
  /** The time of the slot has passed, and somebody is marked in it. */
  readonly isOver: boolean;
};

/**
 * The counts from which the three percentages are computed, in slots. Only slots in which the person is expected are
 * counted, and an excused slot only where the policy says that it counts.
 *
 * - so far = attended ÷ `soFar`: slots that are over, and those that are marked for this person already. A slot that
 *   is over and not marked counts as not attended, for the list that the donor sees has no signature there; one in which
 *   nobody is marked yet does not count.
 * - of all = attended ÷ `all`. It decides on certificates.
 * - best still possible = (attended + `open`) ÷ `all`, where open is what nobody has marked. A slot that is over and
 *   not marked is still open: its mark may only be late.
 */
export type Rates = {
  readonly attended: number;
  readonly missed: number;
  readonly open: number;
  readonly soFar: number;
  readonly all: number;
};

export function ratesOf(
  slots: readonly RatedSlot[],
  { excusedCounts }: Pick<AttendancePolicy, 'excusedCounts'>,
): Rates {
  const counted = slots.filter(({ status }) => excusedCounts || status !== 'excused');
  const attended = counted.filter(({ status }) => isPresence(status)).length;
  const open = counted.filter(({ status }) => status === 'unmarked').length;
  const soFar = counted.filter(({ status, isOver }) => isOver || status !== 'unmarked').length;
  return { attended, open, soFar, all: counted.length, missed: counted.length - attended - open };
}

/**
 * Whole percent, rounded down, so that 80 % is shown only where 80 % is reached; null where there is nothing to count.
 */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((100 * part) / whole);
}

/** The three percentages as they are shown. */
export function percentages({ attended, open, soFar, all }: Rates): {
  readonly soFar: number | null;
  readonly ofAll: number | null;
  readonly best: number | null;
} {
  return { soFar: percentOf(attended, soFar), ofAll: percentOf(attended, all), best: percentOf(attended + open, all) };
}

/**
 * The percentages of a person in a list; null for who is not counted. Who was replaced, or is on the list of a signed-off day
 * alone, comes no more and gets no certificate of the whole workshop, so there is no best still possible.
 */
export function listedPercentages(
  participation: Pick<Participation, 'role' | 'status' | 'replacedFrom'>,
  rates: Rates,
): ReturnType<typeof percentages> {
  if (!isCounted(participation)) return { soFar: null, ofAll: null, best: null };
  const shown = percentages(rates);
  const comesAgain = participation.replacedFrom === null && isListed(participation);
  return comesAgain ? shown : { ...shown, best: null };
}

/**
 * Whether somebody may miss the certificate of completion: `lost` when even the best still possible is too little,
 * `at-risk` when something was missed already and one more slot would be too much. Both while there are slots at all.
 */
export function riskOf(
  { attended, open, missed, all }: Rates,
  { completionFrom }: Pick<AttendancePolicy, 'completionFrom'>,
): 'lost' | 'at-risk' | null {
  const best = attended + open;
  if (all === 0) return null;
  if (!reaches(best, all, completionFrom)) return 'lost';
  return missed > 0 && open > 0 && !reaches(best - 1, all, completionFrom) ? 'at-risk' : null;
}

/** The certificate that the percentages give; none where there is nothing to count. */
export function resultOf(
  { attended, all }: Rates,
  { completionFrom, participationFrom }: Pick<AttendancePolicy, 'completionFrom' | 'participationFrom'>,
): CompletionResult {
  if (all === 0) return 'none';
  if (reaches(attended, all, completionFrom)) return 'completion';
  return reaches(attended, all, participationFrom) ? 'participation' : 'none';
}

/** The certificate that a person gets: what was decided for a reason, or else what the percentages give. */
export function certificateOf(
  { completion }: Pick<Participation, 'completion'>,
  rates: Rates,
  policy: AttendancePolicy,
): CompletionResult {
  return completion?.result ?? resultOf(rates, policy);
}

/** Compares part/whole with a percentage in integers, so that rounding never reaches a threshold. */
function reaches(part: number, whole: number, percent: number): boolean {
  return 100 * part >= percent * whole;
}

/** Says whether a person is expected in a slot. */
export type Expectation = (participationId: string, slot: Pick<Slot, 'id' | 'sessionId'>) => boolean;

type ExpectedSource = Pick<WorkshopSnapshot, 'participations' | 'people' | 'breakoutGroups' | 'sessions' | 'days'> &
  Partial<Pick<WorkshopSnapshot, 'signOffs' | 'signedLists' | 'attendance'>>;

/**
 * Half-days and days expect everybody; a session expects its audience. Trainers, interpreters and staff are expected
 * everywhere: an audience is a subset of the participants. Whoever was replaced is expected until the successor came, and
 * the successor from then on; whoever came on the list after a day was signed off is not expected on that day, unless marked.
 */
export function expectationOf(snapshot: ExpectedSource): Expectation {
  const ofSessions = sessionExpectation(snapshot);
  const replaced = snapshot.participations.filter(({ replacedFrom }) => replacedFrom !== null);
  const added = addedToSignedDays(snapshot);
  const isOnList = listedFinder(snapshot);
  const isGone = (each: Participation): boolean => !isListed(each) && isOnList(each);
  const changed = snapshot.participations.filter((each) => added.has(each.id) || isGone(each));
  if (replaced.length === 0 && changed.length === 0) return ofSessions;
  const onDay = dayExpectationOf(snapshot);
  const dayOf = dayFinder(snapshot.sessions);
  const successors = snapshot.participations.filter(({ id }) => replaced.some((each) => each.replacedById === id));
  const changing = new Map([...replaced, ...successors, ...changed].map((each) => [each.id, each]));
  return (participationId, slot) => {
    const participation = changing.get(participationId);
    if (participation !== undefined && !onDay(participation, dayOf(slot.id))) return false;
    // The successor has the seat in the groups; whoever had it before was called as the successor is.
    return (
      ofSessions(participationId, slot) ||
      (participation?.replacedFrom != null && ofSessions(participation.replacedById ?? '', slot))
    );
  };
}

/**
 * The same for the seat of a person: who was replaced, and who came instead, were called to all that the seat was called to.
 * A certificate is for the whole workshop, so what somebody else attended in the seat is missed.
 */
export function seatExpectationOf(snapshot: ExpectedSource): Expectation {
  const expects = expectationOf(snapshot);
  const successors = new Map(
    snapshot.participations.flatMap(({ id, replacedById, replacedFrom }) =>
      replacedById === null || replacedFrom === null ? [] : [[id, replacedById] as const],
    ),
  );
  if (successors.size === 0) return expects;
  const predecessors = new Map([...successors].map(([id, successor]) => [successor, id]));
  const along = (id: string, next: ReadonlyMap<string, string>): string[] => {
    const found = new Set<string>();
    for (let at = next.get(id); at !== undefined && !found.has(at); at = next.get(at)) found.add(at);
    return [...found];
  };
  return (participationId, slot) =>
    [participationId, ...along(participationId, successors), ...along(participationId, predecessors)].some((id) =>
      expects(id, slot),
    );
}

/** By audience alone, whatever the day. */
function sessionExpectation(snapshot: ExpectedSource): Expectation {
  const narrowed = snapshot.sessions.filter((each) => each.audienceFilter !== null && narrows(each.audienceFilter));
  if (narrowed.length === 0) return () => true;
  const audience = prepareAudience(snapshot, listedFinder(snapshot));
  const expectedSets = new Map(narrowed.map((session) => [session.id, new Set(expectedIn(session, audience))]));
  const staff = new Set(snapshot.participations.filter((each) => !isCounted(each)).map((each) => each.id));
  return (participationId, { sessionId }) =>
    (expectedSets.get(sessionId ?? '')?.has(participationId) ?? true) || staff.has(participationId);
}

/** Sums over a group of people in some slots; the unit is one person in one slot. */
type Tally = {
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
