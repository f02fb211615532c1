import { parseArgs } from 'node:util';
import { sizes, type Size } from '../frozen/workload.ts';

export type Options = {
  /** Keys of cases; null for all (for the quick ones with `quick`). */
  readonly rows: readonly string[] | null;
  readonly sizes: readonly Size[];
  /** Rounds after the first, which is recorded apart as cold; with 0 the cold one stands for all. */
  readonly reps: number;
  /** The subset for CI: size S, two rounds, product and limit only where there is a limit. Nothing is recorded. */
  readonly quick: boolean;
  /** Fails when a ratio is worse than the committed one by more than the factor of runner/results.ts, in every try. */
  readonly check: boolean;
  /** Fails when a goal is missed by more than the tolerance, in every try. */
  readonly gate: boolean;
  /** Leaves peers out. */
  readonly noPeers: boolean;
};

/** Reads the words of the command line; throws with a sentence for the user when one is wrong. */
export function readOptions(words: readonly string[], known: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rows: { type: 'string' },
      size: { type: 'string' },
      reps: { type: 'string' },
      quick: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      gate: { type: 'boolean', default: false },
      'no-peers': { type: 'boolean', default: false },
    },
  });
  const wanted = values.size?.split(',') ?? ['S', ...(values.quick ? [] : ['M'])];
  const reps = Number(values.reps ?? (values.quick ? 2 : 5));
  if (!Number.isInteger(reps) || reps < 0) throw new Error('--reps takes a whole number from 0');
  return {
    rows: values.rows?.split(',').map((name) => keyCalled(name, known)) ?? null,
    sizes: wanted.map(sizeCalled),
    reps,
    quick: values.quick,
    check: values.check,
    gate: values.gate,
    noPeers: values['no-peers'],
  };
}

function keyCalled(name: string, known: readonly string[]): string {
  if (!known.includes(name)) throw new Error(`--rows takes some of ${known.join(', ')}, not ${name}`);
  return name;
}

function sizeCalled(name: string): Size {
  const size = sizes.find((each) => each === name);
  if (size === undefined) throw new Error(`--size takes some of ${sizes.join(', ')}, not ${name}`);
  return size;
}
