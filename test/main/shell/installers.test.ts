import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Configuration } from 'electron-builder';
import { fileTypes } from '../../../scripts/deb.mjs';
import { afterPack } from '../../../scripts/fuses.mjs';

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

/** A made-up program file with a fuse wire of `count` switches, all off. */
function programWithFuses(folder: string, count: number): string {
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const file = path.join(folder, 'rostrum');
  writeFileSync(file, `before${sentinel}\u0001${String.fromCharCode(count)}${'0'.repeat(count)}after`, 'latin1');
  return file;
}

test('133, 134: the hook sets all nine fuses, and refuses an Electron that has another one or none', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-fuses-'));
  const packager = { appInfo: { productFilename: 'Rostrum' }, executableName: 'rostrum' };
  const context = { appOutDir: folder, electronPlatformName: 'linux', packager };
  const file = programWithFuses(folder, 9);
  await afterPack(context);
  const { version, ...wire } = await getCurrentFuseWire(file);
  expect(version).toBe(FuseVersion.V1);
  const on = Object.entries(wire).filter(([, state]) => state === FuseState.ENABLE);
  expect(Object.keys(wire)).toHaveLength(9);
  expect(on.map(([index]) => FuseV1Options[Number(index)])).toEqual([
    'EnableCookieEncryption',
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
    'WasmTrapHandlers',
  ]);
  expect(readFileSync(file, 'latin1')).toMatch(/^before.*\u0001\u0009010011001after$/);
  programWithFuses(folder, 10);
  await expect(afterPack(context)).rejects.toThrow('fuse');
  writeFileSync(file, 'no electron');
  await expect(afterPack(context)).rejects.toThrow('sentinel');
  rmSync(folder, { recursive: true });
});

test('each kind of file has an association of its own, which the Debian package has as well', async () => {
  const { fileAssociations, afterPack: hook } = await builder.getConfig(root, null, null);
  const kinds = [fileAssociations ?? []].flat();
  expect(kinds.map(({ ext, mimeType }) => [ext, mimeType])).toEqual([
    ['workshop', 'application/x-rostrum-workshop'],
    ['desk', 'application/x-rostrum-desk'],
  ]);
  expect(fileTypes.map(({ ending, type }) => [ending, type])).toEqual(
    kinds.map(({ ext, mimeType }) => [ext, mimeType]),
  );
  expect(hook).toBe('scripts/fuses.mjs');
});

test('macOS is told of the camera, and of nothing else that needs leave', async () => {
  const { mac } = await builder.getConfig(root, null, null);
  expect(mac?.extendInfo).toHaveProperty('NSCameraUsageDescription');
  expect(mac?.entitlementsInherit).toBe(mac?.entitlements);
  const entitlements = readFileSync(path.join(root, mac?.entitlements ?? ''), 'utf8');
  expect([...entitlements.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual([
    'com.apple.security.cs.allow-jit',
    'com.apple.security.device.camera',
  ]);
});

test('the icons are where the configuration looks for them', async () => {
  const { linux, win } = await builder.getConfig(root, null, null);
  for (const size of [256, 512])
    expect(existsSync(path.join(root, String(linux?.icon), `${size}x${size}.png`))).toBe(true);
  expect(existsSync(path.join(root, String(win?.icon)))).toBe(true);
});
