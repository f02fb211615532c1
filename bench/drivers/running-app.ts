import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { wrappedBrowser } from '../../test/end-to-end/wrapped-browser.ts';
import { Counters } from './browser.ts';

/** Milliseconds between two looks at a file that is to appear. */
const patience = 10;
/** A start that rebuilds the store of ten decades takes minutes. */
const startWithin = 900_000;

/** A shell that has been started, seen through a debugging port that is opened for the bench alone. */
export class RunningApp {
  readonly page: Page;
  readonly counters: Counters;
  /** Milliseconds since the clock's origin at which the process was started. */
  readonly startedAt: number;
  readonly #child: ChildProcess;
  readonly #browser: Browser;

  private constructor(started: Started, browser: Browser, page: Page, counters: Counters) {
    this.startedAt = started.at;
    this.#child = started.child;
    this.#browser = browser;
    this.page = page;
    this.counters = counters;
  }

  /** Starts `program`, one of the built shells, on `home`, and waits until `selector` is shown. */
  static async start(program: string, home: string, selector: string): Promise<RunningApp> {
    const started = spawned(program, home);
    try {
      const browser = await chromium.connectOverCDP(await debuggingAddress(started, home));
      const context = browser.contexts()[0];
      const page = context?.pages()[0];
      if (context === undefined || page === undefined) throw new Error('the shell shows no page');
      // The window opens with a page of the shell's own; ours comes after it.
      await page.waitForURL(/app\.rostrum\.localhost/, { waitUntil: 'commit', timeout: startWithin });
      await page.locator(selector).first().waitFor({ state: 'visible', timeout: startWithin });
      return new RunningApp(started, browser, page, await Counters.of(context, page));
    } catch (error) {
      started.child.kill('SIGKILL');
      throw new Error(`${path.basename(program)} did not start:\n${started.said()}`, { cause: error });
    }
  }

  /** Milliseconds from the start of the process until the largest content of the page was painted. */
  async paintedAfter(): Promise<number> {
    const moment = await this.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver((list) => {
            const last = list.getEntries().at(-1);
            resolve(performance.timeOrigin + (last?.startTime ?? 0));
            observer.disconnect();
          });
          observer.observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
    return moment - this.startedAt;
  }

  /** Closes the window as a user does, and waits until everything has ended. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => {
      this.#child.once('exit', resolve);
    });
    await this.page.close();
    const killed = wait(15_000, 'late', { ref: false }).then((late) => {
      this.#child.kill('SIGKILL');
      return late;
    });
    await Promise.race([ended, killed]);
    await this.#browser.close();
  }
}

type Started = { readonly child: ChildProcess; readonly at: number; readonly said: () => string };

function spawned(program: string, home: string): Started {
  rmSync(portFile(home), { force: true });
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ROSTRUM_HOME: home,
      ROSTRUM_BROWSER: wrappedBrowser(home, ['--headless', '--disable-gpu', '--remote-debugging-port=0']),
    },
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, at: performance.timeOrigin + performance.now(), said: () => said };
}

function portFile(home: string): string {
  return path.join(home, 'chromium', 'DevToolsActivePort');
}

async function debuggingAddress({ child }: Started, home: string): Promise<string> {
  for (let waited = 0; waited < startWithin && child.exitCode === null; waited += patience) {
    const [port, place] = existsSync(portFile(home)) ? readFileSync(portFile(home), 'utf8').split('\n') : [];
    if (port !== undefined && place !== undefined) return `ws://127.0.0.1:${port}${place}`;
    await wait(patience);
  }
  throw new Error('it opened no debugging port');
}
