import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Backups } from '../../../main/backup/backups.ts';
import type { StoredEntry } from '../../../shared/changes/entry.ts';
import { MemoryDisk, memoryFileSystem, raise } from '../files/memory-file-system.ts';
import { sampleEntries } from '../journal/sample-history.ts';
import { MemoryDesk } from './memory-backups.ts';

const entries = sampleEntries(60);

function names(disk: MemoryDisk, folder = '/data/backups'): string[] {
  return [...disk.names.keys()]
    .filter((name) => name.startsWith(`${folder}/`))
    .map((name) => name.slice(folder.length + 1));
}

function backupsIn(disk: MemoryDisk, folder?: string): string[] {
  return names(disk, folder)
    .filter((name) => name.endsWith('.rostrum-backup'))
    .sort();
}

/** Appends the next entries, and looks until nobody seems to be working any more. */
async function worked(desk: MemoryDesk, more: readonly StoredEntry[]): Promise<void> {
  await desk.journal.append(more);
  await looked(desk.backups);
}

async function looked(backups: Backups): Promise<void> {
  await backups.look();
  await backups.look();
}

test('a backup is made on the first change of a day, and then once in fifteen minutes in which something changed', async () => {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await looked(desk.backups);
  expect(backupsIn(disk)).toEqual([]);
  await worked(desk, entries.slice(0, 1));
  expect(backupsIn(disk)).toHaveLength(1);
  desk.time = '2026-11-27T09:10:00.000Z';
  await worked(desk, entries.slice(1, 2));
  expect(backupsIn(disk)).toHaveLength(1);
  desk.time = '2026-11-27T09:16:00.000Z';
  await looked(desk.backups);
  expect(backupsIn(disk)).toHaveLength(2);
  desk.time = '2026-11-27T18:00:00.000Z';
  await looked(desk.backups);
  expect(backupsIn(disk)).toHaveLength(2);
  desk.time = '2026-11-28T09:00:00.000Z';
  await looked(desk.backups);
  expect(backupsIn(disk)).toHaveLength(2);
  await worked(desk, entries.slice(2, 3));
  expect(backupsIn(disk)).toHaveLength(3);
  expect(await desk.backups.status()).toMatchObject({
    last: { header: { end: { sequence: 3 } } },
    problem: null,
    second: null,
  });
});

test('while somebody works without a pause the backup waits, but no longer than a minute', async () => {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  const made: number[] = [];
  for (let look = 0; look < 8; look += 1) {
    await desk.journal.append(entries.slice(look, look + 1));
    await desk.backups.look();
    made.push(backupsIn(disk).length);
  }
  expect(made).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
});

test('after a start the newest backup is read again, and one that is damaged by then is not said to be whole', async () => {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await worked(desk, entries.slice(0, 5));
  desk.time = '2026-11-27T10:00:00.000Z';
  await worked(desk, entries.slice(5, 9));
  await desk.journal.close();
  const newest = disk.names.get(`/data/backups/${backupsIn(disk).at(-1)}`);
  if (newest !== undefined) newest.contents[2000] = (newest.contents[2000] ?? 0) ^ 1;
  const again = await MemoryDesk.open(memoryFileSystem(disk));
  expect(await again.backups.status()).toMatchObject({ last: { header: { end: { sequence: 5 } } }, damaged: 1 });
});

test('38 a backup that reads back otherwise than it was written is none, and nothing older goes for it', async () => {
  const disk = new MemoryDisk();
  let isLying = false;
  const honest = memoryFileSystem(disk);
  const fileSystem: typeof honest = {
    ...honest,
    open: async (path, flags) => {
      const file = await honest.open(path, flags);
      if (!isLying || !path.endsWith('.partial')) return file;
      return { ...file, write: (bytes, position) => file.write(Buffer.from(bytes).fill(0x20, 40, 50), position) };
    },
  };
  const desk = await MemoryDesk.open(fileSystem);
  for (let day = 0; day < 40; day += 1) {
    desk.time = `2026-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}T09:00:00.000Z`;
    await worked(desk, entries.slice(day, day + 1));
  }
  const before = backupsIn(disk);
  expect(before.length).toBeGreaterThan(12);
  isLying = true;
  desk.time = '2026-11-27T09:00:00.000Z';
  await worked(desk, entries.slice(40, 41));
  expect(backupsIn(disk)).toEqual(before);
  expect(await desk.backups.status()).toMatchObject({
    last: { header: { end: { sequence: 40 } } },
    problem: { code: 'backup-failed' },
  });
  isLying = false;
  await looked(desk.backups);
  expect(await desk.backups.status()).toMatchObject({ last: { header: { end: { sequence: 41 } } }, problem: null });
});

