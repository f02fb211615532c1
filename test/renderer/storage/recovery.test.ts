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
import { contents, contentsHash, freshStart, openSmallWorkshop, saved, started, undoTimes, valueOf } from './stored.ts';

const session = { workshopId: ids.workshop, id: ids.sessions[0] };
const untouched = { restoredRecords: null, mended: null };
let journal: MemoryJournal;

beforeEach(async () => {
  journal = await freshStart();
  await openSmallWorkshop();
  valueOf(await setMinutes(session, 45, false));
  await saved();
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
    expect(await started()).toEqual({ restoredRecords: null, mended: 'torn-tail' });
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
    ['when it has another history', otherHistory],
  ])('%s', async (_, damage) => {
    const [before, count] = [await contentsHash(), await countOfAll()];
    await damage();
    expect(await started()).toEqual({ restoredRecords: count, mended: null });
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
    expect(await started()).toEqual({ restoredRecords: count, mended: null });
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

  /** The same number of entries, of which the last is not the journal's. */
  async function otherHistory(): Promise<void> {
    const [first] = journal.entries;
    if (first === undefined) throw new Error('no history');
    const changes = updated('session', aSession(), { minutes: 50 });
    const action = { action: 'session.edit', changes, group: anId(900), reverts: null };
    await store.entries.put(entryAfter(first, action, { timestamp: 'timestamp', device: 'another', by: nobody }));
  }
});

describe('a store of a newer version', () => {
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
