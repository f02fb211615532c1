import { expect, test } from 'vitest';
import { census, type Census, releaseLock, takeLock } from '../../../main/journal/lock.ts';
import { MemoryDisk, memoryFileSystem, raise } from '../files/memory-file-system.ts';

const us: Census = {
  self: () => Promise.resolve({ pid: 7, started: '70', boot: 'today' }),
  isAlive: (owner) => Promise.resolve(owner.pid === 6 && owner.started === '60' && owner.boot === 'today'),
};

function diskWithLock(contents: string): MemoryDisk {
  return new MemoryDisk(new Map([['/journal/lock', Buffer.from(contents)]]));
}

test.each([
  ['a live process', '{"pid":6,"started":"60","boot":"today"}', false],
  ['a process that is gone', '{"pid":5,"started":"50","boot":"today"}', true],
  ['a process whose id another has now', '{"pid":6,"started":"20","boot":"today"}', true],
  ['a process before the restart', '{"pid":6,"started":"60","boot":"yesterday"}', true],
  ['nobody: the file is empty', '', true],
  ['nobody: the file is damaged', '{"pid":6,"sta', true],
])('a lock of %s', async (_whose, contents, isTaken) => {
  const disk = diskWithLock(contents);
  const fileSystem = memoryFileSystem(disk);
  const lock = await takeLock(fileSystem, '/journal', us);
  expect(lock.ok).toBe(isTaken);
  if (!lock.ok) {
    expect(lock.failure.code).toBe('journal-in-use');
    expect(disk.names.get('/journal/lock')?.contents.toString()).toBe(contents);
    return;
  }
  expect([...disk.names.keys()]).toEqual(['/journal/lock']);
  await releaseLock(fileSystem, lock.value);
  expect(disk.names.size).toBe(0);
});

test('of two processes that find a stale lock, one gets it, whatever the order of their steps', async () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const disk = diskWithLock('{"pid":5,"started":"50","boot":"today"}');
    const owners = [1, 2].map((pid) => ({ pid, started: '1', boot: 'today' }));
    const takers = owners.map((owner, index) => {
      const fileSystem = memoryFileSystem(disk);
      const slow: typeof fileSystem = {
        ...fileSystem,
        rename: async (from, to) => {
          for (let step = 0; step < (seed >> (index * 3)) % 8; step += 1) await Promise.resolve();
          await fileSystem.rename(from, to);
        },
      };
      const its = {
        self: () => Promise.resolve(owner),
        isAlive: ({ pid }: { pid: number }) => Promise.resolve(pid < 5),
      };
      return takeLock(slow, '/journal', its);
    });
    const taken = (await Promise.all(takers)).filter((lock) => lock.ok);
    expect(taken.length).toBeLessThanOrEqual(1);
  }
});

test('a folder that is closed to us can be read without a lock', async () => {
  const fileSystem = memoryFileSystem(new MemoryDisk(), (operation) => {
    if (operation === 'open') raise('EROFS', 'read-only file system');
  });
  const lock = await takeLock(fileSystem, '/journal', us);
  expect(lock).toMatchObject({ ok: true, value: { closedFor: 'read-only' } });
});

test('the system knows that this process is alive, and that the first of an earlier boot is not', async () => {
  const self = await census.self();
  expect(await census.isAlive(self)).toBe(true);
  expect(await census.isAlive({ ...self, started: '1' })).toBe(process.platform !== 'linux');
  expect(await census.isAlive({ ...self, boot: '12345' })).toBe(false);
  expect(await census.isAlive({ ...self, pid: 2 ** 22 + 1 })).toBe(false);
});
