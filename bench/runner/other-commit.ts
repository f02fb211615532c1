import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Sample } from '../drivers/bench-case.ts';
import type { Size } from '../frozen/workload.ts';
import { serverProgram } from './places.ts';

/** Another commit, built in a checkout of its own. */
export type OtherCommit = { readonly commit: string; readonly folder: string };

type Answer = { readonly id: number; readonly sample?: Sample | null; readonly failure?: string };
type Waiting = { readonly resolve: (sample: Sample | null) => void; readonly reject: (error: Error) => void };

/**
 * The product of a checkout, measured by the bench of that checkout: files and names may differ from ours, only the
 * names of cases and measures are the same.
 */
export class SampleServer {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  /** Starts the built server of the checkout in `folder`. */
  constructor(folder: string) {
    this.#child = fork(path.join(folder, serverProgram), {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (answer: Answer) => this.#take(answer));
    this.#child.once('exit', (code) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`the bench in ${folder} ended (${String(code)})`));
      this.#waiting.clear();
    });
  }

  /** One sample of the product in the case called `name`; null when that commit has no such case at this size. */
  sample(name: string, size: Size): Promise<Sample | null> {
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, name, size });
    });
  }

  end(): void {
    if (this.#child.connected) this.#child.disconnect();
  }

  #take({ id, sample, failure }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (failure === undefined) waiting?.resolve(sample ?? null);
    else waiting?.reject(new Error(failure));
  }
}
