import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HostCode } from '../../../renderer/storage/host-client.ts';
import { SavingQueue, type Saving } from '../../../renderer/storage/saving-queue.ts';
import type { StoredEntry } from '../../../shared/changes/entry.ts';
import { type Failure, type Result, success } from '../../../shared/result.ts';

/** A store of so many entries, a journal, and what is wrong with them. */
class Laptop {
  stored = 0;
  journal = 0;
  append: Failure<HostCode<'journal.append'>> | null = null;
  store: Failure<'disk-full' | 'store-unavailable'> | null = null;
  disk: Failure<'disk-full'> | null = null;
  appends = 0;
  reads = 0;
  reopened = 0;
  readonly queue = new SavingQueue({
    entriesAfter: async (sequence, count) => {
      this.reads += 1;
      if (this.store !== null) throw new Error('closed');
      const all = Array.from({ length: this.stored }, (_, index) => ({ sequence: index + 1 }));
      return all.filter((each) => each.sequence > sequence).slice(0, count) as unknown as StoredEntry[];
    },
    append: async (entries) => {
      this.appends += 1;
      if (this.append !== null) return { ok: false, failure: this.append };
      this.journal = entries.at(-1)?.sequence ?? this.journal;
      return success(this.journal);
    },
    trim: async () => undefined,
    reopen: async (): Promise<Result<number, 'disk-full' | 'store-unavailable'>> => {
      this.reopened += 1;
      return this.store === null ? success(this.stored) : { ok: false, failure: this.store };
    },
    checkDisk: async () => (this.disk === null ? success(undefined) : { ok: false, failure: this.disk }),
  });
  readonly said: Saving['state'][] = [];

  constructor() {
    this.queue.onChange(() => {
      const { state } = this.queue.current();
      if (this.said.at(-1) !== state) this.said.push(state);
    });
  }

  change(): void {
    this.stored += 1;
    this.queue.saveSoon();
  }

  /** The store takes so many entries, and only the last one is given to the queue. */
  give(entries = 1): void {
    this.stored += entries;
    this.queue.save({ sequence: this.stored } as unknown as StoredEntry);
  }
}

const gone: Failure<'folder-gone'> = { code: 'folder-gone', details: { path: '/data' } };
const full: Failure<'disk-full'> = { code: 'disk-full', details: { path: '/data' } };
const closed: Failure<'store-unavailable'> = { code: 'store-unavailable', details: { reason: 'store-closed' } };

let laptop: Laptop;
beforeEach(() => {
  vi.useFakeTimers();
  laptop = new Laptop();
});
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

describe('an entry that is given when it is stored', () => {
  test('is sent without being read, so that it does not wait for the commands after it', async () => {
    laptop.queue.startAfter(0);
    laptop.queue.saveSoon();
    await pass(0);
    const { reads } = laptop;
    laptop.give();
    laptop.give();
    await pass(0);
    laptop.give();
    await pass(0);
    expect(laptop).toMatchObject({ journal: 3, reads });
    expect(laptop.queue.current().state).toBe('saved');
  });

  test('is read with those before it, where one was not given', async () => {
    laptop.give(2);
    await pass(0);
    expect(laptop.journal).toBe(2);
  });

  test('waits through a failure, and is sent once', async () => {
    laptop.append = full;
    laptop.give();
    laptop.give();
    await pass(60_000);
    laptop.append = null;
    await pass(15_000);
    expect(laptop.journal).toBe(2);
    expect(laptop.queue.current().state).toBe('saved');
    const { appends } = laptop;
    laptop.give();
    await pass(0);
    expect(laptop).toMatchObject({ journal: 3, appends: appends + 1 });
  });

  test('is not sent after the store was filled anew from a journal that has not got it', async () => {
    laptop.append = full;
    laptop.give();
    laptop.give();
    await pass(0);
    laptop.append = null;
    laptop.stored = 1;
    laptop.journal = 1;
    laptop.queue.startAfter(1);
    laptop.queue.saveSoon();
    await pass(0);
    expect(laptop.journal).toBe(1);
    laptop.give();
    await pass(0);
    expect(laptop.journal).toBe(2);
  });
});

describe('an append that fails', () => {
  test('27 stands as one state without a flicker, with longer pauses, until it succeeds by itself', async () => {
    laptop.append = full;
    laptop.change();
    await pass(60_000);
    expect(laptop.said).toEqual(['saving', 'waiting']);
    expect(laptop.appends).toBeGreaterThanOrEqual(6);
    expect(laptop.appends).toBeLessThanOrEqual(9);
    laptop.append = null;
    await pass(15_000);
    expect(laptop.said.at(-1)).toBe('saved');
    expect(laptop.journal).toBe(1);
    await pass(60_000);
    expect(laptop.said).not.toContain('typing');
  });

  test('27 for want of space lets the store take what comes meanwhile', async () => {
    laptop.append = full;
    laptop.change();
    await pass(100);
    expect(laptop.queue.refusal()).toBeNull();
    expect(laptop.queue.current()).toEqual({ state: 'waiting', failure: full, refused: 0 });
  });

  test('29 because the folder is gone refuses what comes, and counts it', async () => {
    laptop.append = gone;
    laptop.change();
    await pass(100);
    expect(laptop.queue.refusal()).toEqual(gone);
    expect(laptop.queue.refusal()).toEqual(gone);
    expect(laptop.queue.current()).toEqual({ state: 'waiting', failure: gone, refused: 2 });
    laptop.append = null;
    await pass(15_000);
    expect(laptop.queue.refusal()).toBeNull();
    laptop.append = full;
    laptop.change();
    await pass(100);
    expect(laptop.queue.current()).toMatchObject({ refused: 0 });
  });

  test('is tried again at once when the user asks for it', async () => {
    laptop.append = full;
    laptop.change();
    await pass(31_000);
    laptop.append = null;
    laptop.queue.tryAgain();
    await pass(0);
    expect(laptop.queue.current().state).toBe('saved');
  });
});

