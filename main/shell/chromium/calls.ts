import type { CallEvent, CallReceiver } from '../api.ts';

type CallListener = (event: CallEvent, name: unknown, input: unknown) => Promise<unknown>;

/** Electron's `ipcMain`, as far as calls that are answered go. */
export class Calls implements CallReceiver {
  readonly #listeners = new Map<string, CallListener>();

  handle(channel: string, listener: CallListener): void {
    if (this.#listeners.has(channel)) throw new Error(`a second handler for '${channel}'`);
    this.#listeners.set(channel, listener);
  }

  async call(event: CallEvent, channel: string, [name, input]: unknown[]): Promise<unknown> {
    const listener = this.#listeners.get(channel);
    if (listener === undefined) throw new Error(`no handler for '${channel}'`);
    return listener(event, name, input);
  }
}
