import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import {
  follows,
  type HistoryEnd,
  historyEndSchema,
  type StoredEntry,
  storedEntrySchema,
} from '../../shared/changes/entry.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { removeQuietly, writeFileAtomically } from '../files/atomic-file.ts';
import { codeOf, errorOf, type FileWritingCode, unwritable, type UnwritableCode } from '../files/file-failure.ts';
import type { FileIdentity, FileSystem, OpenFile } from '../files/file-system.ts';
import type { History } from './history.ts';
import { segmentName, snapshotName } from './journal-files.ts';

type Remembered = Pick<History, 'base' | 'baseEnd' | 'end' | 'entries'>;

/** Why nothing was written into a segment. */
type SegmentCode = UnwritableCode | 'folder-gone';

/** The segments as far as they are written: only ever the last one, and the beginning of the next. */
export class Segments {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;
  readonly #workspaceId: string;
  #last: SegmentFile | null;
  #next: number;

  constructor(fileSystem: FileSystem, folder: string, workspaceId: string, last: SegmentFile | null, next: number) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
    this.#workspaceId = workspaceId;
    this.#last = last;
    this.#next = next;
  }

  /**
   * Success means that `bytes` are on the disk in the file that has the segment's name; failure, that they do not count.
   * `history` is what was there before them. Where the last segment has lost its name (its folder was deleted or moved, its
   * disk removed), the entries since the snapshot are written anew from memory, once the folder is there.
   */
  async append(bytes: Uint8Array, history: Remembered): Promise<Result<void, SegmentCode>> {
    try {
      if (this.#last === null || !this.#last.usable) {
        const begun = await this.#goOn(history);
        if (!begun.ok) return begun;
      }
      if (this.#last !== null) await appendBytes(this.#fileSystem, this.#last, bytes);
      return success(undefined);
    } catch (error) {
      return this.#unwritable(error);
    }
  }

  /** The segment that is being written, and how many bytes of it are acknowledged; null before the first. */
  get written(): { readonly number: number; readonly length: number } | null {
    return this.#last === null ? null : { number: this.#last.number, length: this.#last.length };
  }

  /** The number that the next segment will have. */
  get next(): number {
    return this.#next;
  }

  /** Begins another segment at `from`, and gives its number. */
  async begin(from: HistoryEnd): Promise<Result<number, SegmentCode>> {
    try {
      if (this.#last !== null) await expectNamed(this.#fileSystem, this.#last, this.#last.length);
      return await this.#begin(from);
    } catch (error) {
      return this.#unwritable(error);
    }
  }

  async close(): Promise<void> {
    await this.#last?.file.close().catch(() => undefined);
    this.#last = null;
  }

  /** Another segment after the last one, or in the place of all those after the snapshot where the last one is gone. */
  async #goOn({ end, base, baseEnd, entries }: Remembered): Promise<Result<number, SegmentCode>> {
    const last = this.#last;
    if (last === null || (await hasName(this.#fileSystem, last, last.length))) return this.#begin(end);
    if (!(await this.#fileSystem.exists(this.#folder))) return failure('folder-gone', { path: this.#folder });
    // Without the snapshot, nothing would lead up to what is written.
    const hasBase = base === null || (await this.#fileSystem.exists(join(this.#folder, snapshotName(base.number))));
    if (!hasBase) return this.#unwritable(new SegmentReplaced());
    return this.#begin(baseEnd, entries);
  }

  async #begin(from: HistoryEnd, entries: readonly StoredEntry[] = []): Promise<Result<number, SegmentCode>> {
    const header: SegmentHeader = {
      format: 'rostrum-journal',
      version: dataVersion,
      workspaceId: this.#workspaceId,
      from,
    };
    const begun = await beginSegment(this.#fileSystem, this.#folder, this.#next, [header, ...entries]);
    if (!begun.ok) {
      const isGone = begun.failure.details?.['reason'] === 'missing' && !(await this.#fileSystem.exists(this.#folder));
      return isGone ? failure('folder-gone', { path: this.#folder }) : unwritable(this.#folder, errorOf(begun.failure));
    }
    if (this.#last !== null) await leaveSegment(this.#fileSystem, this.#last);
    this.#last = begun.value;
    this.#next += 1;
    return success(begun.value.number);
  }

  async #unwritable(error: unknown): Promise<Result<never, SegmentCode>> {
    if (!(error instanceof SegmentReplaced)) return unwritable(this.#folder, error);
    if (!(await this.#fileSystem.exists(this.#folder))) return failure('folder-gone', { path: this.#folder });
    return failure('journal-unwritable', { path: this.#folder, reason: 'replaced' });
  }
}

/** The name of a segment stands for no file, or for another one. */
class SegmentReplaced extends Error {}

/** The segment that is being appended to. */
export type SegmentFile = {
  readonly number: number;
  readonly path: string;
  readonly file: OpenFile;
  readonly identity: FileIdentity;
  /** Up to here everything is acknowledged; a failed write may have left something behind it. */
  length: number;
  hasEntries: boolean;
  /** False after a failure that left the end of the file unknown: the next append begins another segment. */
  usable: boolean;
};

/** Begins segment `number` with these lines, a header and entries. They are on the disk before the name is. */
async function beginSegment(
  fileSystem: FileSystem,
  folder: string,
  number: number,
  lines: readonly object[],
): Promise<Result<SegmentFile, FileWritingCode>> {
  const bytes = Buffer.concat(lines.map((line) => encodeLine(line)));
  const path = join(folder, segmentName(number));
  // An earlier attempt at this number never took an entry, so replacing it loses nothing.
  const written = await writeFileAtomically(path, bytes, { replace: true, fileSystem });
  if (!written.ok) return written;
  const file = await fileSystem.open(path, 'r+');
  const identity = await file.identity();
  return success({ number, path, file, identity, length: bytes.length, hasEntries: lines.length > 1, usable: true });
}

/**
 * On the disk, in the file that has the segment's name, or an error and as it was before. A folder that was deleted and a
 * disk that was removed take what is written without an error, so the name is looked up while the bytes are flushed.
 */
async function appendBytes(fileSystem: FileSystem, segment: SegmentFile, bytes: Uint8Array): Promise<void> {
  try {
    await segment.file.write(bytes, segment.length);
  } catch (error) {
    await cutBack(segment);
    throw error;
  }
  const named = expectNamed(fileSystem, segment, segment.length + bytes.length);
  named.catch(() => undefined);
  try {
    await segment.file.datasync();
    await named;
  } catch (error) {
    // After a failed sync the system may have dropped the pages and will say that all is well: never trust this file again.
    segment.usable = false;
    await segment.file.truncate(segment.length).catch(() => undefined);
    throw error;
  }
  segment.length += bytes.length;
  segment.hasEntries = true;
}

async function expectNamed(fileSystem: FileSystem, segment: SegmentFile, length: number): Promise<void> {
  if (await hasName(fileSystem, segment, length)) return;
  segment.usable = false;
  throw new SegmentReplaced();
}

/** Whether the segment's name stands for the open file, which has at least `length` bytes. */
async function hasName(fileSystem: FileSystem, { path, identity }: SegmentFile, length: number): Promise<boolean> {
  try {
    const found = await fileSystem.lookUp(path);
    return found.identity === identity && found.size >= length;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return false;
    throw error;
  }
}

/** Closes a segment whose place another has taken; one without entries is not worth keeping. */
async function leaveSegment(fileSystem: FileSystem, segment: SegmentFile): Promise<void> {
  await segment.file.close().catch(() => undefined);
  if (!segment.hasEntries) await removeQuietly(fileSystem, segment.path);
}

async function cutBack(segment: SegmentFile): Promise<void> {
  try {
    await segment.file.truncate(segment.length);
    await segment.file.datasync();
  } catch {
    segment.usable = false;
  }
}

export type SegmentScan = {
  /** Null where the first line is damaged. */
  readonly header: SegmentHeader | null;
  readonly from: HistoryEnd;
  readonly entries: readonly StoredEntry[];
  /** Up to here everything that counts was read. */
  readonly goodLength: number;
  /** What lies after it: nothing; the remains of one write; or whole lines that no longer follow. */
  readonly rest: 'nothing' | 'torn' | 'damaged';
  /** There is something foreign before the last entry, though no entry is missing for it. */
  readonly strays: boolean;
};

/**
 * The unbroken chain of entries in a segment, from where its header says, or from `otherwise` where the header is
 * damaged. A line counts only if its checksum is right and its hash follows, so no damage can turn into a wrong entry.
 */
export function scanSegment(bytes: Buffer, otherwise: HistoryEnd): SegmentScan {
  const [first, ...others] = linesIn(bytes);
  const header = segmentHeaderSchema.safeParse(first?.content).data ?? null;
  const from = header?.from ?? otherwise;
  if (header === null) return { header, from, ...chainOf([...linesIn(bytes)], from, 0), strays: true };
  return { header, from, ...chainOf(others, from, first?.end ?? 0) };
}

/** Whether `bytes` are a segment of `workspaceId`, null for any, with nothing damaged, doubled or foreign in it. */
export function isAsWritten(bytes: Buffer, workspaceId: string | null = null): boolean {
  const { header, rest, strays } = scanSegment(bytes, { sequence: 0, hash: '' });
  const isOwn = header !== null && (workspaceId === null || header.workspaceId === workspaceId);
  return isOwn && !strays && rest === 'nothing';
}

function chainOf(
  lines: readonly Line[],
  from: HistoryEnd,
  start: number,
): Pick<SegmentScan, 'entries' | 'goodLength' | 'rest' | 'strays'> {
  const entries: StoredEntry[] = [];
  let unread: Line[] = [];
  let goodLength = start;
  let strays = false;
  for (const line of lines) {
    const entry = entryIn(line.content);
    if (entry !== null && follows(entry, entries.at(-1) ?? from)) {
      entries.push(entry);
      strays ||= unread.length > 0;
      goodLength = line.end;
      unread = [];
    } else {
      unread.push(line);
    }
  }
  const isDamaged = unread.some(({ content }) => content !== null);
  const rest = isDamaged ? 'damaged' : unread.length > 0 ? 'torn' : 'nothing';
  return { entries, goodLength, rest, strays };
}

/** The hash covers an entry, and only validated entries were written: an outline is checked, no more. */
export function entryIn(content: object | null): StoredEntry | null {
  const outline = content === null ? null : storedEntrySchema.safeParse(content);
  if (outline?.success !== true || outline.data.version > dataVersion) return null;
  return content as StoredEntry;
}

/** Of a segment or snapshot: of the newest data in it. A file of a later version is never opened, changed or deleted. */
const versionSchema = z.int().min(1).max(dataVersion);

export const segmentHeaderSchema = z.object({
  format: z.literal('rostrum-journal'),
  version: versionSchema,
  workspaceId: z.uuid(),
  /** Where the history goes on from: whatever an earlier segment holds beyond it was never acknowledged. */
  from: historyEndSchema,
});
export type SegmentHeader = z.infer<typeof segmentHeaderSchema>;

/** The last sequence before a segment, by its first line; Infinity where that cannot be read, or is of another workspace. */
export function sequenceBefore(firstLine: object | null, workspaceId: string | null = null): number {
  const header = segmentHeaderSchema.safeParse(firstLine).data;
  const isOther = workspaceId !== null && header?.workspaceId !== workspaceId;
  return header === undefined || isOther ? Infinity : header.from.sequence;
}

export const snapshotHeaderSchema = z.object({
  format: z.literal('rostrum-snapshot'),
  version: versionSchema,
  workspaceId: z.uuid(),
  /** The last entry that is in it. */
  end: historyEndSchema,
  counts: z.union([
    z.object({ partitions: z.int(), sheets: z.int() }),
    // Version 1.
    z
      .object({ shelves: z.int(), sheets: z.int() })
      .transform(({ shelves, sheets }) => ({ partitions: shelves, sheets })),
  ]),
  /** Files with lower numbers than this belong to a history that it replaced, and are to be moved aside. */
  replaces: z.int().optional(),
});
export type SnapshotHeader = z.infer<typeof snapshotHeaderSchema>;

/**
 * A line of our files: eight hexadecimal digits of CRC-32 over the bytes of the JSON, a blank, the JSON, a newline.
 * This and the first line's `format` and `version` are fixed for all versions to come.
 */
export type Line = {
  readonly start: number;
  /** After the newline. */
  readonly end: number;
  /** The parsed JSON; null where the line is damaged, torn or not ours. */
  readonly content: object | null;
};

export const newline = 0x0a;
const digits = 8;

export function encodeLine(content: object): Buffer {
  const json = Buffer.from(JSON.stringify(content));
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, Buffer.of(newline)]);
}

/** What a whole line says, its newline included; null where it is not as it was written. */
export function decodeLine(line: Buffer): object | null {
  if (line.length < digits + 2 || line[line.length - 1] !== newline) return null;
  const json = line.subarray(digits + 1, -1);
  if (line.toString('latin1', 0, digits + 1) !== `${checksum(json)} `) return null;
  return parsed(json);
}

/** The content of the first line of a file whose beginning is `bytes`. */
export function firstLineIn(bytes: Buffer): object | null {
  return decodeLine(bytes.subarray(0, bytes.indexOf(newline) + 1));
}

/** Every line of `bytes`; the last one may lack its newline. */
export function* linesIn(bytes: Buffer): Generator<Line> {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found + 1;
    yield { start, end, content: decodeLine(bytes.subarray(start, end)) };
    start = end;
  }
}

function checksum(json: Buffer): string {
  return crc32(json).toString(16).padStart(digits, '0');
}

function parsed(json: Buffer): object | null {
  try {
    const content: unknown = JSON.parse(json.toString('utf8'));
    return typeof content === 'object' ? content : null;
  } catch {
    return null;
  }
}
