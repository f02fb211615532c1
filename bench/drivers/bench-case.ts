import { execFile } from 'node:child_process';
import type { Size } from '../frozen/workload.ts';
import { nodeProgram } from '../runner/places.ts';

/** Milliseconds; `cpu` over all processes that took part, null where it cannot be had. */
export type Figures = { readonly wall: number; readonly cpu: number | null };

/** What one run of one subject gave. */
export type Sample = {
  /** Stands for the answer: subjects that measure the same must give the same. */
  readonly check: string;
  readonly measures: Readonly<Record<string, Figures>>;
  readonly peakMegabytes: number | null;
  readonly bytes: number | null;
};

/** Ours; ours at the other commit; the least that any program could do; the best other program, or the obvious way. */
export type Role = 'product' | 'before' | 'limit' | 'peer';

export type Subject = {
  readonly name: string;
  readonly role: Role;
  /** Sizes at which it is measured; all when absent. Slow peers are measured at S alone. */
  readonly sizes?: readonly Size[];
  /** Left out by `--quick`. */
  readonly isSlow?: boolean;
  /** Anew each time: a process of its own, or a browser with an empty profile. Null when it is not installed here. */
  readonly sample: (size: Size) => Promise<Sample | null>;
};

export type BenchCase = {
  /** Names the case on the command line. */
  readonly key: string;
  /** Names it in tables and results; cases of two commits are the same when this is. */
  readonly name: string;
  /** Part of `--quick`. */
  readonly isQuick?: boolean;
  readonly subjects: readonly Subject[];
  /** Made once before the first sample of a size. */
  readonly prepare?: (size: Size) => Promise<void>;
};

const mostOutput = 64 * 1024 * 1024;
/** By this exit code a program says that what it compares with is not installed. */
export const notInstalled = 77;

/** A sample of `program` of the list in subject.bench.ts: one process of its own, which ends with a line of JSON. */
export function inProcess(program: string): Subject['sample'] {
  return (size: Size) =>
    new Promise<Sample | null>((resolve, reject) => {
      execFile(
        process.execPath,
        ['--max-old-space-size=8192', nodeProgram, program, size],
        { maxBuffer: mostOutput },
        (error, out, complaints) => {
          if (error?.code === notInstalled) resolve(null);
          else if (error !== null) reject(new Error(`${program} ${size} failed:\n${complaints || error.message}`));
          else resolve(JSON.parse(out.trim().split('\n').at(-1) ?? '') as Sample);
        },
      );
    });
}
