import { matchesQuery } from '../search-key.ts';
import type { AudienceFilter, Session } from '../agenda/session.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import { isCounted, isExpected, type Participation } from './participation.ts';
import type { Person } from './person.ts';

/** A set of expected participants: one bit each, in the order of `Audience.participants`. */
export type Bitset = Uint32Array;

type Source = Pick<WorkshopSnapshot, 'participations' | 'people' | 'breakoutGroups'>;

/** The participants of a workshop, prepared so that the audience of many sessions is known quickly. */
export type Audience = {
  /** Expected participants, protected ones too; never the declined, the replaced and the reserve. */
  readonly participants: readonly Participation[];
  readonly everybody: Bitset;
  /** The participants whom the filter admits; everybody for null. Cached by the filter's content. */
  bitsetOf(filter: AudienceFilter | null): Bitset;
  /** The participants for whom `holds` is true; cached under `name`. */
  bitsetWhere(name: string, holds: (person: Person | undefined, participation: Participation) => boolean): Bitset;
  /** The bits of those of `participationIds` who are expected participants. */
  bitsetWith(participationIds: Iterable<string>): Bitset;
  /** The ids of the participations in the bitset. */
  membersOf(bitset: Bitset): readonly string[];
};

/** `takesPart` says who may be called at all: usually who is expected. */
export function prepareAudience(
  source: Source,
  takesPart: (participation: Participation) => boolean = isExpected,
): Audience {
  const participants = source.participations.filter((each) => isCounted(each) && takesPart(each));
  const words = Math.ceil(participants.length / 32);
  const everybody = bitsetFrom(words, participants, () => true);
  const known = new Map<string, Bitset>();
  let people: ReadonlyMap<string, Person> | undefined;
  let positions: ReadonlyMap<string, number> | undefined;
  const everybodyIds = participants.map((each) => each.id);

  const bitsetWhere: Audience['bitsetWhere'] = (name, holds) => {
    people ??= new Map(source.people.map((each) => [each.id, each]));
    const byId = people;
    const bitset = known.get(name) ?? bitsetFrom(words, participants, (each) => holds(byId.get(each.personId), each));
    known.set(name, bitset);
    return bitset;
  };
  return {
    participants,
    everybody,
    bitsetWhere,
    bitsetOf: (filter) =>
      filter === null || !narrows(filter)
        ? everybody
        : bitsetWhere(JSON.stringify(filter), letsIn(filter, source.breakoutGroups)),
    bitsetWith: (ids) => {
      positions ??= new Map(participants.map((each, index) => [each.id, index]));
      const bitset = new Uint32Array(words);
      for (const id of ids) addTo(bitset, positions.get(id));
      return bitset;
    },
    membersOf: (bitset) =>
      bitset === everybody ? everybodyIds : everybodyIds.filter((_, index) => has(bitset, index)),
  };
}

/** The participations expected in the session, by their ids. */
export function expectedIn(session: Pick<Session, 'audienceFilter'>, audience: Audience): readonly string[] {
  return audience.membersOf(audience.bitsetOf(session.audienceFilter));
}

/** Whether the filter excludes anybody at all: a filter of empty lists does not. */
export function narrows(filter: AudienceFilter): boolean {
  const { delegationIds, sexes, categories, groupIds, position } = filter;
  return [delegationIds, sexes, categories, groupIds].some((list) => list.length > 0) || position.trim() !== '';
}

export function sizeOfBitset(bitset: Bitset): number {
  return bitset.reduce((sum, word) => sum + bitsIn(word), 0);
}

export function isEmptyBitset(bitset: Bitset): boolean {
  return bitset.every((word) => word === 0);
}

/** Intersection. */
export function inBoth(one: Bitset, other: Bitset): Bitset {
  return one === other ? one : one.map((word, index) => word & (other[index] ?? 0));
}

/** Union. */
export function inEither(one: Bitset, other: Bitset): Bitset {
  return one === other ? one : one.map((word, index) => word | (other[index] ?? 0));
}

/** Difference: `bitset` without `others`. */
export function without(bitset: Bitset, others: Bitset): Bitset {
  return bitset.map((word, index) => word & ~(others[index] ?? 0));
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

function bitsetFrom(
  words: number,
  participants: readonly Participation[],
  holds: (each: Participation) => boolean,
): Bitset {
  const bitset = new Uint32Array(words);
  participants.forEach((each, index) => {
    if (holds(each)) addTo(bitset, index);
  });
  return bitset;
}

function addTo(bitset: Bitset, index: number | undefined): void {
  if (index !== undefined) bitset[index >>> 5] = (bitset[index >>> 5] ?? 0) | (1 << (index & 31));
}

function has(bitset: Bitset, index: number): boolean {
  return ((bitset[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** The number of set bits of a 32-bit word, by parallel summation (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}

/**
 * The sessions in which a delegation is expected, by their ids: those whose audience has one of its people, and those
 * in which one of them has something to do. Before anybody is named, those whose audience leaves the delegation in.
 */
export function sessionsOfDelegation(snapshot: WorkshopSnapshot, delegationId: string): ReadonlySet<string> {
  const own = snapshot.participations.filter((each) => each.delegationId === delegationId && isExpected(each));
  const ownIds = new Set(own.map((each) => each.id));
  const busy = new Set(
    snapshot.assignments.filter((each) => ownIds.has(each.participationId)).map((each) => each.sessionId),
  );
  const audience = prepareAudience(snapshot);
  const members = audience.bitsetWith(ownIds);
  const isAsked = ({ audienceFilter }: Session): boolean =>
    isEmptyBitset(members)
      ? admits(audienceFilter?.delegationIds ?? [], delegationId)
      : !isEmptyBitset(inBoth(members, audience.bitsetOf(audienceFilter)));
  return new Set(snapshot.sessions.filter((each) => busy.has(each.id) || isAsked(each)).map((each) => each.id));
}

/** Whether a list of delegations admits one; an empty list admits all. */
function admits(delegationIds: readonly string[], delegationId: string): boolean {
  return delegationIds.length === 0 || delegationIds.includes(delegationId);
}
