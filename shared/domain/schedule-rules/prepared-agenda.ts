import type { CalendarDay } from '../../time/calendar-day.ts';
import type { Room } from '../agenda/day.ts';
import type { Placement, Session } from '../agenda/session.ts';
import { daysInOrder, endOf, startOf } from '../attendance/slots.ts';
import { isBlank } from '../language.ts';
import { type Audience, type Bitset, prepareAudience, without } from '../people/audience.ts';
import { isExpected } from '../people/participation.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import {
  assignmentsBySession,
  type Duty,
  humansIn,
  makeSpot,
  overlapping,
  planDay,
  type PlannedDay,
  type Spot,
} from './spot.ts';

/**
 * Bookings by resource in compressed rows: the agenda positions of resource `r` are `members[offsets[r] … offsets[r +
 * 1] - 1]`.
 */
type Bookings = { readonly offsets: Int32Array; readonly members: Int32Array };

/** Start and end of each position of the agenda in minutes from the first day, sorted by start. */
type Timeline = { readonly starts: Int32Array; readonly ends: Int32Array };

/**
 * Sorts bookings by their resource, by counting. `resources[n]` is taken at the place `places[n]`; a resource below 0
 * is none. Places given in their order stay in it.
 */
export function bookingsOf(count: number, resources: readonly number[], places: readonly number[]): Bookings {
  const offsets = new Int32Array(count + 1);
  for (const resource of resources) if (resource >= 0) offsets[resource + 1] = (offsets[resource + 1] ?? 0) + 1;
  for (let at = 1; at <= count; at++) offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0);
  const members = new Int32Array(offsets[count] ?? 0);
  const next = offsets.slice();
  resources.forEach((resource, index) => {
    if (resource < 0) return;
    members[next[resource] ?? 0] = places[index] ?? 0;
    next[resource] = (next[resource] ?? 0) + 1;
  });
  return { offsets, members };
}

/**
 * Visits each pair of places of one resource of which the later starts less than `slack` minutes after the earlier has
 * ended; with no slack those are the pairs that overlap, half-open. Each booking is compared with those that it meets
 * and with one more, so the cost is bookings + pairs (docs/performance.md). Gives the number of comparisons.
 */
export function visitOverlaps(
  { starts, ends }: Timeline,
  { offsets, members }: Bookings,
  slack: number,
  visit: (earlier: number, later: number, resource: number) => void,
): number {
  let comparisons = 0;
  for (let resource = 0; resource + 1 < offsets.length; resource++) {
    const last = offsets[resource + 1] ?? 0;
    for (let one = offsets[resource] ?? 0; one < last; one++) {
      const earlier = members[one] ?? 0;
      const until = (ends[earlier] ?? 0) + slack;
      for (let other = one + 1; other < last; other++) {
        const later = members[other] ?? 0;
        comparisons++;
        if ((starts[later] ?? 0) >= until) break;
        visit(earlier, later, resource);
      }
    }
  }
  return comparisons;
}

/** Somebody leads, presents or interprets in a workshop at that time. Minutes since midnight, by the clock there. */
export type Commitment = {
  readonly personId: string;
  readonly workshopId: string;
  readonly date: CalendarDay;
  readonly start: number;
  readonly end: number;
};

type Source = Pick<WorkshopSnapshot, 'workshop' | 'days' | 'sessions' | 'participations' | 'assignments'>;

/** The assignments of one workshop as commitments, for the check of another. Days without a date give none. */
export function commitmentsOf(source: Source): Commitment[] {
  const dates = new Map(source.days.map((day) => [day.id, day.date]));
  const sessions = new Map(source.sessions.map((session) => [session.id, session]));
  const participations = new Map(source.participations.map((each) => [each.id, each]));
  return source.assignments.flatMap(({ sessionId, participationId }) => {
    const session = sessions.get(sessionId);
    const participation = participations.get(participationId);
    const date = dates.get(session?.placement?.dayId ?? '');
    if (session === undefined || participation === undefined || date == null || !isExpected(participation)) return [];
    const { personId } = participation;
    return [{ personId, workshopId: source.workshop.id, date, start: startOf(session), end: endOf(session) }];
  });
}

/** An agenda made ready for the rules, once for each change of it; every rule only reads it. */
export type PreparedAgenda = {
  readonly snapshot: WorkshopSnapshot;
  readonly days: readonly PlannedDay[];
  /** All placed sessions in the order of time. */
  readonly spots: readonly Spot[];
  readonly unplaced: readonly Session[];
  readonly spotOf: ReadonlyMap<string, Spot>;
  /** The placed sessions that must come after a session, by its id. */
  readonly followers: ReadonlyMap<string, readonly Spot[]>;
  readonly audience: Audience;
  readonly assignments: ReadonlyMap<string, readonly Duty[]>;
  readonly roomOf: ReadonlyMap<string, Room>;
  readonly timeline: Timeline;
  /** Places in `spots` by room; plenary items take up no room in particular. */
  readonly rooms: Bookings;
  /** Places in `spots` by the human who leads, presents or interprets. */
  readonly people: Bookings;
  /** The human of each resource of `people`. */
  readonly personIds: readonly string[];
  /** What people do in other workshops, by `personId date`. */
  readonly commitments: ReadonlyMap<string, readonly Commitment[]>;
};

/**
 * Minutes between two days on the timeline: three days, so that a session past midnight never overlaps the next day.
 */
const stride = 3 * 24 * 60;

