import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import { type Journal, openJournal } from '../../../main/journal/journal.ts';
import { MemoryDisk, memoryFileSystem, raise } from '../files/memory-file-system.ts';
import { openedJournal, ownerIsGone } from './opened-journal.ts';
import { contentsAfter, contentsOf, sampleEntries } from './sample-history.ts';

const entries = sampleEntries(30);
const settings = { keptEntries: 1000, census: ownerIsGone };
let home = '';
let servers: Server[] = [];
beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rostrum-unreadable-'));
  servers = [];
  await writeSessions(path.join(home, 'journal'));
});
afterEach(() => {
  for (const server of servers) server.close();
  rmSync(home, { recursive: true });
});

/** Three sessions of ten entries, each closed with a snapshot, and one that nobody closed. */
async function writeSessions(folder: string, fileSystem = diskFileSystem): Promise<void> {
  for (let first = 0; first < 30; first += 10) {
    const journal = await openedJournal(fileSystem, settings, folder);
    for (const entry of entries.slice(first, first + 10)) await journal.append([entry]);
    await journal.close();
  }
}

async function expectWhole(journal: Journal, more = 0): Promise<void> {
  expect(journal.status()).toMatchObject({ missing: [], end: { sequence: 30 + more } });
  if (more === 0) expect(await contentsOf(journal)).toEqual(contentsAfter(entries));
}

async function expectTwoWholeStarts(): Promise<void> {
  for (const more of [0, 1]) {
    const journal = await openedJournal(diskFileSystem, settings, path.join(home, 'journal'));
    await expectWhole(journal, more);
    if (more === 0) expect((await journal.append(sampleEntries(1, entries[29]))).ok).toBe(true);
    else expect(journal.status().mended).toBeNull();
    await journal.close();
  }
}

const nodes: Record<string, (place: string) => void | Promise<void>> = {
  'a link to memory that cannot be read': (place) => symlinkSync('/proc/self/mem', place),
  'a link to an endless device': (place) => symlinkSync('/dev/zero', place),
  'a link that leads to itself': (place) => symlinkSync(path.basename(place), place),
  'a link that leads nowhere': (place) => symlinkSync('/nowhere/at/all', place),
  'a pipe': (place) => void execFileSync('mkfifo', [place]),
  'a folder': (place) => mkdirSync(place),
  'a socket': async (place) => {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((listening) => server.listen(place, listening));
  },
};

const places = [
  'journal/snapshot-00000004.jsonl',
  'journal/snapshot-00000003.jsonl',
  'journal/entries-00000003.jsonl',
  'journal/entries-00000001.jsonl',
  'mirror/entries-00000003.jsonl',
  'mirror/entries-00000001.jsonl',
  'witness',
  'journal/lock',
];

describe.each(Object.keys(nodes))('6: %s', (kind) => {
  test.each(places)('in the place of %s costs nothing, and nobody waits for it', async (place) => {
    const full = path.join(home, place);
    const names = readdirSync(path.join(home, 'journal'));
    if (!place.endsWith('lock'))
      expect([...names, ...readdirSync(path.join(home, 'mirror')), 'witness']).toContain(path.basename(place));
    rmSync(full, { force: true });
    await nodes[kind]?.(full);
    await expectTwoWholeStarts();
  });

  test('in the place of the mirror costs nothing', async () => {
    rmSync(path.join(home, 'mirror'), { recursive: true });
    await nodes[kind]?.(path.join(home, 'mirror'));
    await expectTwoWholeStarts();
    expect(readdirSync(path.join(home, 'mirror'))).toContain('entries-00000003.jsonl');
  });
});

test.each([
  ['a link that leads to itself', 'link-loop'],
  ['a pipe', 'is-a-pipe'],
  ['a socket', 'is-a-socket'],
  ['a link to an endless device', 'is-a-device'],
])('6: %s in the place of the journal is set aside, and the mirror gives everything', async (kind) => {
  rmSync(path.join(home, 'journal'), { recursive: true });
  await nodes[kind]?.(path.join(home, 'journal'));
  await expectTwoWholeStarts();
});

test('6: a journal that is a link to a disk that is away is told as such, and stays a link', async () => {
  const folder = path.join(home, 'journal');
  rmSync(folder, { recursive: true });
  symlinkSync('/nowhere/at/all', folder);
  expect(await openJournal(folder)).toEqual({
    ok: false,
    failure: { code: 'journal-unreadable', details: { path: folder, reason: 'dangling-link' } },
  });
  expect(readdirSync(home)).toContain('journal');
});

test('6: a copy is never written through a link: what it leads to stays as it is', async () => {
  const outside = path.join(home, 'somebody’s-file');
  writeFileSync(outside, 'somebody else’s work');
  const copy = path.join(home, 'mirror', 'entries-00000003.jsonl');
  rmSync(copy);
  symlinkSync(outside, copy);
  await expectTwoWholeStarts();
  expect(readFileSync(outside, 'utf8')).toBe('somebody else’s work');
});

