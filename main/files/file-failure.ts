import { dirname } from 'node:path';
import { failure, type Failure, type FileTrouble, type Result } from '../../shared/result.ts';

/** The system's code of an error: ENOSPC, EACCES; '' for an error that the system did not raise. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

/** The kinds of trouble with files by the codes of the system. */
const troubles: Readonly<Record<string, FileTrouble>> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EROFS: 'read-only',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  ENOENT: 'missing',
  ENOTDIR: 'not-a-folder',
  EISDIR: 'is-a-folder',
  ERR_IS_PIPE: 'is-a-pipe',
  ERR_IS_SOCKET: 'is-a-socket',
  ERR_IS_DEVICE: 'is-a-device',
  ERR_IS_LINK: 'is-a-link',
  ERR_DANGLING_LINK: 'dangling-link',
  ELOOP: 'link-loop',
  EEXIST: 'exists',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  EMFILE: 'too-many-open',
  ENFILE: 'too-many-open',
  ENAMETOOLONG: 'name-too-long',
  EFBIG: 'too-large',
  ERR_FS_FILE_TOO_LARGE: 'too-large',
  EIO: 'device-failed',
  ENXIO: 'device-failed',
  ENODEV: 'device-failed',
  ESTALE: 'device-failed',
  ETIMEDOUT: 'device-failed',
  ESTRPIPE: 'device-failed',
};

/**
 * Trouble with a file that no call of the system has raised, for code that throws: a disk that gives back something else
 * than was written, a failure that was told as a `Result`. `reason` is what `reasonOf` gives.
 */
export class FileError extends Error {
  readonly reason: string;

  constructor(what: string, reason: string = 'device-failed' satisfies FileTrouble) {
    super(`${what}: ${reason}`);
    this.reason = reason;
  }
}

const reasonsOfFailures: Readonly<Record<string, FileTrouble>> = { 'disk-full': 'no-space', 'backup-gone': 'missing' };

/** A failure of a file, to be thrown. */
export function errorOf({ code, details }: Failure): FileError {
  return new FileError(code, reasonsOfFailures[code] ?? details?.['reason']?.toString());
}

/**
 * Why something failed, for the detail `reason` of a failure: a `FileTrouble`, which the catalogues have in words; the
 * system's code where its kind is not known; the error's own words where the system did not raise it.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof FileError) return error.reason;
  const code = codeOf(error);
  // A folder was to be made with its parents, which is no error where it is there.
  if (code === 'EEXIST' && (error as NodeJS.ErrnoException).syscall === 'mkdir') return 'not-a-folder';
  if (code !== '') return troubles[code] ?? code;
  return error instanceof Error ? error.message : String(error);
}

/** Trouble of the moment, or of the computer as a whole: it says nothing about the file that was to be read. */
const passing: readonly string[] = [
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EAGAIN',
  'EINTR',
  'EBUSY',
  'ETXTBSY',
  'ENOSPC',
  'EDQUOT',
  'EROFS',
];

/**
 * Whether an error of reading means that the file cannot be read, now or later: it counts as a damaged one then. Where the
 * computer has too many files open, it can be.
 */
export function isUnreadable(error: unknown): boolean {
  const code = codeOf(error);
  return code !== '' && !passing.includes(code);
}

export function isDiskFull(error: unknown): boolean {
  return reasonOf(error) === 'no-space';
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

/** Why nothing can be written into a folder of ours. */
export type UnwritableCode = 'disk-full' | 'journal-unwritable';

/** Why nothing can be written into a folder of ours, as the page is told. */
export function unwritable(folder: string, error: unknown): Result<never, UnwritableCode> {
  if (isDiskFull(error)) return failure('disk-full', { path: folder });
  return failure('journal-unwritable', { path: folder, reason: reasonOf(error) });
}
