import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deleteUnreferencedEvidence, EvidenceStore } from '../../../main/evidence/evidence-store.ts';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import { largestScan, scanTypeOf } from '../../../shared/domain/kept-file.ts';
import { stopEverywhere } from '../files/crash-states.ts';
import { MemoryDisk, memoryFileSystem, raise } from '../files/memory-file-system.ts';

const folder = '/data/evidence';
const jpeg = Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Buffer.alloc(9000, 'scan ')]);
const hash = createHash('sha256').update(jpeg).digest('hex');
const place = `${folder}/${hash}.jpg`;
const evidence = { hash, type: 'jpeg' } as const;

describe('97 what a scan is', () => {
  test.each([
    ['pdf', Buffer.from('%PDF-1.7\n…')],
    // Some printers write a few bytes of their own before it.
    ['pdf', Buffer.from('\u001b%-12345X@PJL\r\n%PDF-1.4')],
    ['pdf', Buffer.from('%PDF-1.7 broken, or /Encrypt')],
    ['jpeg', jpeg],
    ['png', Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)],
    [null, Buffer.from('PK\u0003\u0004 a Word file called scan.pdf')],
    [null, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [null, Buffer.concat([Buffer.alloc(1024, ' '), Buffer.from('%PDF-1.7')])],
    [null, Buffer.of()],
  ] as const)('%s by its bytes', (type, bytes) => {
    expect(scanTypeOf(bytes)).toBe(type);
  });
});

describe('keeping scans', () => {
  test('the same bytes lie there once, under their hash', async () => {
    const disk = new MemoryDisk();
    const store = new EvidenceStore(folder, memoryFileSystem(disk));
    const kept = { ok: true, value: { hash, type: 'jpeg', bytes: jpeg.length } };
    expect(await store.keep(jpeg)).toEqual(kept);
    expect(await store.keep(jpeg)).toEqual(kept);
    expect([...disk.state().keys()]).toEqual([place]);
    expect(await store.read(evidence)).toEqual({ ok: true, value: jpeg });
    expect(await store.missing([evidence, { hash: 'a'.repeat(64), type: 'pdf' }])).toEqual(['a'.repeat(64)]);
  });

  test('97: what is no scan, or too large, is refused and leaves nothing', async () => {
    const disk = new MemoryDisk();
    const store = new EvidenceStore(folder, memoryFileSystem(disk));
    expect(await store.keep(Buffer.from('hello'))).toMatchObject({ failure: { code: 'evidence-not-a-scan' } });
    expect(await store.keep(Buffer.alloc(largestScan + 1))).toMatchObject({
      failure: { code: 'evidence-too-large', details: { megabytes: 20 } },
    });
    expect(disk.state().size).toBe(0);
  });

  test('a crash at every call leaves the whole scan or none, and the whole one once it was kept', async () => {
    const states = await stopEverywhere(
      new Map(),
      (fileSystem) => new EvidenceStore(folder, fileSystem).keep(jpeg).catch(() => ({ ok: false })),
      (state, kept) => {
        const found = state.get(place);
        expect(found === undefined ? !kept.ok : found.equals(jpeg)).toBe(true);
      },
    );
    expect(states).toBeGreaterThan(15);
  });

  test.each(['ENOSPC', 'EIO', 'EROFS', 'EACCES'])(
    '%s at any call is a failure and leaves no half file',
    async (code) => {
      let finished = false;
      for (let failAt = 1; !finished; failAt += 1) {
        const disk = new MemoryDisk();
        let calls = 0;
        const fileSystem = memoryFileSystem(disk, () => {
          calls += 1;
          if (calls === failAt) raise(code, 'no');
        });
        const kept = await new EvidenceStore(folder, fileSystem).keep(jpeg);
        finished = calls < failAt;
        if (!finished && !kept.ok)
          expect(['disk-full', 'write-failed', 'folder-not-writable']).toContain(kept.failure.code);
        expect(disk.state().get(place)?.equals(jpeg) ?? !kept.ok).toBe(true);
      }
    },
  );

  test('a file that was changed is found out, and attaching the original mends it', async () => {
    const disk = new MemoryDisk(new Map([[place, Buffer.from('something else')]]));
    const store = new EvidenceStore(folder, memoryFileSystem(disk));
    expect(await store.find(evidence)).toEqual({ ok: false, failure: { code: 'evidence-damaged' } });
    expect(await store.keep(jpeg)).toMatchObject({ ok: true });
    expect(await store.find(evidence)).toEqual({ ok: true, value: place });
  });

  test('a file that has gone is found out, with or without the folder', async () => {
    const store = new EvidenceStore(folder, memoryFileSystem(new MemoryDisk()));
    expect(await store.read(evidence)).toEqual({ ok: false, failure: { code: 'evidence-missing' } });
    expect(await store.missing([evidence])).toEqual([hash]);
  });
});

