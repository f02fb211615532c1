import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Figures, Sample, Subject } from './bench-case.ts';
import { openBrowser, withEmptyProfile, type Counters } from './browser.ts';
import type { Size } from '../frozen/workload.ts';
import type { PageBench } from '../frozen/page-program.ts';
import { median } from '../runner/statistics.ts';
import { pageFolder } from '../runner/places.ts';

declare global {
  interface Window {
    readonly bench: PageBench;
  }
}

/**
 * A sample of `program` of the list in page.bench.ts: a browser with an empty profile fills what is needed and is
 * closed; another one, which has nothing in memory, goes through the phases.
 */
export function inBrowser(program: string): Subject['sample'] {
  return (size: Size) =>
    withEmptyProfile(async (profile): Promise<Sample> => {
      const address = await pageAddress();
      const filling = await openBrowser(profile, address);
      try {
        await programsLoaded(filling.page);
        await filling.page.evaluate(([name, size]) => window.bench.fill(name, size), [program, size] as const);
      } finally {
        await filling.close();
      }
      const { page, counters, close } = await openBrowser(profile, address);
      try {
        await programsLoaded(page);
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

/** The programs wait for the texts that they show before the page has them. */
async function programsLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => 'bench' in window);
}

/** The clock is the page's own; CPU is that of the page's thread, for it alone is fine enough. */
async function measure(page: Page, counters: Counters, phase: string): Promise<Figures> {
  const begin = await counters.pageTime();
  const walls = await page.evaluate((name) => window.bench.run(name), phase);
  const cpu = (await counters.pageTime()) - begin;
  return { wall: median(walls), cpu: cpu / walls.length };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Isolated from other origins, for the page's clock then ticks every 5 µs instead of every 100. */
const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
};

let started: Promise<string> | undefined;

/** The address of the page of the bench. It is served until the process ends. */
function pageAddress(): Promise<string> {
  started ??= serve();
  return started;
}

function serve(): Promise<string> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = path.extname(pathname) === '' ? '/index.html' : path.posix.normalize(pathname);
    void answer(name, response);
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  });
}

async function answer(name: string, response: ServerResponse): Promise<void> {
  try {
    const bytes = await readFile(path.join(pageFolder, name));
    response.writeHead(200, { ...isolated, 'content-type': types[path.extname(name)] ?? 'application/octet-stream' });
    response.end(bytes);
  } catch {
    response.writeHead(404, isolated).end();
  }
}