describe('a store that fails', () => {
  test('13 is opened anew at once, and nobody hears of it', async () => {
    const before = laptop.queue.connection();
    expect(await laptop.queue.reopen()).toBeNull();
    expect(laptop.queue.connection()).toBe(before + 1);
    expect(laptop.said).not.toContain('waiting');
  });

  test('44 refuses input until it can be opened again, which is tried by itself', async () => {
    laptop.store = full;
    expect(await laptop.queue.reopen()).toEqual(full);
    expect(laptop.queue.refusal()).toEqual(full);
    await pass(60_000);
    expect(laptop.said).toEqual(['waiting']);
    laptop.store = null;
    await pass(15_000);
    expect(laptop.queue.refusal()).toBeNull();
    expect(laptop.queue.current().state).toBe('saved');
  });

  test('13 is opened once, however many readers and commands met it', async () => {
    laptop.store = closed;
    await Promise.all([1, 2, 3, 4].map(() => laptop.queue.reopen()));
    expect(laptop.reopened).toBe(1);
  });

  test('44 that comes back with less than was saved is brought back from the journal', async () => {
    const reload = vi.fn();
    laptop.queue.whenOutOfOrder(reload);
    laptop.change();
    await pass(0);
    laptop.stored = 0;
    await laptop.queue.reopen();
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('a disk that was found full at the start', () => {
  test('45 is told before anything is entered, and until it has space', async () => {
    laptop.disk = full;
    laptop.queue.expectTrouble(full);
    laptop.queue.saveSoon();
    await pass(20_000);
    expect(laptop.queue.current()).toMatchObject({ state: 'waiting', failure: full });
    laptop.disk = null;
    await pass(15_000);
    expect(laptop.queue.current().state).toBe('saved');
  });

  test('28 accepts nothing in a run that is only for reading', async () => {
    const details = { path: '/data', reason: 'read-only' };
    const temporary: Failure<'profile-temporary'> = { code: 'profile-temporary', details };
    laptop.queue.readOnly(temporary);
    expect(laptop.queue.refusal()).toEqual(temporary);
    expect(await laptop.queue.isSettled()).toBe(true);
  });
});

describe('what is not saved yet', () => {
  test('16 is everything that a command does, from its beginning', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const running = laptop.queue.during(promise);
    expect(laptop.queue.current().state).toBe('saving');
    resolve();
    await running;
    expect(laptop.queue.current().state).toBe('saved');
  });

  test('16 is a command that throws, until it has', async () => {
    await expect(laptop.queue.during(Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(laptop.queue.current().state).toBe('saved');
  });

  test('57 is text in a field', async () => {
    let field: string | null = null;
    const commit = vi.fn(() => (field = null));
    const stop = laptop.queue.watch({ unsaved: () => field, commit, isAutosave: true });
    field = 'City';
    laptop.queue.inputChanged();
    expect(laptop.queue.current()).toEqual({ state: 'typing' });
    expect(await laptop.queue.isSettled()).toBe(false);
    const settled = laptop.queue.settled(3000);
    laptop.queue.commitInputs();
    laptop.queue.inputChanged();
    expect(await settled).toBe(true);
    expect(commit).toHaveBeenCalledOnce();
    stop();
  });

  test('57 is a form that was not submitted, for closing only', async () => {
    const stop = laptop.queue.watch({ unsaved: () => 'a form', commit: () => undefined, isAutosave: false });
    laptop.queue.inputChanged();
    expect(laptop.queue.current().state).toBe('saved');
    const settled = laptop.queue.settled(3000);
    await pass(3000);
    expect(await settled).toBe(false);
    stop();
    expect(await laptop.queue.isSettled()).toBe(true);
  });

  test('57 are entries that the journal has not got, but not a failure that concerns none', async () => {
    laptop.append = full;
    laptop.change();
    await pass(0);
    expect(await laptop.queue.isSettled()).toBe(false);
    expect(await laptop.queue.unsavedEntries()).toBe(1);
    laptop.append = null;
    await pass(15_000);
    expect(await laptop.queue.isSettled()).toBe(true);
    laptop.queue.expectTrouble(full);
    expect(laptop.queue.current().state).toBe('waiting');
    expect(await laptop.queue.isSettled()).toBe(true);
  });
});
