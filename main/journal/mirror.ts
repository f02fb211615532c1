import { dirname, join } from 'node:path';
import { removeQuietly, syncFolder } from '../files/atomic-file.ts';
import { isUnreadable } from '../files/file-failure.ts';
import type { FileSystem, OpenFile } from '../files/file-system.ts';
import { journalFilesIn, readCopy, segmentName, setAside, setMisplacedAside, whyUnreadable } from './journal-files.ts';
import { isAsWritten, sequenceBefore } from './segments.ts';
import { readFirstLine } from './snapshot.ts';

/** Bytes of an acknowledged append, and where they lie in their segment. */
export type Appended = { readonly number: number; readonly position: number; readonly bytes: Uint8Array };

/** The folder beside the journal's in which the segments lie a second time. */
export function mirrorFolder(journalFolder: string): string {
  return join(dirname(journalFolder), 'mirror');
}

/** The numbers of the segments of which the mirror has a copy, ascending; none where it cannot be read. */
export async function mirroredSegments(fileSystem: FileSystem, journalFolder: string): Promise<readonly number[]> {
  const files = await journalFilesIn(fileSystem, mirrorFolder(journalFolder)).catch(() => null);
  return files?.segments ?? [];
}

type MirroredSegment = { readonly number: number; readonly file: OpenFile; length: number };

/**
 * A second copy of the segments that the journal keeps, in a folder of its own, so that one bad sector costs nothing. It is
 * written after an append was acknowledged, from memory where that is possible, and may be a second behind.
 */
export class Mirror {
  readonly #fileSystem: FileSystem;
  readonly #journal: string;
  readonly #folder: string;
  #open: MirroredSegment | null = null;

  constructor(fileSystem: FileSystem, journalFolder: string) {
    this.#fileSystem = fileSystem;
    this.#journal = journalFolder;
    this.#folder = mirrorFolder(journalFolder);
  }

  /** Writes what was appended; bytes before it that the mirror lacks are read from the segment. Throws errors of the disk. */
  async write(appended: readonly Appended[]): Promise<void> {
    for (const { number, position, bytes } of appended) {
      const segment = await this.#opened(number);
      if (segment.length > position) await this.#restart(segment);
      if (segment.length < position) await this.#copyUpTo(segment, position);
      await segment.file.write(bytes, position);
      segment.length = position + bytes.length;
    }
    await this.#open?.file.datasync();
  }

  /**
   * Copies what is missing here of each segment, up to `acknowledged` bytes of the last one. Deletes copies of those that the
   * journal no longer keeps, if it has everything after entry number `oldest`; none where that is not known. What has the name
   * of another kind of thing is moved aside. Throws errors of the disk.
   */
  async catchUp(
    acknowledged: { readonly number: number; readonly length: number } | null,
    oldest: number | undefined,
  ): Promise<void> {
    await setMisplacedAside(this.#fileSystem, this.#folder, true);
    const { segments } = await journalFilesIn(this.#fileSystem, this.#journal);
    const mirrored = await mirroredSegments(this.#fileSystem, this.#journal);
    for (const number of segments) {
      const isLast = number === acknowledged?.number;
      const length = isLast ? acknowledged.length : await this.#lengthOf(number).catch(() => null);
      // What cannot be looked at cannot be copied.
      if (length === null) continue;
      const segment = await this.#opened(number);
      if (await this.#isOfAnother(segment)) await this.#restart(segment);
      if (segment.length === length || (segment.length > 0 && !(await this.#isSound(number, length)))) continue;
      // A copy of an older segment that is longer has what that one has lost since.
      if (segment.length > length && isLast) await this.#restart(segment);
      if (segment.length < length && (await this.#canBeRead(number))) await this.#copyUpTo(segment, length);
    }
    await this.#open?.file.datasync();
    const [first] = segments;
    if (first === undefined || oldest === undefined) return;
    // Where more is missing in the journal, a copy may have it.
    const path = join(this.#journal, segmentName(first));
    if (sequenceBefore(await readFirstLine(this.#fileSystem, path)) > oldest) return;
    for (const number of mirrored.filter((each) => each < first)) {
      await removeQuietly(this.#fileSystem, join(this.#folder, segmentName(number)));
    }
  }

  /** Deletes the copies of these segments, which are damaged. */
  async discard(numbers: readonly number[]): Promise<void> {
    await this.close();
    for (const number of numbers) await removeQuietly(this.#fileSystem, join(this.#folder, segmentName(number)));
  }

  /** After this the next writing opens its file anew. */
  async close(): Promise<void> {
    await this.#open?.file.close().catch(() => undefined);
    this.#open = null;
  }

  /** The file that was open before is flushed first. */
  async #opened(number: number): Promise<MirroredSegment> {
    if (this.#open?.number === number) return this.#open;
    const left = this.#open;
    if (left !== null) {
      await left.file.datasync();
      await this.close();
    }
    const file = await this.#openFile(number);
    this.#open = { number, file, length: await file.size() };
    return this.#open;
  }

  async #openFile(number: number): Promise<OpenFile> {
    const name = segmentName(number);
    const path = join(this.#folder, name);
    try {
      return await this.#fileSystem.open(path, 'r+');
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      await this.#fileSystem.makeFolder(this.#folder);
      // A copy that cannot be read or written on is none.
      if (await this.#fileSystem.exists(path)) await setAside(this.#fileSystem, this.#folder, name);
      const file = await this.#fileSystem.open(path, 'wx');
      await syncFolder(this.#fileSystem, this.#folder);
      return file;
    }
  }

  async #canBeRead(number: number): Promise<boolean> {
    return (await whyUnreadable(this.#fileSystem, join(this.#journal, segmentName(number)))) === null;
  }

  /** Whether the segment up to `length` is as it was written: a copy of what is damaged would be no second copy any more. */
  async #isSound(number: number, length: number): Promise<boolean> {
    const bytes = await readCopy(this.#fileSystem, join(this.#journal, segmentName(number)));
    return bytes !== null && isAsWritten(bytes.subarray(0, length));
  }

  /** A copy that is longer than what was acknowledged is one of another segment of that number. */
  async #restart(segment: MirroredSegment): Promise<void> {
    await segment.file.truncate(0);
    segment.length = 0;
  }

  async #copyUpTo(segment: MirroredSegment, length: number): Promise<void> {
    const source = await this.#fileSystem.open(join(this.#journal, segmentName(segment.number)), 'r');
    try {
      const bytes = await source.read(length - segment.length, segment.length);
      await segment.file.write(bytes, segment.length);
      segment.length += bytes.length;
    } finally {
      await source.close();
    }
  }

  /**
   * Whether the copy is one of another segment of that number: a restore, or an exchange of the journal, begins anew. A segment
   * of which the first line is damaged says nothing about that.
   */
  async #isOfAnother({ number, length }: MirroredSegment): Promise<boolean> {
    if (length === 0) return false;
    const own = await readFirstLine(this.#fileSystem, join(this.#journal, segmentName(number)));
    if (own === null) return false;
    const copy = await readFirstLine(this.#fileSystem, join(this.#folder, segmentName(number)));
    return JSON.stringify(own) !== JSON.stringify(copy);
  }

  async #lengthOf(number: number): Promise<number> {
    return (await this.#fileSystem.lookUp(join(this.#journal, segmentName(number)))).size;
  }
}
