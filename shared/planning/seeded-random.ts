/** Numbers from 0 up to but not including 1; the same seed gives the same numbers on every machine. */
export type Random = () => number;

/** Mulberry32: 32 bits of state, even enough for shuffling and annealing, never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A copy in an order drawn by lot (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const drawn = [...items];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(random() * (last + 1));
    const [one, other] = [drawn[last], drawn[pick]];
    if (one === undefined || other === undefined) continue;
    drawn[last] = other;
    drawn[pick] = one;
  }
  return drawn;
}
