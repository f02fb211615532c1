/** The only source of chance in the samples: the same seed makes the same files, on every machine and for ever. */
export type Random = {
  /** A whole number from 0 to `below` − 1. */
  readonly below: (below: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** True in `percent` of 100 cases. */
  readonly chance: (percent: number) => boolean;
  /** An id shaped as version 7, later than all before it. */
  readonly id: () => string;
};

/** Mulberry32: 32 bits of state, good enough for invented names. `startsAt` is the moment of the first id, in ms. */
export function randomFrom(seed: number, startsAt: number): Random {
  let state = seed;
  let moment = startsAt;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    chance: (percent) => below(100) < percent,
    id: () => versionSeven(moment++, next(), next(), next()),
  };
}

function versionSeven(moment: number, first: number, second: number, third: number): string {
  const time = moment.toString(16).padStart(12, '0');
  const tail = [first, second, third].map((part) => part.toString(16).padStart(8, '0')).join('');
  const variant = '89ab'.charAt(second % 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(3, 6)}-${tail.slice(6, 18)}`;
}
