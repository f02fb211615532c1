import { expect, test } from 'vitest';
import type { Journal, JournalSettings } from '../../../../main/journal/journal.ts';
import { prune } from '../../../../main/journal/snapshot-writing.ts';
import { type DiskState, MemoryDisk, memoryFileSystem } from '../../files/memory-file-system.ts';
import { openedJournal, ownerIsGone } from '../opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from '../sample-history.ts';

/** Sessions of twenty entries, each with a snapshot at its close: segments 1, 2 and 3 lie before the newest one. */
const settings: Partial<JournalSettings> = { snapshotAtClose: true, census: ownerIsGone };
const entries = sampleEntries(60);
const [first, second] = ['/journal/entries-00000001.jsonl', '/journal/entries-00000002.jsonl'];

async function written(): Promise<DiskState> {
  const disk = new MemoryDisk();
  for (let from = 0; from < entries.length; from += 20) {
    const journal = await openedJournal(memoryFileSystem(disk), settings);
    await journal.append(entries.slice(from, from + 20));
    await journal.close();
  }
  return disk.state();
}

async function recentOf(journal: Journal): Promise<number[]> {
  const recent = await journal.recent(1000);
  return recent.ok ? recent.value.entries.map(({ sequence }) => sequence) : expect.fail(recent.failure.code);
}

const all = entries.map(({ sequence }) => sequence);

type Damage = (files: Map<string, Buffer>, foreign: DiskState) => void;
const damages: readonly (readonly [string, Damage])[] = [
  ['two that are gone', (files) => [first, second].forEach((path) => files.delete(path))],
  ['one that is cut off', (files) => files.set(second, (files.get(second) ?? Buffer.of()).subarray(0, 3000))],
  ['one that is empty', (files) => files.set(first, Buffer.of())],
  ['one of another journal', (files, foreign) => files.set(first, foreign.get(first) ?? Buffer.of())],
  [
    'two that are swapped',
    (files) => {
      const [one, other] = [files.get(first) ?? Buffer.of(), files.get(second) ?? Buffer.of()];
      files.set(first, other).set(second, one);
    },
  ],
];

test.each(damages)(
  '6: segments before the newest snapshot are healed out of the mirror at start: %s',
  async (_, damage) => {
    const files = new Map(await written());
    damage(files, await written());
    const disk = new MemoryDisk(files);
    const journal = await openedJournal(memoryFileSystem(disk), settings);
    expect(await recentOf(journal)).toEqual(all);
    expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
    expect(journal.status()).toMatchObject({ mended: 'damaged-entries', missing: [], damaged: [] });
    await journal.append(sampleEntries(3, entries.at(-1), 'c'));
    await journal.close();
    // Nothing that only the mirror had was deleted from it, and what was in its place is kept.
    for (const path of [first, second]) {
      expect(disk.state().get(path.replace('journal', 'mirror'))).toEqual(disk.state().get(path));
    }
    for (const [path, bytes] of files) {
      if (path !== first && path !== second) continue;
      expect(
        [...disk.state()].some(([name, kept]) => name.startsWith('/journal/') && kept.equals(bytes)),
        path,
      ).toBe(true);
    }
  },
);

test('what is kept no longer goes from the mirror too, and no later start takes it for missing', async () => {
  const disk = new MemoryDisk(await written());
  const fileSystem = memoryFileSystem(disk);
  const end = { sequence: 60, hash: entries[59]?.hash ?? '' };
  await prune(fileSystem, '/journal', { end, entries: 30, snapshot: null });
  expect([...disk.names.keys()].filter((name) => name.endsWith('entries-00000001.jsonl'))).toEqual([]);
  const journal = await openedJournal(fileSystem, settings);
  expect(journal.status().mended).toBeNull();
  expect(await recentOf(journal)).toEqual(all.slice(20));
});

test('a journal that is whole is not mended, and its old segments are not read again at each start', async () => {
  const disk = new MemoryDisk(await written());
  const journal = await openedJournal(memoryFileSystem(disk), settings);
  expect(journal.status().mended).toBeNull();
  expect(await recentOf(journal)).toEqual(all);
});
