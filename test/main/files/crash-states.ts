import { memoryFileSystem, Stopped, type DiskState, MemoryDisk, type MemoryFile } from './memory-file-system.ts';
import type { FileSystem } from '../../../main/files/file-system.ts';

/** A file system that stops for ever at its call number `stopAt`, counted from 1. */
export function stoppingFileSystem(disk: MemoryDisk, stopAt: number): { fileSystem: FileSystem; calls: () => number } {
  let calls = 0;
  const fileSystem = memoryFileSystem(disk, () => {
    calls += 1;
    if (calls >= stopAt) throw new Stopped('stopped');
  });
  return { fileSystem, calls: () => calls };
}

/**
 * Runs `during` on a disk that holds `from` with a stop at call 1, then at call 1 + `step`, and so on until it comes to its
 * end. Gives what the disk may hold after each stop to `look`, with what `during` returned. Returns the number of states
 * that were looked at.
 */
export async function stopEverywhere<Done>(
  from: DiskState,
  during: (fileSystem: FileSystem) => Promise<Done>,
  look: (state: DiskState, done: Done) => Promise<void> | void,
  step = 1,
): Promise<number> {
  let states = 0;
  let finished = false;
  for (let stopAt = 1; !finished; stopAt += step) {
    const disk = new MemoryDisk(from);
    const { fileSystem, calls } = stoppingFileSystem(disk, stopAt);
    const done = await during(fileSystem);
    finished = calls() < stopAt;
    for (const state of crashStates(disk)) {
      states += 1;
      try {
        await look(state, done);
      } catch (error) {
        const names = [...state.keys()].join(' ');
        throw new Error(`after a stop at call ${stopAt}, state ${states}: ${names}`, { cause: error });
      }
    }
  }
  return states;
}

/**
 * What the disk may hold after a crash at this moment: all of it, as after a kill; or, as after a loss of power, any
 * beginning of the changes of names that were not synced, with the unsynced bytes of a file kept, lost or torn.
 */
export function crashStates(disk: MemoryDisk): DiskState[] {
  const states: DiskState[] = [];
  const seen = new Set<string>();
  const add = (state: DiskState): void => {
    const key = [...state]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([path, bytes]) => path + bytes.toString('latin1'))
      .join('\n');
    if (!seen.has(key)) states.push(state);
    seen.add(key);
  };
  for (let kept = disk.nameChanges.length; kept >= 0; kept -= 1) {
    const names = namesAfter(disk, kept);
    const dirty = [...new Set(names.values())].filter((file) => file.changes.length > 0);
    add(stateOf(names, (file) => file.contents));
    add(stateOf(names, (file) => file.synced));
    for (const torn of dirty) {
      for (const contents of tornContents(torn)) {
        add(stateOf(names, (file) => (file === torn ? contents : file.contents)));
        add(stateOf(names, (file) => (file === torn ? contents : file.synced)));
      }
    }
  }
  return states;
}

function namesAfter(disk: MemoryDisk, kept: number): Map<string, MemoryFile> {
  const names = new Map(disk.syncedNames);
  for (const { path, file } of disk.nameChanges.slice(0, kept).flatMap((change) => change.steps)) {
    if (file === null) names.delete(path);
    else names.set(path, file);
  }
  return names;
}

function stateOf(names: ReadonlyMap<string, MemoryFile>, contentsOf: (file: MemoryFile) => Buffer): DiskState {
  return new Map([...names].map(([path, file]) => [path, contentsOf(file)]));
}

const sectors: readonly number[] = [512, 4096];

/** Each change cut at sectors and at pages: the rest missing, or the length right and the rest zeros. */
function tornContents(file: MemoryFile): Buffer[] {
  return file.changes.flatMap(({ before, after, position }) =>
    sectors.flatMap((sector) =>
      boundaries(position, after.length, sector).flatMap((cut) => {
        const short = Buffer.concat([after.subarray(0, cut)]);
        const zeroed = Buffer.alloc(after.length);
        after.copy(zeroed, 0, 0, cut);
        // Pages may reach the disk in any order.
        const lateFirst = Buffer.from(after);
        lateFirst.fill(0, position, cut);
        before.copy(lateFirst, position, position, cut);
        return [short, zeroed, lateFirst];
      }),
    ),
  );
}

function boundaries(from: number, to: number, sector: number): number[] {
  const all: number[] = [];
  for (let cut = (Math.floor(from / sector) + 1) * sector; cut < to; cut += sector) all.push(cut);
  const most = 12;
  return all.length <= most ? all : [...all.slice(0, most - 1), ...all.slice(-1)];
}
