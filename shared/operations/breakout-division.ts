import { isCounted, isExpected } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { seededRandom, shuffled } from '../planning/seeded-random.ts';

/** Somebody to be put into a group: what should be spread evenly, as numbers of values that are alike. */
type Member = {
  readonly id: string;
  /** One value for each trait: institution, country, sex. Equal values are alike; null is not known and counts nowhere. */
  readonly traits: readonly (string | null)[];
};

/** What one unit of unevenness weighs, trait by trait; sizes and "apart" come before all traits. */
const traitWeights = [4, 2, 3];
const sizeWeight = 1000;
const apartWeight = 400;

type Trait = {
  readonly weight: number;
  /** The number of each member's value; -1 where it is not known. */
  readonly values: Int32Array;
  readonly totals: Int32Array;
  /** How many of each value are in each group. */
  readonly counts: Int32Array;
};

/**
 * Who is in which group, with the cost of it. Unevenness is the sum of squared counts: the counts of one value add up to
 * the same whatever the groups, so that the sum is least where they are most alike, and a move changes it by two terms.
 */
class Arrangement {
  readonly groups: number;
  readonly groupOf: Int32Array;
  cost = 0;
  brokenApart = 0;
  readonly #sizes: Int32Array;
  readonly #traits: readonly Trait[];
  readonly #apart: readonly (readonly number[])[];

  constructor(members: readonly Member[], groups: number, apart: readonly (readonly string[])[]) {
    this.groups = groups;
    this.groupOf = new Int32Array(members.length).fill(-1);
    this.#sizes = new Int32Array(groups);
    this.#traits = traitWeights.map((weight, trait) => traitOf(members, trait, weight, groups));
    this.#apart = rivals(members, apart);
  }

  move(member: number, group: number): void {
    const from = this.groupOf[member] ?? -1;
    if (from === group) return;
    if (from >= 0) this.#count(member, from, -1);
    this.groupOf[member] = group;
    this.#count(member, group, 1);
  }

  /** By trait: how far the squared counts are from the least that whole people allow; 0 is perfect. */
  excess(): number[] {
    return this.#traits.map(({ counts, totals }) => {
      const is = counts.reduce((sum, count) => sum + count * count, 0);
      return is - totals.reduce((sum, total) => sum + leastSquares(total, this.groups), 0);
    });
  }

  #count(member: number, group: number, sign: 1 | -1): void {
    this.cost += sizeWeight * step(this.#sizes, group, sign);
    for (const { weight, values, counts } of this.#traits) {
      const value = values[member] ?? -1;
      if (value >= 0) this.cost += weight * step(counts, value * this.groups + group, sign);
    }
    for (const rival of this.#apart[member] ?? []) {
      if (this.groupOf[rival] !== group) continue;
      this.brokenApart += sign;
      this.cost += sign * apartWeight;
    }
  }
}

/** Counts one more or one less, and says by how much the square of the count changes. */
function step(counts: Int32Array, place: number, sign: 1 | -1): number {
  const before = counts[place] ?? 0;
  counts[place] = before + sign;
  return 2 * sign * before + 1;
}

function leastSquares(total: number, groups: number): number {
  const low = Math.floor(total / groups);
  const more = total - low * groups;
  return more * (low + 1) ** 2 + (groups - more) * low ** 2;
}

