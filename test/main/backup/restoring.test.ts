import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { entryAfter, type HistoryEnd, type StoredEntry } from '../../../shared/changes/entry.ts';
import { erasuresPartition } from '../../../shared/domain/people/erasure.ts';
import { stopEverywhere } from '../files/crash-states.ts';
import { type DiskState, MemoryDisk, memoryFileSystem, raise } from '../files/memory-file-system.ts';
import { contentsAfter, contentsOf, sampleEntries, sampleId } from '../journal/sample-history.ts';
import { MemoryDesk } from './memory-backups.ts';

const first = sampleEntries(40);
const later = [...first, ...sampleEntries(25, first.at(-1), 'b')];

/** A backup of 40 entries, then 25 more. */
async function deskWithBackup(): Promise<{ readonly state: DiskState; readonly backup: string }> {
  const disk = new MemoryDisk(
    new Map([['/data/settings.json', Buffer.from('{"author":{"user":"Aigul","computer":"PC"}}')]]),
  );
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await desk.journal.append(first);
  await desk.backups.make('automatic');
  await desk.journal.append(later.slice(40));
  await desk.journal.close();
  const backup = [...disk.names.keys()].find((name) => name.endsWith(' 40.rostrum-backup')) ?? expect.fail('none');
  return { state: disk.state(), backup };
}

test('a backup is brought back over what is here: contents, undo, a marked journal, and a safety copy', async () => {
  const { state, backup } = await deskWithBackup();
  const disk = new MemoryDisk(state);
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  const before = desk.journal.capture().workspaceId;
  desk.time = '2026-11-27T11:00:00.000Z';
  expect(await desk.restores.over(desk.chooser.rememberBackup(backup))).toEqual({ ok: true, value: undefined });
  expect(await contentsOf(desk.journal)).toEqual(contentsAfter(first));
  expect(desk.journal.status()).toMatchObject({ end: { sequence: 40 }, mended: null });
  expect(desk.journal.capture().workspaceId).not.toBe(before);
  const recent = await desk.journal.recent(20);
  expect(recent.ok && recent.value.entries).toEqual(first.slice(-20));
  expect(await desk.holder.isRestored()).toBe(true);
  await desk.holder.acknowledgeRestore();
  expect(await desk.holder.isRestored()).toBe(false);
  expect([...disk.names.keys()].some((name) => name.endsWith(' 65.rostrum-backup'))).toBe(true);
  // It goes on from there, also after a start.
  expect((await desk.journal.append(sampleEntries(3, first.at(-1), 'c'))).ok).toBe(true);
  await desk.journal.close();
  const again = await MemoryDesk.open(memoryFileSystem(disk));
  expect(again.journal.status()).toMatchObject({ end: { sequence: 43 }, mended: null });
  // The safety copy brings back what was there.
  const safety = [...disk.names.keys()].find((name) => name.endsWith(' 65.rostrum-backup')) ?? '';
  expect((await again.restores.over(again.chooser.rememberBackup(safety))).ok).toBe(true);
  expect(await contentsOf(again.journal)).toEqual(contentsAfter(later));
});

test('a backup restores everything on an empty computer, settings too', async () => {
  const { state, backup } = await deskWithBackup();
  const disk = new MemoryDisk(new Map([[backup.replace('/data/backups', '/stick'), state.get(backup) ?? Buffer.of()]]));
  const desk = await MemoryDesk.open(memoryFileSystem(disk), 'd-OTHER2');
  const token = desk.chooser.rememberBackup(backup.replace('/data/backups', '/stick'));
  expect(await desk.restores.examine(token)).toMatchObject({ ok: true, value: { isForeign: true } });
  expect((await desk.restores.over(token)).ok).toBe(true);
  expect(await contentsOf(desk.journal)).toEqual(contentsAfter(first));
  expect(disk.names.get('/data/settings.json')?.contents.toString()).toContain('Aigul');
});

test('35 a restore that is stopped at any call leaves what was there before or what was brought back, and the safety copy', async () => {
  const { state, backup } = await deskWithBackup();
  const states = await stopEverywhere(
    state,
    (fileSystem) => attemptRestore(fileSystem, backup),
    (crashed) => checkEither(crashed, 'after a stop'),
  );
  console.info(`${states} crash states of a restore`);
  expect(states).toBeGreaterThan(200);
}, 240_000);

async function attemptRestore(fileSystem: ReturnType<typeof memoryFileSystem>, backup: string): Promise<void> {
  try {
    const desk = await MemoryDesk.open(fileSystem);
    desk.time = '2026-11-27T11:00:00.000Z';
    await desk.restores.over(desk.chooser.rememberBackup(backup));
  } catch {
    // The process is gone.
  }
}

const [before, after] = [contentsAfter(later), contentsAfter(first)];

