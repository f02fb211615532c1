import { dirname } from 'node:path';
import { failure, type Result } from '../../shared/result.ts';

/** The system's code of an error: ENOSPC, EACCES; '' for an error that the system did not raise. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

/** The system's own words without the paths: "ENOSPC: no space left on device". */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(', ')[0] ?? message;
}

export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error));
}

const closedFolder: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'];

/** Why a file that was begun could not be written. */
export type WriteCode = 'disk-full' | 'write-failed';
/** Why a file could not be written. */
export type FileWritingCode = WriteCode | 'folder-not-writable';

/**
 * The failure of a file that could not be created: `folder-not-writable` where the folder is at fault, so that the user
 * can choose another one, else as `writeFailure`.
 */
export function beginFailure(path: string, error: unknown): Result<never, FileWritingCode> {
  if (closedFolder.includes(codeOf(error))) {
    return failure('folder-not-writable', { path: dirname(path), reason: reasonOf(error) });
  }
  return writeFailure(path, error);
}

export function writeFailure(path: string, error: unknown): Result<never, WriteCode> {
  if (isDiskFull(error)) return failure('disk-full', { path });
  return failure('write-failed', { path, reason: reasonOf(error) });
}
