import { join } from 'node:path';
import type { FileSystem, OpenFile } from '../../../main/files/file-system.ts';

/** Contents by path. Folders are not kept: whatever has a file in it is one. */
export type DiskState = ReadonlyMap<string, Buffer>;

/** A change of one file that the disk may not have yet. */
export type FileChange = { readonly before: Buffer; readonly after: Buffer; readonly position: number };

export type MemoryFile = {
  contents: Buffer;
  /** What is certainly on the disk. */
  synced: Buffer;
  /** In order, since the last sync. */
  changes: FileChange[];
};

/** A change of names: `to` now stands for the file, or for none; it is certain once the folder is synced. */
export type NameChange = { readonly steps: readonly { readonly path: string; readonly file: MemoryFile | null }[] };

/** A disk in memory that remembers what of it would survive a loss of power. */
export class MemoryDisk {
  readonly names = new Map<string, MemoryFile>();
  readonly syncedNames = new Map<string, MemoryFile>();
  nameChanges: NameChange[] = [];

  constructor(state: DiskState = new Map()) {
    for (const [path, contents] of state) {
      const file = { contents, synced: contents, changes: [] };
      this.names.set(path, file);
      this.syncedNames.set(path, file);
    }
  }

  /** What a process that starts now reads. */
  state(): DiskState {
    return new Map([...this.names].map(([path, file]) => [path, file.contents]));
  }

  rename(steps: NameChange['steps']): void {
    for (const { path, file } of steps) {
      if (file === null) this.names.delete(path);
      else this.names.set(path, file);
    }
    this.nameChanges.push({ steps });
  }

  syncNames(): void {
    this.nameChanges = [];
    this.syncedNames.clear();
    for (const [path, file] of this.names) this.syncedNames.set(path, file);
  }
}

/** Called before each operation; what it throws is what the operation fails with. A write that fails is half done. */
export type BeforeCall = (operation: string, path: string) => void;

export function memoryFileSystem(
  disk: MemoryDisk,
  before: BeforeCall = () => undefined,
  platform: NodeJS.Platform = 'linux',
): FileSystem {
  const call = async <Value>(operation: string, path: string, work: () => Value): Promise<Value> => {
    await Promise.resolve();
    before(operation, path);
    return work();
  };
  const found = (path: string): MemoryFile => disk.names.get(path) ?? raise('ENOENT', 'no such file');
  return {
    platform,
    open: (path, flags) =>
      call('open', path, () => {
        if (flags !== 'wx') return openFile(found(path), path, call);
        if (disk.names.has(path)) raise('EEXIST', 'file already exists');
        const file = { contents: Buffer.of(), synced: Buffer.of(), changes: [] };
        disk.rename([{ path, file }]);
        return openFile(file, path, call);
      }),
    readFile: (path) => call('readFile', path, () => Buffer.from(found(path).contents)),
    readFolder: (path) =>
      call('readFolder', path, () => {
        if (disk.names.has(path)) raise('ENOTDIR', 'not a directory');
        const within = [...disk.names.keys()].filter((name) => name.startsWith(`${path}/`));
        return [...new Set(within.map((name) => name.slice(path.length + 1).split('/')[0] ?? ''))];
      }),
    makeFolder: (path) => call('makeFolder', path, () => undefined),
    rename: (from, to) =>
      call('rename', to, () => {
        const within = [...disk.names].filter(([path]) => path.startsWith(`${from}/`));
        if (within.length > 0) {
          return disk.rename(
            within.flatMap(([path, file]) => [
              { path: to + path.slice(from.length), file },
              { path, file: null },
            ]),
          );
        }
        const file = found(from);
        disk.rename([
          { path: to, file },
          { path: from, file: null },
        ]);
      }),
    link: (from, to) =>
      call('link', to, () => {
        if (disk.names.has(to)) raise('EEXIST', 'file already exists');
        disk.rename([{ path: to, file: found(from) }]);
      }),
    unlink: (path) =>
      call('unlink', path, () => {
        found(path);
        disk.rename([{ path, file: null }]);
      }),
    exists: async (path) => Promise.resolve(disk.names.has(path) || isFolder(disk, path)),
    nodeAt: async (path) =>
      Promise.resolve(disk.names.has(path) ? 'file' : isFolder(disk, path) ? 'folder' : 'missing'),
    lookUp: (path) =>
      call('lookUp', path, () => ({ identity: identityOf(found(path)), size: found(path).contents.length })),
    removeFolder: (path) =>
      call('removeFolder', path, () => {
        for (const name of disk.names.keys())
          if (name.startsWith(`${path}/`)) disk.rename([{ path: name, file: null }]);
      }),
    modifiedAt: (path) =>
      call('modifiedAt', path, () => {
        found(path);
        return 0;
      }),
    syncFolder: (path) => call('syncFolder', path, () => disk.syncNames()),
    wait: async () => Promise.resolve(),
  };
}

function isFolder(disk: MemoryDisk, path: string): boolean {
  return [...disk.names.keys()].some((name) => name.startsWith(join(path, '/')));
}

const identities = new WeakMap<MemoryFile, string>();
let made = 0;

function identityOf(file: MemoryFile): string {
  const known = identities.get(file);
  if (known !== undefined) return known;
  made += 1;
  identities.set(file, String(made));
  return String(made);
}

type Call = <Value>(operation: string, path: string, work: () => Value) => Promise<Value>;

function openFile(file: MemoryFile, path: string, call: Call): OpenFile {
  const change = (after: Buffer, position: number): void => {
    file.changes.push({ before: file.contents, after, position });
    file.contents = after;
  };
  const put = (bytes: Uint8Array, position: number): void => {
    const after = Buffer.alloc(Math.max(file.contents.length, position + bytes.length));
    file.contents.copy(after);
    after.set(bytes, position);
    change(after, position);
  };
  const sync = (): void => {
    file.synced = file.contents;
    file.changes = [];
  };
  return {
    read: (length, position) =>
      call('read', path, () => Buffer.from(file.contents.subarray(position, position + length))),
    write: async (bytes, position) => {
      try {
        await call('write', path, () => put(bytes, position));
      } catch (error) {
        if (error instanceof Stopped) throw error;
        put(bytes.subarray(0, bytes.length / 2), position);
        throw error;
      }
    },
    datasync: () => call('datasync', path, sync),
    sync: () => call('sync', path, sync),
    truncate: (length) => call('truncate', path, () => change(file.contents.subarray(0, length), length)),
    size: () => call('size', path, () => file.contents.length),
    identity: () => call('identity', path, () => identityOf(file)),
    close: () => call('close', path, () => undefined),
  };
}

/** The process is gone: nothing more happens. */
export class Stopped extends Error {}

export function raise(code: string, text: string): never {
  throw Object.assign(new Error(`${code}: ${text}`), { code });
}
