import { expect, test } from 'vitest';
import type { FileSystem } from '../../../main/files/file-system.ts';
import { type Journal, type JournalSettings, openJournal } from '../../../main/journal/journal.ts';
import { MemoryDisk, memoryFileSystem, raise } from '../files/memory-file-system.ts';
import { ownerIsGone } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

const settings: Partial<JournalSettings> = {
  snapshotEntries: 6,
  keptEntries: 4,
  snapshotAtClose: false,
  census: ownerIsGone,
};
const entries = sampleEntries(22);
const batch = 2;
const codes = ['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EROFS', 'EMFILE'];

type Fault = { readonly code: string; readonly first: number; readonly calls: number };

/** Fails `calls` calls beginning with number `first`. */
function failing(disk: MemoryDisk, fault: Fault): { fileSystem: FileSystem; calls: () => number } {
  let calls = 0;
  const fileSystem = memoryFileSystem(disk, () => {
    calls += 1;
    if (calls >= fault.first && calls < fault.first + fault.calls) raise(fault.code, 'a fault of the test');
  });
  return { fileSystem, calls: () => calls };
}

/** Goes on until everything is acknowledged, however often the disk fails in between. */
async function workThrough(fileSystem: FileSystem): Promise<Journal> {
  let journal = await openedAtLast(fileSystem);
  let failures = 0;
  for (let first = 0; first < entries.length && failures < 90;) {
    const appended = await journal.append(entries.slice(first, first + batch));
    if (appended.ok) {
      first += batch;
      expect(journal.status().end.sequence).toBe(first);
    } else {
      failures += 1;
      // A folder that was closed at the start is asked again at the next one.
      if (failures % 40 === 0) {
        await journal.close();
        journal = await openedAtLast(fileSystem);
      }
      expect(['disk-full', 'journal-unwritable']).toContain(appended.failure.code);
      expect(journal.status().end.sequence).toBe(first);
    }
  }
  return journal;
}

async function openedAtLast(fileSystem: FileSystem): Promise<Journal> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const journal = await openJournal('/journal', fileSystem, settings);
    if (journal.ok) return journal.value;
    expect(['disk-full', 'journal-unwritable', 'journal-in-use']).toContain(journal.failure.code);
  }
  throw new Error('never opened');
}

test(
  '27: any fault at any call leaves what was there, and saving goes on when it is over',
  { timeout: 300_000 },
  async () => {
    let runs = 0;
    for (const code of codes) {
      for (const calls of [1, 7, 30]) {
        let finished = false;
        for (let first = 1; !finished; first += 1) {
          const disk = new MemoryDisk();
          const fault = failing(disk, { code, first, calls });
          try {
            const journal = await workThrough(fault.fileSystem);
            await journal.close();
            finished = fault.calls() < first;
            const again = await openedAtLast(memoryFileSystem(new MemoryDisk(disk.state())));
            expect(again.status()).toMatchObject({ end: { sequence: entries.length }, mended: null });
            expect(await contentsOf(again)).toEqual(contentsAfter(entries));
            runs += 1;
          } catch (error) {
            throw new Error(`${code} for ${calls} calls from call ${first}`, { cause: error });
          }
        }
      }
    }
    console.info(`${runs} runs with a fault`);
    expect(runs).toBeGreaterThan(1000);
  },
);

test('a full disk is named as such, anything else with its path and reason', async () => {
  let code = '';
  const disk = new MemoryDisk();
  const fileSystem = memoryFileSystem(disk, (operation) => {
    if (code !== '' && operation === 'write') raise(code, 'a fault of the test');
  });
  const journal = await openedAtLast(fileSystem);
  code = 'ENOSPC';
  const full = await journal.append(entries.slice(0, 1));
  expect(full).toEqual({ ok: false, failure: { code: 'disk-full', details: { path: '/journal' } } });
  code = 'EIO';
  const details = { path: '/journal', reason: 'device-failed' };
  expect(await journal.append(entries.slice(0, 1))).toEqual({
    ok: false,
    failure: { code: 'journal-unwritable', details },
  });
  code = '';
  expect((await journal.append(entries.slice(0, 1))).ok).toBe(true);
});

test('a full disk does not fill the folder with attempts', async () => {
  let isFull = false;
  const disk = new MemoryDisk();
  const fileSystem = memoryFileSystem(disk, (operation) => {
    if (isFull && (operation === 'write' || operation === 'truncate')) raise('ENOSPC', 'no space left on device');
  });
  const journal = await openedAtLast(fileSystem);
  await journal.append(entries.slice(0, 2));
  isFull = true;
  for (let attempt = 0; attempt < 50; attempt += 1) await journal.append(entries.slice(2, 4));
  expect(disk.names.size).toBeLessThan(6);
});

test('24: an unacknowledged entry gives way to another after a failed flush', async () => {
  let isFailing = false;
  const disk = new MemoryDisk();
  const fileSystem = memoryFileSystem(disk, (operation) => {
    if (isFailing && (operation === 'datasync' || operation === 'truncate')) raise('EIO', 'a fault of the test');
  });
  const journal = await openedAtLast(fileSystem);
  await journal.append(entries.slice(0, 3));
  isFailing = true;
  expect((await journal.append(entries.slice(3, 5))).ok).toBe(false);
  isFailing = false;
  const others = sampleEntries(4, entries[2], 'b');
  expect((await journal.append(others)).ok).toBe(true);
  await journal.close();
  const again = await openedAtLast(memoryFileSystem(new MemoryDisk(disk.state())));
  expect(again.status()).toMatchObject({ end: { hash: others[3]?.hash }, mended: null });
  expect(await contentsOf(again)).toEqual(contentsAfter([...entries.slice(0, 3), ...others]));
});
