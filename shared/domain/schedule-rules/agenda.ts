import type { Day } from '../day.ts';
import { isBlank } from '../language.ts';
import type { Room } from '../room.ts';
import type { Placement, Session } from '../session.ts';
import { daysInOrder } from '../slots.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import { minutesOf } from '../../time/wall-clock.ts';
import { narrows, prepareAudience, type Audience, type Circle } from '../audience.ts';
import { bookingsOf, type Bookings, type Timeline } from './bookings.ts';
import type { Commitment } from './commitment.ts';
import { crewsOf, humansIn, type Duty } from './crew.ts';

/**
 * Whom a session asks for. `everybody`: a plenary item, which has all rooms and no audience of its own. `named`: those
 * whom its filter lets in. `open`: whoever comes, because it runs in one room beside others, or because its audience is
 * told in words only. Nobody is in two places because of an open session: people choose.
 */
export type Demand = 'everybody' | 'named' | 'open';

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
  readonly crew: readonly Duty[];
  readonly demand: Demand;
  /** Whom the filter lets in; everybody where there is none. */
  readonly circle: Circle;
};

export type PlannedDay = {
  readonly day: Day;
  readonly index: number;
  /** In the order of time. */
  readonly spots: readonly Spot[];
  /** Minutes of the longest session of the day. */
  readonly longest: number;
};

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
  readonly crews: ReadonlyMap<string, readonly Duty[]>;
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

/** Days lie this far apart on the line, so that a session past midnight never meets the next day. */
const stride = 3 * 24 * 60;

export function prepareAgenda(snapshot: WorkshopSnapshot, commitments: readonly Commitment[] = []): PreparedAgenda {
  const audience = prepareAudience(snapshot);
  const crews = crewsOf(snapshot);
  const { days, unplaced } = planDays(snapshot, audience, crews);
  const spots = days.flatMap((day) => day.spots);
  const starts = Int32Array.from(spots, (spot) => spot.dayIndex * stride + spot.start);
  const ends = Int32Array.from(spots, (spot) => spot.dayIndex * stride + spot.end);
  return {
    snapshot,
    days,
    spots,
    unplaced,
    spotOf: new Map(spots.map((spot) => [spot.session.id, spot])),
    followers: followersOf(spots),
    audience,
    crews,
    roomOf: new Map(snapshot.rooms.map((room) => [room.id, room])),
    timeline: { starts, ends },
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

/** The sessions of the day that take up any of the minutes `from` to `to`, but not `except`. */
export function meanwhile(day: PlannedDay | undefined, from: number, to: number, except: string): Spot[] {
  const met: Spot[] = [];
  if (day === undefined) return met;
  for (let at = firstStartingAfter(day.spots, from - day.longest); at < day.spots.length; at++) {
    const spot = day.spots[at];
    if (spot === undefined || spot.start >= to) break;
    if (spot.end > from && spot.session.id !== except) met.push(spot);
  }
  return met;
}

/** The other sessions at the time of `spot`. */
export function beside(agenda: PreparedAgenda, spot: Spot): Spot[] {
  return meanwhile(agenda.days[spot.dayIndex], spot.start, spot.end, spot.session.id);
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

type Crews = PreparedAgenda['crews'];

function planDays(
  { days, sessions }: WorkshopSnapshot,
  audience: Audience,
  crews: Crews,
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
    else spots[index]?.push(makeSpot(session, placement, day, index, { audience, crews }));
  }
  return { days: ordered.map((day, index) => planDay(day, index, spots[index] ?? [])), unplaced };
}

function planDay(day: Day, index: number, spots: Spot[]): PlannedDay {
  spots.sort((one, other) => one.start - other.start || (one.session.id < other.session.id ? -1 : 1));
  return { day, index, spots, longest: spots.reduce((most, spot) => Math.max(most, spot.session.minutes), 0) };
}

function makeSpot(
  session: Session,
  placement: Placement,
  day: Day,
  dayIndex: number,
  { audience, crews }: Pick<PreparedAgenda, 'audience' | 'crews'>,
): Spot {
  const start = minutesOf(placement.start);
  return {
    session,
    day,
    dayIndex,
    start,
    end: start + session.minutes,
    roomId: placement.roomId,
    crew: crews.get(session.id) ?? [],
    demand: demandOf(session, placement.roomId),
    circle: audience.circleOf(session.audienceFilter),
  };
}

function demandOf({ audienceFilter, audience }: Session, roomId: string | null): Demand {
  if (audienceFilter !== null && narrows(audienceFilter)) return 'named';
  return roomId === null && isBlank(audience) ? 'everybody' : 'open';
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
    for (const { personId } of humansIn(spot.crew)) {
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