export function prepareAgenda(snapshot: WorkshopSnapshot, commitments: readonly Commitment[] = []): PreparedAgenda {
  const audience = prepareAudience(snapshot);
  const assigned = assignmentsBySession(snapshot);
  const { days, unplaced } = planDays(snapshot, audience, assigned);
  const spots = days.flatMap((day) => day.spots);
  const timeline = { starts: new Int32Array(spots.length), ends: new Int32Array(spots.length) };
  const spotOf = new Map<string, Spot>();
  spots.forEach((spot, place) => {
    timeline.starts[place] = spot.dayIndex * stride + spot.start;
    timeline.ends[place] = spot.dayIndex * stride + spot.end;
    spotOf.set(spot.session.id, spot);
  });
  return {
    snapshot,
    days,
    spots,
    unplaced,
    spotOf,
    followers: followersOf(spots),
    audience,
    assignments: assigned,
    roomOf: new Map(snapshot.rooms.map((room) => [room.id, room])),
    timeline,
    rooms: bookRooms(spots),
    ...bookPeople(spots),
    commitments: elsewhere(snapshot.workshop.id, commitments),
  };
}

/** The session as it would stand at `placement`; undefined where there is no such session or day. */
export function spotAt(agenda: PreparedAgenda, sessionId: string, placement: Placement): Spot | undefined {
  const session =
    agenda.spotOf.get(sessionId)?.session ?? agenda.unplaced.find((candidate) => candidate.id === sessionId);
  const planned = agenda.days.find(({ day }) => day.id === placement.dayId);
  if (session === undefined || planned === undefined) return undefined;
  return makeSpot({ ...session, placement }, placement, planned.day, planned.index, agenda);
}

/** The other sessions at the time of `spot`. */
export function overlappingSpots(agenda: PreparedAgenda, spot: Spot): Spot[] {
  return overlapping(agenda.days[spot.dayIndex], spot.start, spot.end, spot.session.id);
}

type AssignmentsBySession = PreparedAgenda['assignments'];

function planDays(
  { days, sessions }: WorkshopSnapshot,
  audience: Audience,
  assigned: AssignmentsBySession,
): { days: PlannedDay[]; unplaced: Session[] } {
  const ordered = daysInOrder(days);
  const indexOf = new Map(ordered.map((day, index) => [day.id, index]));
  const spots: Spot[][] = ordered.map(() => []);
  const unplaced: Session[] = [];
  for (const session of sessions) {
    const { placement } = session;
    const index = placement === null ? undefined : indexOf.get(placement.dayId);
    const day = ordered[index ?? -1];
    if (placement === null || index === undefined || day === undefined) unplaced.push(session);
    else spots[index]?.push(makeSpot(session, placement, day, index, { audience, assignments: assigned }));
  }
  return { days: ordered.map((day, index) => planDay(day, index, spots[index] ?? [])), unplaced };
}

function bookRooms(spots: readonly Spot[]): Bookings {
  const numbers = new Map<string, number>();
  const resources = spots.map(({ roomId }) => (roomId === null ? -1 : numberOf(numbers, roomId)));
  return bookingsOf(numbers.size, resources, [...spots.keys()]);
}

function bookPeople(spots: readonly Spot[]): Pick<PreparedAgenda, 'people' | 'personIds'> {
  const numbers = new Map<string, number>();
  const resources: number[] = [];
  const places: number[] = [];
  spots.forEach((spot, place) => {
    for (const { personId } of humansIn(spot.assignments)) {
      resources.push(numberOf(numbers, personId));
      places.push(place);
    }
  });
  return { people: bookingsOf(numbers.size, resources, places), personIds: [...numbers.keys()] };
}

function numberOf(numbers: Map<string, number>, id: string): number {
  const number = numbers.get(id) ?? numbers.size;
  numbers.set(id, number);
  return number;
}

function followersOf(spots: readonly Spot[]): PreparedAgenda['followers'] {
  const followers = new Map<string, Spot[]>();
  for (const spot of spots) for (const id of spot.session.prerequisiteIds) listAt(followers, id).push(spot);
  return followers;
}

function listAt<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}

function elsewhere(workshopId: string, commitments: readonly Commitment[]): PreparedAgenda['commitments'] {
  const byPersonAndDate = new Map<string, Commitment[]>();
  for (const commitment of commitments) {
    if (commitment.workshopId === workshopId) continue;
    listAt(byPersonAndDate, `${commitment.personId} ${commitment.date}`).push(commitment);
  }
  return byPersonAndDate;
}

/**
 * Expected attendance of a session: the participants who may come, and the other open sessions that they may choose
 * instead.
 */
type Attending = { readonly possible: Bitset; readonly choices: readonly Spot[] };

/**
 * Expected attendance of a session. To an open session may come everybody whom no filter calls into an overlapping one;
 * they divide among the open sessions of that time. Null where the audience is described in words only, which cannot be
 * counted. `known` are the overlapping sessions, where the caller has them already.
 */
export function attending(agenda: PreparedAgenda, spot: Spot, known?: readonly Spot[]): Attending | null {
  if (spot.demand !== 'open') return { possible: spot.invited, choices: [] };
  if (spot.roomId === null || !isBlank(spot.session.audience)) return null;
  const others = known ?? overlappingSpots(agenda, spot);
  const possible = others
    .filter((other) => other.demand === 'named')
    .reduce((left, other) => without(left, other.invited), agenda.audience.everybody);
  return { possible, choices: others.filter((other) => other.demand === 'open') };
}
