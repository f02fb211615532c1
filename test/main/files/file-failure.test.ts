import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkWritable, unusableFiles } from '../../../main/files/disk-check.ts';
import {
  beginFailure,
  errorOf,
  FileError,
  reasonOf,
  unwritable,
  writeFailure,
} from '../../../main/files/file-failure.ts';
import { diskFileSystem } from '../../../main/files/file-system.ts';
import { type Failure, fileTroubles, type Result } from '../../../shared/result.ts';
import { loadCatalogues, translator } from '../../../shared/text/text.ts';
import { MemoryDisk, memoryFileSystem, raise } from './memory-file-system.ts';

beforeAll(() => loadCatalogues());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-failure-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: the words of the system, open '/data/file'`), { code });
}

function failureOf(result: Result<unknown>): Failure {
  if (result.ok) throw new Error('no failure');
  return result.failure;
}

const codes = [
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'EBUSY',
  'EMFILE',
  'ENAMETOOLONG',
  'EFBIG',
  'ERR_FS_FILE_TOO_LARGE',
  'EIO',
  'ENODEV',
  'ESTALE',
];

describe('an error of the system', () => {
  test.each(codes)('%s is told in words of both languages, with the path and without its code', (code) => {
    for (const failed of [
      beginFailure('/data/file', systemError(code)),
      writeFailure('/data/file', systemError(code)),
    ]) {
      const { code: name, details } = failureOf(failed);
      for (const language of ['en', 'ru'] as const) {
        const sentence = translator(language)(`errors.${name}`, details);
        expect(sentence).toContain('/data');
        expect(sentence).not.toMatch(/\bE[A-Z_]{3,}|\{\{|the words of the system/);
        expect(sentence).not.toContain(String(details?.['reason'] ?? 'nothing'));
      }
    }
  });

  test('that is not known keeps its code, within a sentence', () => {
    const { code, details } = failureOf(writeFailure('/data/file', systemError('EXYZ')));
    expect(translator('en')(`errors.${code}`, details)).toBe(
      'The file /data/file was not saved: the system gave the reason EXYZ.',
    );
  });

  test('has words for each kind in both languages', () => {
    for (const reason of fileTroubles) {
      for (const language of ['en', 'ru'] as const) {
        const sentence = translator(language)('errors.write-failed', { path: '/x', reason });
        expect(sentence).not.toContain(`: ${reason}.`);
      }
    }
  });

  test('that our own code raised keeps its words', () => {
    expect(reasonOf(new Error('the snapshot reads back damaged'))).toBe('the snapshot reads back damaged');
  });
});

describe('an error that the system did not raise', () => {
  test.each([
    failureOf(writeFailure('/data/file', systemError('EACCES'))),
    failureOf(writeFailure('/data/file', systemError('EIO'))),
    { code: 'backup-gone' as const, details: { name: 'a backup' } },
    { code: 'backup-damaged' as const, details: { line: 4 } },
  ])('is told by the kind of its trouble, in words of both languages', (told) => {
    const reason = reasonOf(errorOf(told));
    expect(fileTroubles).toContain(reason);
    for (const language of ['en', 'ru'] as const) {
      expect(translator(language)('errors.backup-failed', { path: '/data', reason })).not.toContain(told.code);
    }
  });

  test('27 is a full disk where the failure was one', () => {
    const full = failureOf(writeFailure('/data/file', systemError('ENOSPC')));
    expect(unwritable('/data', errorOf(full))).toEqual({
      ok: false,
      failure: { code: 'disk-full', details: { path: '/data' } },
    });
  });

  test('is a disk that fails where it gives back something else than was written', () => {
    expect(reasonOf(new FileError('the snapshot reads back damaged'))).toBe('device-failed');
  });
});

describe('a folder', () => {
  test('28 that a file stands in the way of is no folder', async () => {
    writeFileSync(path.join(folder, 'data'), '');
    const made = diskFileSystem.makeFolder(path.join(folder, 'data'));
    expect(reasonOf(await made.catch((error: unknown) => error))).toBe('not-a-folder');
  });

  test('is checked by writing, and left as it was', async () => {
    expect((await checkWritable(diskFileSystem, folder)).ok).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    expect(await checkWritable(diskFileSystem, path.join(folder, 'none'))).toEqual({
      ok: false,
      failure: { code: 'folder-gone', details: { path: path.join(folder, 'none') } },
    });
  });

  test.each([
    ['27 that is full', 'write', 'ENOSPC', { code: 'disk-full', details: { path: '/data' } }],
    [
      '28 that can only be read',
      'open',
      'EROFS',
      { code: 'journal-unwritable', details: { path: '/data', reason: 'read-only' } },
    ],
    [
      '24 whose disk fails',
      'sync',
      'EIO',
      { code: 'journal-unwritable', details: { path: '/data', reason: 'device-failed' } },
    ],
  ])('%s is told as such', async (_name, failing, code, failure) => {
    const disk = new MemoryDisk(new Map([['/data/device', Buffer.from('d-TEST22')]]));
    const fileSystem = memoryFileSystem(disk, (operation) => {
      if (operation === failing) raise(code, 'a fault of the test');
    });
    expect(await checkWritable(fileSystem, '/data')).toEqual({ ok: false, failure });
    expect([...disk.names.keys()]).toEqual(['/data/device']);
  });
});

test('61 a folder in the place of a small file is found; a file that is not there is none', async () => {
  mkdirSync(path.join(folder, 'device'));
  writeFileSync(path.join(folder, 'settings.json'), '{}');
  const paths = ['device', 'settings.json', 'appearance.json'].map((name) => path.join(folder, name));
  expect(await unusableFiles(diskFileSystem, paths)).toEqual([
    { code: 'settings-unusable', details: { path: paths[0], reason: 'is-a-folder' } },
  ]);
});
