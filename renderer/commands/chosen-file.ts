import { failure, type Result, success } from '../../shared/result.ts';

/** Why a file that was chosen or dropped is not read. */
export type ChosenFileFailure = UnreadableFile | 'file-too-large';

/** The file is gone, was changed, or may not be read. */
export type UnreadableFile = 'file-missing' | 'file-unreadable';

const mostBytes = 50 * 2 ** 20;

/**
 * The contents of a file of at most 50 MiB. A file that was changed or deleted since it was chosen cannot be read any
 * more: the browser says `NotReadableError` or `NotFoundError`.
 */
export async function contentsOf(file: File): Promise<Result<Uint8Array, ChosenFileFailure>> {
  if (file.size > mostBytes) return failure('file-too-large', { limit: mostBytes / 2 ** 20 });
  return beginningOf(file, mostBytes);
}

/** At most that many bytes from the beginning. */
export async function beginningOf(file: File, bytes: number): Promise<Result<Uint8Array, UnreadableFile>> {
  const { name } = file;
  try {
    return success(new Uint8Array(await file.slice(0, bytes).arrayBuffer()));
  } catch (error) {
    const reason = error instanceof Error ? error.name : String(error);
    if (reason === 'NotFoundError') return failure('file-missing', { name });
    return failure('file-unreadable', { path: name, reason });
  }
}

/** The files of a drop. Fails with `file-is-folder` where one of them is a folder, which reads like an empty file. */
export function droppedFiles({ items, files }: DataTransfer): Result<readonly File[], 'file-is-folder'> {
  const folder = [...items].map((item) => item.webkitGetAsEntry()).find((entry) => entry?.isDirectory === true);
  return folder == null ? success([...files]) : failure('file-is-folder', { name: folder.name });
}

/** First bytes of files of other programs: PDF, PNG, JPEG, GIF, RIFF (WebP, AVI, WAV), gzip, 7z, RAR, ELF, MP3. */
const otherKinds: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x49, 0x44, 0x33],
];

/** Whether a file is a document, a picture, an archive or a program, by its first bytes and whatever it is called. */
export function isOfOtherKind(begin: Uint8Array): boolean {
  return otherKinds.some((mark) => mark.every((byte, index) => begin[index] === byte));
}
