/** Somebody to be put into a group: what should be spread evenly, as numbers of values that are alike. */
export type Member = {
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
export class Arrangement {
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
