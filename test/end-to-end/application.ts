import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..', '..');
const program = path.join(root, 'out', 'main', 'chromium.js');

/** The address under which the stand-in serves `rostrum://app/`. */
export const pageAddress = 'https://app.rostrum.localhost/';

export type Start = {
  /** Where the app keeps everything; a new empty folder unless a test comes back to an old one. */
  readonly home?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly browserArguments?: readonly string[];
};

/** A started process of the app, whether or not a window has opened. */
export class AppProcess {
  readonly home: string;
  readonly child: ChildProcess;
  /** What it has said on stderr so far. */
  said = '';
  readonly #exit: Promise<number | null>;

  constructor({ home, environment, browserArguments = [] }: Start = {}) {
    if (!existsSync(program)) throw new Error('the app is not built: npm run build');
    this.home = home ?? newHome();
    this.child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ROSTRUM_HOME: this.home,
        ROSTRUM_BROWSER_ARGUMENTS: ['--headless', '--disable-gpu', ...browserArguments].join(' '),
        ...environment,
      },
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.#exit = new Promise((resolve) => this.child.once('close', (code) => resolve(code)));
    // A test run that is called off leaves no window behind.
    const end = (): void => void this.child.kill('SIGKILL');
    process.once('exit', end);
    this.child.once('close', () => process.off('exit', end));
  }

  /** The exit code, when it has ended; a test that waits longer than `within` milliseconds fails. */
  async exit(within = 15_000): Promise<number | null> {
    const limit = wait(within, 'too late' as const, { ref: false });
    const code = await Promise.race([this.#exit, limit]);
    if (code === 'too late') throw new Error(`the app has not ended within ${within} ms:\n${this.said}`);
    return code;
  }

  /** The browser's process id, which the browser itself writes into its lock. */
  browserProcessId(): number {
    return Number(/-(\d+)$/.exec(readlinkSync(path.join(this.home, 'chromium', 'SingletonLock')))?.[1]);
  }

  /** Ends it as a power cut would. The browser notices that its pipe has gone, and ends as well. */
  kill(): void {
    this.child.kill('SIGKILL');
  }
}

/** The running app with its page, as Playwright sees it. */
export class Application {
  readonly process: AppProcess;
  readonly page: Page;
  readonly #browser: Browser;

  constructor(started: AppProcess, browser: Browser, page: Page) {
    this.process = started;
    this.#browser = browser;
    this.page = page;
  }

  get home(): string {
    return this.process.home;
  }

  /** Where exported documents go. */
  get documents(): string {
    return path.join(this.home, 'documents');
  }

  /** Closes the window as a user does, and returns the exit code of the app. */
  async close(): Promise<number | null> {
    await this.page.close();
    const code = await this.process.exit();
    await this.#browser.close();
    return code;
  }
}

/**
 * Starts the built app without a display and waits for its page. The tests look in through a debugging port, which is
 * opened for them alone; the app itself keeps to its pipe.
 */
export async function launchApplication(start: Start = {}): Promise<Application> {
  const started = new AppProcess({
    ...start,
    browserArguments: ['--remote-debugging-port=0', ...(start.browserArguments ?? [])],
  });
  const browser = await chromium.connectOverCDP(await debuggingAddress(started));
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the browser shows no page');
  await pageIsOurs(page, started);
  return new Application(started, browser, page);
}

/** The window opens with a page of the browser's own; Playwright cannot wait for the one after it, since that aborts the first. */
async function pageIsOurs(page: Page, started: AppProcess): Promise<void> {
  for (let tries = 0; tries < 750 && !page.url().startsWith(pageAddress); tries++) {
    if (started.child.exitCode !== null) throw new Error(`the app did not start:\n${started.said}`);
    await wait(20);
  }
  await page.waitForLoadState('load');
}

async function debuggingAddress(started: AppProcess): Promise<string> {
  const file = path.join(started.home, 'chromium', 'DevToolsActivePort');
  rmSync(file, { force: true });
  for (let tries = 0; tries < 1500; tries++) {
    const [port, place] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port !== undefined && place !== undefined) return `ws://127.0.0.1:${port}${place}`;
    if (started.child.exitCode !== null) break;
    await wait(20);
  }
  throw new Error(`the app did not start:\n${started.said}`);
}

/** An empty folder for the app to keep everything in. */
export function newHome(): string {
  return mkdtempSync(path.join(tmpdir(), 'rostrum-test-'));
}

/** Removes a folder of a test, patiently: a browser that is ending may still write into it. */
export async function removeHome(home: string): Promise<void> {
  for (let tries = 0; existsSync(home); tries++) {
    try {
      rmSync(home, { recursive: true, force: true });
    } catch (error) {
      if (tries === 50) throw error;
      await wait(100);
    }
  }
}

/** Processes that still have `home` on their command line; Linux only. */
export function processesOf(home: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => commandLineOf(id).includes(home))
    .map(Number);
}

function commandLineOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