/** The journal in memory, on a disk that refuses to give `refused`, whatever is renamed to. */
async function memoryWith(refused: string, code: string): Promise<{ disk: MemoryDisk; journal: Journal }> {
  const disk = new MemoryDisk();
  await writeSessions('/journal', memoryFileSystem(disk));
  const fileSystem = memoryFileSystem(disk, (operation, place) => {
    if (place === refused && ['open', 'read', 'readFile'].includes(operation)) raise(code, 'a fault of the test');
  });
  return { disk, journal: await openedJournal(fileSystem, settings) };
}

test.each(['EIO', 'EACCES', 'ELOOP', 'EUCLEAN', 'EINVAL'])(
  '6: %s at any one file of journal, mirror and witness costs nothing',
  async (code) => {
    const whole = new MemoryDisk();
    await writeSessions('/journal', memoryFileSystem(whole));
    for (const refused of whole.names.keys()) {
      const { journal } = await memoryWith(refused, code);
      await expectWhole(journal);
      expect((await journal.append(sampleEntries(2, entries[29]))).ok, refused).toBe(true);
      await journal.close();
    }
  },
);

test('6: a file that can be neither read nor renamed is left, named with its reason, and nothing else suffers', async () => {
  const disk = new MemoryDisk();
  await writeSessions('/journal', memoryFileSystem(disk));
  const refused = '/journal/entries-00000002.jsonl';
  const fileSystem = memoryFileSystem(disk, (operation, place) => {
    if (place === refused && ['open', 'read', 'readFile'].includes(operation)) raise('EIO', 'a fault of the test');
    if (operation === 'rename' && place.startsWith(refused)) raise('EPERM', 'a fault of the test');
  });
  for (let start = 0; start < 2; start += 1) {
    const journal = await openedJournal(fileSystem, settings);
    const unreadable = [{ name: 'entries-00000002.jsonl', reason: 'device-failed' }];
    expect(journal.status()).toMatchObject({ unreadable, missing: [], end: { sequence: 30 + start } });
    expect((await journal.append(sampleEntries(1, start === 0 ? entries[29] : journal.status().end))).ok).toBe(true);
    await journal.close();
  }
});

test('6: where nothing else holds what a file holds, it stays, is named with its reason, and nothing is begun', async () => {
  const disk = new MemoryDisk();
  await writeSessions('/journal', memoryFileSystem(disk));
  const newest = '/journal/snapshot-00000004.jsonl';
  const alone = new MemoryDisk(new Map([[newest, disk.state().get(newest) ?? Buffer.of()]]));
  const fileSystem = memoryFileSystem(alone, (operation, place) => {
    if (place === newest && operation === 'open') raise('EACCES', 'a fault of the test');
  });
  for (let start = 0; start < 2; start += 1) {
    const journal = await openedJournal(fileSystem, settings);
    expect(journal.status()).toMatchObject({
      end: { sequence: 0 },
      mended: null,
      unreadable: [{ name: 'snapshot-00000004.jsonl', reason: 'not-allowed' }],
    });
    await journal.close();
    expect([...alone.names.keys()]).toEqual([newest]);
  }
  // The disk gives it again.
  const journal = await openedJournal(memoryFileSystem(alone), settings);
  await expectWhole(journal);
  await journal.close();
});

test('6: a store that holds everything gives it back, although no file of the journal can be read', async () => {
  const { disk } = await memoryWith('', '');
  const fileSystem = memoryFileSystem(disk, (operation, place) => {
    const isOld = /(entries|snapshot)-0000000[1-4]\.jsonl$/.test(place) || place === '/witness';
    if (isOld && ['open', 'readFile'].includes(operation)) raise('EIO', 'a fault of the test');
  });
  const journal = await openedJournal(fileSystem, settings);
  expect(journal.status()).toMatchObject({ end: { sequence: 0 } });
  expect((await journal.append(entries)).ok).toBe(true);
  await journal.close();
  const again = await openedJournal(fileSystem, settings);
  await expectWhole(again);
  expect(again.status().unreadable).toBeUndefined();
  await again.close();
});

test('6: trouble of the moment sets nothing aside: too many open files', async () => {
  const disk = new MemoryDisk();
  await writeSessions('/journal', memoryFileSystem(disk));
  let isOver = false;
  const fileSystem = memoryFileSystem(disk, (operation, place) => {
    if (!isOver && operation === 'readFile' && place.includes('entries')) raise('EMFILE', 'a fault of the test');
  });
  expect(await openJournal('/journal', fileSystem, settings)).toMatchObject({ ok: false });
  isOver = true;
  const journal = await openedJournal(fileSystem, settings);
  await expectWhole(journal);
  expect(journal.status().mended).toBeNull();
  await journal.close();
});
