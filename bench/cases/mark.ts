import path from 'node:path';
import type { Page } from 'playwright-core';
import { copyOfHome, emptyHome, prepareHome } from '../data/homes.ts';
import { makeWorkshop } from '../data/workshops.ts';
import type { BenchCase, Sample, Subject } from '../drivers/bench-case.ts';
import { RunningApp } from '../drivers/running-app.ts';
import { putAndCall } from '../frozen/store-limit.ts';
import { savedMarks, usualWorkshop } from '../frozen/workload.ts';
import { blankShell, builtApp } from '../runner/places.ts';
import { median } from '../runner/statistics.ts';

/** From the key of a status to the word "Saved", with the journal on this disk. */
const product: Subject['sample'] = async (size): Promise<Sample> => {
  const home = copyOfHome(size);
  const first = await RunningApp.start(path.join(builtApp, 'main', 'chromium.js'), home, 'main h1');
  try {
    const { workshopId } = makeWorkshop(size, usualWorkshop).sheet;
    await first.page.goto(new URL(`/workshop/${workshopId}/attendance`, first.page.url()).href);
    await first.page.locator('[data-part="mark-cell"]').first().waitFor();
    await first.page.locator('[role=grid]').focus();
    await first.page.keyboard.press('ArrowDown');
    await first.page.keyboard.press('ArrowDown');
    return await sampled(first, (page) => page.evaluate(pressAndWait, savedMarks));
  } finally {
    await first.close();
  }
};

/** Runs in the page. The mark of saving is busy from the commit until the journal has answered. */
async function pressAndWait(times: number): Promise<number[]> {
  const grid = document.querySelector('[role=grid]');
  const bar = document.querySelector('[data-part="top-bar"]');
  if (grid === null || bar === null) throw new Error('the attendance is not shown');
  const walls: number[] = [];
  for (let index = 0; index < times; index += 1) {
    let wasBusy = false;
    const saved = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        const isBusy =
          bar.querySelector('[data-part="saving"][aria-busy=true], [data-part="saving"][data-state="busy"]') !== null;
        if (wasBusy && !isBusy) {
          observer.disconnect();
          resolve();
        }
        wasBusy ||= isBusy;
      });
      observer.observe(bar, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const begin = performance.now();
    const [code, key] = index % 2 === 0 ? ['KeyA', 'a'] : ['KeyL', 'l'];
    grid.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
    await saved;
    walls.push(performance.now() - begin);
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
  }
  return walls;
}

/** In a blank page of the same shell: one raw put, then one call that is answered when a line is on the disk. */
const limit: Subject['sample'] = async (): Promise<Sample> => {
  const app = await RunningApp.start(blankShell, emptyHome(), 'h1');
  try {
    return await sampled(app, (page) => page.evaluate(putAndCall, savedMarks));
  } finally {
    await app.close();
  }
};

async function sampled(app: RunningApp, work: (page: Page) => Promise<number[]>): Promise<Sample> {
  const begin = await app.counters.processorTime();
  const walls = await work(app.page);
  const end = await app.counters.processorTime();
  const cpu = begin === null || end === null ? null : (end - begin) / walls.length;
  return {
    check: `${walls.length} saved`,
    measures: { 'key to saved': { wall: median(walls), cpu } },
    peakMegabytes: await app.counters.heap(),
    bytes: null,
  };
}

export const markCase: BenchCase = {
  key: 'mark',
  name: 'one mark in the app',
  isQuick: true,
  prepare: prepareHome,
  subjects: [
    { name: 'Rostrum', role: 'product', sample: product },
    { name: 'raw put and a flushed line', role: 'limit', sample: limit },
  ],
};
