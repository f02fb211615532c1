import type { Application, CertificateListener, Preventable, WebContents } from '../api.ts';
import { Listeners } from './listeners.ts';

type ApplicationStart = {
  readonly version: string;
  /** Whether this process holds the lock of the data folder. */
  readonly isFirst: boolean;
  /** Ends whatever the shell has started. */
  end(): Promise<void>;
};

/** Electron's `app`: the process as a whole, from its start to its end. */
export class ChromiumApplication implements Application {
  readonly isPackaged = false;
  readonly switches: (readonly [string, string | undefined])[] = [];
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => void this.switches.push([name, value]),
  };
  readonly #listeners = new Listeners();
  readonly #start: ApplicationStart;
  #ending = false;
  #exiting = false;
  #exitCode = 0;

  constructor(start: ApplicationStart) {
    this.#start = start;
  }

  /** The browser's sandbox is on unless told otherwise; see browser-arguments.ts. */
  enableSandbox(): void {}

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  getVersion(): string {
    return this.#start.version;
  }

  /** The folders are given to the stand-in before it starts. */
  setPath(): void {}

  requestSingleInstanceLock(): boolean {
    return this.#start.isFirst;
  }

  /** A listener may hold this back to finish its work, and quit again afterwards. */
  quit(code = 0): void {
    this.#ending = true;
    this.#exitCode = Math.max(this.#exitCode, code);
    if (!this.#listeners.isPrevented('before-quit')) this.exit(this.#exitCode);
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

  tell(event: string, ...values: unknown[]): void {
    this.#listeners.tell(event, ...values);
  }

  on(
    event: string,
    listener:
      | (() => void)
      | ((event: Preventable) => void)
      | ((event: unknown, contents: WebContents) => void)
      | CertificateListener,
  ): void {
    this.#listeners.add(event, listener);
  }
}
