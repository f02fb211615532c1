import { expect, test } from 'vitest';
import { readDeviceName } from '../../../main/journal/journal.ts';
import { MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';

test('an installation gets a name once, which can be read out on the telephone, and keeps it', async () => {
  const disk = new MemoryDisk();
  const fileSystem = memoryFileSystem(disk);
  await fileSystem.makeFolder('/data');
  const name = await readDeviceName(fileSystem, '/data');
  expect(name).toMatch(/^d-[2-9A-Z]{6}$/);
  expect(await readDeviceName(fileSystem, '/data')).toBe(name);
  expect([...disk.state().keys()]).toEqual(['/data/device']);
});
