import { expect, test } from 'vitest';
import type { Journal, JournalSettings } from '../../../../main/journal/journal.ts';
import { MemoryDisk, memoryFileSystem } from '../../files/memory-file-system.ts';
import { openedJournal, ownerIsGone } from '../opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from '../sample-history.ts';

const settings: Partial<JournalSettings> = {
  keptEntries: 4,
  snapshotEntries: 1000,
  snapshotAtClose: false,
  census: ownerIsGone,
};
const entries = sampleEntries(100);
const segment = 'entries-00000001.jsonl';

async function opened(disk: MemoryDisk, all = settings): Promise<Journal> {
  return openedJournal(memoryFileSystem(disk), all);
}

/** A closed journal with mirror and witness: the contents of its files by path. */
async function written(): Promise<(path: string) => Buffer> {
  const disk = new MemoryDisk();
  const journal = await opened(disk);
  for (const entry of entries) await journal.append([entry]);
  await journal.close();
  return (path) => disk.state().get(path) ?? expect.fail(`${path} is not there`);
}

test('40: the mirror has what a short session appended before a snapshot at its end', async () => {
  const disk = new MemoryDisk();
  const short = {
    ...settings,
    snapshotEntries: 1000,
    snapshotAtClose: true,
    pause: () => new Promise<void>(() => undefined),
  };
  for (let first = 0; first < 100; first += 20) {
    const journal = await opened(disk, short);
    await journal.append(entries.slice(first, first + 20));
    await journal.close();
  }
  const state = disk.state();
  const segments = [...state].filter(([path]) => path.startsWith('/journal/entries-'));
  expect(segments.map(([path]) => state.get(path.replace('journal', 'mirror')))).toEqual(
    segments.map(([, bytes]) => bytes),
  );
});

test('40: a folder that is gone, with a mirror that ends before it did: the store gives back the rest', async () => {
  const file = await written();
  const mirror = file(`/mirror/${segment}`);
  const half = mirror.subarray(0, mirror.indexOf(0x0a, mirror.length / 2) + 1);
  const disk = new MemoryDisk(
    new Map([
      ['/witness', file('/witness')],
      [`/mirror/${segment}`, half],
    ]),
  );
  const journal = await opened(disk);
  const { end, missing } = journal.status();
  expect(missing).toMatchObject([{ from: end.sequence + 1, to: 100 }]);
  expect((await journal.append(entries.slice(end.sequence, end.sequence + 5))).ok).toBe(true);
  // Nobody has decided anything: what is still missing is still told.
  expect(journal.status()).toMatchObject({ proof: 'behind', missing: [{ from: end.sequence + 1, to: 100 }] });
  expect((await journal.append(entries.slice(end.sequence + 5))).ok).toBe(true);
  expect(journal.status()).toMatchObject({ proof: 'exact', missing: [], end: { sequence: 100 } });
  await journal.close();
  const again = await opened(disk);
  expect(again.status()).toMatchObject({ proof: 'exact', missing: [], mended: null });
  expect(again.status().end.sequence).toBe(100);
  expect(await contentsOf(again)).toEqual(contentsAfter(entries));
  await again.close();
});

test('40: everything is gone but the witness: nothing is missing as soon as the store has given it back', async () => {
  const file = await written();
  const journal = await opened(new MemoryDisk(new Map([['/witness', file('/witness')]])));
  expect(journal.status()).toMatchObject({ proof: 'behind', missing: [{ from: 1, to: 100 }] });
  expect((await journal.append(entries)).ok).toBe(true);
  expect(journal.status()).toMatchObject({ proof: 'exact', missing: [], end: { sequence: 100 } });
  await journal.close();
});

test('11: with entries missing, nothing is said to be exactly what the witness saw', async () => {
  const file = await written();
  const scratched = Buffer.from(file(`/journal/${segment}`)).fill(0x5a, 9000, 9512);
  const journal = await opened(
    new MemoryDisk(
      new Map([
        ['/witness', file('/witness')],
        [`/journal/${segment}`, scratched],
      ]),
    ),
  );
  expect(journal.status().missing.length).toBeGreaterThan(0);
  expect(journal.status().proof).toBe('less');
  await journal.accept();
  expect(journal.status()).toMatchObject({ missing: [], proof: 'none' });
  await journal.close();
});

test('40: folder and witness are gone: what the mirror holds is there', async () => {
  const file = await written();
  const disk = new MemoryDisk(new Map([[`/mirror/${segment}`, file(`/mirror/${segment}`)]]));
  const journal = await opened(disk);
  expect(journal.status()).toMatchObject({ missing: [], mended: 'damaged-entries', end: { sequence: 100 } });
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
  expect((await journal.append(sampleEntries(1, entries[99]))).ok).toBe(true);
  await journal.close();
});
