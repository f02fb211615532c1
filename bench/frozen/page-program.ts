import type { Size } from './workload.ts';

/** What a subject does in the page. */
export type PageProgram = {
  /** Runs in a browser of its own, which is closed afterwards. */
  readonly fill?: (size: Size) => Promise<void>;
  /** Runs before the first phase, off the clock. */
  readonly begin: (size: Size) => Promise<Phases>;
};

export type Phases = {
  /** Each gives the milliseconds of every repetition. */
  readonly phases: Readonly<Record<string, () => Promise<number[]>>>;
  /** Stands for the answer. */
  readonly check: () => Promise<string>;
};

/** The page as the runner drives it. */
export type PageBench = {
  readonly fill: (program: string, size: Size) => Promise<void>;
  readonly begin: (program: string, size: Size) => Promise<string[]>;
  readonly run: (phase: string) => Promise<number[]>;
  readonly check: () => Promise<string>;
};

/** Does `work` so many times and gives the milliseconds of each. */
export async function repeated(times: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const walls: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const begin = performance.now();
    await work(index);
    walls.push(performance.now() - begin);
  }
  return walls;
}

/** Resolves after the next frame has been painted. */
export async function painted(): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
  await new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', resolve, { once: true });
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}

/** Waits, a frame at a time, until `holds`. */
export async function until(holds: () => boolean): Promise<void> {
  for (let frames = 0; !holds(); frames += 1) {
    if (frames > 600) throw new Error('waited for 600 frames in vain');
    await painted();
  }
}
