import { expect, test } from 'vitest';
import { type Journal, type JournalSettings, openJournal } from '../../../main/journal/journal.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { type DiskState, MemoryDisk, memoryFileSystem, raise } from '../files/memory-file-system.ts';
import { openedJournal, ownerIsGone } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

const settings: Partial<JournalSettings> = {
  keptEntries: 4,
  snapshotAtClose: false,
  census: ownerIsGone,
};
const entries = sampleEntries(100);
const firstSegment = '/journal/entries-00000001.jsonl';

/** A closed journal, with or without what is written beside it for this case. */
async function diskWith(snapshotEntries: number, beside: 'mirror and witness' | 'witness' | 'nothing' = 'nothing') {
  const disk = new MemoryDisk();
  const journal = await opened(disk, { ...settings, snapshotEntries });
  for (const entry of entries) await journal.append([entry]);
  await journal.close();
  const isWanted = (path: string): boolean =>
    path.startsWith('/journal/') ||
    (path === '/witness' && beside !== 'nothing') ||
    (path.startsWith('/mirror/') && beside === 'mirror and witness');
  return new Map([...disk.state()].filter(([path]) => isWanted(path)));
}

/** The entries that are there, applied in their order, whatever is missing between them. */
async function expectAllBut(journal: Journal, missing: readonly number[]): Promise<void> {
  const kept = entries.filter(({ sequence }) => !missing.includes(sequence));
  expect(await contentsOf(journal)).toEqual(contentsAfter(kept));
}

function missingIn(journal: Journal): number[] {
  return journal
    .status()
    .missing.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
}

async function opened(disk: MemoryDisk, all = settings): Promise<Journal> {
  return openedJournal(memoryFileSystem(disk), all);
}

function changed(state: DiskState, path: string, change: (bytes: Buffer) => Buffer): MemoryDisk {
  const contents = state.get(path);
  if (contents === undefined) throw new Error(`${path} is not there`);
  return new MemoryDisk(new Map(state).set(path, change(Buffer.from(contents))));
}

function flipped(position: number): (bytes: Buffer) => Buffer {
  return (bytes) => {
    bytes[position] = (bytes[position] ?? 0) ^ (1 << (position % 8));
    return bytes;
  };
}

/** Numerical Recipes' generator: the same positions in every run. */
function* positions(count: number, below: number): Generator<number> {
  let state = 20_260_101;
  for (let drawn = 0; drawn < count; drawn += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state % below;
  }
}

async function expectPrefix(journal: Journal): Promise<number> {
  const { end } = journal.status();
  if (end.sequence > 0) expect(end.hash).toBe(entries[end.sequence - 1]?.hash);
  expect(await contentsOf(journal)).toEqual(contentsAfter(entries.slice(0, end.sequence)));
  return end.sequence;
}

test('a tail cut at any place is taken off, kept beside, and said', async () => {
  const state = await diskWith(1000);
  const whole = state.get(firstSegment) ?? Buffer.of();
  for (const length of positions(150, whole.length)) {
    const disk = changed(state, firstSegment, (bytes) => bytes.subarray(0, length));
    const journal = await opened(disk);
    const kept = await expectPrefix(journal);
    const isAtLineEnd = length > 0 && whole[length - 1] === 0x0a;
    const hasHeader = length > whole.indexOf(0x0a);
    if (hasHeader) expect(journal.status().mended).toBe(isAtLineEnd ? null : 'torn-tail');
    if (hasHeader && !isAtLineEnd) expect([...disk.names.keys()]).toContain(`${firstSegment}.torn-1`);
    expect((await journal.append(entries.slice(kept, kept + 3))).ok).toBe(true);
    await journal.close();
  }
});

test('stray bytes after the end are taken off, and later entries survive every later start', async () => {
  const state = await diskWith(1000);
  for (const count of [1, 4, 40, 5000]) {
    const disk = changed(state, firstSegment, (bytes) => Buffer.concat([bytes, Buffer.alloc(count, 7)]));
    const journal = await opened(disk);
    expect(journal.status()).toMatchObject({ mended: 'torn-tail', end: { sequence: 100 } });
    const more = sampleEntries(2, entries[99]);
    await journal.append(more);
    await journal.close();
    for (let start = 0; start < 3; start += 1) {
      const again = await opened(disk);
      expect(again.status()).toMatchObject({ mended: null, end: { sequence: 102 } });
      await again.close();
    }
  }
});

