import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type Result, success } from '../../shared/result.ts';
import { beginFailure, codeOf, type FileWritingCode, writeFailure } from './file-failure.ts';
import { diskFileSystem, type FileSystem } from './file-system.ts';

type Options = {
  /** Whether a file of that name may be replaced. Without it, a file that exists is left alone and nothing is written. */
  readonly replace?: boolean;
  readonly fileSystem?: FileSystem;
};

/** Ends the name of a file that is being written; whoever owns a folder may delete what a crash left behind. */
export const unfinishedEnding = '.unfinished';

/**
 * Writes the whole file or nothing: the bytes go to a file beside it, reach the disk, and only then get the name.
 * Whatever stops us in between, the name stands for the old contents or the new.
 */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array,
  options: Options = {},
): Promise<Result<void, FileWritingCode>> {
  const fileSystem = options.fileSystem ?? diskFileSystem;
  // The name of the file itself may be too long already to take an ending.
  const unfinished = join(dirname(path), `.${randomUUID()}${unfinishedEnding}`);
  const written = await writeUnfinished(fileSystem, unfinished, path, bytes);
  if (!written.ok) return written;
  try {
    await giveName(fileSystem, unfinished, path, options.replace ?? false);
    await syncFolder(fileSystem, dirname(path));
    return success(undefined);
  } catch (error) {
    await removeQuietly(fileSystem, unfinished);
    return writeFailure(path, error);
  }
}

/** Makes the names in `folder` durable. Windows cannot, and keeps names durable by itself. */
export async function syncFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    await fileSystem.syncFolder(folder);
  } catch (error) {
    if (fileSystem.platform !== 'win32' || !['EPERM', 'EISDIR'].includes(codeOf(error))) throw error;
  }
}

/** Renames although a virus scanner or indexer may hold the file for a moment, as happens on Windows. */
export async function renamePatiently(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  await patiently(fileSystem, () => fileSystem.rename(from, to));
}

/** Deletes a file that nobody needs any more; where that fails, it stays. */
export async function removeQuietly(fileSystem: FileSystem, path: string): Promise<void> {
  try {
    await fileSystem.unlink(path);
  } catch {
    // It does no harm: nothing reads it, or whoever finds it the next time tries again.
  }
}

async function writeUnfinished(
  fileSystem: FileSystem,
  unfinished: string,
  path: string,
  bytes: Uint8Array,
): Promise<Result<void, FileWritingCode>> {
  let file;
  try {
    file = await fileSystem.open(unfinished, 'wx');
  } catch (error) {
    return beginFailure(path, error);
  }
  try {
    await file.write(bytes, 0);
    await file.sync();
    await file.close();
    return success(undefined);
  } catch (error) {
    await file.close().catch(() => undefined);
    await removeQuietly(fileSystem, unfinished);
    return writeFailure(path, error);
  }
}

async function giveName(fileSystem: FileSystem, unfinished: string, path: string, replace: boolean): Promise<void> {
  if (replace) return renamePatiently(fileSystem, unfinished, path);
  try {
    await fileSystem.link(unfinished, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(error))) throw error;
    return nameByReserving(fileSystem, unfinished, path);
  }
  await removeQuietly(fileSystem, unfinished);
}

/** For disks without links, as memory sticks are: takes the name with an empty file first, which fails if it is taken. */
async function nameByReserving(fileSystem: FileSystem, unfinished: string, path: string): Promise<void> {
  const reservation = await fileSystem.open(path, 'wx');
  await reservation.close();
  try {
    await renamePatiently(fileSystem, unfinished, path);
  } catch (error) {
    await removeQuietly(fileSystem, path);
    throw error;
  }
}

const pauses: readonly number[] = [50, 100, 250, 500, 1000];

async function patiently(fileSystem: FileSystem, work: () => Promise<void>): Promise<void> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error))) throw error;
      await fileSystem.wait(pause);
    }
  }
  await work();
}
