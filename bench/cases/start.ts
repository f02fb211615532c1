import path from 'node:path';
import { copyOfHome, emptyHome, prepareHome } from '../data/homes.ts';
import type { BenchCase, Sample, Subject } from '../drivers/bench-case.ts';
import { RunningApp } from '../drivers/running-app.ts';
import type { Size } from '../frozen/workload.ts';
import { blankShell, builtApp } from '../runner/places.ts';

const product = path.join(builtApp, 'main', 'chromium.js');
const usable = 'main h1, main h2';

/** From the start of the process to the painted home, on a profile that has been used before. */
function started(program: string, selector: string, homeOf: (size: Size) => string): Subject['sample'] {
  return async (size): Promise<Sample> => {
    const home = homeOf(size);
    // The first start makes the profile, and rebuilds the store where there is a journal.
    const first = await RunningApp.start(program, home, selector);
    const rebuilt = await first.paintedAfter();
    await first.close();
    const app = await RunningApp.start(program, home, selector);
    try {
      const wall = await app.paintedAfter();
      const figures = { wall, cpu: await app.counters.processorTime() };
      return {
        check: 'painted',
        measures: { 'new profile': { wall: rebuilt, cpu: null }, usual: figures },
        peakMegabytes: await app.counters.heap(),
        bytes: null,
      };
    } finally {
      await app.close();
    }
  };
}

const blank: Subject = { name: 'blank window', role: 'limit', sample: started(blankShell, 'h1', emptyHome) };

export const startCases: readonly BenchCase[] = [
  {
    key: 'start-empty',
    name: 'start, empty',
    subjects: [
      { name: 'Rostrum', role: 'product', sizes: ['S'], sample: started(product, usable, emptyHome) },
      { ...blank, sizes: ['S'] },
    ],
  },
  {
    key: 'start-years',
    name: 'start, with years',
    prepare: prepareHome,
    subjects: [{ name: 'Rostrum', role: 'product', sample: started(product, usable, copyOfHome) }, blank],
  },
];
