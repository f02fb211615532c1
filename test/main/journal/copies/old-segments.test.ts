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

const beside = (path: string): string => path.replace('journal', 'mirror');

async function openedWith(files: DiskState, all = settings): Promise<{ journal: Journal; disk: MemoryDisk }> {
  const disk = new MemoryDisk(files);
  return { journal: await openedJournal(memoryFileSystem(disk), all), disk };
}

const gone: readonly (readonly [string, readonly string[], { readonly from: number; readonly to: number }])[] = [
  ['the oldest segment', [first], { from: 1, to: 20 }],
  ['one in the middle', [second], { from: 21, to: 40 }],
  ['both', [first, second], { from: 1, to: 40 }],
];

test.each(gone)(
  '11: old entries that neither journal nor mirror holds are told with their numbers: %s',
  async (_, paths, range) => {
    const files = new Map(await written());
    for (const path of paths) for (const each of [path, beside(path)]) files.delete(each);
    const { journal, disk } = await openedWith(files);
    // No data are missing, which the snapshot holds.
    expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
    expect(journal.status()).toMatchObject({ mended: null, missing: [], proof: 'exact' });
    expect((await journal.upkeep.examine()).history).toMatchObject({ missing: [range], run: null });
    await journal.append(sampleEntries(3, entries.at(-1), 'c'));
    await journal.close();
    // The next start says the same, for the witness does not take what is left for all there was.
    const again = await openedWith(disk.state());
    expect((await again.journal.upkeep.examine()).history).toMatchObject({ missing: [range] });
    // Whoever has the entries gives them back.
    const given = entries.slice(0, 40);
    const { history } = await again.journal.upkeep.examine(() => Promise.resolve(given));
    expect(history).toMatchObject({ missing: [], from: { sequence: 0 } });
    await again.journal.upkeep.mend(given);
    expect(await recentOf(again.journal)).toEqual([...all, 61, 62, 63]);
    await again.journal.close();
    const healed = await openedWith(again.disk.state());
    expect((await healed.journal.upkeep.examine()).history).toMatchObject({ broken: [], run: null, missing: [] });
    expect(healed.journal.status().mended).toBeNull();
  },
);

test('6: entries of which some are whole in the journal and the others in the mirror are put together', async () => {
  const files = new Map(await written());
  const overwritten = (path: string, at: number): void => {
    files.set(path, Buffer.from(files.get(path) ?? Buffer.of()).fill(0x5a, at, at + 512));
  };
  overwritten(second, 3000);
  overwritten(beside(second), 6000);
  const { journal, disk } = await openedWith(files);
  const { history } = await journal.upkeep.examine();
  expect(history).toMatchObject({ missing: [], from: { sequence: 0 }, run: { number: 2 } });
  await journal.upkeep.mend();
  expect(await recentOf(journal)).toEqual(all);
  // What was damaged is kept.
  expect([...disk.state().values()].some((bytes) => bytes.equals(files.get(second) ?? Buffer.of()))).toBe(true);
  expect((await journal.upkeep.examine()).history).toMatchObject({ broken: [], run: null, missing: [] });
});

test('11: entries that are kept no longer, or that a new beginning does not have, are not told as missing', async () => {
  const few = { ...settings, keptEntries: 10, snapshotEntries: 7 };
  const disk = new MemoryDisk();
  for (let from = 0; from < entries.length; from += 20) {
    const journal = await openedJournal(memoryFileSystem(disk), few);
    for (const entry of entries.slice(from, from + 20)) await journal.append([entry]);
    expect((await journal.upkeep.examine()).history?.missing ?? []).toEqual([]);
    await journal.close();
  }
  const journal = await openedJournal(memoryFileSystem(disk), few);
  expect((await recentOf(journal)).length).toBeLessThan(60);
  expect((await journal.upkeep.examine()).history).toMatchObject({ missing: [], broken: [] });
  await journal.adopt({
    into: 'journal',
    part: 0,
    workspaceId: null,
    end: { sequence: 60, hash: entries[59]?.hash ?? '' },
    counts: { partitions: 0, sheets: 0 },
    isLast: true,
    partitions: [],
    sheets: [],
    entries: entries.slice(50),
  });
  for (let start = 0; start < 3; start += 1) {
    const again = await openedJournal(memoryFileSystem(new MemoryDisk(disk.state())), few);
    expect((await again.upkeep.examine()).history).toMatchObject({ missing: [], broken: [] });
    await again.close();
  }
});

