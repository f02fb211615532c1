import { existsSync, mkdirSync } from 'node:fs';
import * as node from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failure, type Result, success } from '../../shared/result.ts';
import { codeOf, isUnreadable, reasonOf } from './file-failure.ts';
import { type FileNode, folderTrouble, nodeAt, openRegular, readRegular } from './file-node.ts';

/** An open file. Positions are explicit, so that what is written where never depends on an earlier failure. */
export type OpenFile = {
  /** Fewer bytes than `length` only at the end of the file. */
  read(length: number, position: number): Promise<Buffer>;
  /** All of `bytes`, or an error. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** The contents and the length are on the disk. */
  datasync(): Promise<void>;
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  size(): Promise<number>;
  /** See `FileIdentity`. */
  identity(): Promise<FileIdentity>;
  close(): Promise<void>;
};

/** Tells a file from any other that has had or will have its name: disk and inode. Only good for comparing. */
export type FileIdentity = string;

/**
 * The few file operations that our storage is built from. Everything that must survive a crash goes through this list,
 * so that a test can stop, or fail, at each single call.
 */
export type FileSystem = {
  readonly platform: NodeJS.Platform;
  /** Regular files only: anything else fails with `WrongNode`, and nothing is written through a link. */
  open(path: string, flags: 'r' | 'r+' | 'wx'): Promise<OpenFile>;
  /** Of a regular file; anything else fails with `WrongNode`. */
  readFile(path: string): Promise<Buffer>;
  readFolder(path: string): Promise<string[]>;
  /** With its parents; only the user may enter it. */
  makeFolder(path: string): Promise<void>;
  /** Of a file, which replaces another one, or of a whole folder to a name that is free. */
  rename(from: string, to: string): Promise<void>;
  /** Fails with EEXIST where `to` exists: the one way to give a finished file a name without replacing another. */
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** With all that is in it; nothing where there is none. */
  removeFolder(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  nodeAt(path: string): Promise<FileNode>;
  /** Which file has that name now, and its length in bytes. */
  lookUp(path: string): Promise<{ readonly identity: FileIdentity; readonly size: number }>;
  /** When the file was last written, in milliseconds since 1970. */
  modifiedAt(path: string): Promise<number>;
  /** Names in the folder are on the disk: a renamed file may otherwise return under its old name. */
  syncFolder(path: string): Promise<void>;
  wait(milliseconds: number): Promise<void>;
};

const privateFile = 0o600;
const privateFolder = 0o700;

export const diskFileSystem: FileSystem = {
  platform: process.platform,
  open: async (path, flags) =>
    openFile(flags === 'wx' ? await node.open(path, flags, privateFile) : await openRegular(path, flags)),
  readFile: readRegular,
  readFolder: (path) => node.readdir(path),
  makeFolder: async (path) => {
    await makeFolders(path);
  },
  rename: (from, to) => node.rename(from, to),
  link: (from, to) => node.link(from, to),
  unlink: (path) => node.unlink(path),
  removeFolder: (path) => node.rm(path, { recursive: true, force: true }),
  exists: async (path) => {
    try {
      await node.lstat(path);
      return true;
    } catch {
      return false;
    }
  },
  nodeAt,
  lookUp: async (path) => {
    const found = await node.stat(path, { bigint: true });
    return { identity: identityOf(found), size: Number(found.size) };
  },
  modifiedAt: async (path) => (await node.lstat(path)).mtimeMs,
  syncFolder: async (path) => {
    const folder = await node.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  wait: async (milliseconds) => {
    await pause(milliseconds);
  },
};

/** The names in a folder; none where there is no folder that can be read. Trouble of the moment is thrown. */
export async function namesIn(fileSystem: FileSystem, folder: string): Promise<string[]> {
  try {
    return await fileSystem.readFolder(folder);
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

/**
 * Makes a folder with those in which it lies. Not by Node's own recursion, which says ENOENT on a read-only disk, and does
 * not end in a folder that takes no other, such as `/proc`.
 */
async function makeFolders(path: string): Promise<void> {
  const parent = dirname(path);
  try {
    await makeOne(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error;
    await makeFolders(parent);
    await makeOne(path);
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await node.mkdir(path, { mode: privateFolder });
  } catch (error) {
    if (!(await isFolder(path))) throw (await folderTrouble(path)) ?? error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return node.stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Fails with the true reason why a folder cannot be made: with `recursive`, Node says ENOENT on a read-only disk. */
export function makeFirstMissing(path: string): void {
  const parent = dirname(path);
  if (parent !== path && !existsSync(parent)) makeFirstMissing(parent);
  else if (!existsSync(path)) mkdirSync(path, { mode: privateFolder });
}

function openFile(handle: node.FileHandle): OpenFile {
  return {
    read: (length, position) => readFully(handle, length, position),
    write: (bytes, position) => writeFully(handle, bytes, position),
    datasync: () => handle.datasync(),
    sync: () => handle.sync(),
    truncate: (length) => handle.truncate(length),
    size: async () => (await handle.stat()).size,
    identity: async () => identityOf(await handle.stat({ bigint: true })),
    close: () => handle.close(),
  };
}

function identityOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): FileIdentity {
  return `${dev}/${ino}`;
}

async function readFully(handle: node.FileHandle, length: number, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function writeFully(handle: node.FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** Why a file is not read; nothing of it is given then. */
export type WholeFileFailure =
  | 'file-missing'
  | 'file-forbidden'
  | 'file-is-folder'
  | 'file-no-file'
  | 'file-too-large'
  | 'file-changing'
  | 'file-unreadable';

const bytesInMegabyte = 1024 * 1024;

/**
 * The contents of a file that a user named. Never more than `megabytes` are read, whatever the file says about its size;
 * a folder, a device and a pipe are refused before they are opened, for opening a pipe waits for its other end. Fails with
 * `file-changing` where size or time of the last change differ before and after, so that a file which is still being
 * copied is not taken for a whole one.
 */
export async function readWholeFile(
  file: string,
  megabytes: number,
  opens = node.open,
): Promise<Result<Uint8Array, WholeFileFailure>> {
  const name = basename(file);
  try {
    const before = await node.stat(file);
    if (before.isDirectory()) return failure('file-is-folder', { name });
    if (!before.isFile()) return failure('file-no-file', { name });
    const most = megabytes * bytesInMegabyte;
    if (before.size > most) return failure('file-too-large', { limit: megabytes });
    const bytes = await readUpTo(await opens(file, 'r'), most + 1);
    if (bytes.length > most) return failure('file-too-large', { limit: megabytes });
    const after = await node.stat(file);
    const isSame = after.size === before.size && after.mtimeMs === before.mtimeMs && bytes.length === after.size;
    return isSame ? success(bytes) : failure('file-changing', { name });
  } catch (error) {
    return readFailure(name, error);
  }
}

async function readUpTo(handle: node.FileHandle, most: number): Promise<Uint8Array> {
  try {
    const parts: Uint8Array[] = [];
    for (let read = 0; read < most;) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(bytesInMegabyte, most - read)));
      if (bytesRead === 0) break;
      read += bytesRead;
      parts.push(buffer.subarray(0, bytesRead));
    }
    return Buffer.concat(parts);
  } finally {
    await handle.close();
  }
}

function readFailure(name: string, error: unknown): Result<never, WholeFileFailure> {
  const code = codeOf(error);
  if (['ENOENT', 'ENOTDIR'].includes(code)) return failure('file-missing', { name });
  if (['EACCES', 'EPERM'].includes(code)) return failure('file-forbidden', { name });
  if (code === 'EISDIR') return failure('file-is-folder', { name });
  return failure('file-unreadable', { path: name, reason: reasonOf(error) });
}
