import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import { ReopenedJournal } from '../../../main/journal/history.ts';
import { type Journal, openJournal } from '../../../main/journal/journal.ts';
import { type Result } from '../../../shared/result.ts';
import { MemoryDisk, memoryFileSystem, raise } from '../files/memory-file-system.ts';
import { ownerIsGone } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

const entries = sampleEntries(20);

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'rostrum-saved-'));
  folder = path.join(home, 'journal');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function valueOf(opened: Result<Journal>): Journal {
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

async function journalWith(count: number, settings = {}): Promise<Journal> {
  const journal = valueOf(await openJournal(folder, diskFileSystem, settings));
  expect((await journal.append(entries.slice(0, count))).ok).toBe(true);
  return journal;
}

async function expectWhole(count: number): Promise<void> {
  const again = valueOf(await openJournal(folder));
  expect(again.status()).toMatchObject({ end: { sequence: count }, damaged: [], mended: null });
  expect(await contentsOf(again)).toEqual(contentsAfter(entries.slice(0, count)));
  await again.close();
}

function segments(): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('entries-'));
}

describe('an append is not acknowledged', () => {
  test('29 when the folder was deleted; it says so by name, and a folder that comes back empty is filled again', async () => {
    const journal = await journalWith(3);
    rmSync(folder, { recursive: true });
    for (const _ of [1, 2]) {
      expect(await journal.append(entries.slice(3, 4))).toEqual({
        ok: false,
        failure: { code: 'folder-gone', details: { path: folder } },
      });
    }
    expect(journal.status().end.sequence).toBe(3);
    mkdirSync(folder);
    expect((await journal.append(entries.slice(3, 5))).ok).toBe(true);
    await journal.close();
    await expectWhole(5);
  });

  test('29 when the folder was moved away, and goes on by itself when it is back', async () => {
    const journal = await journalWith(3);
    renameSync(folder, `${folder}-elsewhere`);
    expect(await journal.append(entries.slice(3, 4))).toMatchObject({ failure: { code: 'folder-gone' } });
    renameSync(`${folder}-elsewhere`, folder);
    expect((await journal.append(entries.slice(3, 6))).ok).toBe(true);
    await journal.close();
    await expectWhole(6);
  });

  test('29 when the file was deleted or replaced; what it held is written again', async () => {
    const journal = await journalWith(3);
    const [name = ''] = segments();
    unlinkSync(path.join(folder, name));
    expect(await journal.append(entries.slice(3, 4))).toEqual({
      ok: false,
      failure: { code: 'journal-unwritable', details: { path: folder, reason: 'replaced' } },
    });
    expect((await journal.append(entries.slice(3, 4))).ok).toBe(true);
    await journal.close();
    await expectWhole(4);
  });

  test('29 when the snapshot under it is gone as well: nothing would lead up to what is written', async () => {
    const journal = await journalWith(8, { snapshotEntries: 4, keptEntries: 2 });
    await expect.poll(() => readdirSync(folder).some((name) => name.startsWith('snapshot-'))).toBe(true);
    expect((await journal.append(entries.slice(8, 9))).ok).toBe(true);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    for (const _ of [1, 2]) {
      expect(await journal.append(entries.slice(9, 10))).toMatchObject({
        failure: { code: 'journal-unwritable', details: { reason: 'replaced' } },
      });
    }
    await journal.close();
  });

  test('24 when the flush fails with EIO: it goes to a new file', async () => {
    let isFailing = false;
    const disk = new MemoryDisk();
    const fileSystem = memoryFileSystem(disk, (operation) => {
      if (isFailing && operation === 'datasync') raise('EIO', 'i/o error');
    });
    const journal = valueOf(await openJournal('/journal', fileSystem));
    await journal.append(entries.slice(0, 2));
    isFailing = true;
    expect(await journal.append(entries.slice(2, 3))).toEqual({
      ok: false,
      failure: { code: 'journal-unwritable', details: { path: '/journal', reason: 'device-failed' } },
    });
    isFailing = false;
    expect((await journal.append(entries.slice(2, 3))).ok).toBe(true);
    expect([...disk.names.keys()].filter((name) => name.includes('entries-'))).toHaveLength(2);
  });
});

describe('a start', () => {
  const closedBy = (code: string): { fileSystem: ReturnType<typeof memoryFileSystem>; open: () => void } => {
    let isClosed = true;
    const disk = new MemoryDisk(kept());
    const fileSystem = memoryFileSystem(disk, (operation) => {
      const writes = ['write', 'rename', 'link', 'unlink', 'truncate'].includes(operation);
      if (isClosed && writes) raise(code, 'a fault of the test');
    });
    return { fileSystem, open: () => (isClosed = false) };
  };
  let files = new Map<string, Buffer>();
  const kept = (): Map<string, Buffer> => new Map(files);

  beforeEach(async () => {
    const disk = new MemoryDisk();
    const journal = valueOf(await openJournal('/journal', memoryFileSystem(disk)));
    await journal.append(entries.slice(0, 5));
    await journal.close();
    files = new Map(disk.state());
  });

  test.each([
    ['45 on a full disk', 'ENOSPC', { code: 'disk-full', details: { path: '/journal' } }],
    [
      '28 on a read-only disk',
      'EROFS',
      { code: 'journal-unwritable', details: { path: '/journal', reason: 'read-only' } },
    ],
    [
      '28 in a folder of somebody else',
      'EACCES',
      { code: 'journal-unwritable', details: { path: '/journal', reason: 'not-allowed' } },
    ],
  ])('%s reads everything, says why nothing is saved, and goes on by itself', async (_name, code, failure) => {
    const { fileSystem, open } = closedBy(code);
    const journal = await ReopenedJournal.open(() => openJournal('/journal', fileSystem));
    const first = valueOf(journal.current);
    expect(await contentsOf(first)).toEqual(contentsAfter(entries.slice(0, 5)));
    expect(await first.append(entries.slice(5, 6))).toEqual({ ok: false, failure });
    await journal.reopen();
    expect(await valueOf(journal.current).append(entries.slice(5, 6))).toEqual({ ok: false, failure });
    open();
    await journal.reopen();
    expect((await valueOf(journal.current).append(entries.slice(5, 6))).ok).toBe(true);
    await journal.close();
  });

  test('28 on a read-only disk with the lock of a process that is gone is not taken for one in use', async () => {
    files.set('/journal/lock', Buffer.from('{"pid":1,"started":"0","boot":"long ago"}'));
    const { fileSystem } = closedBy('EROFS');
    const opened = valueOf(await openJournal('/journal', fileSystem, { census: ownerIsGone }));
    expect(opened.closedFor).toBe('read-only');
  });

  test('48 finds the folder in use, and looks again when the other has let go of it', async () => {
    const other = await journalWith(3);
    const journal = await ReopenedJournal.open(() => openJournal(folder));
    expect(journal.current).toEqual({ ok: false, failure: { code: 'journal-in-use', details: { path: folder } } });
    await journal.reopen();
    expect(journal.current.ok).toBe(false);
    await other.close();
    await journal.reopen();
    expect((await valueOf(journal.current).append(entries.slice(3, 4))).ok).toBe(true);
    await journal.close();
  });

  test('48 moves a folder aside that has the name of the lock', async () => {
    mkdirSync(path.join(folder, 'lock', 'inside'), { recursive: true });
    const journal = await journalWith(2);
    await journal.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('lock.'))).toHaveLength(1);
    await expectWhole(2);
  });
});
