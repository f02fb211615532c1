import type { StoredEntry } from '../../shared/changes/entry.ts';
import type { CallOutput } from '../../shared/host/contract.ts';
import { type Failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { reopenStore, store, storeFailure, trimHistory } from './database.ts';
import { callHost, type HostCode } from './host-client.ts';

/** Why nothing can be written into the data folder. */
type DiskCode = NonNullable<CallOutput<'disk.check'>['trouble']>['code'];
type ReopeningCode = DiskCode | 'store-unavailable';
/** Why no command is accepted: this run is for reading only, the store has failed, or the data folder is gone. */
export type RefusalCode = 'profile-temporary' | ReopeningCode;
/** Why not everything is saved. */
export type SavingCode = HostCode<'journal.append'> | RefusalCode;

/**
 * Whether everything is on the disk. `saved`: `at` is the instant of the journal's last flush, in UTC; null before the
 * first. `typing`: a field holds text that the store has not got. `saving`: commands run, or entries are on their way.
 * `waiting`: that has failed and is tried again; `refused` counts what was not accepted since.
 */
export type Saving =
  | { readonly state: 'saved'; readonly at: string | null }
  | { readonly state: 'typing' }
  | { readonly state: 'saving' }
  | { readonly state: 'waiting'; readonly failure: Failure<SavingCode>; readonly refused: number };

/** What the queue takes entries from, and the journal that it gives them to. */
type Outbox = {
  /** The entries after `sequence`, oldest first, `count` at most. */
  readonly entriesAfter: (sequence: number, count: number) => Promise<StoredEntry[]>;
  /** Gives the sequence of the last entry that the journal holds. */
  readonly append: (entries: readonly StoredEntry[]) => Promise<Result<number, HostCode<'journal.append'>>>;
  /** Deletes old entries that the journal holds; it holds those up to `sequence`. */
  readonly trim: (sequence: number) => Promise<void>;
  /**
   * Opens the store anew after it has failed, and finds out whether something can be written on this computer. Gives the
   * sequence of the last entry in the store.
   */
  readonly reopen: () => Promise<Result<number, ReopeningCode>>;
  /** Whether something can be written into the data folder. */
  readonly checkDisk: () => Promise<Result<void, DiskCode>>;
};

/** A form whose text the store has not got before it is left. */
export type UnsavedInput = {
  /** The name of a field whose text is not stored; null where there is none. */
  readonly unsaved: () => string | null;
  /** Gives to the store what is right of it. */
  readonly commit: () => void;
  /** False for a dialog that is submitted as a whole: nobody takes its text for saved. */
  readonly isAutosave: boolean;
};

const entriesAtOnce = 200;
const entriesBetweenTrims = 100;
/** Milliseconds before an attempt after so many that failed; the last one goes on for ever. */
const pauses: readonly number[] = [500, 1000, 2000, 4000, 8000, 15_000];

/**
 * Sends entries from the store to the journal, in their order, and knows whether everything is saved: what is typed, what
 * commands are doing, what the store holds. What fails is tried again by one timer, each time after a longer pause;
 * nothing is dropped. While the store itself has failed, or the data folder is gone, nothing more is accepted.
 */
export class SavingQueue {
  readonly #outbox: Outbox;
  readonly #listeners = new Set<() => void>();
  readonly #inputs = new Set<UnsavedInput>();
  #saving: Saving = { state: 'saved', at: null };
  #savedAt: string | null = null;
  #savedSequence = 0;
  #commands = 0;
  #isRunning = false;
  #isAskedAgain = false;
  /** Entries that are in the store, in their order, given here as they were stored so that they need not be read. */
  #given: StoredEntry[] = [];
  /** Whether the store may hold entries that were not given and are not in the journal. */
  #mustRead = true;
  #untrimmed = 0;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /**
   * Why entries do not reach the journal; why they would not, although none was tried; why the store accepts nothing;
   * why nothing is accepted in this run.
   */
  #trouble: Failure<SavingCode> | null = null;
  #expected: Failure<DiskCode> | null = null;
  #storeTrouble: Failure<ReopeningCode> | null = null;
  #readOnly: Failure<'profile-temporary'> | null = null;
  #refused = 0;
  #reopening: Promise<Failure<ReopeningCode> | null> | null = null;
  #connection = 0;
  #onOutOfOrder: () => void = () => undefined;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  readonly current = (): Saving => this.#saving;

  /** Calls `listener` after every change of `current()` or `connection()`; gives the function that ends this. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Grows each time the store was opened anew, for what was read from it before may have failed. */
  readonly connection = (): number => this.#connection;

  /** Starts anew with a journal that holds everything up to the entry `sequence`. */
  startAfter(sequence: number): void {
    clearTimeout(this.#retry);
    this.#savedSequence = sequence;
    this.#given = [];
    this.#mustRead = true;
    this.#untrimmed = 0;
    this.#failures = 0;
    this.#trouble = null;
    this.#storeTrouble = null;
    this.#expected = null;
    this.#refused = 0;
    this.#update();
  }

  /** What is done when journal and store do not follow each other any more: no retry can mend that. */
  whenOutOfOrder(reload: () => void): void {
    this.#onOutOfOrder = reload;
  }

  /** Something cannot be written, although nothing has been tried yet. */
  expectTrouble(trouble: Failure<DiskCode> | null): void {
    this.#expected = trouble;
    if (trouble === null && this.#trouble === null) this.#failures = 0;
    if (trouble !== null && this.#trouble === null) this.#tryLater(() => void this.#checkDisk());
    this.#update();
  }

  async #checkDisk(): Promise<void> {
    const checked = await this.#outbox.checkDisk();
    this.expectTrouble(checked.ok ? null : checked.failure);
  }

  /** Accepts no command in this run, because of `reason`. */
  readOnly(reason: Failure<'profile-temporary'>): void {
    this.#readOnly = reason;
    this.#update();
  }

  /** Sends an entry that the store has just taken. It does not wait for the commands after it, as reading it would. */
  save(entry: StoredEntry): void {
    this.#given.push(entry);
    this.#sendSoon();
  }

  /** Looks into the store for what the journal lacks, and sends it. */
  saveSoon(): void {
    this.#mustRead = true;
    this.#sendSoon();
  }

  /** A call that comes while entries are on their way is served by one more round. */
  #sendSoon(): void {
    this.#isAskedAgain = true;
    if (!this.#isRunning) void this.#save();
  }

  /** Tries at once what has failed. */
  tryAgain(): void {
    clearTimeout(this.#retry);
    if (this.#expected !== null) void this.#checkDisk();
    if (this.#storeTrouble === null) this.saveSoon();
    else void this.reopen();
  }

  /** Why a command cannot be accepted now, which is counted; null where it can. */
  refusal(): Failure<RefusalCode> | null {
    const reason = this.#readOnly ?? this.#storeTrouble ?? [this.#trouble, this.#expected].find(isFolderGone);
    if (reason === undefined) return null;
    this.#refused += 1;
    this.#update();
    return reason;
  }

  /** While `work` runs, a command, not everything is saved. */
  async during<Value>(work: Promise<Value>): Promise<Value> {
    this.#commands += 1;
    this.#update();
    try {
      return await work;
    } finally {
      this.#commands -= 1;
      this.#update();
    }
  }

  /** Counts a form until the given function is called. */
  watch(input: UnsavedInput): () => void {
    this.#inputs.add(input);
    return () => {
      this.#inputs.delete(input);
      this.#update();
    };
  }

  /** Something was typed, left or stored. */
  readonly inputChanged = (): void => this.#update();

  /** Gives to the store what is typed and right, without waiting for its fields to be left. */
  commitInputs(): void {
    for (const input of this.#inputs) input.commit();
  }

  /** The names of fields whose text is not stored. */
  unsavedInputs(): string[] {
    return [...this.#inputs].flatMap((input) => input.unsaved() ?? []);
  }

  /** How many entries the journal has not got; null where the store cannot tell. */
  async unsavedEntries(): Promise<number | null> {
    try {
      return (await this.#outbox.entriesAfter(this.#savedSequence, 10_000)).length;
    } catch {
      return null;
    }
  }

  /** Whether everything is saved; waits for it for as many milliseconds at most, where there is something to save. */
  async settled(within: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isSettled: boolean): void => {
        clearTimeout(limit);
        stop();
        resolve(isSettled);
      };
      const look = async (): Promise<void> => {
        if (await this.isSettled()) end(true);
      };
      const limit = setTimeout(() => void this.isSettled().then(end), within);
      const stop = this.onChange(() => void look());
      void look();
    });
  }

  /** Whether nothing is typed, under way or only in the store. What could not be saved if there were something does not count. */
  async isSettled(): Promise<boolean> {
    const { state } = this.#saving;
    if (this.#commands > 0 || this.unsavedInputs().length > 0) return false;
    return state === 'saved' || (state === 'waiting' && (await this.unsavedEntries()) === 0);
  }

  async #save(): Promise<void> {
    this.#isRunning = true;
    clearTimeout(this.#retry);
    this.#update();
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false;
      const sent = await this.#send();
      if (!sent.ok) {
        this.#failed(sent.failure);
        break;
      }
      this.#trouble = null;
      if (this.#expected === null) this.#failures = 0;
      this.#savedAt = now();
    }
    this.#isRunning = false;
    // Nothing was sent that could show whether the disk is still full.
    if (this.#trouble === null && this.#expected !== null) this.#tryLater(() => void this.#checkDisk());
    this.#update();
  }

  #failed(reason: Failure<SavingCode>): void {
    this.#trouble = reason;
    if (reason.code === 'journal-out-of-order') this.#onOutOfOrder();
    this.#tryLater(() => this.saveSoon());
  }

  #tryLater(again: () => void): void {
    clearTimeout(this.#retry);
    const pause = pauses[Math.min(this.#failures, pauses.length - 1)];
    this.#failures += 1;
    this.#retry = setTimeout(again, pause);
  }

  async #send(): Promise<Result<void, SavingCode>> {
    try {
      for (;;) {
        const entries = await this.#unsent();
        if (entries.length === 0) return success(undefined);
        const appended = await this.#outbox.append(entries);
        if (!appended.ok) return appended;
        this.#savedSequence = appended.value;
        this.#expected = null;
        await this.#trimNowAndThen(entries.length);
      }
    } catch (error) {
      // The store may close while it is read, for instance when Chromium finds the disk full.
      const trouble = await this.reopen();
      return { ok: false, failure: trouble ?? storeFailure(error) };
    }
  }

  /**
   * The next entries for the journal, `entriesAtOnce` at most. Those that were given, where none is missing between them
   * and the journal's end; else those in the store, of which reading waits for every command that was begun before.
   */
  async #unsent(): Promise<readonly StoredEntry[]> {
    this.#given = this.#given.filter(({ sequence }) => sequence > this.#savedSequence);
    const next = this.#given.findIndex(({ sequence }, index) => sequence !== this.#savedSequence + 1 + index);
    const given = this.#given.slice(0, next === -1 ? entriesAtOnce : Math.min(next, entriesAtOnce));
    if (given.length > 0) return given;
    if (!this.#mustRead && this.#given.length === 0) return [];
    this.#mustRead = false;
    const read = await this.#outbox.entriesAfter(this.#savedSequence, entriesAtOnce);
    if (read.length > 0) this.#mustRead = true;
    return read;
  }

  /** Opens the store anew, once at a time. Null where that works, else why not: it is tried again by itself then. */
  async reopen(): Promise<Failure<ReopeningCode> | null> {
    this.#reopening ??= this.#tryToReopen().finally(() => (this.#reopening = null));
    return this.#reopening;
  }

  async #tryToReopen(): Promise<Failure<ReopeningCode> | null> {
    const reopened = await this.#outbox.reopen();
    if (!reopened.ok) {
      this.#storeTrouble = reopened.failure;
      this.#tryLater(() => void this.reopen());
      this.#update();
      return reopened.failure;
    }
    if (this.#storeTrouble !== null) this.#failures = 0;
    this.#storeTrouble = null;
    this.#connection += 1;
    this.#notify();
    // Chromium may have thrown away what was in it: the start brings it back from the journal.
    if (reopened.value < this.#savedSequence) this.#onOutOfOrder();
    this.saveSoon();
    return null;
  }

  /** Trimming reads the whole history, so it is left until a hundred entries have come. */
  async #trimNowAndThen(sent: number): Promise<void> {
    this.#untrimmed += sent;
    if (this.#untrimmed < entriesBetweenTrims) return;
    this.#untrimmed = 0;
    await this.#outbox.trim(this.#savedSequence);
  }

  /** A failure stands until it is over, so that nothing flickers between two attempts. */
  #state(): Saving {
    const standing = this.#readOnly ?? this.#storeTrouble ?? this.#trouble ?? this.#expected;
    if (standing !== null) return { state: 'waiting', failure: standing, refused: this.#refused };
    this.#refused = 0;
    if (this.#commands > 0 || this.#isRunning || this.#isAskedAgain) return { state: 'saving' };
    const isTyping = [...this.#inputs].some((input) => input.isAutosave && input.unsaved() !== null);
    return isTyping ? { state: 'typing' } : { state: 'saved', at: this.#savedAt };
  }

  #update(): void {
    const next = this.#state();
    if (JSON.stringify(next) === JSON.stringify(this.#saving)) return;
    this.#saving = next;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

const isFolderGone = (failed: Failure | null): failed is Failure<'folder-gone'> => failed?.code === 'folder-gone';

/** The queue between the working store of this page and the journal of the host. */
export const savingQueue = new SavingQueue({
  entriesAfter: (sequence, count) => store.entries.where(':id').above(sequence).limit(count).toArray(),
  append: async (entries) => {
    const appended = await callHost('journal.append', { entries: [...entries] });
    return appended.ok ? success(appended.value.end.sequence) : appended;
  },
  trim: trimHistory,
  checkDisk,
  reopen: async () => {
    const checked = await checkDisk();
    if (!checked.ok) return checked;
    try {
      return success(await reopenStore());
    } catch (error) {
      return { ok: false, failure: storeFailure(error) };
    }
  },
});

async function checkDisk(): Promise<Result<void, DiskCode>> {
  const checked = await callHost('disk.check', {});
  // A host that cannot be asked says so when entries are sent to it.
  return checked.ok && checked.value.trouble !== null
    ? { ok: false, failure: checked.value.trouble }
    : success(undefined);
}
