import { matchesQuery } from '../text/search-key.ts';
import { isCounted, isExpected, type Participation } from './participation.ts';
import type { Person } from './person.ts';
import type { AudienceFilter, Session } from './session.ts';
import type { WorkshopSnapshot } from './workshop-snapshot.ts';

/** A set of expected participants: one bit each, in the order of `Audience.participants`. */
export type Circle = Uint32Array;

type Source = Pick<WorkshopSnapshot, 'participations' | 'people' | 'breakoutGroups'>;

/** The participants of a workshop, prepared so that the audience of many sessions is known quickly. */
export type Audience = {
  /** Expected participants, protected ones too; never the declined, the replaced and the reserve. */
  readonly participants: readonly Participation[];
  readonly everybody: Circle;
  /** Those whom the filter lets in; everybody where there is none. Filters that say the same are worked out once. */
  circleOf(filter: AudienceFilter | null): Circle;
  /** Those for whom `holds` says yes; kept under `name`. */
  circleWhere(name: string, holds: (person: Person | undefined, participation: Participation) => boolean): Circle;
  /** The bits of those of `participationIds` who are expected participants. */
  circleWith(participationIds: Iterable<string>): Circle;
  /** The ids of the participations in the circle. */
  membersOf(circle: Circle): readonly string[];
};

export function prepareAudience(source: Source): Audience {
  const participants = source.participations.filter((each) => isCounted(each) && isExpected(each));
  const words = Math.ceil(participants.length / 32);
  const everybody = circleFrom(words, participants, () => true);
  const known = new Map<string, Circle>();
  let people: ReadonlyMap<string, Person> | undefined;
  let positions: ReadonlyMap<string, number> | undefined;
  const everybodyIds = participants.map((each) => each.id);

  const circleWhere: Audience['circleWhere'] = (name, holds) => {
    people ??= new Map(source.people.map((each) => [each.id, each]));
    const byId = people;
    const circle = known.get(name) ?? circleFrom(words, participants, (each) => holds(byId.get(each.personId), each));
    known.set(name, circle);
    return circle;
  };
  return {
    participants,
    everybody,
    circleWhere,
    circleOf: (filter) =>
      filter === null || !narrows(filter)
        ? everybody
        : circleWhere(JSON.stringify(filter), letsIn(filter, source.breakoutGroups)),
    circleWith: (ids) => {
      positions ??= new Map(participants.map((each, index) => [each.id, index]));
      const circle = new Uint32Array(words);
      for (const id of ids) addTo(circle, positions.get(id));
      return circle;
    },
    membersOf: (circle) =>
      circle === everybody ? everybodyIds : everybodyIds.filter((_, index) => has(circle, index)),
  };
}

/** The participations expected in the session, by their ids. */
export function expectedIn(session: Pick<Session, 'audienceFilter'>, audience: Audience): readonly string[] {
  return audience.membersOf(audience.circleOf(session.audienceFilter));
}

/** Whether the filter keeps anybody out: each empty list leaves the circle open. */
export function narrows(filter: AudienceFilter): boolean {
  const { delegationIds, sexes, categories, groupIds, position } = filter;
  return [delegationIds, sexes, categories, groupIds].some((list) => list.length > 0) || position.trim() !== '';
}

export function sizeOf(circle: Circle): number {
  return circle.reduce((sum, word) => sum + bitsIn(word), 0);
}

export function isEmptyCircle(circle: Circle): boolean {
  return circle.every((word) => word === 0);
}

/** Those who are in both. */
export function inBoth(one: Circle, other: Circle): Circle {
  return one === other ? one : one.map((word, index) => word & (other[index] ?? 0));
}

/** Those who are in either. */
export function inEither(one: Circle, other: Circle): Circle {
  return one === other ? one : one.map((word, index) => word | (other[index] ?? 0));
}

/** Those in `circle` who are not in `others`. */
export function without(circle: Circle, others: Circle): Circle {
  return circle.map((word, index) => word & ~(others[index] ?? 0));
}

function letsIn(
  filter: AudienceFilter,
  groups: WorkshopSnapshot['breakoutGroups'],
): (person: Person | undefined, participation: Participation) => boolean {
  const delegations: ReadonlySet<string | null> = new Set(filter.delegationIds);
  const members = new Set(
    groups.filter((group) => filter.groupIds.includes(group.id)).flatMap((group) => group.participationIds),
  );
  return (person, participation) =>
    (delegations.size === 0 || delegations.has(participation.delegationId)) &&
    (filter.sexes.length === 0 || (person !== undefined && filter.sexes.includes(person.sex))) &&
    (filter.categories.length === 0 ||
      (participation.category !== null && filter.categories.includes(participation.category))) &&
    (filter.groupIds.length === 0 || members.has(participation.id)) &&
    (filter.position.trim() === '' || holdsPosition(person, filter.position.trim()));
}

function holdsPosition(person: Person | undefined, words: string): boolean {
  return person !== undefined && Object.values(person.position).some((position) => matchesQuery(position, words));
}

function circleFrom(
  words: number,
  participants: readonly Participation[],
  holds: (each: Participation) => boolean,
): Circle {
  const circle = new Uint32Array(words);
  participants.forEach((each, index) => {
    if (holds(each)) addTo(circle, index);
  });
  return circle;
}

function addTo(circle: Circle, index: number | undefined): void {
  if (index !== undefined) circle[index >>> 5] = (circle[index >>> 5] ?? 0) | (1 << (index & 31));
}

function has(circle: Circle, index: number): boolean {
  return ((circle[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** The number of set bits, added up in pairs, fours and bytes. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
