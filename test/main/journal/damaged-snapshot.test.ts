import { expect, test } from 'vitest';
import type { Journal, JournalSettings } from '../../../main/journal/journal.ts';
import { linesOfPart } from '../../../main/journal/snapshot.ts';
import { type DiskState, MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';
import { openedJournal, ownerIsGone } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

const settings: Partial<JournalSettings> = {
  keptEntries: 4,
  snapshotAtClose: false,
  census: ownerIsGone,
};
const entries = sampleEntries(100);

async function opened(disk: MemoryDisk, all = settings): Promise<Journal> {
  return openedJournal(memoryFileSystem(disk), all);
}

/** A closed journal with its mirror and its witness. */
async function diskWith(snapshotEntries: number, keptEntries = 4): Promise<DiskState> {
  const disk = new MemoryDisk();
  const journal = await opened(disk, { ...settings, snapshotEntries, keptEntries });
  for (const entry of entries) await journal.append([entry]);
  await journal.close();
  return disk.state();
}

/** `state` with one bit of the first line behind the header flipped in each snapshot that `isFlipped` names. */
function withFlippedLines(state: DiskState, isFlipped: (newest: number) => boolean): MemoryDisk {
  const all = [...state.keys()].filter((path) => path.includes('snapshot-')).sort();
  return all
    .toReversed()
    .filter((_, at) => isFlipped(at))
    .reduce(
      (disk, path) => new MemoryDisk(new Map(disk.state()).set(path, withFlip(disk, path))),
      new MemoryDisk(state),
    );
}

function withFlip(disk: MemoryDisk, path: string): Buffer {
  const bytes = Buffer.from(disk.state().get(path) ?? expect.fail(`${path} is not there`));
  const position = bytes.indexOf(0x0a) + 60;
  bytes[position] = (bytes[position] ?? 0) ^ 4;
  return bytes;
}

test('6: with a line damaged in every snapshot, segments that reach back to entry 1 give everything, at once', async () => {
  const harmed = withFlippedLines(await diskWith(20, 1000), () => true);
  const journal = await opened(harmed);
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
  expect(journal.status().mended).toBe('snapshot-older');
  expect((await journal.append(sampleEntries(1, entries[99]))).ok).toBe(true);
  await journal.close();
  const again = await opened(harmed);
  expect(again.status()).toMatchObject({ mended: null, missing: [], end: { sequence: 101 } });
  await again.close();
});

test('6: a line damaged in every snapshot, and segments that do not reach back: nothing is changed', async () => {
  const harmed = withFlippedLines(await diskWith(20), () => true);
  const filesIn = (): string[] => [...harmed.state().keys()].filter((path) => path.startsWith('/journal/'));
  const before = filesIn();
  const journal = await opened(harmed);
  expect(await journal.read(0)).toMatchObject({ ok: false, failure: { code: 'journal-damaged' } });
  await journal.close();
  expect(filesIn()).toEqual(before);
});

test('6: what is captured for a backup or a check falls back as a start does', async () => {
  const harmed = withFlippedLines(await diskWith(20), (newest) => newest === 0);
  const journal = await opened(harmed);
  const { plan } = journal.capture();
  for (let part = 0; part < plan.parts.length; part += 1) {
    expect(await linesOfPart(memoryFileSystem(harmed), plan, part)).not.toBe('damaged');
  }
  expect(journal.status().mended).toBe('snapshot-older');
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
  await journal.close();
});

test('6: a mirror of a longer history is no reason not to fall back from a damaged snapshot', async () => {
  const state = new Map(await diskWith(20));
  const other = new MemoryDisk();
  const longer = await opened(other);
  for (const entry of sampleEntries(150, undefined, 'b')) await longer.append([entry]);
  await longer.close();
  const mirrored = other.state().get('/mirror/entries-00000001.jsonl') ?? expect.fail('no mirror');
  state.set('/mirror/entries-00000001.jsonl', mirrored);
  const journal = await opened(withFlippedLines(state, (newest) => newest === 0));
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
  expect(journal.status()).toMatchObject({ mended: 'snapshot-older', missing: [] });
  await journal.close();
});
