import { execFile } from 'node:child_process';
import type { Sample, Subject } from './bench-case.ts';
import type { Size } from '../frozen/workload.ts';
import { nodeProgram } from '../runner/places.ts';

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
