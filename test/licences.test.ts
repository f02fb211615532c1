import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { licenceTexts } from '../scripts/licences/licences.mjs';

const packages = path.join(import.meta.dirname, '..', 'node_modules');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-licences-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a package into the test's own node_modules; gives the path of its code. */
function made(name: string, description: object, files: Readonly<Record<string, string>> = {}): string {
  const place = path.join(folder, 'node_modules', name);
  const all = { 'package.json': JSON.stringify({ name, version: '1.0.0', ...description }), 'index.js': '', ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
    writeFileSync(path.join(place, file), text);
  }
  return path.join(place, 'index.js');
}

describe('the licence texts of what is in the built app', () => {
  test('hold those of a package and of all that it depends on', () => {
    const one = made('one', { license: 'MIT', dependencies: { two: '1' } }, { LICENSE: 'The text of one' });
    made('two', { license: 'ISC' }, { 'license.md': 'The text of two' });
    made('three', { license: 'MIT' }, { LICENSE: 'The text of three' });
    const texts = licenceTexts([one]);
    expect(texts).toContain('one 1.0.0 (MIT)');
    expect(texts).toContain('The text of one');
    expect(texts).toContain('The text of two');
    expect(texts).not.toContain('The text of three');
  });

  test('hold the standard text where a package brings none', () => {
    const texts = licenceTexts([made('bare', { license: 'MIT', author: 'A. Author <a@example.org>' })]);
    expect(texts).toContain('Copyright (c) A. Author\n\nPermission is hereby granted, free of charge');
  });

  test.each([{}, { license: 'GPL-3.0' }, { license: 'Apache-2.0' }])(
    'are refused for a package with %j and no text',
    (description) => {
      expect(() => licenceTexts([made('secret', description)])).toThrow('secret has no licence text');
    },
  );

  test('hold those beside a file deep in its package', () => {
    const texts = licenceTexts([
      path.join(packages, 'pdfjs-dist', 'wasm', 'openjpeg.wasm'),
      path.join(packages, 'zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm'),
    ]);
    expect(texts).toContain('wasm/LICENSE_OPENJPEG:');
    expect(texts).toContain('wasm/LICENSE_JBIG2:');
    expect(texts).toContain('ZXing-C++, in zxing-wasm (Apache-2.0)');
    expect(texts).not.toContain('cmaps/LICENSE');
  });
});
