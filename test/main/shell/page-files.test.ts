import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPageFile, listPageFiles, type PageFiles } from '../../../main/shell/page-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-pages-'));
const renderer = path.join(folder, 'renderer');
let files: PageFiles;

beforeAll(async () => {
  mkdirSync(path.join(renderer, 'assets'), { recursive: true });
  writeFileSync(path.join(renderer, 'index.html'), 'page');
  writeFileSync(path.join(renderer, 'assets', 'main-1a2b.js'), 'script');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  files = await listPageFiles(renderer);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = (url: string): string | null => {
  const file = findPageFile(files, url)?.file;
  return file === undefined ? null : path.relative(renderer, file);
};

test('files are found by their addresses, and pages are all the one file', () => {
  expect(found('rostrum://app/assets/main-1a2b.js')).toBe(path.join('assets', 'main-1a2b.js'));
  expect(found('rostrum://app/assets/main-1a2b.js?x#y')).toBe(path.join('assets', 'main-1a2b.js'));
  for (const page of ['', 'workshops', 'workshops/1/agenda', 'assets/'])
    expect(found(`rostrum://app/${page}`)).toBe('index.html');
});

test.each([
  'rostrum://app/../secret.txt',
  'rostrum://app/..%2fsecret.txt',
  'rostrum://app/%2e%2e/secret.txt',
  'rostrum://app/..%5csecret.txt',
  'rostrum://app/..\\secret.txt',
  'rostrum://app/%2e%2e%2fsecret.txt',
  'rostrum://app/assets/..%2f..%2fsecret.txt',
  'rostrum://app//etc/passwd.txt',
  'rostrum://app/C:/Windows/win.ini',
  'rostrum://app/index.html%00.js',
  'rostrum://app/assets/none.js',
  'rostrum://other/index.html',
  'rostrum:///index.html',
  'https://app/../secret.txt',
])('130: %s is not there', (url) => {
  expect(found(url)).toBeNull();
});

test('130: no address whatever leads to a file outside the list', () => {
  const segment = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      '//',
      'secret.txt',
      'assets',
      'index.html',
      '__proto__',
      'constructor',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const known = new Set([null, 'index.html', path.join('assets', 'main-1a2b.js')]);
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 8 }), fc.constantFrom('/', ''), (segments, separator) => {
      const url = `rostrum://app/${segments.join(separator)}`;
      if (URL.canParse(url)) expect(known).toContain(found(url));
    }),
    { numRuns: 2000, seed: 20261122 },
  );
});
