import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { appScheme } from '../lockdown.ts';
import { groundColours } from '../window-options.ts';
import { Pipe } from './pipe.ts';
import type { TargetInfo } from './protocol.ts';
import { StartFailure, explainExit, explainSilence } from './start-failure.ts';

/** Milliseconds within which the browser must answer and open its window. */
const startWithin = 15_000;
const closeWithin = 5000;
const oldestMajor = 128;

export type Attached = { readonly sessionId: string; readonly targetId: string };

/** A running browser: its process, its pipe, and the one page that is our window. */
export class Browser {
  readonly pipe: Pipe;
  readonly #process: ChildProcess;
  #complaints = '';
  #ended: { code: number | null } | null = null;
  #window: Attached | null = null;

  constructor(program: string, commandLine: readonly string[]) {
    this.#process = spawn(program, commandLine, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
    const [, , complaints, toBrowser, fromBrowser] = this.#process.stdio;
    // Unread output would fill the pipe and block the browser.
    (complaints as Readable).on('data', (chunk: Buffer) => {
      this.#complaints = (this.#complaints + chunk.toString()).slice(-20_000);
    });
    this.pipe = new Pipe(toBrowser as Writable, fromBrowser as Readable);
    this.#process.once('exit', (code) => (this.#ended = { code }));
    this.#process.once('error', () => (this.#ended = { code: null }));
  }

  get lastWords(): string {
    return this.#complaints;
  }

  /**
   * Attaches to the window. The first three commands are sent together, so that no request or page is made before they
   * take effect.
   */
  async attach(within = startWithin): Promise<Attached> {
    const attached = new Promise<Attached>((resolve) => {
      this.pipe.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
        if (this.#window === null && targetInfo.type === 'page') {
          this.#window = { sessionId, targetId: targetInfo.targetId };
          resolve(this.#window);
        } else this.#turnAway(sessionId, targetInfo);
      });
    });
    const ready = Promise.all([
      this.pipe.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.pipe.send('Target.setDiscoverTargets', { discover: true }),
      this.pipe.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      this.pipe.send('Browser.getVersion', {}),
    ]);
    const [window, [, , , version]] = await this.#inTime(Promise.all([attached, ready]), within);
    if (majorVersion(version.product) < oldestMajor) throw new StartFailure('browser-too-old', version.product);
    return window;
  }

  /** Closes any second page; other targets are resumed and left to the browser. */
  #turnAway(sessionId: string, { type, targetId }: TargetInfo): void {
    if (type === 'page') this.pipe.post('Target.closeTarget', { targetId });
    else this.pipe.post('Runtime.runIfWaitingForDebugger', {}, sessionId);
  }

  async #inTime<Value>(work: Promise<Value>, within: number): Promise<Value> {
    // Where the pipe closes, the exit of the process is reported instead of this rejection.
    const done = new Promise<Value>((resolve) => {
      work.then(resolve, () => undefined);
    });
    let limit: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      limit = setTimeout(() => reject(explainSilence(this.#complaints)), within);
    });
    try {
      return await Promise.race([done, silence, this.#failureAtExit()]);
    } catch (error) {
      this.kill();
      throw error;
    } finally {
      clearTimeout(limit);
    }
  }

  #failureAtExit(): Promise<never> {
    return new Promise((_, reject) => {
      this.#process.once('error', (error) => reject(new StartFailure('no-browser', error.message)));
      // The output is complete only after 'close', not yet at 'exit'.
      this.#process.once('close', (code) => reject(explainExit(this.#complaints, code)));
    });
  }

  onExit(listener: (code: number | null) => void): void {
    if (this.#ended !== null) listener(this.#ended.code);
    else this.#process.once('exit', listener);
  }

  /** Asks the browser to end and kills it where it does not: an open dialog of its own can block it for ever. */
  async close(): Promise<void> {
    if (this.#ended !== null) return;
    const ended = new Promise<void>((resolve) => this.onExit(() => resolve()));
    this.pipe.post('Browser.close', {});
    const limit = setTimeout(() => this.kill(), closeWithin);
    await ended;
    clearTimeout(limit);
  }

  kill(): void {
    if (this.#ended === null) this.#process.kill('SIGKILL');
  }
}

/** From `Chrome/156.0.8078.79` or `HeadlessChrome/156…`. */
function majorVersion(product: string): number {
  return Number(/\/(\d+)\./.exec(product)?.[1] ?? 0);
}

export type BrowserStart = {
  readonly profile: string;
  readonly platform: NodeJS.Platform;
  /** Chromium refuses to run its sandbox as root; for everybody else it stays on. */
  readonly isRoot: boolean;
  /** Chromium stores the window's place by itself, so a size is given only when there is none yet. */
  readonly newProfile: boolean;
  readonly width: number;
  readonly height: number;
  readonly backgroundColour: string;
  /** Switches collected by `app.commandLine`. */
  readonly switches: readonly (readonly [name: string, value: string | undefined])[];
};

/** The command line of the browser. There is no port in it: the debugging pipe is the only way in. */
export function browserArguments(start: BrowserStart): string[] {
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${start.profile}`,
    `--app=${startPage(start.backgroundColour)}`,
    `--class=${appScheme}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-quic',
    '--disable-search-engine-choice-screen',
    '--hide-crash-restore-bubble',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions',
    // No keyring is needed: nothing secret is ever put into this profile.
    '--password-store=basic',
    '--use-mock-keychain',
    ...(start.platform === 'win32' ? ['--edge-skip-compat-layer-relaunch', '--do-not-de-elevate'] : []),
    // --test-type goes with --no-sandbox only: it hides the bar that warns of the missing sandbox.
    ...(start.isRoot ? ['--no-sandbox', '--test-type'] : []),
    ...(start.newProfile ? [`--window-size=${start.width},${start.height}`] : []),
    ...start.switches.map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`)),
  ];
}

/**
 * The page that the window opens with, before we are attached and can send it to ours, in the colour of the theme.
 * Everything before the `#` must never change: Chromium stores the window's place and size under it.
 */
function startPage(backgroundColour: string): string {
  const { light, dark } = groundColours;
  const style = `body{background:${light}}body:target{background:${dark}}`;
  const html = `<title>Rostrum</title><style>${style}</style><body id=dark>`;
  return `data:text/html,${html.replaceAll('#', '%23')}${backgroundColour === dark ? '#dark' : ''}`;
}
