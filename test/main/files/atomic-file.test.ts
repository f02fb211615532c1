import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileAtomically } from '../../../main/files/atomic-file.ts';
import { freePath } from '../../../main/files/safe-name.ts';
import { stopEverywhere } from './crash-states.ts';
import { MemoryDisk, memoryFileSystem, raise } from './memory-file-system.ts';

const path = '/documents/Agenda.pdf';
const old = Buffer.alloc(6000, 'old ');
const fresh = Buffer.alloc(9000, 'fresh ');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('writes a private file and leaves nothing beside it', async () => {
  const target = join(folder, 'Повестка.pdf');
  expect(await writeFileAtomically(target, fresh)).toEqual({ ok: true, value: undefined });
  expect((await readFile(target)).equals(fresh)).toBe(true);
  expect((await stat(target)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['Повестка.pdf']);
});

test('116: leaves an existing file alone unless told to replace it', async () => {
  const target = join(folder, 'Agenda.pdf');
  await writeFile(target, old);
  expect(await writeFileAtomically(target, fresh)).toMatchObject({ ok: false, failure: { code: 'write-failed' } });
  expect((await readFile(target)).equals(old)).toBe(true);
  expect((await writeFileAtomically(target, fresh, { replace: true })).ok).toBe(true);
  expect((await readFile(target)).equals(fresh)).toBe(true);
  expect(await readdir(folder)).toEqual(['Agenda.pdf']);
});

test('116: replaces a link, never the file that it points to', async () => {
  const elsewhere = join(folder, 'elsewhere.txt');
  await writeFile(elsewhere, old);
  await symlink(elsewhere, join(folder, 'link.pdf'));
  expect((await writeFileAtomically(join(folder, 'link.pdf'), fresh, { replace: true })).ok).toBe(true);
  expect((await readFile(elsewhere)).equals(old)).toBe(true);
});

test('116: names a folder that is missing, and a target that is a folder', async () => {
  const missing = await writeFileAtomically(join(folder, 'missing', 'a.pdf'), fresh);
  expect(missing).toMatchObject({
    failure: { code: 'folder-not-writable', details: { path: join(folder, 'missing') } },
  });
  expect(await writeFileAtomically(folder, fresh, { replace: true })).toMatchObject({
    failure: { code: 'write-failed' },
  });
});

test.each([false, true])(
  '23, 117: a crash at every call leaves the old file or the new one (replace: %s)',
  async (replace) => {
    const states = await stopEverywhere(
      replace ? new Map([[path, old]]) : new Map(),
      (fileSystem) => writeFileAtomically(path, fresh, { replace, fileSystem }),
      (state, written) => {
        const found = state.get(path);
        const isFresh = found?.equals(fresh) ?? false;
        if (written.ok) expect(isFresh).toBe(true);
        else expect(isFresh || (replace ? found?.equals(old) : found === undefined)).toBe(true);
      },
    );
    expect(states).toBeGreaterThan(20);
  },
);

test.each(['ENOSPC', 'EIO', 'EROFS', 'EMFILE', 'EACCES'])(
  '117: %s at any call leaves the old file and no remains',
  async (code) => {
    let finished = false;
    for (let failAt = 1; !finished; failAt += 1) {
      let calls = 0;
      const disk = new MemoryDisk(new Map([[path, old]]));
      const fileSystem = memoryFileSystem(disk, (operation) => {
        calls += 1;
        if (calls >= failAt && operation !== 'unlink') raise(code, 'a fault of the test');
      });
      const written = await writeFileAtomically(path, fresh, { replace: true, fileSystem });
      finished = calls < failAt;
      expect([...disk.names.keys()]).toEqual([path]);
      if (written.ok) continue;
      const expected = code === 'ENOSPC' ? ['disk-full'] : ['write-failed', 'folder-not-writable'];
      expect(expected).toContain(written.failure.code);
    }
  },
);

test('26: waits for a scanner that holds the file, but not for ever', async () => {
  for (const [failures, isWritten] of [
    [5, true],
    [6, false],
  ] as const) {
    let left: number = failures;
    const disk = new MemoryDisk(new Map([[path, old]]));
    const fileSystem = memoryFileSystem(disk, (operation) => {
      if (operation !== 'rename' || left === 0) return;
      left -= 1;
      raise(left % 2 === 0 ? 'EPERM' : 'EBUSY', 'the file is held');
    });
    const written = await writeFileAtomically(path, fresh, { replace: true, fileSystem });
    expect(written.ok).toBe(isWritten);
    expect(disk.state()).toEqual(new Map([[path, isWritten ? fresh : old]]));
  }
});

test('a disk without links still never replaces a file', async () => {
  const withoutLinks = (disk: MemoryDisk) =>
    memoryFileSystem(disk, (operation) => {
      if (operation === 'link') raise('EPERM', 'links are not supported');
    });
  const empty = new MemoryDisk();
  expect((await writeFileAtomically(path, fresh, { fileSystem: withoutLinks(empty) })).ok).toBe(true);
  expect(empty.state()).toEqual(new Map([[path, fresh]]));
  const taken = new MemoryDisk(new Map([[path, old]]));
  expect((await writeFileAtomically(path, fresh, { fileSystem: withoutLinks(taken) })).ok).toBe(false);
  expect(taken.state()).toEqual(new Map([[path, old]]));
});

test.each([
  ['win32', true],
  ['linux', false],
] as const)('25: a folder that cannot be flushed is accepted on Windows only (%s)', async (platform, isWritten) => {
  const fileSystem = memoryFileSystem(
    new MemoryDisk(),
    (operation) => {
      if (operation === 'syncFolder') raise('EPERM', 'operation not permitted');
    },
    platform,
  );
  expect((await writeFileAtomically(path, fresh, { fileSystem })).ok).toBe(isWritten);
});

test('a free path numbers the copies before the extension', async () => {
  expect(await freePath(folder, 'Agenda.pdf')).toBe(join(folder, 'Agenda.pdf'));
  await writeFile(join(folder, 'Agenda.pdf'), old);
  expect(await freePath(folder, 'Agenda.pdf')).toBe(join(folder, 'Agenda (2).pdf'));
  await writeFile(join(folder, 'Agenda (2).pdf'), old);
  expect(await freePath(folder, 'Agenda.pdf')).toBe(join(folder, 'Agenda (3).pdf'));
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
  expect(await freePath(folder, 'dangling')).toBe(join(folder, 'dangling (2)'));
});
