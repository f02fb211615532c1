import { parseArgs } from 'node:util';
import { sizes, type Size } from './generate.ts';

export type Options = {
  /** Null for all. */
  readonly areas: readonly string[] | null;
  readonly sizes: readonly Size[];
  /** Rounds after the first, which is told apart as cold; `--quick` has the first only. */
  readonly reps: number;
  /** Looks for crashes and wrong answers, not for milliseconds; nothing is recorded. */
  readonly quick: boolean;
  /** Fails when a goal is missed by more than the tolerance, in the best of three tries. */
  readonly gate: boolean;
};

export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      area: { type: 'string' },
      size: { type: 'string' },
      reps: { type: 'string' },
      quick: { type: 'boolean', default: false },
      gate: { type: 'boolean', default: false },
    },
  });
  const wanted = values.size?.split(',') ?? ['S', ...(values.quick ? [] : ['M'])];
  const reps = values.quick ? 0 : Number(values.reps ?? 5);
  if (!Number.isInteger(reps) || (reps < 1 && !values.quick)) throw new Error('--reps takes a whole number from 1');
  return {
    areas: values.area?.split(',') ?? null,
    sizes: wanted.map(sizeCalled),
    reps,
    quick: values.quick,
    gate: values.gate,
  };
}

function sizeCalled(name: string): Size {
  const size = sizes.find((each) => each === name);
  if (size === undefined) throw new Error(`--size takes some of ${sizes.join(', ')}, not ${name}`);
  return size;
}
