import { basename, dirname, join } from 'node:path';
import { renamePatiently } from '../files/atomic-file.ts';
import { codeOf, isUnreadable, reasonOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';

/** Snapshot n holds what was there when segment n began. */
export function segmentName(number: number): string {
  return `entries-${padded(number)}.jsonl`;
}

export function snapshotName(number: number): string {
  return `snapshot-${padded(number)}.jsonl`;
}

const namePattern = /^(entries|snapshot)-(\d{8})\.jsonl$/;

export type JournalFiles = {
  /** Ascending. */
  readonly segments: readonly number[];
  /** Newest first. */
  readonly snapshots: readonly number[];
  readonly others: readonly string[];
};

export async function journalFilesIn(fileSystem: FileSystem, folder: string): Promise<JournalFiles> {
  const segments: number[] = [];
  const snapshots: number[] = [];
  const others: string[] = [];
  for (const name of await fileSystem.readFolder(folder)) {
    const [, kind, number] = namePattern.exec(name) ?? [];
    if (kind === undefined) others.push(name);
    else (kind === 'entries' ? segments : snapshots).push(Number(number));
  }
  segments.sort((one, other) => one - other);
  snapshots.sort((one, other) => other - one);
  return { segments, snapshots, others };
}

/** A file of ours that cannot be read; `reason` is the detail `reason` of a failure. */
export type UnreadableFile = { readonly name: string; readonly reason: string };

/**
 * The segments of a folder, each read from the disk once, however often a start looks at it. `agreesWith` tells whether
 * that still holds once the folder is ours: another process can only have added files, or written on the last one. One that
 * cannot be read is empty, and is named in `unreadable`.
 */
export class SegmentContents {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;
  readonly #read = new Map<number, Buffer>();
  readonly unreadable = new Map<number, UnreadableFile>();

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
  }

  async of(number: number): Promise<Buffer> {
    const path = join(this.#folder, segmentName(number));
    const known = this.#read.get(number) ?? (await this.#readOnce(number, path));
    this.#read.set(number, known);
    return known;
  }

  async #readOnce(number: number, path: string): Promise<Buffer> {
    try {
      return await readAround(this.#fileSystem, path);
    } catch (error) {
      // The beginning of a file that has become too large can be read.
      if (!isUnreadable(error) || reasonOf(error) === 'too-large') throw error;
      this.unreadable.set(number, { name: segmentName(number), reason: reasonOf(error) });
      return Buffer.of();
    }
  }

  /** The segments without those that cannot be read. */
  async readable(segments: readonly number[]): Promise<readonly number[]> {
    for (const number of segments) await this.of(number);
    return segments.filter((number) => !this.unreadable.has(number));
  }

  async agreesWith({ segments }: JournalFiles): Promise<boolean> {
    const last = segments.at(-1);
    if (segments.length !== this.#read.size || segments.some((number) => !this.#read.has(number))) return false;
    if (last === undefined || this.unreadable.has(last)) return true;
    const { size } = await this.#fileSystem.lookUp(join(this.#folder, segmentName(last)));
    return size === this.#read.get(last)?.length;
  }
}

/** Bytes of the smallest piece that a disk gives or refuses. */
const blockLength = 4096;

/** The whole file; where the disk refuses some blocks, zeros stand in their place, and the lines in them count as damaged. */
async function readAround(fileSystem: FileSystem, path: string): Promise<Buffer> {
  try {
    return await fileSystem.readFile(path);
  } catch (error) {
    if (codeOf(error) !== 'EIO') throw error;
    const file = await fileSystem.open(path, 'r');
    try {
      const bytes = Buffer.alloc(await file.size());
      let isReadable = false;
      for (let start = 0; start < bytes.length; start += blockLength) {
        const length = Math.min(blockLength, bytes.length - start);
        const block = await file.read(length, start).catch(() => null);
        block?.copy(bytes, start);
        isReadable ||= block !== null;
      }
      if (!isReadable) throw error;
      return bytes;
    } finally {
      await file.close();
    }
  }
}

/** Why the file cannot be read, as the detail `reason` of a failure; null where its first byte can. */
export async function whyUnreadable(fileSystem: FileSystem, path: string): Promise<string | null> {
  try {
    const file = await fileSystem.open(path, 'r');
    try {
      await file.read(1, 0);
    } finally {
      await file.close();
    }
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** It may have been renamed, and a whole one have taken its place. */
export async function isStillUnreadable(
  fileSystem: FileSystem,
  folder: string,
  file: UnreadableFile,
): Promise<boolean> {
  const path = join(folder, file.name);
  if (!(await fileSystem.exists(path))) return false;
  return file.reason === 'damaged' || (await whyUnreadable(fileSystem, path)) !== null;
}

/** Bytes. No segment of ours comes near it; Node reads no file of more than two gigabytes at once. */
const largestSegment = 256 * 1024 * 1024;

/** A copy of a segment, or as much of its beginning as a segment can have; null where it cannot be read. */
export async function readCopy(fileSystem: FileSystem, path: string): Promise<Buffer | null> {
  try {
    const { size } = await fileSystem.lookUp(path);
    if (size <= largestSegment) return await fileSystem.readFile(path);
    const file = await fileSystem.open(path, 'r');
    try {
      return withoutZeros(await file.read(largestSegment, 0));
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/** What a file grows by without being written to is zeros. */
function withoutZeros(bytes: Buffer): Buffer {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return bytes.subarray(0, length);
}

/** The first free name for something that is set aside: `entries-00000003.jsonl.torn-1`. Nothing is ever put over it. */
export async function asidePath(
  fileSystem: FileSystem,
  folder: string,
  name: string,
  why: 'torn' | 'damaged',
): Promise<string> {
  let number = 1;
  while (await fileSystem.exists(join(folder, `${name}.${why}-${number}`))) number += 1;
  return join(folder, `${name}.${why}-${number}`);
}

/** Whether it is a segment, or the end of one, that was set aside. */
export function isAsideName(name: string): boolean {
  return /^entries-\d{8}\.jsonl\.(torn|damaged)-\d+$/.test(name);
}

/** Renames what is damaged, or not what its name says, and keeps it beside what takes its place. */
export async function setAside(fileSystem: FileSystem, folder: string, name: string): Promise<void> {
  await renamePatiently(fileSystem, join(folder, name), await asidePath(fileSystem, folder, name, 'damaged'));
}

/** The same where nothing depends on it: false where it cannot be renamed, and stays. */
export async function setAsideIfPossible(fileSystem: FileSystem, folder: string, name: string): Promise<boolean> {
  return setAside(fileSystem, folder, name).then(
    () => true,
    () => false,
  );
}

/** Renames what lies where a file of ours belongs and is none: a folder, a link, a pipe. Does nothing where there is none. */
export async function setFolderAside(fileSystem: FileSystem, path: string): Promise<boolean> {
  if (['missing', 'file', 'unknown'].includes(await fileSystem.nodeAt(path))) return false;
  await setAside(fileSystem, dirname(path), basename(path));
  return true;
}

/**
 * Renames what lies where a folder of ours belongs and is none. A link that leads nowhere stays where it may lead to a disk
 * that is away, which `isCopy` rules out.
 */
export async function setFileAside(fileSystem: FileSystem, folder: string, isCopy: boolean): Promise<boolean> {
  const found = await fileSystem.nodeAt(folder);
  const stays = ['missing', 'folder', 'unknown', ...(isCopy ? [] : ['dangling-link'])];
  if (stays.includes(found)) return false;
  await setAside(fileSystem, dirname(folder), basename(folder));
  return true;
}

/**
 * Renames what has the name of another kind of thing: a file in the place of the folder, folders in the places of
 * segments and snapshots, files that are far too large to be segments. False where there was nothing of that kind.
 */
export async function setMisplacedAside(fileSystem: FileSystem, folder: string, isCopy = false): Promise<boolean> {
  if (await setFileAside(fileSystem, folder, isCopy)) return true;
  const files = await journalFilesIn(fileSystem, folder).catch(() => null);
  // One that may not be read is still the folder of the journal.
  if (files === null) return false;
  const { segments, snapshots } = files;
  let isAny = false;
  for (const name of [...segments.map(segmentName), ...snapshots.map(snapshotName)]) {
    const isFile = !isCopy && (await fileSystem.nodeAt(join(folder, name))) === 'linked-file';
    if (!isFile && (await setFolderAside(fileSystem, join(folder, name)))) isAny = true;
  }
  for (const name of segments.map(segmentName)) {
    const found = await fileSystem.lookUp(join(folder, name)).catch(() => null);
    if (found === null || found.size <= largestSegment) continue;
    await setAside(fileSystem, folder, name);
    isAny = true;
  }
  return isAny;
}

function padded(number: number): string {
  return String(number).padStart(8, '0');
}