async function checkEither(crashed: DiskState, when: string): Promise<void> {
  const disk = new MemoryDisk(crashed);
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  const { sequence } = desk.journal.status().end;
  expect([40, 65], when).toContain(sequence);
  expect(await contentsOf(desk.journal), when).toEqual(sequence === 65 ? before : after);
  if (sequence === 40) {
    expect(await desk.holder.isRestored(), when).toBe(true);
    const safety = (await desk.restores.list()).find(({ info }) => info?.header.end.sequence === 65);
    expect(await desk.restores.examine(safety?.token ?? ''), when).toMatchObject({ ok: true });
  }
  const names = [...disk.names.keys()];
  expect(
    names.filter((name) => name.includes('journal-restoring') || name.endsWith('exchange.json')),
    when,
  ).toEqual([]);
}

test('35 a restore that the disk refuses at any call leaves what was there, or is finished by the next start', async () => {
  const { state, backup } = await deskWithBackup();
  let finished = false;
  for (let failAt = 1; !finished; failAt += 1) {
    const disk = new MemoryDisk(state);
    let calls = 0;
    const fileSystem = memoryFileSystem(disk, () => {
      calls += 1;
      if (calls === failAt) raise('EIO', 'input/output error');
    });
    try {
      const desk = await MemoryDesk.open(fileSystem);
      desk.time = '2026-11-27T11:00:00.000Z';
      if (desk.holder.current.ok) await desk.restores.over(desk.chooser.rememberBackup(backup));
    } catch (error) {
      expect(String(error)).toContain('EIO');
    }
    finished = calls < failAt;
    await checkEither(disk.state(), `failure at call ${failAt}`);
  }
}, 240_000);

test('27 a disk that fills up while a backup is brought back is told as full, and what was there stays', async () => {
  const { state } = await deskWithBackup();
  const scan = Buffer.from('%PDF-1.7 a signed sheet');
  const name = `${createHash('sha256').update(scan).digest('hex')}.pdf`;
  const disk = new MemoryDisk(new Map([...state, [`/data/evidence/${name}`, scan]]));
  const withScan = await MemoryDesk.open(memoryFileSystem(disk));
  withScan.time = '2026-11-27T10:00:00.000Z';
  await withScan.backups.make('asked');
  await withScan.journal.close();
  disk.names.delete(`/data/evidence/${name}`);
  const newest = [...disk.names.keys()].find((path) => path.endsWith(' 65.rostrum-backup')) ?? expect.fail('none');
  const places = new Set<string>();
  let isRefused = true;
  for (let failAt = 1; isRefused; failAt += 1) {
    const full = new MemoryDisk(disk.state());
    let writes = 0;
    const fileSystem = memoryFileSystem(full, (operation, path) => {
      if (operation !== 'write' || !/^\/data\/(journal-restoring|evidence)/.test(path)) return;
      writes += 1;
      if (writes >= failAt) places.add(path.split('/')[2]?.slice(0, 9) ?? '');
      if (writes >= failAt) raise('ENOSPC', 'no space left on device');
    });
    const desk = await MemoryDesk.open(fileSystem);
    desk.time = '2026-11-27T11:00:00.000Z';
    const restored = await desk.restores.over(desk.chooser.rememberBackup(newest));
    isRefused = writes >= failAt;
    if (isRefused) expect(restored).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
    expect(await contentsOf(desk.journal)).toEqual(before);
  }
  expect([...places].sort()).toEqual(['evidence', 'journal-r']);
});

/** The entry that erases somebody. */
function erasing(end: HistoryEnd): StoredEntry {
  const value = { id: sampleId('erased'), participationIds: [], details: [], erasedAt: '2026-11-27T09:30:00.000Z' };
  const place = { entity: 'erasure' as const, partition: erasuresPartition, id: value.id, field: null };
  const action = { action: 'person.erase', group: sampleId('erasing'), reverts: null };
  const made = { timestamp: 'timestamp 66', device: 'd-TEST22', by: { user: 'Aigul', computer: 'Laptop 2' } };
  return entryAfter(end, { ...action, changes: [{ ...place, value, previous: null }] }, made);
}

test('whoever was erased here does not come back, also where the journal cannot be read just then', async () => {
  const { state, backup } = await deskWithBackup();
  const disk = new MemoryDisk(state);
  const erased = await MemoryDesk.open(memoryFileSystem(disk));
  expect((await erased.journal.append([erasing(erased.journal.status().end)])).ok).toBe(true);
  await erased.journal.close();
  let isRefusing = false;
  const desk = await MemoryDesk.open(
    memoryFileSystem(disk, (operation, path) => {
      const isSnapshot = operation === 'open' && path.startsWith('/data/journal/snapshot');
      if (isSnapshot && isRefusing) raise('EMFILE', 'too many open files');
    }),
  );
  const token = desk.chooser.rememberBackup(backup);
  isRefusing = true;
  expect(await desk.restores.beside(token)).toEqual({
    ok: false,
    failure: { code: 'restore-failed', details: { reason: 'too-many-open' } },
  });
  expect(desk.besides).toEqual([]);
  isRefusing = false;
  expect((await desk.restores.beside(token)).ok).toBe(true);
  const beside = [...disk.names].find(([path]) => /beside\/.*snapshot-/.test(path))?.[1].contents.toString();
  expect(beside).toContain(`"erasure":{"${sampleId('erased')}"`);
});

