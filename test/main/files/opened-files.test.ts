import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OpenedFiles, filesOnCommandLine } from '../../../main/files/opened-files.ts';
import { failure } from '../../../shared/result.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-opened-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, text = name): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('waits for a file, gives it until it is confirmed, and then waits again', async () => {
  const files = new OpenedFiles();
  const waiting = files.next(null);
  files.add([fileOf('Семинар 1.workshop', 'текст')]);
  const first = await waiting;
  if (!first.ok) throw new Error(first.failure.code);
  expect(first.value.name).toBe('Семинар 1.workshop');
  expect(Buffer.from(first.value.content, 'base64').toString()).toBe('текст');
  // A page that was reloaded confirms nothing.
  expect(await files.next(null)).toEqual(first);
  expect(await files.next('forged')).toEqual(first);
  const again = files.next(first.value.token);
  files.add([fileOf('b.desk')]);
  expect(await again).toMatchObject({ ok: true, value: { name: 'b.desk' } });
});

test('what cannot be read is a failure with the name of the file, and is not given twice', async () => {
  const files = new OpenedFiles();
  mkdirSync(path.join(folder, 'folder.workshop'));
  const large = fileOf('large.workshop');
  truncateSync(large, 51 * 1024 * 1024);
  files.add([path.join(folder, 'gone away.desk'), path.join(folder, 'folder.workshop'), large, fileOf('last.desk')]);
  expect(await files.next(null)).toEqual(failure('file-missing', { name: 'gone away.desk' }));
  expect(await files.next(null)).toEqual(failure('file-is-folder', { name: 'folder.workshop' }));
  expect(await files.next(null)).toEqual(failure('file-too-large', { limit: 50 }));
  expect(await files.next(null)).toMatchObject({ ok: true, value: { name: 'last.desk' } });
});

test('a start that names thousands of files opens the first hundred', async () => {
  const files = new OpenedFiles();
  files.add(Array.from({ length: 5000 }, (_, index) => path.join(folder, `${index}.desk`)));
  for (let count = 0; count < 100; count++) expect(await files.next(null)).toMatchObject({ ok: false });
  const none = files.next(null);
  void files.next(null);
  expect(await none).toEqual(failure('cancelled'));
});

test.skipIf(process.platform === 'win32')(
  'files on a command line are paths or file addresses, and no switches',
  () => {
    const values = [
      '--flag',
      '-x',
      '',
      'b c.workshop',
      '/a/Тренинг.desk',
      pathToFileURL('/a/день 1 #2.desk').href,
      'file://other-computer/share/x.desk',
      '../up.desk',
    ];
    expect(filesOnCommandLine(values, '/home/a')).toEqual([
      '/home/a/b c.workshop',
      '/a/Тренинг.desk',
      '/a/день 1 #2.desk',
      '/home/a/file:/other-computer/share/x.desk',
      '/home/up.desk',
    ]);
  },
);
