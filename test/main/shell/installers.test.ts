import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Configuration } from 'electron-builder';
import { stateLastFuse } from '../../../scripts/fuses.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
type Builder = {
  getConfig(folder: string, file: string | null, options: null): Promise<Configuration>;
  validateConfiguration(configuration: Configuration, log: { readonly isEnabled: boolean }): Promise<void>;
};
/** electron-builder's own reader and schema, from where it keeps them itself. */
const ofBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const builder = ofBuilder('app-builder-lib/out/util/config/config.js') as Builder;

test('electron-builder accepts the configuration, and would refuse a wrong one', async () => {
  const configuration = await builder.getConfig(root, null, null);
  await builder.validateConfiguration(configuration, { isEnabled: false });
  const wrong = { ...configuration, electronFuses: { runAsNod: false } } as Configuration;
  await expect(builder.validateConfiguration(wrong, { isEnabled: false })).rejects.toThrow('electronFuses');
});

test('every system gets its installer, with tools that have no known hole', async () => {
  const { linux, win, mac, toolsets } = await builder.getConfig(root, null, null);
  expect([linux?.target, win?.target, mac?.target]).toEqual([['AppImage', 'deb'], ['nsis'], ['dmg']]);
  expect(toolsets).toEqual({ nsis: '1.2.1', appimage: '1.0.3' });
});

test('eight fuses are stated in the configuration', async () => {
  const { electronFuses, afterPack } = await builder.getConfig(root, null, null);
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(afterPack).toBe('scripts/fuses.mjs');
});

test('the ninth fuse is stated by the hook, which refuses an Electron that it does not know', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-fuses-'));
  const file = path.join(folder, 'electron');
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const program = (count: number) =>
    Buffer.from(`before${sentinel}\u0001${String.fromCharCode(count)}${'0'.repeat(count)}after`);
  writeFileSync(file, program(9));
  stateLastFuse(file);
  expect(readFileSync(file, 'latin1')).toBe(`before${sentinel}\u0001\u0009000000001after`);
  writeFileSync(file, program(10));
  expect(() => stateLastFuse(file)).toThrow('10 fuses');
  writeFileSync(file, 'no electron');
  expect(() => stateLastFuse(file)).toThrow('no fuses');
  rmSync(folder, { recursive: true });
});

test('the icons are where the configuration looks for them', async () => {
  const { linux, win } = await builder.getConfig(root, null, null);
  for (const size of [256, 512])
    expect(existsSync(path.join(root, String(linux?.icon), `${size}x${size}.png`))).toBe(true);
  expect(existsSync(path.join(root, String(win?.icon)))).toBe(true);
});
