import { seededRandom, shuffled } from '../planning/seeded-random.ts';
import { Arrangement, type Member } from './breakout-arrangement.ts';

export type DivisionWish = {
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

/** More rounds of exchanges than any division has needed; each round that changes nothing is the last. */
const mostRounds = 40;
/** Beginnings from which the exchanges start; the best end is taken. */
const beginnings = 6;
/** Above so many people one beginning is even enough, and the rest would take seconds. */
const largeGathering = 200;

/** Units that move as one: a person, or those who stay together. */
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
