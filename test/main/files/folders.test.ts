import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf, reasonOf } from '../../../main/files/file-failure.ts';
import { diskFileSystem } from '../../../main/files/file-system.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-folders-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function failureOf(work: Promise<void>): Promise<unknown> {
  return work.then(
    () => expect.fail('it was made'),
    (error: unknown) => error,
  );
}

test('a folder is made with those in which it lies, by several at once, and again', async () => {
  const deep = path.join(folder, 'a', 'b', 'c');
  await Promise.all([diskFileSystem.makeFolder(deep), diskFileSystem.makeFolder(path.join(deep, 'd'))]);
  await diskFileSystem.makeFolder(deep);
  expect(statSync(path.join(deep, 'd')).isDirectory()).toBe(true);
});

test('a file in the place of the folder, or of one in which it would lie, is no folder', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  expect(reasonOf(await failureOf(diskFileSystem.makeFolder(file)))).toBe('not-a-folder');
  expect(codeOf(await failureOf(diskFileSystem.makeFolder(path.join(file, 'deeper'))))).toBe('ENOTDIR');
});

// Only Linux has such folders.
test.runIf(process.platform === 'linux')(
  'a folder that takes no other one says so, and is not asked for ever',
  async () => {
    expect(codeOf(await failureOf(diskFileSystem.makeFolder('/proc/rostrum/deeper')))).toBe('ENOENT');
  },
);
