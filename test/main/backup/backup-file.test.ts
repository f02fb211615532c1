import { expect, test } from 'vitest';
import { readBackup, readBackupInfo } from '../../../main/backup/backup-reading.ts';
import { readBackupHoldings } from '../../../main/backup/holdings-reading.ts';
import { encodeLine } from '../../../main/journal/segments.ts';
import { packSheet } from '../../../shared/changes/partition.ts';
import { MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';
import { contentsAfter, contentsOf, sampleEntries } from '../journal/sample-history.ts';
import { MemoryDesk } from './memory-backups.ts';

const entries = sampleEntries(120);

async function madeBackup(): Promise<{ readonly disk: MemoryDisk; readonly path: string; readonly bytes: Buffer }> {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  for (let first = 0; first < entries.length; first += 10) {
    await desk.journal.append(entries.slice(first, first + 10));
  }
  const made = await desk.backups.make('automatic');
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  await desk.journal.close();
  const path = [...disk.names.keys()].find((name) => name.endsWith('.rostrum-backup')) ?? expect.fail('no backup');
  return { disk, path, bytes: disk.names.get(path)?.contents ?? Buffer.of() };
}

function reading(path: string, bytes: Buffer) {
  return readBackup(memoryFileSystem(new MemoryDisk(new Map([[path, bytes]]))), path, '1.2.3');
}

test('a backup holds what the journal holds, at one point of the history, and says so in its first line and its tail', async () => {
  const { disk, path } = await madeBackup();
  const info = await readBackupInfo(memoryFileSystem(disk), path, '1.2.3');
  const end = { sequence: 120, hash: entries.at(-1)?.hash };
  const header = {
    end,
    madeAt: '2026-11-27T09:00:00.000Z',
    device: 'd-TEST22',
    kind: 'automatic',
    application: '1.2.3',
  };
  const held: number[] = [];
  await readBackup(memoryFileSystem(disk), path, '1.2.3', async (line) => {
    if (line.kind === 'entry') held.push(line.entry.sequence);
  });
  expect(info).toMatchObject({ ok: true, value: { header, summary: { entries: held.length } } });
  // The newest, as many as the journal keeps at least.
  expect(held).toEqual(entries.slice(-held.length).map(({ sequence }) => sequence));
  expect(held.length).toBeGreaterThanOrEqual(30);
  const read = await readBackupHoldings(memoryFileSystem(disk), path, '1.2.3');
  if (!read.ok) throw new Error(read.failure.code);
  const partitions = [...read.value.partitions.values()];
  const sheets = [...read.value.sheets.values()].map(packSheet);
  const restored = { read: async () => ({ ok: true as const, value: { partitions, sheets, next: null } }) };
  expect(await contentsOf(restored)).toEqual(contentsAfter(entries));
});

test('30 a backup that was cut off at each of 200 lengths is refused as incomplete', async () => {
  const { path, bytes } = await madeBackup();
  const codes = new Map<string, number>();
  for (let cut = 0; cut < 200; cut += 1) {
    const length = Math.floor((cut * bytes.length) / 200);
    const read = await reading(path, bytes.subarray(0, length));
    if (read.ok) expect.fail(`accepted at ${length} of ${bytes.length} bytes`);
    codes.set(read.failure.code, (codes.get(read.failure.code) ?? 0) + 1);
  }
  for (const length of [1, 2, 5, 100].map((less) => bytes.length - less)) {
    expect(await reading(path, bytes.subarray(0, length))).toMatchObject({ failure: { code: 'backup-incomplete' } });
  }
  expect([...codes]).toEqual([['backup-incomplete', 200]]);
});

test('31 a backup with one flipped bit at each of 1,000 places is refused as damaged, with the line', async () => {
  const { path, bytes } = await madeBackup();
  const places = Array.from({ length: 1000 }, (_, index) => Math.floor((index * bytes.length) / 1000));
  for (const [index, place] of [...places, bytes.length - 1].entries()) {
    const flipped = Buffer.from(bytes);
    flipped[place] = (flipped[place] ?? 0) ^ (1 << (index % 8));
    const read = await reading(path, flipped);
    if (read.ok) expect.fail(`accepted with byte ${place} flipped`);
    expect(read.failure, `byte ${place}`).toMatchObject({
      code: 'backup-damaged',
      details: { line: expect.any(Number) },
    });
  }
});

test('31 lines that were taken out, doubled, exchanged or added are noticed although each is whole', async () => {
  const { path, bytes } = await madeBackup();
  const lines = bytes.toString('latin1').split('\n').slice(0, -1);
  const [header = '', first = '', second = '', ...rest] = lines;
  const forged = [
    [header, second, ...rest],
    [header, first, first, second, ...rest],
    [header, second, first, ...rest],
    [...lines, encodeLine({ settings: {} }).toString('latin1').trimEnd()],
  ];
  for (const each of forged) {
    const read = await reading(path, Buffer.from(`${each.join('\n')}\n`, 'latin1'));
    expect(read).toMatchObject({ failure: { code: 'backup-damaged' } });
  }
});

test('33 a backup of a newer Rostrum is refused with both versions; a file that is none is no backup', async () => {
  const { path, bytes } = await madeBackup();
  const text = bytes.toString('latin1');
  const header = JSON.parse(text.slice(9, text.indexOf('\n'))) as Record<string, unknown>;
  const newer = Buffer.concat([
    encodeLine({ ...header, version: 99, application: '7.0.0', somethingNew: true }),
    bytes.subarray(text.indexOf('\n') + 1),
  ]);
  const refused = { failure: { code: 'backup-newer', details: { version: '7.0.0', known: '1.2.3' } } };
  expect(await reading(path, newer)).toMatchObject(refused);
  for (const foreign of ['{"format":"rostrum-workshop"}\n{}\n', 'PK\u0003\u0004 a zip file', 'x'.repeat(90_000)]) {
    expect(await reading(path, Buffer.from(foreign))).toMatchObject({ failure: { code: 'backup-not-ours' } });
  }
  expect(await readBackup(memoryFileSystem(new MemoryDisk()), path, '1.2.3')).toMatchObject({
    failure: { code: 'backup-gone' },
  });
});

test('37 a backup that is made while writes go on stands at one point of the history', async () => {
  const disk = new MemoryDisk();
  const desk = await MemoryDesk.open(memoryFileSystem(disk));
  await desk.journal.append(entries.slice(0, 40));
  for (let end = 40; end < 120; end += 20) {
    const making = desk.backups.make('automatic');
    for (let next = end; next < end + 20; next += 1) await desk.journal.append(entries.slice(next, next + 1));
    const made = await making;
    if (!made.ok) throw new Error(JSON.stringify(made.failure));
    const { sequence } = made.value.header.end;
    const path = [...disk.names.keys()].find((name) => name.includes(` ${sequence}.rostrum-backup`)) ?? '';
    const read = await readBackupHoldings(memoryFileSystem(disk), path, '1.2.3');
    if (!read.ok) throw new Error(read.failure.code);
    const sheets = [...read.value.sheets.values()].map(packSheet);
    const partitions = [...read.value.partitions.values()];
    const restored = { read: async () => ({ ok: true as const, value: { partitions, sheets, next: null } }) };
    expect(await contentsOf(restored)).toEqual(contentsAfter(entries.slice(0, sequence)));
  }
});
