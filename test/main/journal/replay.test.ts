import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Journal } from '../../../main/journal/journal.ts';
import { nobody } from '../../../shared/changes/change.ts';
import { beginning, entryAfter, type StoredEntry } from '../../../shared/changes/entry.ts';
import { deeds, emptyStore, perform } from '../../shared/changes/random-actions.ts';
import { MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';
import { openedJournal } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleId } from './sample-history.ts';

async function opened(disk: MemoryDisk, snapshotEntries: number): Promise<Journal> {
  return openedJournal(memoryFileSystem(disk), { snapshotEntries, keptEntries: 5 });
}

test('whatever is done, snapshots and replay give the same as the changes themselves', async () => {
  const plans = fc.record({
    actions: deeds,
    snapshotEntries: fc.integer({ min: 1, max: 12 }),
    reopenEvery: fc.integer({ min: 1, max: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(plans, async ({ actions, snapshotEntries, reopenEvery }) => {
      const store = emptyStore();
      const entries: StoredEntry[] = [];
      const disk = new MemoryDisk();
      let journal = await opened(disk, snapshotEntries);
      for (const [index, action] of actions.entries()) {
        const changes = perform(store, action);
        const done = { action: 'deed', changes, group: sampleId(`deed ${index}`), reverts: null };
        entries.push(
          entryAfter(entries.at(-1) ?? beginning, done, {
            timestamp: `timestamp ${index}`,
            device: 'd-TEST22',
            by: nobody,
          }),
        );
        expect((await journal.append(entries.slice(-2))).ok).toBe(true);
        if (index % reopenEvery !== 0) continue;
        await journal.close();
        journal = await opened(disk, snapshotEntries);
      }
      expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
      const { partitions, sheets } = journal.status();
      expect({ partitions, sheets }).toEqual({ partitions: store.partitions.size, sheets: store.sheets.size });
      const recent = await journal.recent(3);
      expect(recent).toEqual({ ok: true, value: { entries: entries.slice(-3) } });
      await journal.close();
    }),
    { seed: 20260101, numRuns: 150 },
  );
});