test('6: a mirror and an older snapshot that nobody needs yet are found damaged, and written anew', async () => {
  const files = new Map(await written());
  const flip = (path: string, at: number): void => {
    const bytes = Buffer.from(files.get(path) ?? Buffer.of());
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    files.set(path, bytes);
  };
  const older = '/journal/snapshot-00000003.jsonl';
  flip(beside(second), 5000);
  flip(older, 900);
  const { journal, disk } = await openedWith(files);
  expect(await journal.upkeep.examine()).toMatchObject({ snapshots: ['snapshot-00000003.jsonl'], copies: [2] });
  await journal.upkeep.mend();
  expect(await journal.upkeep.examine()).toMatchObject({ snapshots: [], copies: [] });
  expect(
    disk
      .state()
      .get(beside(second))
      ?.equals(files.get(second) ?? Buffer.of()),
  ).toBe(true);
  const snapshots = [...disk.state().keys()].filter((path) => /snapshot-\d+\.jsonl$/.test(path));
  expect(snapshots).toHaveLength(2);
  await journal.close();
  // Each of the two is enough.
  for (const path of snapshots) {
    const left = new Map(disk.state());
    left.delete(path);
    expect(await contentsOf((await openedWith(left)).journal)).toEqual(contentsAfter(entries));
  }
});

test('40: what was written anew out of several copies does not depend on one file', async () => {
  const files = new Map(await written());
  // All snapshots are gone and a segment is damaged: a new base is written.
  for (const path of files.keys()) if (path.includes('snapshot-')) files.delete(path);
  files.set(second, (files.get(second) ?? Buffer.of()).subarray(0, 3000));
  const { journal, disk } = await openedWith(files);
  expect(journal.status()).toMatchObject({ mended: 'damaged-entries', missing: [], proof: 'exact' });
  await journal.close();
  for (const [path] of disk.state()) {
    if (!path.startsWith('/journal/') || path.endsWith('lock')) continue;
    const left = new Map(disk.state());
    left.delete(path);
    const again = await openedWith(left);
    expect(again.journal.status(), path).toMatchObject({ missing: [], proof: 'exact' });
    expect(await contentsOf(again.journal)).toEqual(contentsAfter(entries));
  }
});

test('40: any one file of another installation under the name of ours costs nothing, and is set aside', async () => {
  const [state, foreign] = [await written(), await written()];
  const own = [...state.keys()].filter((path) => /^\/(journal|mirror)\/.*\d\.jsonl$/.test(path));
  for (const path of own) {
    const bytes = foreign.get(path) ?? Buffer.of();
    const { journal, disk } = await openedWith(new Map(state).set(path, bytes));
    await journal.upkeep.mend();
    expect(journal.status(), path).toMatchObject({ missing: [], proof: 'exact', end: { sequence: 60 } });
    expect(await recentOf(journal)).toEqual(all);
    expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
    expect((await journal.append(sampleEntries(1, entries.at(-1), 'c'))).ok).toBe(true);
    await journal.close();
    const isKept = [...disk.state()].some(([name, each]) => !name.startsWith('/mirror/') && each.equals(bytes));
    if (path.startsWith('/journal/')) expect(isKept, path).toBe(true);
    const again = await openedWith(disk.state());
    expect(again.journal.status(), path).toMatchObject({ mended: null, missing: [], proof: 'exact' });
    expect(await again.journal.upkeep.examine()).toMatchObject({ history: { missing: [], run: null }, copies: [] });
  }
});
