import type { Page } from 'playwright-core';
import type { Figures, Sample, Subject } from './bench-case.ts';
import { openBrowser, withEmptyProfile, type Counters } from './browser.ts';
import type { Size } from './generate.ts';
import { pageAddress } from './page-server.ts';
import type { PageBench } from './page/page-program.ts';
import { median } from './statistics.ts';

declare global {
  interface Window {
    readonly bench: PageBench;
  }
}

/**
 * A sample of `program` of the list in page/programs.ts: a browser with an empty profile fills what is needed and is
 * closed; another one, which has nothing in memory, goes through the phases.
 */
export function inBrowser(program: string): Subject['sample'] {
  return (size: Size) =>
    withEmptyProfile(async (profile): Promise<Sample> => {
      const address = await pageAddress();
      const filling = await openBrowser(profile, address);
      await filling.page.evaluate(([name, size]) => window.bench.fill(name, size), [program, size] as const);
      await filling.close();
      const { page, counters, close } = await openBrowser(profile, address);
      try {
        const phases = await page.evaluate(([name, size]) => window.bench.begin(name, size), [program, size] as const);
        const measures: Record<string, Figures> = {};
        for (const phase of phases) measures[phase] = await measure(page, counters, phase);
        const peakMegabytes = await counters.heap();
        const check = await page.evaluate(() => window.bench.check());
        return { check, measures, peakMegabytes, bytes: null };
      } finally {
        await close();
      }
    });
}

/** The clock is the page's own; CPU is that of the page's thread, for it alone is fine enough. */
async function measure(page: Page, counters: Counters, phase: string): Promise<Figures> {
  const begin = await counters.pageTime();
  const walls = await page.evaluate((name) => window.bench.run(name), phase);
  const cpu = (await counters.pageTime()) - begin;
  return { wall: median(walls), cpu: cpu / walls.length };
}
