import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { sizes } from '../frozen/workload.ts';
import { goalsFile } from './places.ts';

const goalSchema = z.strictObject({
  case: z.string(),
  measure: z.string(),
  /** Only at this size; at every size when absent. */
  size: z.enum(sizes).optional(),
  /** The peer that is meant; the best of them when absent. */
  peer: z.string().optional(),
  /** `growth` is ours at this size against ours at the smallest. */
  ratio: z.enum(['product/limit', 'peer/product', 'growth']),
  /** What is compared. CPU holds on a busy machine, where the clock does not. */
  of: z.enum(['wall', 'cpu']).default('wall'),
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
});
export type Goal = z.infer<typeof goalSchema>;

export function readGoals(): Goal[] {
  return z.array(goalSchema).parse(JSON.parse(readFileSync(goalsFile, 'utf8')));
}

/** Whether `value` meets the goal, or misses it by no more than `tolerance`, a part of the goal. */
export function isMet({ atMost, atLeast }: Goal, value: number, tolerance = 0): boolean {
  return value <= (atMost ?? Infinity) * (1 + tolerance) && value >= (atLeast ?? 0) * (1 - tolerance);
}

export function goalText({ ratio, peer, of, atMost, atLeast }: Goal): string {
  return `${peer === undefined ? ratio : `${peer}/product`} (${of}) ${atMost === undefined ? `≥ ${String(atLeast)}` : `≤ ${atMost}`}`;
}
