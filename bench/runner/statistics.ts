export type Spread = { readonly med: number; readonly min: number; readonly max: number };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The value below which this part of the values lies: 0.95 for all but the slowest of twenty. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function spreadOf(values: readonly number[]): Spread {
  return { med: round(median(values)), min: round(Math.min(...values)), max: round(Math.max(...values)) };
}

/**
 * The ratio of each round, for what disturbs a round disturbs both of its samples: their median, least and greatest.
 * Null when nothing can be divided.
 */
export function pairedRatio(numerators: readonly number[], denominators: readonly number[]): Spread | null {
  const ratios = numerators.flatMap((value, index) => {
    const below = denominators[index];
    return below === undefined || below <= 0 ? [] : [value / below];
  });
  return ratios.length === 0 ? null : spreadOf(ratios);
}

/** Four significant digits. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}
