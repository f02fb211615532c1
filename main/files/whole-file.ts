import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { failure, type Result, success } from '../../shared/result.ts';
import { codeOf, reasonOf } from './file-failure.ts';

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
  opens: typeof open = open,
): Promise<Result<Uint8Array, WholeFileFailure>> {
  const name = path.basename(file);
  try {
    const before = await stat(file);
    if (before.isDirectory()) return failure('file-is-folder', { name });
    if (!before.isFile()) return failure('file-no-file', { name });
    const most = megabytes * bytesInMegabyte;
    if (before.size > most) return failure('file-too-large', { limit: megabytes });
    const bytes = await readUpTo(await opens(file, 'r'), most + 1);
    if (bytes.length > most) return failure('file-too-large', { limit: megabytes });
    const after = await stat(file);
    const isSame = after.size === before.size && after.mtimeMs === before.mtimeMs && bytes.length === after.size;
    return isSame ? success(bytes) : failure('file-changing', { name });
  } catch (error) {
    return readFailure(name, error);
  }
}

async function readUpTo(handle: FileHandle, most: number): Promise<Uint8Array> {
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
