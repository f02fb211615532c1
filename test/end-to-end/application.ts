import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, chromium, type Browser, type Page } from 'playwright-core';
import { electronBinary } from '../../scripts/setup/electron.mjs';
import { wrappedBrowser } from './wrapped-browser.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The shell that the tests run in: the stand-in, or (`npm run test:electron`) a real Electron. */
export const shellKind = process.env['ROSTRUM_TEST_SHELL'] === 'electron' ? 'electron' : 'chromium';

/** The address of the page as the browser shows it: the stand-in serves `rostrum://app/` under another. */
export const pageAddress = shellKind === 'electron' ? 'rostrum://app/' : 'https://app.rostrum.localhost/';

export type Start = {
  /** Where the app keeps everything; a new empty folder unless a test comes back to an old one. */
  readonly home?: string;
  /** Files on the command line. */
  readonly files?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly browserArguments?: readonly string[];
};

type Command = {
  readonly home: string;
  readonly program: string;
  readonly values: readonly string[];
  readonly environment: Record<string, string>;
};

/** How the app is started in the shell of this run. */
function commandOf({ home = newHome(), files = [], environment, browserArguments = [] }: Start): Command {
  const main = path.join(root, 'out', 'main', shellKind === 'electron' ? 'index.js' : 'chromium.js');
  if (!existsSync(main)) throw new Error('the app is not built: npm run build');
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const given = { ...(Object.fromEntries(inherited) as Record<string, string>), ROSTRUM_HOME: home, ...environment };
  if (shellKind === 'chromium') {
    const browser = wrappedBrowser(home, ['--headless', '--disable-gpu', ...browserArguments]);
    return {
      home,
      program: process.execPath,
      values: [main, ...files],
      environment: { ...given, ROSTRUM_BROWSER: browser },
    };
  }
  const program = electronBinary();
  if (program === null) throw new Error('there is no Electron binary: npm start fetches one where it can be reached');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { home, program, values: [...sandbox, ...browserArguments, root, ...files], environment: given };
}

/** A started process of the app, whether or not a window has opened. */
export class AppProcess {
  readonly home: string;
  readonly child: ChildProcess;
  /** What it has said on stderr so far. */
  said = '';
  readonly #exit: Promise<number | null>;

  constructor(home: string, child: ChildProcess) {
    this.home = home;
    this.child = child;
    child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.#exit = new Promise((resolve) => child.once('close', (code) => resolve(code)));
    // A test run that is called off leaves no window behind.
    const end = (): void => void this.child.kill('SIGKILL');
    process.once('exit', end);
    child.once('close', () => process.off('exit', end));
  }

  static start(start: Start = {}): AppProcess {
    const { home, program, values, environment } = commandOf(start);
    return new AppProcess(home, spawn(program, values, { stdio: ['ignore', 'ignore', 'pipe'], env: environment }));
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
    return Number(/-(\d+)$/.exec(readlinkSync(path.join(profileOf(this.home), 'SingletonLock')))?.[1]);
  }

  /** Ends it as a power cut would. The browser notices that its pipe has gone, and ends as well. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** The browser and every process that it started, at once, as the system does it when memory runs out. */
  killBrowser(): void {
    // In Electron the browser is the main process.
    if (shellKind === 'electron') this.kill();
    for (const id of processesOf(this.home)) if (id !== this.child.pid) killQuietly(id);
  }

  /** The processes that draw pages, at once. */
  killPage(): void {
    const ids = processesOf(this.home).filter((id) => commandLineOf(String(id)).includes('--type=renderer'));
    for (const id of ids) killQuietly(id);
  }
}

/** Kills a process, which may have ended by then. */
export function killQuietly(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended with its parent.
  }
}

/** The running app with its page, as Playwright sees it. */
export class Application {
  readonly process: AppProcess;
  readonly page: Page;
  readonly #disconnect: () => Promise<void>;