test('a stray line between entries costs none of them', async () => {
  const state = await diskWith(1000);
  const disk = changed(state, firstSegment, (bytes) => {
    const middle = bytes.indexOf(0x0a, bytes.length / 2) + 1;
    return Buffer.concat([bytes.subarray(0, middle), Buffer.from('stray\n'), bytes.subarray(middle)]);
  });
  const journal = await opened(disk);
  expect(journal.status()).toMatchObject({ mended: 'damaged-entries', end: { sequence: 100 } });
  expect(await expectPrefix(journal)).toBe(100);
});

test('6: one flipped bit among the entries costs nothing, also without any copy: the checksum says which it was', async () => {
  const state = await diskWith(1000);
  const whole = state.get(firstSegment) ?? Buffer.of();
  for (const position of positions(200, whole.length)) {
    const isLineEnd = whole[position] === 0x0a;
    const disk = changed(state, firstSegment, flipped(position));
    const journal = await opened(disk);
    const missing = missingIn(journal);
    if (!isLineEnd) expect(missing).toEqual([]);
    expect(missing.length).toBeLessThanOrEqual(2);
    await expectAllBut(journal, missing);
    await journal.close();
    if (missing.length > 0) continue;
    const again = await opened(disk);
    expect(again.status()).toMatchObject({ mended: null, missing: [], end: { sequence: 100 } });
    await again.close();
  }
});

/** Overwrites `length` bytes, as a bad sector would. */
function scratched(position: number, length: number): (bytes: Buffer) => Buffer {
  return (bytes) => bytes.fill(0x5a, position, Math.min(position + length, bytes.length));
}

test('21: a bad sector costs nothing where the mirror is whole, and the same damage is not found again', async () => {
  const state = await diskWith(1000, 'mirror and witness');
  const size = state.get(firstSegment)?.length ?? 0;
  for (const position of positions(60, size)) {
    const disk = changed(state, firstSegment, scratched(position, 512));
    const journal = await opened(disk);
    expect(journal.status()).toMatchObject({ missing: [], proof: 'exact', end: { sequence: 100 } });
    expect(await expectPrefix(journal)).toBe(100);
    expect((await journal.append(sampleEntries(1, entries[99]))).ok).toBe(true);
    await journal.close();
    const again = await opened(disk);
    expect(again.status()).toMatchObject({ mended: null, missing: [], end: { sequence: 101 } });
    expect((await again.recent(20)).ok).toBe(true);
    await again.close();
  }
});

test.each(['witness', 'nothing'] as const)(
  '21: with %s beside it, a bad sector costs the entries in it and no others; which, is said exactly',
  { timeout: 120_000 },
  async (beside) => {
    const state = await diskWith(1000, beside);
    const size = state.get(firstSegment)?.length ?? 0;
    const header = state.get(firstSegment)?.indexOf(0x0a) ?? 0;
    for (const position of positions(60, size - 2000)) {
      const disk = changed(state, firstSegment, scratched(position + header + 1, 512));
      const damaged = disk.state().get(firstSegment) ?? Buffer.of();
      const journal = await opened(disk);
      const missing = missingIn(journal);
      expect(missing.length).toBeGreaterThan(0);
      expect(missing.length).toBeLessThan(4);
      expect(journal.status().end).toEqual({ sequence: 100, hash: entries[99]?.hash });
      await expectAllBut(journal, missing);
      // Nothing is changed before somebody has decided.
      expect(await journal.append(sampleEntries(1, entries[99]))).toMatchObject({
        failure: { code: 'journal-incomplete' },
      });
      expect(disk.state().get(firstSegment)?.equals(damaged)).toBe(true);
      expect((await journal.accept()).ok).toBe(true);
      expect((await journal.append(sampleEntries(1, entries[99]))).ok).toBe(true);
      await journal.close();
      const again = await opened(disk);
      expect(again.status()).toMatchObject({ mended: null, missing: [], proof: 'exact', end: { sequence: 101 } });
      // Nothing is deleted: the damaged segment lies aside.
      expect([...disk.names.keys()].some((path) => /^\/aside\/.*\/journal\/entries-00000001/.test(path))).toBe(true);
      await again.close();
    }
  },
);

