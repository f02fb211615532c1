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
  expect(JSON.parse(disk.state().get(path)?.toString() ?? '')).toEqual({ later: { unknown: 1 }, count: 2 });
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
