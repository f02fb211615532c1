import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

describe('the packages', () => {
  const root = path.join(import.meta.dirname, '..');
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
  type Locked = { readonly integrity?: string; readonly resolved?: string; readonly hasInstallScript?: boolean };
  const locked = Object.entries((read('package-lock.json') as { packages: Record<string, Locked> }).packages).filter(
    ([place]) => place !== '',
  );
  const asked = read('package.json') as Readonly<Record<'dependencies' | 'devDependencies', Record<string, string>>>;
  const nameOf = (place: string): string => place.replace(/^.*node_modules\//, '');

  test('90: no SheetJS is among them, whatever it is called', () => {
    const names = locked.map(([place]) => nameOf(place));
    expect(names.filter((name) => /(?:^|\/)(?:xlsx|xlsx-|sheetjs)/i.test(name) || name.startsWith('@sheet/'))).toEqual(
      [],
    );
    expect(names).toContain('hucre');
  });

  test('142: each is asked for in one version and is known by its checksum, from the registry alone', () => {
    for (const version of Object.values({ ...asked.dependencies, ...asked.devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
    for (const [place, { integrity, resolved }] of locked) {
      expect(integrity, place).toMatch(/^sha512-/);
      expect(resolved ?? 'https://registry.npmjs.org/', place).toMatch(/^https:\/\/registry\.npmjs\.org\//);
    }
  });

  test('142: none runs a script of its own when it is installed, and the app brings few with it', () => {
    expect(readFileSync(path.join(root, 'scripts', 'setup', 'install.mjs'), 'utf8')).toContain("'--ignore-scripts'");
    expect(Object.keys(asked.dependencies)).toEqual(['pdfkit']);
  });
});