test('21: a sector that the disk refuses to read counts as damaged, and is read from the mirror', async () => {
  const state = await diskWith(1000, 'mirror and witness');
  for (const bad of [0, 4096, 16_384]) {
    const disk = new MemoryDisk(state);
    const fileSystem = memoryFileSystem(disk);
    const refuse = (): never => raise('EIO', 'i/o error');
    const journal = await openedJournal(
      {
        ...fileSystem,
        readFile: (path) => (path === firstSegment ? Promise.resolve().then(refuse) : fileSystem.readFile(path)),
        open: async (path, flags) => {
          const file = await fileSystem.open(path, flags);
          if (path !== firstSegment) return file;
          const read: typeof file.read = (length, position) =>
            position === bad ? Promise.resolve().then(refuse) : file.read(length, position);
          return { ...file, read };
        },
      },
      settings,
    );
    expect(journal.status()).toMatchObject({ missing: [], proof: 'exact' });
    expect(await expectPrefix(journal)).toBe(100);
    await journal.close();
  }
});

test('11: each of 200 truncations is noticed by the witness, and what is missing is said exactly', async () => {
  const state = await diskWith(1000, 'witness');
  const whole = state.get(firstSegment) ?? Buffer.of();
  for (const length of positions(200, whole.length - 1)) {
    const disk = changed(state, firstSegment, (bytes) => bytes.subarray(0, length));
    const journal = await opened(disk);
    const { end, missing, proof, witness } = journal.status();
    expect(await expectPrefix(journal)).toBe(end.sequence);
    expect(missing).toMatchObject([{ from: end.sequence + 1, to: 100 }]);
    expect(proof).toBe('behind');
    expect(witness?.end).toEqual({ sequence: 100, hash: entries[99]?.hash });
    await journal.close();
    // Nobody has decided: the next start says the same.
    const again = await opened(disk);
    expect(again.status()).toMatchObject({ proof: 'behind', missing: [{ from: end.sequence + 1, to: 100 }] });
    // Whoever has the entries gives them back.
    expect((await again.append(entries.slice(end.sequence))).ok).toBe(true);
    await again.close();
    const whole3 = await opened(disk);
    expect(whole3.status()).toMatchObject({ proof: 'exact', missing: [], end: { sequence: 100 } });
    await whole3.close();
  }
});

test('11: a truncation costs nothing where the mirror is whole', async () => {
  const state = await diskWith(1000, 'mirror and witness');
  const whole = state.get(firstSegment) ?? Buffer.of();
  for (const length of positions(60, whole.length)) {
    const journal = await opened(changed(state, firstSegment, (bytes) => bytes.subarray(0, length)));
    expect(journal.status()).toMatchObject({ missing: [], proof: 'exact' });
    expect(await expectPrefix(journal)).toBe(100);
    await journal.close();
  }
});

test('40: a folder that is gone is noticed by the witness, and comes back from the mirror', async () => {
  const state = await diskWith(1000, 'mirror and witness');
  const beside = new Map([...state].filter(([path]) => !path.startsWith('/journal/')));
  const journal = await opened(new MemoryDisk(beside));
  expect(journal.status()).toMatchObject({ proof: 'exact', missing: [] });
  expect(await expectPrefix(journal)).toBe(100);
  await journal.close();
  beside.delete('/mirror/entries-00000001.jsonl');
  const empty = await opened(new MemoryDisk(beside));
  expect(empty.status()).toMatchObject({ proof: 'behind', missing: [{ from: 1, to: 100 }], end: { sequence: 0 } });
  await empty.close();
});

test('40: a journal of another installation is told from our own, and not changed', async () => {
  const state = await diskWith(1000, 'witness');
  const other = new MemoryDisk();
  const theirs = await opened(other);
  await theirs.append(sampleEntries(30, undefined, 'b'));
  await theirs.close();
  const disk = new MemoryDisk(new Map([...other.state(), ['/witness', state.get('/witness') ?? Buffer.of()]]));
  const journal = await opened(disk);
  expect(journal.status()).toMatchObject({ proof: 'other-workspace', end: { sequence: 30 } });
  await journal.close();
  expect(disk.state().get('/witness')).toEqual(state.get('/witness'));
});

