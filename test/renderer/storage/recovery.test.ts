import { beforeEach, describe, expect, test } from 'vitest';
import { setMinutes } from '../../../renderer/commands/agenda.ts';
import { mark } from '../../../renderer/commands/attendance.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { redo, undo } from '../../../renderer/storage/command.ts';
import { isNewerStore, store } from '../../../renderer/storage/database.ts';
import { recover } from '../../../renderer/storage/recovery.ts';
import { nobody, updated } from '../../../shared/changes/change.ts';
import { entryAfter } from '../../../shared/changes/entry.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { anId, aSession, ids } from '../../factories/a-workshop.ts';
import type { MemoryJournal } from './memory-journal.ts';
import {
  changedSession,
  contents,
  contentsHash,
  freshStart,
  saved,
  startWithChange,
  started,
  undoTimes,
  valueOf,
} from './stored.ts';

const untouched = { restoredRecords: null, mended: null };
let journal: MemoryJournal;

beforeEach(async () => {
  journal = await startWithChange();
});

/** What the small workshop amounts to: records and marks. */
async function countOfAll(): Promise<number> {
  return Object.keys(await contents()).length;
}

describe('a start', () => {
  test('with both equal goes on, without a word', async () => {
    const before = await contentsHash();
    expect(await started()).toEqual(untouched);
    expect(await contentsHash()).toBe(before);
  });

  test('with nothing on either side is the first start', async () => {
    await freshStart();
    expect(await started()).toEqual(untouched);
    expect(await countOfAll()).toBe(0);
  });

  test('with the store ahead gives the journal what it lacks', async () => {
    journal.entries = journal.entries.slice(0, 1);
    const before = await contentsHash();
    expect(await started()).toEqual(untouched);
    await saved();
    expect(journal.entries).toEqual(await store.entries.toArray());
    expect(await contentsHash()).toBe(before);
  });

  test('with an empty journal gives it the whole history', async () => {
    journal.entries = [];
    expect(await started()).toEqual(untouched);
    await saved();
    expect(journal.entries).toHaveLength(2);
  });

  test('says what the journal mended', async () => {
    journal.mended = 'torn-tail';
    expect(await started()).toEqual({
      restoredRecords: null,
      mended: 'torn-tail',
      proof: { against: 'exact', sequence: 2 },
    });
  });

  test('that the journal refuses changes nothing', async () => {
    const before = await contentsHash();
    Object.defineProperty(window, 'rostrum', {
      value: { call: () => Promise.resolve({ ok: false, failure: { code: 'journal-damaged' } }) },
      configurable: true,
    });
    expect(await recover()).toMatchObject({ failure: { code: 'journal-damaged' } });
    expect(await contentsHash()).toBe(before);
    journal.install();
  });
});

describe('the store is rebuilt, with the number of what came back,', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['when it is empty', () => store.delete({ disableAutoOpen: false })],
    ['when its history is empty', () => store.entries.clear()],
    ['when it is behind', () => store.entries.delete(2)],
    ['when a partition is missing', () => store.partitions.delete(`workshop/${ids.workshop}`)],
    ['when the marks are missing', () => store.sheets.clear()],
    ['when there is a partition too many', () => store.partitions.put({ key: 'workshop/stray', records: {} })],
  ])('%s', async (_, damage) => {
    const [before, count] = [await contentsHash(), await countOfAll()];
    await damage();
    expect(await started()).toEqual({
      restoredRecords: count,
      mended: null,
      proof: { against: 'exact', sequence: 2 },
    });
    expect(await contentsHash()).toBe(before);
    expect(await store.entries.toArray()).toEqual(journal.entries);
    expect(await started()).toEqual(untouched);
  });

  test('and whoever worked on can take it back', async () => {
    await store.delete({ disableAutoOpen: false });
    await started();
    valueOf(
      await mark(ids.workshop, [{ participationId: ids.participations[2], slotId: `am/${ids.days[1]}` }], 'late'),
    );
    await undoTimes(3);
    expect(await countOfAll()).toBe(0);
    expect(await undo()).toMatchObject({ failure: { code: 'nothing-to-undo' } });
    for (let time = 0; time < 3; time++) valueOf(await redo());
    expect((await contents())[`workshop/${ids.workshop} session ${ids.sessions[0]}`]).toMatchObject({ minutes: 45 });
    await saved();
    expect(journal.entries).toHaveLength(9);
  });

  test('of five large trainings too, part by part', async () => {
    const files = import.meta.glob<string>('../../../samples/*.workshop', { query: '?raw', import: 'default' });
    for (const read of Object.values(files)) valueOf(await importWorkshop(new TextEncoder().encode(await read())));
    await saved();
    const [before, count] = [await contentsHash(), await countOfAll()];
    await store.delete({ disableAutoOpen: false });
    expect(await started()).toMatchObject({ restoredRecords: count, mended: null });
    expect(await contentsHash()).toBe(before);
    expect(await store.summaries.count()).toBe(6);
  });

  test('also when rebuilding was interrupted before', async () => {
    const before = await contentsHash();
    await store.delete({ disableAutoOpen: false });
    await store.partitions.bulkPut([...journal.holdings.partitions.values()].slice(0, 2));
    await started();
    expect(await contentsHash()).toBe(before);
  });
});

