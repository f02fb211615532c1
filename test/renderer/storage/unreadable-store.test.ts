import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setMinutes } from '../../../renderer/commands/agenda.ts';
import { saveAllWorkshops } from '../../../renderer/commands/rescue.ts';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { store } from '../../../renderer/storage/database.ts';
import { recover } from '../../../renderer/storage/recovery.ts';
import { clockNotice, readSummaries } from '../../../renderer/storage/working-store.ts';
import { failure, success } from '../../../shared/result.ts';
import { ids } from '../../factories/a-workshop.ts';
import type { MemoryJournal } from './memory-journal.ts';
import { changedSession, contents, contentsHash, startWithChange, started, valueOf } from './stored.ts';

let journal: MemoryJournal;

beforeEach(async () => {
  journal = await startWithChange();
});

/** The store can neither be opened nor read until `openAgain`. */
function failToOpen(): void {
  store.close({ disableAutoOpen: true });
  vi.spyOn(store, 'open').mockRejectedValue(new DOMException('Internal error opening backing store', 'UnknownError'));
}

async function openAgain(): Promise<void> {
  vi.restoreAllMocks();
  await store.open();
}

describe('a store that cannot be read', () => {
  afterEach(openAgain);

  test('7: is not deleted where the journal fails amid its parts, and rebuilt where it gives everything', async () => {
    const before = await contentsHash();
    const [{ partitions, sheets }, original] = [journal.holdings, journal.call.bind(journal)];
    const half = { partitions: [...partitions.values()].slice(0, 1), sheets: [], next: 1 };
    const call = vi.spyOn(journal, 'call').mockImplementation(async (name, input) => {
      if (name !== 'journal.read') return original(name, input);
      return (input as { part: number }).part === 0 ? success(half) : failure('journal-damaged');
    });
    failToOpen();
    expect(await recover()).toEqual({ ok: false, failure: { code: 'journal-damaged' } });
    await openAgain();
    expect(await contentsHash()).toBe(before);
    expect(sheets.size).toBeGreaterThan(0);
    call.mockRestore();
    vi.spyOn(store, 'open').mockRejectedValueOnce(new DOMException('Internal error', 'UnknownError'));
    expect(await started()).toMatchObject({ restoredRecords: Object.keys(await contents()).length });
    expect(await contentsHash()).toBe(before);
  });

  test('is not deleted where the journal cannot give its newest entries', async () => {
    const [before, original] = [await contentsHash(), journal.call.bind(journal)];
    vi.spyOn(journal, 'call').mockImplementation(async (name, input) =>
      name === 'journal.recent' ? failure('journal-damaged') : original(name, input),
    );
    failToOpen();
    expect(await recover()).toMatchObject({ failure: { code: 'journal-damaged' } });
    await openAgain();
    expect(await contentsHash()).toBe(before);
    expect(await store.entries.toArray()).toEqual(journal.entries);
  });

  test('looking deletes no store that cannot be read, which may hold what the journal lacks: it shows the journal', async () => {
    const { before, inJournal } = await loseOneAndFailToOpen();
    expect(await started()).toMatchObject({ trouble: { verdict: 'incomplete', store: 'unreadable' } });
    valueOf(await recover('read-only'));
    expect(await readSnapshot(ids.workshop)).toEqual(inJournal);
    expect(await readSummaries()).toMatchObject([{ id: ids.workshop }]);
    expect(await clockNotice()).toBeNull();
    expect(await setMinutes(changedSession, 50, false)).toMatchObject({ failure: { code: 'store-read-only' } });
    await openAgain();
    expect(await contentsHash()).toBe(before);
    expect(await started()).toMatchObject({ adopted: { missing: [{ from: 1, to: 1 }] } });
  });

  test('all workshops are saved from the journal where the store cannot be read, which stays as it is', async () => {
    const { before, inJournal } = await loseOneAndFailToOpen();
    const original = journal.call.bind(journal);
    const snapshots: unknown[] = [];
    const call = vi.spyOn(journal, 'call').mockImplementation((name, input) => {
      if (name !== 'workshop-folder.save') return original(name, input);
      snapshots.push((input as { snapshot: unknown }).snapshot);
      return Promise.resolve(success({ name: 'Rostrum', path: '/saved/Rostrum', token: 'folder', files: 1 }));
    });
    const saving = await saveAllWorkshops();
    call.mockRestore();
    await openAgain();
    expect(saving).toEqual({ ok: true, value: { count: 1, folder: '/saved/Rostrum' } });
    expect(snapshots).toEqual([inJournal]);
    expect(await contentsHash()).toBe(before);
  });

  /**
   * The journal has lost its first entry, and the store cannot be read; gives the hash of its contents and the workshop as
   * the journal has it.
   */
  async function loseOneAndFailToOpen(): Promise<{ readonly before: string; readonly inJournal: unknown }> {
    const { partitions, sheets } = journal.holdings;
    const counts = { partitions: partitions.size, sheets: sheets.size };
    journal.witness = { end: journal.end, ...counts, at: '2026-11-27T10:00:00Z' };
    const [before, inJournal] = [await contentsHash(), await readSnapshot(ids.workshop)];
    journal.missing = [{ from: 1, to: 1, after: null, before: null }];
    journal.base = { ...journal.holdings, end: journal.end };
    journal.entries = [];
    failToOpen();
    return { before, inJournal };
  }
});
