import { expect, test } from 'vitest';
import { type Journal, type JournalSettings, openJournal } from '../../../main/journal/journal.ts';
import { dataVersion } from '../../../shared/upgrades/upgraded.ts';
import { type DiskState, MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';
import { contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

const settings: Partial<JournalSettings> = {
  keptEntries: 4,
  census: {
    self: () => Promise.resolve({ pid: 1, started: '1', boot: '1' }),
    isAlive: () => Promise.resolve(false),
  },
};
const entries = sampleEntries(100);
const firstSegment = '/journal/entries-00000001.jsonl';

async function diskWith(snapshotEntries: number): Promise<DiskState> {
  const disk = new MemoryDisk();
  const journal = await opened(disk, { ...settings, snapshotEntries });
  for (const entry of entries) await journal.append([entry]);
  await journal.close();
  return disk.state();
}

async function opened(disk: MemoryDisk, all = settings): Promise<Journal> {
  const journal = await openJournal('/journal', memoryFileSystem(disk), all);
  if (!journal.ok) throw new Error(JSON.stringify(journal.failure));
  return journal.value;
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

test('a flipped bit among the entries never becomes a wrong entry; what follows is kept beside', async () => {
  const state = await diskWith(1000);
  const size = state.get(firstSegment)?.length ?? 0;
  for (const position of positions(200, size)) {
    const disk = changed(state, firstSegment, flipped(position));
    const journal = await opened(disk);
    await expectPrefix(journal);
    await journal.close();
    const total = [...disk.state()]
      .filter(([path]) => path.includes('entries-'))
      .reduce((sum, [, { length }]) => sum + length, 0);
    expect(total).toBeGreaterThanOrEqual(size);
  }
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

test('a missing segment is a gap: what comes before stays, what comes after is set aside', async () => {
  const state = new Map(await diskWith(20));
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
  expect(await expectPrefix(journal)).toBeLessThan(100);
  expect(journal.status().mended).toBe('damaged-entries');
  expect([...disk.names.keys()].some((path) => path.endsWith('.damaged-1'))).toBe(true);
});

test('when no generation is whole, the journal says so and touches nothing', async () => {
  const state = new Map(await diskWith(20));
  for (const path of state.keys()) if (path.includes('snapshot-')) state.set(path, Buffer.from('nothing'));
  const disk = new MemoryDisk(state);
  const journal = await openJournal('/journal', memoryFileSystem(disk), settings);
  expect(journal).toEqual({ ok: false, failure: { code: 'journal-damaged', details: { path: '/journal' } } });
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
