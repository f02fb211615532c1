import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readWholeFile } from '../../../main/files/file-system.ts';
import { failure, success } from '../../../shared/result.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, contents: string | Uint8Array = name): string {
  const file = path.join(folder, name);
  writeFileSync(file, contents);
  return file;
}

describe('a file that a user named', () => {
  test('is given whole, an empty one too, up to the limit', async () => {
    const most = Buffer.alloc(1024 * 1024, 7);
    expect(await readWholeFile(fileOf('a.workshop', 'текст'), 1)).toEqual(success(Buffer.from('текст')));
    expect(await readWholeFile(fileOf('empty.csv', ''), 1)).toEqual(success(Buffer.alloc(0)));
    expect(await readWholeFile(fileOf('most.csv', most), 1)).toEqual(success(most));
    expect(await readWholeFile(fileOf('more.csv', Buffer.concat([most, most])), 1)).toEqual(
      failure('file-too-large', { limit: 1 }),
    );
  });

  test('of 3 GB is refused without being read', async () => {
    const file = fileOf('huge.workshop');
    truncateSync(file, 3 * 1024 ** 3);
    expect(await readWholeFile(file, 50)).toEqual(failure('file-too-large', { limit: 50 }));
  });

  test('that is a folder, or not there, is told as such', async () => {
    mkdirSync(path.join(folder, 'training.workshop'));
    expect(await readWholeFile(path.join(folder, 'training.workshop'), 50)).toEqual(
      failure('file-is-folder', { name: 'training.workshop' }),
    );
    const missing = failure('file-missing', { name: 'gone.workshop' });
    expect(await readWholeFile(path.join(folder, 'gone.workshop'), 50)).toEqual(missing);
    expect(await readWholeFile(path.join(fileOf('file'), 'gone.workshop'), 50)).toEqual(missing);
  });

  test.skipIf(process.platform === 'win32')('that is a device or a pipe is not waited for', async () => {
    execFileSync('mkfifo', [path.join(folder, 'pipe.workshop')]);
    expect(await readWholeFile(path.join(folder, 'pipe.workshop'), 50)).toEqual(
      failure('file-no-file', { name: 'pipe.workshop' }),
    );
    expect(await readWholeFile('/dev/zero', 50)).toEqual(failure('file-no-file', { name: 'zero' }));
  });

  test('that may not be read, or that the system cannot read, is told as such', async () => {
    const file = fileOf('secret.workshop');
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error(`${code}: no, open`), { code }));
    for (const code of ['EACCES', 'EPERM']) {
      expect(await readWholeFile(file, 50, failing(code))).toEqual(
        failure('file-forbidden', { name: 'secret.workshop' }),
      );
    }
    expect(await readWholeFile(file, 50, failing('EIO'))).toEqual(
      failure('file-unreadable', { path: 'secret.workshop', reason: 'device-failed' }),
    );
  });

  test('that grows while it is read is not taken for a whole one', async () => {
    const file = fileOf('copied.workshop', Buffer.alloc(20 * 1024 * 1024, 32));
    const reading = readWholeFile(file, 50);
    const growing = setInterval(() => appendFileSync(file, 'more'), 0);
    const read = await reading;
    clearInterval(growing);
    expect(read).toEqual(failure('file-changing', { name: 'copied.workshop' }));
  });
});
