import { expect, test } from 'vitest';
import { knownBackups } from '../../../main/backup/known-backups.ts';
import type { FileSystem } from '../../../main/files/file-system.ts';
import { SettingsFile } from '../../../main/files/settings-file.ts';
import type { Journal, JournalSettings } from '../../../main/journal/journal.ts';
import { type BeforeCall, type DiskState, MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';
import { openedJournal } from '../journal/opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from '../journal/sample-history.ts';
import { MemoryDesk, testedSettings } from './memory-backups.ts';

const entries = sampleEntries(60);
/** Journal, mirror and witness, but not the backups. */
const isJournals = (path: string): boolean => /^\/data\/(journal|mirror)\/|^\/data\/witness$/.test(path);

async function opened(disk: MemoryDisk, before?: BeforeCall, more: Partial<JournalSettings> = {}): Promise<Journal> {
  const fileSystem = memoryFileSystem(disk, before);
  return openedJournal(
    fileSystem,
    { ...testedSettings, keptEntries: 1000, ...more, backups: backupsOf(fileSystem) },
    '/data/journal',
  );
}

function backupsOf(fileSystem: FileSystem) {
  return knownBackups(fileSystem, '/data/backups', new SettingsFile('/data', fileSystem), '1.2.3');
}

async function appended(
  disk: MemoryDisk,
  some: typeof entries,
  more: Partial<JournalSettings> = {},
): Promise<DiskState> {
  const journal = await openedJournal(
    memoryFileSystem(disk),
    { ...testedSettings, keptEntries: 1000, ...more },
    '/data/journal',
  );
  for (const entry of some) await journal.append([entry]);
  await journal.close();
  return disk.state();
}

async function backedUp(disk: MemoryDisk): Promise<void> {
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  expect((await desk.backups.make('asked')).ok).toBe(true);
  await desk.holder.close();
}

/** Sixty entries and a backup of them; then journal, mirror and witness as they were after forty. */
async function olderCopyPutBack(): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  const older = await appended(disk, entries.slice(0, 40));
  await appended(disk, entries.slice(40));
  await backedUp(disk);
  const backups = [...disk.state()].filter(([path]) => !isJournals(path));
  return new MemoryDisk(new Map([...[...older].filter(([path]) => isJournals(path)), ...backups]));
}

test('40: an older copy of journal, mirror and witness gets from a backup what it lacks, and that is told', async () => {
  const disk = await olderCopyPutBack();
  const journal = await opened(disk);
  const status = journal.status();
  expect(status).toMatchObject({
    end: { sequence: 60 },
    missing: [],
    mended: 'damaged-entries',
    fromBackup: [{ from: 41, to: 60 }],
    // Nobody knows how much came after the backup.
    proof: 'none',
  });
  expect(status.fork).toBeUndefined();
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
  expect((await journal.append(sampleEntries(1, entries[59]))).ok).toBe(true);
  await journal.close();
  const again = await opened(disk);
  expect(again.status()).toMatchObject({ end: { sequence: 61 }, mended: null, proof: 'exact' });
  expect(again.status().fromBackup).toBeUndefined();
  await again.close();
});

test('40: a backup of which the entries do not reach back so far is told with its numbers, and offered', async () => {
  const disk = new MemoryDisk();
  const older = await appended(disk, entries.slice(0, 10), { keptEntries: 4 });
  for (let first = 10; first < 60; first += 10)
    await appended(disk, entries.slice(first, first + 10), { keptEntries: 4 });
  const desk = await openedJournal(memoryFileSystem(disk), { ...testedSettings, keptEntries: 4 }, '/data/journal');
  await desk.close();
  await backedUp(disk);
  const backups = [...disk.state()].filter(([path]) => !isJournals(path));
  const put = new MemoryDisk(new Map([...[...older].filter(([path]) => isJournals(path)), ...backups]));
  const journal = await opened(put, undefined, { keptEntries: 4 });
  expect(journal.status()).toMatchObject({ end: { sequence: 10 }, proof: 'behind', missing: [{ from: 11, to: 60 }] });
  expect(journal.status().witness?.end.sequence).toBe(60);
  await journal.close();
});

test('40: a backup whose history is another one after a common point is told, never mixed in, and asked about once', async () => {
  const disk = await olderCopyPutBack();
  const others = sampleEntries(5, entries[39], 'b');
  await appended(disk, others);
  const journal = await opened(disk);
  expect(journal.status()).toMatchObject({
    end: { sequence: 45, hash: others[4]?.hash },
    proof: 'behind',
    missing: [{ from: 46, to: 60 }],
    fork: { at: 41 },
  });
  const own = contentsAfter([...entries.slice(0, 40), ...others]);
  expect(await contentsOf(journal)).toEqual(own);
  await journal.close();
  const asked = await opened(disk);
  expect(asked.status().fork).toMatchObject({ at: 41 });
  expect((await asked.accept()).ok).toBe(true);
  expect(asked.status().fork).toBeUndefined();
  await asked.close();
  for (let start = 0; start < 2; start += 1) {
    const again = await opened(disk);
    expect(again.status()).toMatchObject({ end: { sequence: 45 }, missing: [], proof: 'exact' });
    expect(again.status().fork).toBeUndefined();
    expect(await contentsOf(again)).toEqual(own);
    await again.close();
  }
});

test('21: entries that neither journal nor mirror holds come out of a backup, if their hashes fit on both sides', async () => {
  const disk = new MemoryDisk();
  await appended(disk, entries.slice(0, 50), { snapshotAtClose: false, snapshotEntries: 1000 });
  await backedUp(disk);
  await appended(disk, entries.slice(50), { snapshotAtClose: false, snapshotEntries: 1000 });
  const state = new Map(disk.state());
  for (const [path, bytes] of state) {
    if (/snapshot-/.test(path)) state.delete(path);
    if (!/entries-00000001/.test(path)) continue;
    const lines = bytes.toString('latin1').split('\n');
    lines.splice(20, 3, 'damaged', 'damaged', 'damaged');
    state.set(path, Buffer.from(lines.join('\n'), 'latin1'));
  }
  const journal = await opened(new MemoryDisk(state));
  expect(journal.status()).toMatchObject({ end: { sequence: 60 }, missing: [], fromBackup: [{ from: 20, to: 22 }] });
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
  await journal.close();
});

test('a start reads the names of backups and no more, where they know no more', async () => {
  const disk = new MemoryDisk();
  await appended(disk, entries);
  await backedUp(disk);
  const read: string[] = [];
  const journal = await opened(disk, (operation, path) => {
    if (path.startsWith('/data/backups')) read.push(operation);
  });
  expect(read).toEqual(['readFolder']);
  await journal.close();
});

test('40: a backup of another installation under a later name is nobody’s witness', async () => {
  const foreign = new MemoryDisk();
  await appended(foreign, sampleEntries(60, undefined, 'b'));
  await backedUp(foreign);
  const disk = new MemoryDisk();
  await appended(disk, entries.slice(0, 10));
  const put = [...foreign.state()].filter(([path]) => path.startsWith('/data/backups'));
  const journal = await opened(new MemoryDisk(new Map([...disk.state(), ...put])));
  expect(journal.status()).toMatchObject({ end: { sequence: 10 }, missing: [], proof: 'exact', mended: null });
  await journal.close();
});
