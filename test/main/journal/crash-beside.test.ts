import { expect, test } from 'vitest';
import type { FileSystem } from '../../../main/files/file-system.ts';
import { type Journal, type JournalSettings, openJournal } from '../../../main/journal/journal.ts';
import type { CallInput } from '../../../shared/host/contract.ts';
import type { PackedSheet, Partition } from '../../../shared/changes/partition.ts';
import { stopEverywhere } from '../files/crash-states.ts';
import { type DiskState, MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';
import { appendUntilStopped, openedJournal, ownerIsGone } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

/** Mirror and witness are written after every append, so that a crash meets them everywhere. */
const settings: Partial<JournalSettings> = {
  snapshotEntries: 12,
  keptEntries: 10,
  pause: () => Promise.resolve(),
  census: ownerIsGone,
};
const batches = [1, 3, 2, 9, 1, 4, 2, 6, 1];
const entries = sampleEntries(batches.reduce((sum, size) => sum + size, 2));

async function opened(fileSystem: FileSystem): Promise<Journal> {
  return openedJournal(fileSystem, settings);
}

/** Works until the disk stops; gives the number of entries that were acknowledged. */
async function work(fileSystem: FileSystem): Promise<number> {
  // The mirror gets its turn between two appends, as it does in half a second.
  return appendUntilStopped(fileSystem, settings, entries, batches, async () => {
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  });
}

/** Nothing acknowledged is missing, nothing is claimed to be, and work goes on. */
async function expectWhole(state: DiskState, acknowledged: number): Promise<void> {
  const disk = new MemoryDisk(state);
  const journal = await opened(memoryFileSystem(disk));
  const { end, missing, proof } = journal.status();
  expect(missing).toEqual([]);
  expect(['none', 'exact', 'ahead']).toContain(proof);
  expect(end.sequence).toBeGreaterThanOrEqual(acknowledged);
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries.slice(0, end.sequence)));
  expect((await journal.append(entries.slice(end.sequence, end.sequence + 2))).ok).toBe(true);
  await journal.close();
  const again = await opened(memoryFileSystem(new MemoryDisk(disk.state())));
  expect(again.status()).toMatchObject({ missing: [], mended: null, proof: 'exact' });
  await again.close();
}

test(
  '21–23: a crash at any call of mirror and witness costs nothing and raises no alarm',
  { timeout: 120_000 },
  async () => {
    const states = await stopEverywhere(new Map(), work, expectWhole, 2);
    console.info(`${states} crash states with mirror and witness`);
    expect(states).toBeGreaterThan(500);
  },
);

/** What the page sends when its store is to become the state of the journal. */
async function adoptionOf(count: number): Promise<CallInput<'journal.adopt'>> {
  const source = await opened(memoryFileSystem(new MemoryDisk()));
  await source.append(entries.slice(0, count));
  const partitions: Partition[] = [];
  const sheets: PackedSheet[] = [];
  const read = await source.read(0);
  if (read.ok) {
    partitions.push(...read.value.partitions);
    sheets.push(...read.value.sheets);
  }
  const { end } = source.status();
  await source.close();
  const counts = { partitions: partitions.length, sheets: sheets.length };
  const all = { workspaceId: null, end, counts, partitions, sheets, entries: entries.slice(count - 8, count) };
  return { into: 'journal', part: 0, isLast: true, ...all };
}

/** A journal with a gap, and nothing beside it that could fill it. */
async function withGap(): Promise<DiskState> {
  const disk = new MemoryDisk();
  await work(memoryFileSystem(disk));
  const names = [...disk.state().keys()].filter((name) => name.startsWith('/journal/entries-')).sort();
  const isKept = (name: string): boolean =>
    name === '/witness' || (name.startsWith('/journal/entries-') && name !== names[0]);
  return new Map([...disk.state()].filter(([name]) => isKept(name)));
}

test(
  '22: a crash while the state of the store is adopted leaves the old journal or the new one',
  { timeout: 120_000 },
  async () => {
    const gap = await withGap();
    const adoption = await adoptionOf(entries.length);
    let before = 0;
    let after = 0;
    const states = await stopEverywhere(
      gap,
      async (fileSystem) => {
        const journal = await openJournal('/journal', fileSystem, settings);
        if (!journal.ok) return 0;
        const adopted = await journal.value.adopt(adoption);
        await journal.value.close();
        return adopted.ok ? 1 : 0;
      },
      async (state, done) => {
        const disk = new MemoryDisk(state);
        const journal = await opened(memoryFileSystem(disk));
        const { missing, end } = journal.status();
        if (missing.length > 0) {
          before += 1;
          expect(done).toBe(0);
          expect((await journal.adopt(adoption)).ok).toBe(true);
        } else after += 1;
        expect(journal.status().end).toEqual({ sequence: entries.length, hash: entries.at(-1)?.hash });
        expect(end.sequence).toBeGreaterThan(0);
        expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
        await journal.close();
        const again = await opened(memoryFileSystem(new MemoryDisk(disk.state())));
        expect(again.status()).toMatchObject({ missing: [], mended: null, proof: 'exact' });
        expect(await contentsOf(again)).toEqual(contentsAfter(entries));
        await again.close();
      },
    );
    console.info(`${states} crash states of adopting: ${before} before, ${after} after`);
    expect(before).toBeGreaterThan(20);
    expect(after).toBeGreaterThan(20);
  },
);

test('40: a state that is kept aside is a journal that opens, whole and with its newest entries', async () => {
  const disk = new MemoryDisk();
  const journal = await opened(memoryFileSystem(disk));
  await journal.append(sampleEntries(3, undefined, 'b'));
  const adoption = await adoptionOf(20);
  const kept = await journal.adopt({ ...adoption, into: 'aside', workspaceId: '6a1e52a3-0f3c-4b1e-9d55-0d6c5f6c3a11' });
  const folder = kept.ok ? (kept.value.folder ?? '') : '';
  expect(journal.status().end.sequence).toBe(3);
  await journal.close();
  const aside = await openedJournal(memoryFileSystem(disk), settings, folder);
  expect(await contentsOf(aside)).toEqual(contentsAfter(entries.slice(0, 20)));
  expect(await aside.recent(7)).toEqual({ ok: true, value: { entries: entries.slice(13, 20) } });
  expect((await aside.append(entries.slice(20, 22))).ok).toBe(true);
  await aside.close();
});

test('a first snapshot is taken after the first minute of work, and a clean close takes one', async () => {
  const disk = new MemoryDisk();
  const early = { ...settings, snapshotEntries: 1000, firstSnapshotAfter: 0 };
  const journal = await openedJournal(memoryFileSystem(disk), early);
  await journal.append(entries.slice(0, 2));
  for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
  expect([...disk.names.keys()].filter((name) => name.includes('/snapshot-'))).toHaveLength(1);
  await journal.append(entries.slice(2, 4));
  await journal.close();
  expect([...disk.names.keys()].filter((name) => name.includes('/snapshot-'))).toHaveLength(2);
  const names = [...disk.names.keys()];
  const again = await opened(memoryFileSystem(disk));
  await again.close();
  // Nothing was done, so nothing is written.
  expect([...disk.names.keys()]).toEqual(names);
});
