import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { failure, type Failure, type Result, success } from '../../shared/result.ts';
import { removeQuietly, unfinishedEnding } from './atomic-file.ts';
import { codeOf, reasonOf, unwritable, type UnwritableCode } from './file-failure.ts';
import type { FileSystem } from './file-system.ts';

/** Bytes that must fit for a folder to count as one that can be written to. */
const trialBytes = 256 * 1024;

/**
 * Writes a file into `folder`, flushes it and deletes it. Fails with `folder-gone`, `disk-full` or `journal-unwritable`.
 */
export async function checkWritable(
  fileSystem: FileSystem,
  folder: string,
): Promise<Result<void, UnwritableCode | 'folder-gone'>> {
  if (!(await fileSystem.exists(folder))) return failure('folder-gone', { path: folder });
  const trial = join(folder, `.${randomUUID()}${unfinishedEnding}`);
  try {
    const file = await fileSystem.open(trial, 'wx');
    try {
      await file.write(Buffer.alloc(trialBytes), 0);
      await file.sync();
    } finally {
      await file.close();
    }
    return success(undefined);
  } catch (error) {
    return unwritable(folder, error);
  } finally {
    await removeQuietly(fileSystem, trial);
  }
}

/** Those of our small files that are there and cannot be read, such as a folder of that name. */
export async function unusableFiles(
  fileSystem: FileSystem,
  paths: readonly string[],
): Promise<Failure<'settings-unusable'>[]> {
  const found: Failure<'settings-unusable'>[] = [];
  for (const path of paths) {
    try {
      await fileSystem.readFile(path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') continue;
      found.push({ code: 'settings-unusable', details: { path, reason: reasonOf(error) } });
    }
  }
  return found;
}