/** What the witness says when all is well. */
function witnessed(): void {
  const { partitions, sheets } = journal.holdings;
  journal.witness = { end: journal.end, partitions: partitions.size, sheets: sheets.size, at: '2026-11-27T10:00:00Z' };
}

describe('a store that holds more than the journal', () => {
  test('1, 21: one entry is lost in the journal and its end is the same: the journal adopts the state of the store', async () => {
    witnessed();
    const [before, end] = [await contentsHash(), journal.end];
    journal.entries = journal.entries.slice(1);
    journal.missing = [{ from: 1, to: 1, after: null, before: null }];
    const recovery = await started();
    expect(recovery).toMatchObject({ restoredRecords: null, adopted: { folder: '/memory/aside' } });
    expect(recovery.proof).toEqual({ against: 'exact', sequence: 2 });
    expect(await contentsHash()).toBe(before);
    expect(journal.end).toEqual(end);
    expect(journal.base?.partitions.size).toBe(await store.partitions.count());
    expect(await started()).toEqual(untouched);
  });

  test('40: a journal folder that is gone is written anew from a store whose old entries were deleted', async () => {
    witnessed();
    const before = await contentsHash();
    await store.entries.delete(1);
    Object.assign(journal, { entries: [], proof: 'behind' });
    journal.missing = [{ from: 1, to: 2, after: null, before: null }];
    expect(await started()).toMatchObject({ adopted: { missing: [{ from: 1, to: 2 }] } });
    expect(await contentsHash()).toBe(before);
    expect(journal.end.sequence).toBe(2);
    valueOf(await setMinutes(changedSession, 50, false));
    await saved();
    expect(journal.end.sequence).toBe(3);
  });

  test('40: a journal folder that is gone gets the whole history where the store still has it', async () => {
    witnessed();
    Object.assign(journal, { entries: [], proof: 'behind' });
    journal.missing = [{ from: 1, to: 2, after: null, before: null }];
    await started();
    await saved();
    expect(journal.entries).toHaveLength(2);
  });

  test('a store that lacks records itself is not adopted: somebody decides', async () => {
    witnessed();
    journal.missing = [{ from: 1, to: 1, after: null, before: null }];
    journal.entries = journal.entries.slice(1);
    await store.sheets.clear();
    expect(await started()).toMatchObject({ trouble: { verdict: 'incomplete' } });
    expect(await store.entries.count()).toBe(2);
    expect(journal.base).toBeNull();
  });
});

