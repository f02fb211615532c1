import type { Readable, Writable } from 'node:stream';
import type { CommandAnswer, CommandName, CommandParameters, EventName, Events } from './protocol.ts';

type Waiting = { name: CommandName; resolve: (answer: never) => void; reject: (error: Error) => void };
type Listener<Name extends EventName> = (event: Events[Name], sessionId: string | undefined) => void;

/** Thrown for commands that are pending when the browser ends. */
export class PipeClosed extends Error {
  override name = 'PipeClosed';
}

/**
 * Chromium's debugging protocol over two file descriptors: JSON texts, each ended by a zero byte. Unlike a
 * port, no other program on the machine can connect to it.
 */
export class Pipe {
  #nextId = 0;
  #closed = false;
  #unfinished: Buffer[] = [];
  readonly #toBrowser: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Set<Listener<never>>>();

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    fromBrowser.on('data', (chunk: Buffer) => this.#receive(chunk));
    fromBrowser.on('close', () => this.#close());
    // When the browser ends, both streams also emit errors; the close event already reports it.
    fromBrowser.on('error', () => this.#close());
    toBrowser.on('error', () => this.#close());
  }

  send<Name extends CommandName>(
    name: Name,
    parameters: CommandParameters<Name>,
    sessionId?: string,
  ): Promise<CommandAnswer<Name>> {
    if (this.#closed) return Promise.reject(new PipeClosed(name));
    const id = ++this.#nextId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { name, resolve, reject });
      this.#toBrowser.write(JSON.stringify({ id, method: name, params: parameters, sessionId }) + '\0');
    });
  }

  /** Sends without waiting for the answer: for commands that fail only where their target has gone. */
  post<Name extends CommandName>(name: Name, parameters: CommandParameters<Name>, sessionId?: string): void {
    this.send(name, parameters, sessionId).catch(() => undefined);
  }

  /** Adds a listener; the returned function removes it. */
  on<Name extends EventName>(name: Name, listener: Listener<Name>): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  #receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0, start); end !== -1; end = chunk.indexOf(0, start)) {
      this.#unfinished.push(chunk.subarray(start, end));
      const text = Buffer.concat(this.#unfinished).toString('utf8');
      this.#unfinished = [];
      start = end + 1;
      this.#dispatch(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.#unfinished.push(chunk.subarray(start));
  }

  #dispatch(message: Message): void {
    if (message.method !== undefined) {
      const listeners = this.#listeners.get(message.method) ?? [];
      for (const listener of listeners) listener(message.params as never, message.sessionId);
      return;
    }
    const waiting = this.#waiting.get(message.id ?? 0);
    if (waiting === undefined || message.id === undefined) return;
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting.resolve(message.result as never);
    else waiting.reject(new Error(`${waiting.name}: ${message.error.message}`));
  }

  #close(): void {
    this.#closed = true;
    for (const { name, reject } of this.#waiting.values()) reject(new PipeClosed(name));
    this.#waiting.clear();
  }
}

type Message = {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
};
