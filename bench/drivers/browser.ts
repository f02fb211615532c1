import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { drivenBrowserArguments, installedBrowser } from '../../test/driven-browser.ts';

export type Opened = {
  readonly page: Page;
  readonly counters: Counters;
  readonly close: () => Promise<void>;
};

/** A browser with this profile, showing `address`. */
export async function openBrowser(profile: string, address: string): Promise<Opened> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: installedBrowser(),
    args: [...drivenBrowserArguments],
    headless: true,
    viewport: { width: 1366, height: 768 },
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.on('pageerror', (error) => console.error(`page: ${error.message}`));
    await page.goto(address);
    return { page, counters: await Counters.of(context, page), close: () => context.close() };
  } catch (error) {
    await context.close();
    throw error;
  }
}

export async function withEmptyProfile<Value>(work: (profile: string) => Promise<Value>): Promise<Value> {
  const profile = mkdtempSync(path.join(tmpdir(), 'rostrum-bench-profile-'));
  try {
    return await work(profile);
  } finally {
    // A browser that is ending may still write into it.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** What Chromium counts about itself. */
export class Counters {
  readonly #browser: CDPSession;
  readonly #page: CDPSession;

  private constructor(browser: CDPSession, page: CDPSession) {
    this.#browser = browser;
    this.#page = page;
  }

  static async of(context: BrowserContext, page: Page): Promise<Counters> {
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const browser = context.browser();
    return new Counters(browser === null ? session : await browser.newBrowserCDPSession(), session);
  }

  /** Milliseconds of CPU of all its processes so far; null when this browser does not tell. */
  async processorTime(): Promise<number | null> {
    try {
      const { processInfo } = await this.#browser.send('SystemInfo.getProcessInfo');
      return processInfo.reduce((sum, each) => sum + each.cpuTime * 1000, 0);
    } catch {
      return null;
    }
  }

  /** Milliseconds that the page's own thread has worked so far. */
  async pageTime(): Promise<number> {
    return ((await this.#metrics()).get('TaskDuration') ?? 0) * 1000;
  }

  /** Megabytes of the page's objects after a collection. */
  async heap(): Promise<number> {
    await this.#page.send('HeapProfiler.collectGarbage');
    return ((await this.#metrics()).get('JSHeapUsedSize') ?? 0) / 1024 / 1024;
  }

  async #metrics(): Promise<Map<string, number>> {
    const { metrics } = await this.#page.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}