function traitOf(members: readonly Member[], trait: number, weight: number, groups: number): Trait {
  const numbers = new Map<string, number>();
  const values = Int32Array.from(members, (member) => {
    const value = member.traits[trait] ?? null;
    if (value === null) return -1;
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  const totals = new Int32Array(numbers.size);
  for (const value of values) if (value >= 0) totals[value] = (totals[value] ?? 0) + 1;
  return { weight, values, totals, counts: new Int32Array(numbers.size * groups) };
}

/** For each member, those who should be in another group. */
function rivals(members: readonly Member[], apart: readonly (readonly string[])[]): number[][] {
  const index = new Map(members.map((member, position) => [member.id, position]));
  const lists: Set<number>[] = members.map(() => new Set());
  for (const list of apart) {
    const known = list.flatMap((id) => index.get(id) ?? []);
    for (const one of known) for (const other of known) if (one !== other) lists[one]?.add(other);
  }
  return lists.map((set) => [...set]);
}

export type GroupNumbers = {
  readonly people: number;
  readonly institutions: number;
  readonly countries: number;
  readonly women: number;
  readonly men: number;
};

/** What is spread evenly over the groups, in the order of a member's traits. */
export const spreadTraits = ['institutions', 'countries', 'sexes'] as const;

export type Balance = {
  /** In the order of the groups. */
  readonly numbers: readonly GroupNumbers[];
  /** By trait: how far from the most even division that whole people allow; 0 is perfect. */
  readonly excess: readonly number[];
  /** Pairs that should be apart and are not. */
  readonly brokenApart: number;
  /** Lists of people who should be together and are not. */
  readonly brokenTogether: number;
};

/** How evenly people are spread over groups as they are, however they came about. */
export function balanceOf(snapshot: WorkshopSnapshot, groups: readonly (readonly string[])[]): Balance {
  const members = membersOf(snapshot, groups.flat());
  const positions = new Map(members.map((member, position) => [member.id, position]));
  const { apart, together } = snapshot.workshop.grouping;
  const arrangement = new Arrangement(members, Math.max(groups.length, 1), apart);
  groups.forEach((ids, group) => {
    for (const id of ids) arrangement.move(positions.get(id) ?? 0, group);
  });
  const homes = together.map((list) => new Set(list.flatMap((id) => homeOf(arrangement, positions.get(id)))));
  return {
    numbers: groups.map((ids) => numbersOf(ids.flatMap((id) => members[positions.get(id) ?? -1] ?? []))),
    excess: arrangement.excess(),
    brokenApart: arrangement.brokenApart,
    brokenTogether: homes.filter((each) => each.size > 1).length,
  };
}

/** The expected participants, or those of `chosen`, with what is to be spread evenly. */
export function membersOf(snapshot: WorkshopSnapshot, chosen: readonly string[] | null): Member[] {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const wanted = chosen === null ? null : new Set(chosen);
  return snapshot.participations
    .filter((each) => (wanted === null ? isCounted(each) && isExpected(each) : wanted.has(each.id)))
    .map((each) => {
      const person = people.get(each.personId);
      const sex = person === undefined || person.sex === 'unspecified' ? null : person.sex;
      return { id: each.id, traits: [person?.institutionId ?? null, person?.country ?? null, sex] };
    });
}

function homeOf(arrangement: Arrangement, position: number | undefined): number[] {
  const group = position === undefined ? undefined : arrangement.groupOf[position];
  return group === undefined ? [] : [group];
}

function numbersOf(members: readonly Member[]): GroupNumbers {
  const distinct = (trait: number): number =>
    new Set(members.map((member) => member.traits[trait]).filter((value) => value != null)).size;
  const of = (sex: string): number => members.filter((member) => member.traits[2] === sex).length;
  return {
    people: members.length,
    institutions: distinct(0),
    countries: distinct(1),
    women: of('female'),
    men: of('male'),
  };
}

type DivisionWish = {
  readonly groups: number;
  readonly apart: readonly (readonly string[])[];
  readonly together: readonly (readonly string[])[];
  readonly locked: ReadonlyMap<string, number>;
  readonly seed: number;
};

export type Division = {
  /** Ids of the members of each group. Sizes differ by one at most, unless those locked or kept together forbid it. */
  readonly groups: readonly (readonly string[])[];
  /** By trait: how far from the most even division that whole people allow; 0 is perfect. */
  readonly excess: readonly number[];
  /** Pairs that should be apart and are not. */
  readonly brokenApart: number;
};

/** Upper limit of rounds of exchanges; a round without an improvement ends them earlier. */
const mostRounds = 40;
/** Number of random starts; the best result is taken. */
const beginnings = 6;
/** Number of people above which one start is used: the division is even enough, and more starts would take seconds. */
const largeGathering = 200;

/** A unit that moves as one: a person, or a list of people who stay together. */
type Unit = { readonly members: readonly number[]; readonly lockedTo: number | null };

/** Greedy, then exchanges of two units and moves of one as long as anything improves; the best of several beginnings. */
export function divide(members: readonly Member[], wish: DivisionWish): Division {
  const units = unitsOf(members, wish);
  let best = arranged(members, wish, units, wish.seed);
  const more = members.length > largeGathering ? 0 : beginnings - 1;
  for (let beginning = 1; beginning <= more; beginning += 1) {
    const other = arranged(members, wish, units, wish.seed + beginning * 7919);
    if (other.cost < best.cost) best = other;
  }
  return {
    groups: Array.from({ length: wish.groups }, (_, group) =>
      members.filter((__, index) => best.groupOf[index] === group).map((member) => member.id),
    ),
    excess: best.excess(),
    brokenApart: best.brokenApart,
  };
}

/** Lists that share somebody are one list. Of several locks in one list the first counts. */
function unitsOf(members: readonly Member[], wish: DivisionWish): Unit[] {
  const index = new Map(members.map((member, position) => [member.id, position]));
  const unitOf = members.map((_, position) => position);
  for (const list of wish.together) {
    const joined = new Set(list.flatMap((id) => unitOf[index.get(id) ?? -1] ?? []));
    const target = Math.min(...joined);
    unitOf.forEach((unit, position) => {
      if (joined.has(unit)) unitOf[position] = target;
    });
  }
  const lists = new Map<number, number[]>();
  unitOf.forEach((unit, position) => lists.set(unit, [...(lists.get(unit) ?? []), position]));
  return [...lists.values()].map((list) => ({ members: list, lockedTo: lockOf(list, members, wish) }));
}

function lockOf(list: readonly number[], members: readonly Member[], wish: DivisionWish): number | null {
  const locks = list.flatMap((position) => wish.locked.get(members[position]?.id ?? '') ?? []);
  return locks.find((group) => group >= 0 && group < wish.groups) ?? null;
}

function arranged(members: readonly Member[], wish: DivisionWish, units: readonly Unit[], seed: number): Arrangement {
  const arrangement = new Arrangement(members, wish.groups, wish.apart);
  for (const unit of units) if (unit.lockedTo !== null) put(arrangement, unit, unit.lockedTo);
  const loose = units.filter((unit) => unit.lockedTo === null);
  const drawn = shuffled(loose, seededRandom(seed)).sort((one, other) => other.members.length - one.members.length);
  for (const unit of drawn) put(arrangement, unit, cheapestGroup(arrangement, unit));
  for (let round = 0; round < mostRounds; round += 1) {
    const before = arrangement.cost;
    for (const unit of drawn) bestMove(arrangement, drawn, unit);
    if (arrangement.cost >= before) break;
  }
  return arrangement;
}

function put(arrangement: Arrangement, unit: Unit, group: number): void {
  for (const member of unit.members) arrangement.move(member, group);
}

function cheapestGroup(arrangement: Arrangement, unit: Unit): number {
  let [chosen, least] = [0, Number.POSITIVE_INFINITY];
  for (let group = 0; group < arrangement.groups; group += 1) {
    put(arrangement, unit, group);
    if (arrangement.cost < least) [chosen, least] = [group, arrangement.cost];
  }
  return chosen;
}

/** The best of: another group for the unit, or an exchange with a unit elsewhere; or it stays. */
function bestMove(arrangement: Arrangement, units: readonly Unit[], unit: Unit): void {
  const home = groupOf(arrangement, unit);
  let least = arrangement.cost;
  let [target, partner]: [number, Unit | null] = [home, null];
  for (let group = 0; group < arrangement.groups; group += 1) {
    put(arrangement, unit, group);
    if (arrangement.cost < least) [least, target] = [arrangement.cost, group];
  }
  for (const other of units) {
    const away = groupOf(arrangement, other);
    if (other === unit || away === home) continue;
    put(arrangement, unit, away);
    put(arrangement, other, home);
    if (arrangement.cost < least) [least, target, partner] = [arrangement.cost, away, other];
    put(arrangement, other, away);
  }
  put(arrangement, unit, target);
  if (partner !== null) put(arrangement, partner, home);
}

function groupOf(arrangement: Arrangement, unit: Unit): number {
  return arrangement.groupOf[unit.members[0] ?? 0] ?? 0;
}