  constructor(started: AppProcess, page: Page, disconnect: () => Promise<void>) {
    this.process = started;
    this.page = page;
    this.#disconnect = disconnect;
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
    await this.#disconnect();
    return code;
  }

  /** The same window looked at anew: to Playwright a page that has crashed once stays dead. */
  async pageAgain(): Promise<Page> {
    const browser = await chromium.connectOverCDP(await debuggingAddress(this.process));
    const page = ourPage(browser);
    if (page === undefined) throw new Error('no page yet');
    return page;
  }
}

/**
 * Starts the built app and waits for its page. In the stand-in there is no display, and the tests look in through a
 * debugging port that is opened for them alone; the app itself keeps to its pipe.
 */
export async function launchApplication(start: Start = {}): Promise<Application> {
  return shellKind === 'electron' ? launchElectron(start) : launchStandIn(start);
}

async function launchElectron(start: Start): Promise<Application> {
  const { home, program, values, environment } = commandOf(start);
  const electron = await _electron.launch({ executablePath: program, args: [...values], env: environment });
  const started = new AppProcess(home, electron.process());
  const page = await electron.firstWindow();
  await pageIsOurs(page, started);
  return new Application(started, page, async () => undefined);
}

async function launchStandIn(start: Start): Promise<Application> {
  const home = start.home ?? newHome();
  rmSync(portFile(home), { force: true });
  const browserArguments = ['--remote-debugging-port=0', ...(start.browserArguments ?? [])];
  const started = AppProcess.start({ ...start, home, browserArguments });
  try {
    return await attach(started);
  } catch (error) {
    // What nobody can look into is not left behind; the browser ends with it.
    started.kill();
    throw error;
  }
}

/** Looks into a stand-in that was started with a debugging port, and waits for its page. */
export async function attach(started: AppProcess): Promise<Application> {
  const browser = await chromium.connectOverCDP(await debuggingAddress(started));
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the browser shows no page');
  await pageIsOurs(page, started);
  return new Application(started, page, () => browser.close());
}

function ourPage(browser: Browser): Page | undefined {
  const pages = browser.contexts().flatMap((context) => context.pages());
  return pages.find((page) => page.url().startsWith(pageAddress));
}

/** The window opens with a page of the browser's own; Playwright cannot wait for the one after it, since that aborts the first. */
async function pageIsOurs(page: Page, started: AppProcess): Promise<void> {
  for (let tries = 0; tries < 750 && !page.url().startsWith(pageAddress); tries++) {
    if (started.child.exitCode !== null) throw new Error(`the app did not start:\n${started.said}`);
    await wait(20);
  }
  await page.waitForLoadState('load');
}

async function debuggingAddress({ home, child }: AppProcess): Promise<string> {
  const file = portFile(home);
  for (let tries = 0; tries < 1500; tries++) {
    const [port, place] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port !== undefined && place !== undefined) return `ws://127.0.0.1:${port}${place}`;
    if (child.exitCode !== null) break;
    await wait(20);
  }
  throw new Error('the app opened no debugging port');
}

function portFile(home: string): string {
  return path.join(profileOf(home), 'DevToolsActivePort');
}

/** Where the browser of this shell keeps everything of its own. */
export function profileOf(home: string): string {
  return path.join(home, shellKind);
}

/** Whether a process has begun to work on that folder, so that a later one will hand over to it. */
export function holdsLock(home: string): boolean {
  const lock =
    shellKind === 'electron' ? path.join(profileOf(home), 'SingletonLock') : path.join(home, 'instance.socket');
  return lstatSync(lock, { throwIfNoEntry: false }) !== undefined;
}

/** Where the browser keeps the database of our page. */
export function databaseFolder(home: string): string {
  const own = shellKind === 'electron' ? path.join('Partitions', 'work') : 'Default';
  const folder = path.join(profileOf(home), own, 'IndexedDB');
  const name = readdirSync(folder).find((each) => each.includes('rostrum') && each.endsWith('.leveldb'));
  if (name === undefined) throw new Error(`no database in ${folder}`);
  return path.join(folder, name);
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
