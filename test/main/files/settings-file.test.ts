import { expect, test } from 'vitest';
import * as z from 'zod';
import { SettingsFile } from '../../../main/files/settings-file.ts';
import { MemoryDisk, memoryFileSystem } from './memory-file-system.ts';

const path = '/data/settings.json';

function fileWith(text: string): { readonly disk: MemoryDisk; readonly settings: SettingsFile } {
  const disk = new MemoryDisk(new Map([[path, Buffer.from(text)]]));
  return { disk, settings: new SettingsFile('/data', memoryFileSystem(disk)) };
}

test('a setting comes back as it was written, and the others stay, known or not', async () => {
  const { disk, settings } = fileWith('{"later":{"unknown":1},"count":1}');
  expect(await settings.write('count', 2)).toEqual({ ok: true, value: undefined });
  expect(await settings.read('count', z.int())).toBe(2);
  const checksum = expect.stringMatching(/^[0-9a-f]{8}$/);
  expect(JSON.parse(disk.state().get(path)?.toString() ?? '')).toEqual({ later: { unknown: 1 }, count: 2, checksum });
});

test.each(['', 'no JSON', '[1]', 'null', '{"count":"two"}', `{"count":1,"long":"${'x'.repeat(70_000)}"}`])(
  'a file like %.20s counts as one without the setting, and is written over',
  async (text) => {
    const { settings } = fileWith(text);
    expect(await settings.read('count', z.int())).toBeUndefined();
    await settings.write('count', 3);
    expect(await settings.read('count', z.int())).toBe(3);
  },
);

test('31 a file that is missing, cut off, or of which any bit has flipped, says what was written, out of its copy', async () => {
  const { disk, settings } = fileWith('{}');
  await settings.write('folder', { folder: '/media/stick' });
  await settings.write('count', 7);
  const state = disk.state();
  const written = state.get(path) ?? Buffer.of();
  const expectBoth = async (files: Map<string, Buffer>): Promise<void> => {
    const again = new SettingsFile('/data', memoryFileSystem(new MemoryDisk(files)));
    expect(await again.read('count', z.int())).toBe(7);
    expect(await again.read('folder', z.json())).toEqual({ folder: '/media/stick' });
  };
  const without = new Map(state);
  without.delete(path);
  await expectBoth(without);
  for (let at = 0; at < written.length; at += 1) {
    await expectBoth(new Map(state).set(path, written.subarray(0, at)));
    for (let bit = 0; bit < 8; bit += 1) {
      const flipped = Buffer.from(written);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      await expectBoth(new Map(state).set(path, flipped));
    }
  }
});