test('29 a stick that goes while a backup is written leaves the data and the other backups as they were, and is told quietly', async () => {
  let finished = false;
  for (let failAt = 1; !finished; failAt += 3) {
    const disk = new MemoryDisk();
    let calls = 0;
    let isGone = false;
    const fileSystem = memoryFileSystem(disk, (operation, path) => {
      if (!path.startsWith('/stick/') || operation === 'makeFolder') return;
      calls += 1;
      isGone ||= calls >= failAt;
      if (isGone) raise(operation === 'write' ? 'EIO' : 'ENOENT', 'no such device');
    });
    const desk = await MemoryDesk.open(fileSystem);
    await desk.settings.write('backupFolder', { folder: '/stick' });
    // The folder on the stick, with a file in it, for this disk knows folders by their files.
    disk.rename([
      {
        path: '/stick/Rostrum backups/evidence.txt',
        file: { contents: Buffer.of(), synced: Buffer.of(), changes: [] },
      },
    ]);
    await worked(desk, entries.slice(0, 5));
    finished = !isGone;
    expect(backupsIn(disk)).toHaveLength(1);
    const status = await desk.backups.status();
    expect(status.problem).toBe(null);
    // What is refused last, the look for scans that may go, is no reason to say that the copy has failed.
    const isCopied = backupsIn(disk, '/stick/Rostrum backups').length === 1;
    expect(['failed', ...(isCopied ? ['up-to-date'] : [])]).toContain(status.second?.state);
    isGone = false;
    calls = Number.NEGATIVE_INFINITY;
    await looked(desk.backups);
    expect((await desk.backups.status()).second).toMatchObject({ state: 'up-to-date', problem: null });
    expect(names(disk, '/stick/Rostrum backups').filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(backupsIn(disk, '/stick/Rostrum backups')).toHaveLength(1);
  }
});

test('29 a full disk costs the backup and nothing else', async () => {
  const disk = new MemoryDisk();
  let isFull = false;
  const fileSystem = memoryFileSystem(disk, (operation, path) => {
    if (isFull && operation === 'write' && path.includes('backups')) raise('ENOSPC', 'no space left on device');
  });
  const desk = await MemoryDesk.open(fileSystem);
  await worked(desk, entries.slice(0, 3));
  isFull = true;
  desk.time = '2026-11-27T12:00:00.000Z';
  await worked(desk, entries.slice(3, 5));
  expect(await desk.backups.status()).toMatchObject({
    last: { header: { end: { sequence: 3 } } },
    problem: { code: 'disk-full' },
  });
  expect(names(disk).filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect((await desk.journal.append(entries.slice(5, 6))).ok).toBe(true);
});

test('evidence is copied once, by its hash, and goes when no backup speaks of it any more', async () => {
  const scan = Buffer.from('%PDF-1.7 a signed sheet');
  const name = `${createHash('sha256').update(scan).digest('hex')}.pdf`;
  const altered = `${'0'.repeat(64)}.pdf`;
  const disk = new MemoryDisk(
    new Map([
      [`/data/evidence/${name}`, scan],
      [`/data/evidence/${altered}`, scan],
    ]),
  );
  let copies = 0;
  const fileSystem = memoryFileSystem(disk, (operation, path) => {
    if (operation === 'rename' && path === `/data/backups/evidence/${name}`) copies += 1;
  });
  const desk = await MemoryDesk.open(fileSystem);
  await worked(desk, entries.slice(0, 1));
  desk.time = '2026-11-27T10:00:00.000Z';
  await worked(desk, entries.slice(1, 2));
  expect(copies).toBe(1);
  expect(names(disk).filter((each) => each.startsWith('evidence/'))).toEqual([`evidence/${name}`]);
  const listed = await desk.restores.list();
  expect(listed.map(({ info }) => info?.summary.evidence)).toEqual([1, 1]);
  // On an empty computer the scan comes back with the backup.
  const stick = new Map([...disk.state()].filter(([path]) => path.startsWith('/data/backups/')));
  const empty = new MemoryDisk(stick);
  const other = await MemoryDesk.open(memoryFileSystem(empty), 'd-OTHER2');
  const [backup] = await other.restores.list();
  expect((await other.restores.over(backup?.token ?? '')).ok).toBe(true);
  expect(empty.names.get(`/data/evidence/${name}`)?.contents).toEqual(scan);
});

test('a second folder that is not there, as when the stick is out, is left alone; nothing is written in its place', async () => {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await desk.settings.write('backupFolder', { folder: '/stick' });
  await worked(desk, entries.slice(0, 1));
  expect((await desk.backups.status()).second).toMatchObject({ state: 'away', problem: null });
  expect([...disk.names.keys()].filter((name) => name.startsWith('/stick'))).toEqual([]);
});

test('closing makes a backup of what changed since the last one, and none of what did not', async () => {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  desk.backups.start();
  await worked(desk, entries.slice(0, 1));
  desk.time = '2026-11-27T09:05:00.000Z';
  await worked(desk, entries.slice(1, 30));
  expect(await desk.backups.status()).toMatchObject({ isAutomatic: true, changes: 29 });
  await desk.backups.stop();
  expect(backupsIn(disk)).toHaveLength(2);
  expect(await desk.backups.status()).toMatchObject({ changes: 0, last: { header: { end: { sequence: 30 } } } });
  await desk.backups.stop();
  expect(backupsIn(disk)).toHaveLength(2);
});

test('where nobody starts the backups, as in a copy opened beside, none is promised and none is made at the close', async () => {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await desk.journal.append(entries.slice(0, 1));
  expect(await desk.backups.status()).toMatchObject({ isAutomatic: false, last: null, changes: 1 });
  await desk.backups.stop();
  expect(backupsIn(disk)).toEqual([]);
});

test('a backup whose folder was deleted is no longer said to be there, and is made again', async () => {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await worked(desk, entries.slice(0, 3));
  for (const name of backupsIn(disk)) disk.rename([{ path: `/data/backups/${name}`, file: null }]);
  expect((await desk.backups.status()).last).toBe(null);
  await looked(desk.backups);
  expect(backupsIn(disk)).toHaveLength(1);
});

test('the second copy is said to be there while its file is: after a start at once, and copied again when it is gone', async () => {
  const second = '/stick/Rostrum backups';
  const disk = new MemoryDisk(new Map([[`${second}/note.txt`, Buffer.of(1)]]));
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await desk.settings.write('backupFolder', { folder: '/stick' });
  await worked(desk, entries.slice(0, 3));
  await desk.journal.close();
  const again = await MemoryDesk.open(memoryFileSystem(disk));
  expect((await again.backups.status()).second).toMatchObject({
    state: 'up-to-date',
    last: { header: { end: { sequence: 3 } } },
  });
  await looked(again.backups);
  for (const name of backupsIn(disk, second)) disk.rename([{ path: `${second}/${name}`, file: null }]);
  expect((await again.backups.status()).second).toMatchObject({ state: 'waiting', last: null });
  await looked(again.backups);
  expect(backupsIn(disk, second)).toHaveLength(1);
  expect((await again.backups.status()).second?.state).toBe('up-to-date');
});

test('right after a backup was brought back it is the backup of what is here', async () => {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await worked(desk, entries.slice(0, 3));
  await desk.journal.append(entries.slice(3, 9));
  const [backup] = await desk.restores.list();
  expect((await desk.restores.over(backup?.token ?? '')).ok).toBe(true);
  expect(await desk.backups.status()).toMatchObject({ last: { header: { end: { sequence: 3 } } }, changes: 0 });
});
