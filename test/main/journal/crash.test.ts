import { expect, test } from 'vitest';
import type { FileSystem } from '../../../main/files/file-system.ts';
import { type Journal, type JournalSettings, openJournal } from '../../../main/journal/journal.ts';
import { crashStates, stopEverywhere, stoppingFileSystem } from '../files/crash-states.ts';
import { type DiskState, MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';
import { appendUntilStopped, openedJournal, ownerIsGone } from './opened-journal.ts';
import { type Contents, contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

const settings: Partial<JournalSettings> = {
  snapshotEntries: 9,
  keptEntries: 10,
  snapshotAtClose: false,
  census: ownerIsGone,
};

const batches = [
  1, 3, 1, 2, 9, 1, 1, 14, 2, 6, 1, 1, 3, 2, 1, 20, 1, 1, 5, 1, 2, 11, 1, 1, 3, 1, 30, 2, 16, 1, 8, 1, 1, 40, 2, 5, 24,
  1, 3, 60, 1,
];
const entries = sampleEntries(batches.reduce((sum, size) => sum + size, 2));

async function opened(fileSystem: FileSystem): Promise<Journal> {
  return openedJournal(fileSystem, settings);
}

/** Works until the disk stops; gives the number of entries that were acknowledged. */
async function work(fileSystem: FileSystem): Promise<number> {
  return appendUntilStopped(fileSystem, settings, entries, batches);
}

const expectedContents = new Map<number, Contents>();
function contentsAt(sequence: number): Contents {
  const known = expectedContents.get(sequence) ?? contentsAfter(entries.slice(0, sequence));
  expectedContents.set(sequence, known);
  return known;
}

async function check(state: DiskState, acknowledged: number): Promise<void> {
  const disk = new MemoryDisk(state);
  const journal = await opened(memoryFileSystem(disk));
  const { sequence, hash } = journal.status().end;
  expect(sequence).toBeGreaterThanOrEqual(acknowledged);
  if (sequence > 0) expect(hash).toBe(entries[sequence - 1]?.hash);
  expect(await contentsOf(journal)).toEqual(contentsAt(sequence));
  const { partitions, sheets } = contentsAt(sequence);
  expect(journal.status()).toMatchObject({
    partitions: Object.keys(partitions).length,
    sheets: Object.keys(sheets).length,
  });
  const next = entries.slice(Math.max(0, sequence - 1), sequence + 2);
  expect((await journal.append(next)).ok).toBe(true);
  await journal.close();
  const again = await opened(memoryFileSystem(new MemoryDisk(disk.state())));
  expect(again.status().end.sequence).toBe(Math.min(entries.length, sequence + 2));
  expect(again.status().mended).toBe(null);
  await again.close();
}

test(
  '21, 22, 23: a crash at every call loses nothing acknowledged and leaves no gap',
  { timeout: 300_000 },
  async () => {
    const states = await stopEverywhere(new Map(), work, check);
    console.info(`${states} crash states of the journal`);
    expect(states).toBeGreaterThan(2000);
  },
);

/** A start that mends what it finds. */
async function mend(fileSystem: FileSystem): Promise<void> {
  const journal = await openJournal('/journal', fileSystem, settings);
  if (journal.ok) await journal.value.close();
}

test('21: a second crash while the first is being mended loses nothing either', { timeout: 300_000 }, async () => {
  let states = 0;
  for (let stopAt = 5; stopAt < 400; stopAt += 61) {
    const disk = new MemoryDisk();
    const acknowledged = await work(stoppingFileSystem(disk, stopAt).fileSystem);
    for (const first of crashStates(disk).slice(0, 6)) {
      states += await stopEverywhere(first, mend, (state) => check(state, acknowledged));
    }
  }
  console.info(`${states} states after two crashes`);
  expect(states).toBeGreaterThan(500);
});
