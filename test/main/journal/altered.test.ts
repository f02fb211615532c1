import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeLine, linesIn } from '../../../main/journal/segments.ts';
import { hashAfter, type StoredEntry } from '../../../shared/changes/entry.ts';
import type { JournalStatus } from '../../../shared/host/journal-status.ts';
import { type Alteration, alterations, altered, type Json } from '../../shared/changes/altered.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';
import { openedJournal } from './opened-journal.ts';
import { sampleEntries } from './sample-history.ts';

const segment = '/journal/entries-00000001.jsonl';
const count = 9;

/** What the journal says at start about a segment with these lines, each with a checksum that is right. */
async function statusOf(lines: readonly object[]): Promise<JournalStatus> {
  const disk = new MemoryDisk(new Map([[segment, Buffer.concat(lines.map(encodeLine))]]));
  const journal = await openedJournal(memoryFileSystem(disk));
  await journal.close();
  return journal.status();
}

/** The lines of a segment that Rostrum wrote, this version or the first. */
async function linesOfVersion(version: number): Promise<Json[]> {
  if (version === 1) {
    const bytes = readFileSync('test/files/version-1/data/journal/entries-00000001.jsonl');
    return [...linesIn(bytes)].slice(0, count + 1).map(({ content }) => content as Json);
  }
  const disk = new MemoryDisk();
  const journal = await openedJournal(memoryFileSystem(disk));
  await journal.append(sampleEntries(count));
  await journal.close();
  return [...linesIn(disk.state().get(segment) ?? Buffer.of())].map(({ content }) => content as Json);
}

/** What the hash of version 1 leaves out: how, why and whence a mark came, and whatever version 1 did not know. */
function isOutsideHash(version: number, { path, kind }: Alteration): boolean {
  if (version > 1) return false;
  return kind === 'added' || path.some((step) => ['how', 'reason', 'origin'].includes(String(step)));
}

/** The only alteration that is refused and not told: an entry of a version that is not known here may be whole. */
function isNewerVersion(version: number, { path, kind }: Alteration): boolean {
  return version === dataVersion && kind === 'changed' && path.length === 1 && path[0] === 'version';
}

test.each([1, 2])('whatever is altered in whichever entry of version %i, the user is told which', async (version) => {
  const lines = await linesOfVersion(version);
  expect(await statusOf(lines as object[])).toMatchObject({ end: { sequence: count }, damaged: [], mended: null });
  const anywhere = fc
    .integer({ min: 1, max: count })
    .chain((sequence) => fc.tuple(fc.constant(sequence), alterations(lines[sequence] ?? null)));
  await fc.assert(
    fc.asyncProperty(anywhere, async ([sequence, alteration]) => {
      fc.pre(!isOutsideHash(version, alteration) && !isNewerVersion(version, alteration));
      const changed = lines.with(sequence, altered(lines[sequence] ?? null, alteration));
      // What comes after it is proved by the chain among itself, and stays.
      expect(await statusOf(changed as object[])).toMatchObject({
        end: { sequence: sequence === count ? count - 1 : count },
        missing: [{ from: sequence, to: sequence }],
        mended: 'damaged-entries',
      });
    }),
    { seed: 20261127, numRuns: 400 },
  );
});

test('several altered entries are all told, and those between them are not', async () => {
  const lines = await linesOfVersion(2);
  const forged = (line: Json | undefined): Json => ({ ...(line as object), action: 'forged' });
  const changed = lines.with(3, forged(lines[3])).with(4, forged(lines[4])).with(8, forged(lines[8]));
  expect((await statusOf(changed as object[])).missing).toMatchObject([
    { from: 3, to: 4 },
    { from: 8, to: 8 },
  ]);
});

test('whoever makes a new hash too is found at the entry after', async () => {
  const lines = await linesOfVersion(2);
  const [, before, entry] = lines as unknown as StoredEntry[];
  if (before === undefined || entry === undefined) expect.fail('no entries');
  const forged = { ...entry, action: 'forged' };
  const changed = lines.with(2, { ...forged, hash: hashAfter(before.hash, forged) } as unknown as Json);
  expect(await statusOf(changed as object[])).toMatchObject({
    end: { sequence: count },
    missing: [{ from: 3, to: 3 }],
  });
});

test('an entry that cannot be read at all is told, and the others are not', async () => {
  const lines = await linesOfVersion(2);
  expect((await statusOf((lines as object[]).with(5, { not: 'an entry' }))).missing).toMatchObject([
    { from: 5, to: 5 },
  ]);
});