test('what would change is said before anything is touched', async () => {
  const { state, backup } = await deskWithBackup();
  const disk = new MemoryDisk(state);
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  const names = [...disk.names.keys()].sort();
  const examined = await desk.restores.examine(desk.chooser.rememberBackup(backup));
  if (!examined.ok) throw new Error(examined.failure.code);
  expect(examined.value).toMatchObject({
    isForeign: false,
    evidenceMissing: 0,
    info: { header: { end: { sequence: 40 } } },
  });
  const none = { gained: 0, lost: 0, differing: 0 };
  expect(examined.value.comparison).toEqual({
    workshops: none,
    people: none,
    marks: { gained: 0, lost: 6, differing: 5 },
    titles: { gained: [], lost: [], differing: [] },
  });
  expect([...disk.names.keys()].sort()).toEqual(names);
});

test('30 31 33 a backup that is refused changes nothing at all', async () => {
  const { state, backup } = await deskWithBackup();
  const bytes = state.get(backup) ?? Buffer.of();
  const flipped = Buffer.from(bytes);
  flipped[900] = (flipped[900] ?? 0) ^ 4;
  for (const bad of [bytes.subarray(0, -40), flipped, Buffer.from('nothing of ours')]) {
    const disk = new MemoryDisk(new Map([...state, ['/stick/bad.rostrum-backup', bad]]));
    const desk = await MemoryDesk.open(memoryFileSystem(disk));
    const token = desk.chooser.rememberBackup('/stick/bad.rostrum-backup');
    expect((await desk.restores.examine(token)).ok).toBe(false);
    expect((await desk.restores.over(token)).ok).toBe(false);
    expect((await desk.restores.beside(token)).ok).toBe(false);
    expect(await contentsOf(desk.journal)).toEqual(before);
    expect([...disk.names.keys()].filter((name) => name.includes('restoring') || name.includes('beside'))).toEqual([]);
  }
});

test('a backup is opened beside in a data folder of its own, and what is here stays as it is', async () => {
  const { state, backup } = await deskWithBackup();
  const disk = new MemoryDisk(state);
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  expect((await desk.restores.beside(desk.chooser.rememberBackup(backup))).ok).toBe(true);
  expect(desk.besides).toHaveLength(1);
  expect(await contentsOf(desk.journal)).toEqual(before);
  const names = [...disk.names.keys()].filter((name) => name.startsWith(`${desk.besides[0]}/`));
  expect(names.map((name) => name.slice(`${desk.besides[0]}/`.length)).sort()).toEqual(
    expect.arrayContaining([
      'beside.json',
      'journal/restored.json',
      'journal/snapshot-00000002.jsonl',
      'settings-copy.json',
      'settings.json',
    ]),
  );
});

test('what was brought back, and what was done since, is in the mirror too: a damaged line costs nothing', async () => {
  const { state, backup } = await deskWithBackup();
  const disk = new MemoryDisk(state);
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  desk.time = '2026-11-27T11:00:00.000Z';
  expect((await desk.restores.over(desk.chooser.rememberBackup(backup))).ok).toBe(true);
  await desk.journal.accept();
  await desk.holder.acknowledgeRestore();
  const after = sampleEntries(15, first.at(-1), 'c');
  expect((await desk.journal.append(after)).ok).toBe(true);
  await desk.journal.close();
  const inJournal = (name: string): boolean => name.startsWith('/data/journal/');
  const segment = [...disk.names].find(
    ([name, { contents }]) => inJournal(name) && contents.includes('"sequence":50,'),
  );
  const [name, { contents }] = segment ?? expect.fail('no segment');
  const damaged = Buffer.from(contents);
  damaged.write('#', damaged.indexOf('"sequence":50,') + 3);
  const copy = new MemoryDisk(new Map([...disk.state(), [name, damaged]]));
  // Without the snapshot that was taken at the close, the entries are needed.
  copy.names.delete('/data/journal/snapshot-00000004.jsonl');
  const again = await MemoryDesk.open(memoryFileSystem(copy));
  expect(again.journal.status()).toMatchObject({ end: { sequence: 55 }, missing: [], damaged: [] });
  expect(await contentsOf(again.journal)).toEqual(contentsAfter([...first, ...after]));
  for (const [each, { contents: own }] of disk.names)
    if (/^.data.journal.entries/.test(each))
      expect(disk.names.get(each.replace('journal', 'mirror'))?.contents).toEqual(own);
});
