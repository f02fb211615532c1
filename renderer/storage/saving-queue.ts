import type { StoredEntry } from '../../shared/changes/entry.ts';
import { failure, type Failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { store, trimHistory } from './database.ts';
import { callHost } from './host-client.ts';

/** Whether everything is on the disk. `at` is the instant of the journal's last flush, in UTC; null before the first. */
export type Saving =
  | { readonly state: 'saved'; readonly at: string | null }
  | { readonly state: 'saving' }
  | { readonly state: 'waiting'; readonly failure: Failure };

/** What the queue takes entries from, and the journal that it gives them to. */
type Outbox = {
  /** The entries after `sequence`, oldest first, `count` at most. */
  readonly entriesAfter: (sequence: number, count: number) => Promise<StoredEntry[]>;
  /** Gives the sequence of the last entry that the journal holds. */
  readonly append: (entries: readonly StoredEntry[]) => Promise<Result<number>>;
  /** Deletes old entries that the journal holds; it holds those up to `sequence`. */
  readonly trim: (sequence: number) => Promise<void>;
};

const entriesAtOnce = 200;
const entriesBetweenTrims = 100;
const retryAfterMilliseconds = 3000;

/**
 * Sends entries from the store to the journal, in their order, and knows whether everything is saved. An append that
 * fails is tried again every three seconds; nothing is dropped.
 */
export class SavingQueue {
  readonly #outbox: Outbox;
  readonly #listeners = new Set<() => void>();
  #saving: Saving = { state: 'saved', at: null };
  #savedSequence = 0;
  #isRunning = false;
  #isAskedAgain = false;
  #untrimmed = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #onOutOfOrder: () => void = () => undefined;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  readonly current = (): Saving => this.#saving;

  /** Calls `listener` after every change of `current()`; gives the function that ends this. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Starts anew with a journal that holds everything up to the entry `sequence`. */
  startAfter(sequence: number): void {
    clearTimeout(this.#retry);
    this.#savedSequence = sequence;
    this.#untrimmed = 0;
  }

  /** What is done when journal and store do not follow each other any more: no retry can mend that. */
  whenOutOfOrder(reload: () => void): void {
    this.#onOutOfOrder = reload;
  }

  /** Sends what the journal lacks; a call that comes while entries are on their way is served by one more round. */
  saveSoon(): void {
    this.#isAskedAgain = true;
    if (!this.#isRunning) void this.#save();
  }

  async #save(): Promise<void> {
    this.#isRunning = true;
    clearTimeout(this.#retry);
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false;
      this.#set({ state: 'saving' });
      const sent = await this.#send();
      if (!sent.ok) {
        this.#set({ state: 'waiting', failure: sent.failure });
        if (sent.failure.code === 'journal-out-of-order') this.#onOutOfOrder();
        this.#retry = setTimeout(() => this.saveSoon(), retryAfterMilliseconds);
        break;
      }
    }
    this.#isRunning = false;
    if (this.#saving.state === 'saving') this.#set({ state: 'saved', at: now() });
  }

  async #send(): Promise<Result<void>> {
    try {
      for (;;) {
        const entries = await this.#outbox.entriesAfter(this.#savedSequence, entriesAtOnce);
        if (entries.length === 0) return success(undefined);
        const appended = await this.#outbox.append(entries);
        if (!appended.ok) return appended;
        this.#savedSequence = appended.value;
        await this.#trimNowAndThen(entries.length);
      }
    } catch (error) {
      // The store may close while it is read, for instance when Chromium finds the disk full.
      return failure('store-unavailable', { reason: String(error) });
    }
  }

  /** Trimming reads the whole history, so it is left until a hundred entries have come. */
  async #trimNowAndThen(sent: number): Promise<void> {
    this.#untrimmed += sent;
    if (this.#untrimmed < entriesBetweenTrims) return;
    this.#untrimmed = 0;
    await this.#outbox.trim(this.#savedSequence);
  }

  #set(next: Saving): void {
    this.#saving = next;
    for (const listener of this.#listeners) listener();
  }
}

/** The queue between the working store of this page and the journal of the host. */
export const savingQueue = new SavingQueue({
  entriesAfter: (sequence, count) => store.entries.where(':id').above(sequence).limit(count).toArray(),
  append: async (entries) => {
    const appended = await callHost('journal.append', { entries: [...entries] });
    return appended.ok ? success(appended.value.end.sequence) : appended;
  },
  trim: trimHistory,
});
