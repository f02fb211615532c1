import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Pipe } from './pipe.ts';
import type { TargetInfo } from './protocol.ts';
import { StartFailure, explainExit, explainSilence } from './start-failure.ts';

/** The first answer and the window have to be there by then. */
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
    // Left unread, the browser's complaints fill their pipe and the browser stands still.
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
   * Waits until the window is ours to command. The first three commands go out together, so that no request and no
   * page of the browser slips by before they hold.
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

  /** A second page is never wanted; everything else the browser keeps for itself, and it waits for our leave. */
  #turnAway(sessionId: string, { type, targetId }: TargetInfo): void {
    if (type === 'page') this.pipe.post('Target.closeTarget', { targetId });
    else this.pipe.post('Runtime.runIfWaitingForDebugger', {}, sessionId);
  }

  async #inTime<Value>(work: Promise<Value>, within: number): Promise<Value> {
    // Rejections by the closing pipe are told better by the exit of the process.
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
      // Its last words may still be on their way when it exits; after 'close' all of them have arrived.
      this.#process.once('close', (code) => reject(explainExit(this.#complaints, code)));
    });
  }

  onExit(listener: (code: number | null) => void): void {
    if (this.#ended !== null) listener(this.#ended.code);
    else this.#process.once('exit', listener);
  }

  /** Asks the browser to end, and ends it when it does not: a pending dialog of its own can hold it back for ever. */
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