test('6: a witness with a damaged slot says what the other slot says; with both damaged, nothing', async () => {
  const state = await diskWith(1000, 'witness');
  const size = state.get('/witness')?.length ?? 0;
  for (const position of positions(60, size)) {
    const journal = await opened(changed(state, '/witness', flipped(position)));
    expect(['exact', 'ahead', 'none']).toContain(journal.status().proof);
    expect(await expectPrefix(journal)).toBe(100);
    await journal.close();
  }
  const none = await opened(changed(state, '/witness', () => Buffer.alloc(size, 7)));
  expect(none.status()).toMatchObject({ proof: 'none', witness: null, end: { sequence: 100 } });
  await none.close();
});

test('a damaged newest snapshot is made up for by the one before, wherever the damage is', async () => {
  const state = await diskWith(20);
  const newest =
    [...state.keys()]
      .filter((path) => path.includes('snapshot-'))
      .sort()
      .at(-1) ?? '';
  const size = state.get(newest)?.length ?? 0;
  for (const position of positions(200, size)) {
    const disk = changed(state, newest, flipped(position));
    const journal = await opened(disk);
    expect(await expectPrefix(journal)).toBe(100);
    expect(journal.status().mended).toBe('snapshot-older');
    expect((await journal.append(sampleEntries(1, entries[99]))).ok).toBe(true);
    await journal.close();
    const again = await opened(disk);
    expect(again.status()).toMatchObject({ mended: null, end: { sequence: 101 } });
    await again.close();
  }
});

test('a snapshot that proves damaged while the next is written does not pass its damage on', async () => {
  const state = await diskWith(30);
  const newest =
    [...state.keys()]
      .filter((path) => path.includes('snapshot-'))
      .sort()
      .at(-1) ?? '';
  const header = state.get(newest)?.indexOf(0x0a) ?? 0;
  const disk = changed(state, newest, flipped(header + 60));
  const journal = await opened(disk, { ...settings, snapshotEntries: 5 });
  const more = sampleEntries(30, entries[99]);
  for (const entry of more) expect((await journal.append([entry])).ok).toBe(true);
  expect(await contentsOf(journal)).toEqual(contentsAfter([...entries, ...more]));
  await journal.close();
  const again = await opened(disk);
  expect(await contentsOf(again)).toEqual(contentsAfter([...entries, ...more]));
});

test('22: a missing segment is a gap: what comes before and after it is there, and what was in it is said', async () => {
  const state = new Map(await diskWith(30));
  const newest =
    [...state.keys()]
      .filter((path) => path.includes('snapshot-'))
      .sort()
      .at(-1) ?? '';
  state.delete(newest);
  const segments = [...state.keys()].filter((path) => path.includes('entries-')).sort();
  state.delete(segments.at(-2) ?? '');
  const disk = new MemoryDisk(state);
  const journal = await opened(disk);
  const missing = missingIn(journal);
  expect(missing.length).toBeGreaterThan(5);
  expect(journal.status()).toMatchObject({ mended: 'damaged-entries', end: { sequence: 100 } });
  await expectAllBut(journal, missing);
  await journal.close();
  expect(disk.state()).toEqual(state);
});

test('22: when no snapshot can be read, what the segments hold is there, nothing is touched, and the rest is said', async () => {
  const state = new Map(await diskWith(20));
  for (const path of state.keys()) if (path.includes('snapshot-')) state.set(path, Buffer.from('nothing'));
  const disk = new MemoryDisk(state);
  const journal = await opened(disk);
  const missing = missingIn(journal);
  expect(missing[0]).toBe(1);
  expect(journal.status()).toMatchObject({ end: { sequence: 100, hash: entries[99]?.hash } });
  expect(journal.status().unapplied).toBeGreaterThan(0);
  await journal.close();
  expect(disk.state()).toEqual(state);
});

test('what a newer version wrote is not touched in any way', async () => {
  const state = await diskWith(20);
  const { encodeLine } = await import('../../../main/journal/segments.ts');
  for (const name of ['entries-00000099.jsonl', 'snapshot-00000099.jsonl']) {
    const format = name.startsWith('entries') ? 'rostrum-journal' : 'rostrum-snapshot';
    const disk = new MemoryDisk(
      new Map(state).set(`/journal/${name}`, encodeLine({ format, version: dataVersion + 1, other: true })),
    );
    const before = disk.state();
    const journal = await openJournal('/journal', memoryFileSystem(disk), settings);
    expect(journal).toEqual({ ok: false, failure: { code: 'journal-newer', details: { path: '/journal' } } });
    expect(disk.state()).toEqual(before);
  }
});