describe('deleting what nothing refers to', () => {
  const month = 31 * 24 * 60 * 60 * 1000;
  const journal = '/data/journal';
  const unfinished = `${folder}/.1b9d6bcd.unfinished`;
  const segment = `${journal}/entries-00000001.jsonl`;

  async function leftAfter(time: number, files: Readonly<Record<string, string>>): Promise<string[]> {
    const state = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const);
    const disk = new MemoryDisk(new Map(state));
    const fileSystem = memoryFileSystem(disk);
    await deleteUnreferencedEvidence(new EvidenceStore(folder, fileSystem), journal, fileSystem, time);
    return Object.keys(files).filter((name) => !disk.state().has(name));
  }

  test('takes what nothing names, and what a crash left; never what an entry names', async () => {
    const files = { [place]: 'x', [unfinished]: 'x', [`${folder}/notes.txt`]: 'not ours' };
    expect(await leftAfter(month, { ...files, [segment]: 'nothing' })).toEqual([place, unfinished]);
    expect(await leftAfter(month, { ...files, [segment]: `{"previous":{"hash":"${hash}"}}` })).toEqual([unfinished]);
    const aside = { [segment]: 'nothing', [`${segment}.damaged-1`]: `… "${hash}" …` };
    expect(await leftAfter(month, { ...files, ...aside })).toEqual([unfinished]);
  });

  test('leaves alone what is younger than thirty days: its record may still be on its way', async () => {
    expect(await leftAfter(month - 2 * 86_400_000, { [place]: 'x', [unfinished]: 'x', [segment]: '' })).toEqual([]);
  });

  test('takes nothing when a part of the journal cannot be read', async () => {
    const disk = new MemoryDisk(
      new Map([
        [place, jpeg],
        [segment, Buffer.of()],
      ]),
    );
    const fileSystem = memoryFileSystem(disk, (operation, path) => {
      if (operation === 'readFile' && path === segment) raise('EIO', 'broken');
    });
    const store = new EvidenceStore(folder, fileSystem);
    await expect(deleteUnreferencedEvidence(store, journal, fileSystem, month)).rejects.toThrow('broken');
    expect(disk.state().has(place)).toBe(true);
  });

  test('leaves everything alone while a journal lies aside that may name more', async () => {
    const data = mkdtempSync(path.join(tmpdir(), 'rostrum-evidence-'));
    const [scans, entries] = [path.join(data, 'evidence'), path.join(data, 'journal')];
    for (const name of [scans, entries, path.join(data, 'aside', '2026-11-27 1')]) mkdirSync(name, { recursive: true });
    const file = path.join(scans, `${hash}.pdf`);
    writeFileSync(file, 'x');
    const store = new EvidenceStore(scans, diskFileSystem);
    const inTenYears = statSync(file).mtimeMs + 120 * month;
    await deleteUnreferencedEvidence(store, entries, diskFileSystem, inTenYears);
    expect(existsSync(file)).toBe(true);
    rmSync(path.join(data, 'aside'), { recursive: true });
    await deleteUnreferencedEvidence(store, entries, diskFileSystem, inTenYears);
    expect(existsSync(file)).toBe(false);
    rmSync(data, { recursive: true });
  });
});
