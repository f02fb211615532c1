import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setMinutes } from '../../../renderer/commands/agenda.ts';
import { savingQueue, type Saving } from '../../../renderer/storage/saving-queue.ts';
import { historyKept, store } from '../../../renderer/storage/database.ts';
import { aSession } from '../../factories/a-workshop.ts';
import type { MemoryJournal, Trouble } from './memory-journal.ts';
import { freshStart, openSmallWorkshop, saved, started, valueOf } from './stored.ts';

let journal: MemoryJournal;
beforeEach(async () => {
  journal = await freshStart();
  await openSmallWorkshop();
  await saved();
});

async function edit(minutes: number): Promise<void> {
  valueOf(await setMinutes(aSession(), minutes, false));
}

describe('"Saved"', () => {
  test('is said only after the journal has answered', async () => {
    const open = Promise.withResolvers<void>();
    journal.gate = open.promise;
    await edit(45);
    await vi.waitFor(() => expect(journal.appends).toBe(2));
    expect(savingQueue.current()).toEqual({ state: 'saving' });
    expect(journal.entries).toHaveLength(1);
    open.resolve();
    await saved();
    expect(journal.entries).toHaveLength(2);
    expect(savingQueue.current()).toMatchObject({ at: expect.stringMatching(/^\d{4}-/) as string });
  });

  test('is not said for the first of two when the second is still on its way', async () => {
    const said: Saving['state'][] = [];
    const stop = savingQueue.onChange(() => said.push(savingQueue.current().state));
    await Promise.all([edit(45), edit(50), edit(55)]);
    await saved();
    stop();
    expect(said.at(-1)).toBe('saved');
    expect(journal.entries.at(-1)?.sequence).toBe(4);
    expect(await store.entries.count()).toBe(4);
  });
});

describe('what cannot be saved', () => {
  test.each<Trouble>(['disk-full', 'journal-unwritable', 'call-rejects', 'answer-lost'])(
    'by %s waits, is tried again, and is lost at no time',
    async (trouble) => {
      journal.trouble = trouble;
      await edit(45);
      await vi.waitFor(() => expect(savingQueue.current().state).toBe('waiting'));
      await edit(50);
      await vi.waitFor(() => expect(savingQueue.current().state).toBe('waiting'));
      expect(await store.entries.count()).toBe(3);
      journal.trouble = null;
      savingQueue.saveSoon();
      await saved();
      expect(journal.entries).toEqual(await store.entries.toArray());
    },
  );

  test('is tried again by itself, without another change', async () => {
    journal.trouble = 'disk-full';
    await edit(45);
    await vi.waitFor(() => expect(savingQueue.current().state).toBe('waiting'));
    journal.trouble = null;
    await saved();
    expect(journal.entries).toHaveLength(2);
  });

  test('goes to the journal at the next start', async () => {
    journal.trouble = 'disk-full';
    await edit(45);
    await vi.waitFor(() => expect(savingQueue.current().state).toBe('waiting'));
    journal.trouble = null;
    expect(await started()).toEqual({ restoredRecords: null, mended: null });
    await saved();
    expect(journal.entries).toHaveLength(2);
  });
});

describe('the history behind the outbox', () => {
  test('is trimmed, but never by what the journal does not hold', async () => {
    const kept = historyKept + historyKept / 5;
    const unsaved = 250;
    for (let minutes = 0; minutes < kept + 20; minutes++) await edit(30 + minutes);
    await saved();
    const count = await store.entries.count();
    expect(count).toBeGreaterThanOrEqual(historyKept);
    expect(count).toBeLessThanOrEqual(kept);
    expect(journal.entries.at(-1)?.sequence).toBe(kept + 21);

    journal.trouble = 'disk-full';
    for (let time = 0; time < unsaved; time++) await edit(10 + (time % 2));
    expect(await store.entries.count()).toBe(count + unsaved);
    journal.trouble = null;
    savingQueue.saveSoon();
    await saved();
    expect(journal.entries).toHaveLength(kept + 21 + unsaved);
  });
});
