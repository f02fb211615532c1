import { prepareAudience, type Audience } from '../audience.ts';
import type { Room } from '../room.ts';
import type { Placement, Session } from '../session.ts';
import { daysInOrder } from '../slots.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import { bookingsOf, type Bookings, type Timeline } from './bookings.ts';
import type { Commitment } from './commitment.ts';
import { crewsOf, humansIn, type Duty } from './crew.ts';
import { makeSpot, meanwhile, planDay, type PlannedDay, type Spot } from './spot.ts';

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
    crews,
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
export function beside(agenda: PreparedAgenda, spot: Spot): Spot[] {
  return meanwhile(agenda.days[spot.dayIndex], spot.start, spot.end, spot.session.id);
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
