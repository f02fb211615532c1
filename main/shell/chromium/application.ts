import { EventEmitter } from 'node:events';
import type { Application } from '../api.ts';

type ApplicationStart = {
  readonly version: string;
  /** Whether this process holds the lock of the data folder. */
  readonly isFirst: boolean;
  /** Ends whatever the shell has started. */
  end(): Promise<void>;
};

/** Electron's `app`: the process as a whole, from its start to its end. */
export class ChromiumApplication extends EventEmitter implements Application {
  readonly isPackaged = false;
  readonly switches: (readonly [string, string | undefined])[] = [];
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => void this.switches.push([name, value]),
  };
  readonly #start: ApplicationStart;
  #ending = false;
  #exiting = false;
  #exitCode = 0;

  constructor(start: ApplicationStart) {
    super();
    this.#start = start;
  }

  /** The browser's sandbox is on unless told otherwise; see browserArguments. */
  enableSandbox(): void {}

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  getVersion(): string {
    return this.#start.version;
  }

  /** The folders are given to the stand-in before it starts. */
  setPath(): void {}

  /** The lock is taken, or the second start's message sent, before the shell is made, since both are asynchronous. */
  requestSingleInstanceLock(): boolean {
    return this.#start.isFirst;
  }

  /** A listener may hold this back to finish its work, and quit again afterwards. */
  quit(code = 0): void {
    this.#ending = true;
    this.#exitCode = Math.max(this.#exitCode, code);
    if (!emitPreventable(this, 'before-quit')) this.exit(this.#exitCode);
  }

  exit(code = 0): void {
    if (this.#exiting) return;
    this.#ending = true;
    this.#exiting = true;
    void this.#start.end().finally(() => process.exit(code));
  }

  get isEnding(): boolean {
    return this.#ending;
  }
}

/** Emits an event whose default action a listener may prevent, as Electron's do. Returns whether one did. */
export function emitPreventable(emitter: EventEmitter, name: string, details: object = {}): boolean {
  let prevented = false;
  emitter.emit(name, { ...details, preventDefault: () => (prevented = true) });
  return prevented;
}
