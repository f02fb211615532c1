import { minutesOf, type WallClock } from '../../time/wall-clock.ts';
import type { Day } from '../agenda/day.ts';
import type { Assignment, Placement, Session, SessionKind } from '../agenda/session.ts';
import { isBlank } from '../language.ts';
import { type Audience, type Bitset, narrows } from '../people/audience.ts';
import { isCounted, isExpected, type Participation } from '../people/participation.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';

const lastMinute = 24 * 60 - 1;

/** Minutes since midnight at which a period ends; a clock cannot say 24:00, so 23:59 stands for it. */
export function endingAt(clock: WallClock): number {
  const minutes = minutesOf(clock);
  return minutes === lastMinute ? lastMinute + 1 : minutes;
}

const content: ReadonlySet<SessionKind> = new Set([
  'lecture',
  'discussion',
  'group-work',
  'exercise',
  'country-presentations',
  'special-session',
  'site-visit',
]);
const silent: ReadonlySet<SessionKind> = new Set(['registration', 'photo', 'break', 'lunch']);
/** Kinds that interrupt work: breaks and meals; registration and visits, during which people move about. */
const restful: ReadonlySet<SessionKind> = new Set(['registration', 'break', 'lunch', 'site-visit']);

/** Whether sessions of a kind have content, so that somebody must lead them. */
export function isContent(kind: SessionKind): boolean {
  return content.has(kind);
}

/** Whether a session has speech that all its participants must understand. */
export function isSpoken(kind: SessionKind): boolean {
  return !silent.has(kind);
}

/** Whether the participants sit and work in it. */
export function isWork(kind: SessionKind): boolean {
  return !restful.has(kind);
}

/** Somebody who leads, presents or interprets a session, and is expected to come. */
export type Duty = { readonly participation: Participation; readonly role: Assignment['role'] };

/** Who does what in each session, by the session's id. Whoever has declined or was replaced does nothing. */
export function assignmentsBySession({
  assignments,
  participations,
}: Pick<WorkshopSnapshot, 'assignments' | 'participations'>): ReadonlyMap<string, readonly Duty[]> {
  const assigned = new Map<string, Duty[]>();
  if (assignments.length === 0) return assigned;
  const byId = new Map(participations.map((each) => [each.id, each]));
  for (const { sessionId, participationId, role } of assignments) {
    const participation = byId.get(participationId);
    if (participation === undefined || !isExpected(participation)) continue;
    const duties = assigned.get(sessionId);
    if (duties === undefined) assigned.set(sessionId, [{ participation, role }]);
    else duties.push({ participation, role });
  }
  return assigned;
}

/** The participations of the duties, one for each person: whoever leads and presents is counted once. */
export function humansIn(duties: readonly Duty[]): readonly Participation[] {
  const humans: Participation[] = [];
  for (const { participation } of duties) {
    if (!humans.some((each) => each.personId === participation.personId)) humans.push(participation);
  }
  return humans;
}

/** Those of the duties who interpret. */
export function interpretersIn(duties: readonly Duty[]): readonly Participation[] {
  return humansIn(duties.filter((duty) => duty.role === 'interpreter'));
}

/** Those of the duties who sit among the participants otherwise: the head of a delegation who presents its country. */
export function participantsIn(duties: readonly Duty[]): readonly Participation[] {
  return humansIn(duties).filter(isCounted);
}

/**
 * The audience of a session. `everybody`: a plenary item, which has all rooms and no audience of its own. `named`: those
 * whom its filter lets in. `open`: participants choose, because other sessions overlap in other rooms, or because
 * its audience is described in words only. An open session never conflicts with another one.
 */
type Demand = 'everybody' | 'named' | 'open';

/** A session at its place in time. */
export type Spot = {
  readonly session: Session;
  readonly day: Day;
  /** The place of the day in the workshop, from 0. */
  readonly dayIndex: number;
  /** Minutes since midnight. */
  readonly start: number;
  /** Minutes since midnight; above 1440 where it runs past midnight. */
  readonly end: number;
  readonly roomId: string | null;
  readonly assignments: readonly Duty[];
  readonly demand: Demand;
  /** Whom the filter lets in; everybody where there is none. */
  readonly invited: Bitset;
};

export type PlannedDay = {
  readonly day: Day;
  readonly index: number;
  /** The hours of the day, in minutes since midnight. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** In the order of time. */
  readonly spots: readonly Spot[];
  /** Minutes of the longest session of the day. */
  readonly longest: number;
};

/** The sessions of the day that take up any of the minutes `from` to `to`, but not `except`. */
export function overlapping(day: PlannedDay | undefined, from: number, to: number, except: string): Spot[] {
  const met: Spot[] = [];
  if (day === undefined) return met;
  for (let at = firstStartingAfter(day.spots, from - day.longest); at < day.spots.length; at++) {
    const spot = day.spots[at];
    if (spot === undefined || spot.start >= to) break;
    if (spot.end > from && spot.session.id !== except) met.push(spot);
  }
  return met;
}

export function planDay(day: Day, index: number, spots: Spot[]): PlannedDay {
  spots.sort((one, other) => one.start - other.start || (one.session.id < other.session.id ? -1 : 1));
  return {
    day,
    index,
    opensAt: minutesOf(day.startsAt),
    closesAt: endingAt(day.endsAt),
    spots,
    longest: spots.reduce((most, spot) => Math.max(most, spot.session.minutes), 0),
  };
}

export function makeSpot(
  session: Session,
  placement: Placement,
  day: Day,
  dayIndex: number,
  {
    audience,
    assignments,
  }: { readonly audience: Audience; readonly assignments: ReadonlyMap<string, readonly Duty[]> },
): Spot {
  const start = minutesOf(placement.start);
  return {
    session,
    day,
    dayIndex,
    start,
    end: start + session.minutes,
    roomId: placement.roomId,
    assignments: assignments.get(session.id) ?? [],
    demand: demandOf(session, placement.roomId),
    invited: audience.bitsetOf(session.audienceFilter),
  };
}

function demandOf({ audienceFilter, audience }: Session, roomId: string | null): Demand {
  if (audienceFilter !== null && narrows(audienceFilter)) return 'named';
  return roomId === null && isBlank(audience) ? 'everybody' : 'open';
}

function firstStartingAfter(spots: readonly Spot[], minute: number): number {
  let [low, high] = [0, spots.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spots[middle]?.start ?? 0) > minute) high = middle;
    else low = middle + 1;
  }
  return low;
}