describe('where somebody has to decide, nothing is changed before', () => {
  test('40: another history of the same length: each can be chosen, and the other is kept aside whole', async () => {
    await otherHistory();
    const [before, entries] = [await contentsHash(), journal.entries];
    expect(await started()).toMatchObject({ trouble: { verdict: 'forked' } });
    expect(await contentsHash()).toBe(before);
    expect(journal.entries).toEqual(entries);
    expect(valueOf(await recover('use-journal'))).toMatchObject({ mended: null });
    expect(journal.aside).toHaveLength(1);
    expect(journal.aside[0]?.end.sequence).toBe(2);
    expect(await store.entries.toArray()).toEqual(entries);
  });

  test('40: the store can be chosen instead', async () => {
    await otherHistory();
    const before = await contentsHash();
    await started();
    expect(valueOf(await recover('use-store'))).toMatchObject({ adopted: { folder: '/memory/aside' } });
    expect(await contentsHash()).toBe(before);
    expect(journal.end.hash).toBe((await store.entries.get(2))?.hash);
    expect(await started()).toEqual(untouched);
  });

  test('40: a journal of another installation is told, also where it is shorter', async () => {
    await started();
    await store.entries.delete(1);
    Object.assign(journal, { entries: journal.entries.slice(0, 1), workspaceId: anId(77) });
    expect(await started()).toMatchObject({ trouble: { verdict: 'another' } });
  });

  test('8: an empty database with a witness that knows of work, and an empty journal, is no first start', async () => {
    witnessed();
    await Promise.all(store.tables.map((table) => table.clear()));
    Object.assign(journal, { entries: [], proof: 'behind' });
    journal.missing = [{ from: 1, to: 2, after: null, before: null }];
    expect(await started()).toMatchObject({ trouble: { verdict: 'gone' } });
    expect(valueOf(await recover('use-journal'))).toMatchObject({ restoredRecords: 0 });
    expect(await started()).toEqual(untouched);
  });

  test('11: an empty store and a journal with a gap: nothing is filled before somebody decides', async () => {
    witnessed();
    journal.missing = [{ from: 1, to: 1, after: null, before: null }];
    journal.entries = journal.entries.slice(1);
    await Promise.all(store.tables.map((table) => table.clear()));
    expect(await started()).toMatchObject({ trouble: { verdict: 'incomplete', store: { end: { sequence: 0 } } } });
    expect(await store.partitions.count()).toBe(0);
    const missing = [...journal.missing];
    const recovery = valueOf(await recover('use-journal'));
    expect(recovery).toMatchObject({ proof: { against: 'none', sequence: 2 }, mended: null, accepted: { missing } });
  });

  test('looking only: nothing can be written, and the next start asks again', async () => {
    witnessed();
    journal.missing = [{ from: 1, to: 1, after: null, before: null }];
    await Promise.all(store.tables.map((table) => table.clear()));
    await started();
    valueOf(await recover('read-only'));
    expect(await countOfAll()).toBeGreaterThan(0);
    expect(await setMinutes(changedSession, 50, false)).toMatchObject({ failure: { code: 'store-read-only' } });
    expect(await started()).toMatchObject({ trouble: { verdict: 'incomplete', store: 'filled-to-look' } });
    valueOf(await recover('use-journal'));
    valueOf(await setMinutes(changedSession, 50, false));
  });

  test('looking leaves a store as it is that has lost its history alone', async () => {
    witnessed();
    journal.missing = [{ from: 1, to: 1, after: null, before: null }];
    await store.entries.clear();
    const before = await contentsHash();
    expect(await started()).toMatchObject({ trouble: { verdict: 'incomplete', store: { end: { sequence: 0 } } } });
    valueOf(await recover('read-only'));
    expect(await contentsHash()).toBe(before);
    expect(await store.partitions.count()).toBeGreaterThan(0);
  });

  test('a journal that cannot be opened: the store can be looked at', async () => {
    journal.statusTrouble = 'journal-damaged';
    expect(await recover()).toMatchObject({ failure: { code: 'journal-damaged' } });
    expect(await recover('read-only')).toMatchObject({ ok: true });
    journal.statusTrouble = null;
    expect(await started()).toEqual(untouched);
  });

  test('a store that has lost its history alone is put aside before the journal is gone on with', async () => {
    witnessed();
    journal.missing = [{ from: 1, to: 1, after: null, before: null }];
    await store.entries.clear();
    const count = await store.partitions.count();
    await started();
    valueOf(await recover('use-journal'));
    expect(journal.aside.map(({ partitions }) => partitions.size)).toEqual([count]);
  });

  /** The same number of entries, of which the last is not the journal's. */
  async function otherHistory(): Promise<void> {
    const [first] = journal.entries;
    if (first === undefined) throw new Error('no history');
    const changes = updated('session', aSession(), { minutes: 50 });
    const action = { action: 'session.edit', changes, group: anId(900), reverts: null };
    await store.entries.put(entryAfter(first, action, { timestamp: 'timestamp', device: 'another', by: nobody }));
  }
});

describe('51: a store of a newer version', () => {
  test('is refused and left as it is', async () => {
    store.close();
    await withNativeStore(10 * (dataVersion + 1), (database) => database.createObjectStore('fromLater'));
    expect(await isNewerStore()).toBe(true);
    expect(await recover()).toMatchObject({ ok: false, failure: { code: 'store-newer' } });
    const names = await withNativeStore(10 * (dataVersion + 1), () => undefined);
    expect(names).toContain('fromLater');
    expect(names).toContain('partitions');
    await store.delete({ disableAutoOpen: false });
  });
});

/** Opens the database without Dexie; gives the names of its stores. */
function withNativeStore(version: number, upgrade: (database: IDBDatabase) => void): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('rostrum', version);
    request.addEventListener('upgradeneeded', () => upgrade(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
    request.addEventListener('success', () => {
      const names = [...request.result.objectStoreNames];
      request.result.close();
      resolve(names);
    });
  });
}
