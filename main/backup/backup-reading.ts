import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import * as z from 'zod';
import {
  type BackupHeader,
  backupHeaderSchema,
  type BackupInfo,
  backupSummarySchema,
  type BackupSummary,
} from '../../shared/backup/backup-info.ts';
import { type HistoryEnd, historyEndSchema, type StoredEntry, storedEntrySchema } from '../../shared/changes/entry.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { codeOf, reasonOf } from '../files/file-failure.ts';
import type { FileSystem, OpenFile } from '../files/file-system.ts';
import { decodeLine, encodeLine, firstLineIn, linesIn, newline } from '../journal/segments.ts';

/** Digits of the number in the last line that says where the tail begins. */
const offsetDigits = 15;
const lastLineSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  tailAt: z.string().regex(/^\d{15}$/),
});

/**
 * The last line of a backup: SHA-256, hexadecimal, over every byte before it, and where the tail begins. The tail is the list
 * of evidence and the summary, which are read without the rest. It is always of the same length.
 */
export function encodeLastLine(sha256: string, tailAt: number): Buffer {
  return encodeLine({ sha256, tailAt: String(tailAt).padStart(offsetDigits, '0') });
}

const lastLineLength = encodeLastLine('0'.repeat(64), 0).length;

/** Null for a line that is no last line of a backup. */
function lastLineIn(content: object | null): { readonly sha256: string; readonly tailAt: number } | null {
  const found = lastLineSchema.safeParse(content).data;
  return found === undefined ? null : { sha256: found.sha256, tailAt: Number(found.tailAt) };
}

/** One line of a backup between its header and its summary, as it stands there. */
export type BackupLine =
  /** `key` is that of a partition; null for a sheet. */
  | { readonly kind: 'content'; readonly content: object; readonly key: string | null }
  | { readonly kind: 'from'; readonly from: HistoryEnd }
  | { readonly kind: 'entry'; readonly entry: StoredEntry }
  | { readonly kind: 'settings'; readonly settings: Readonly<Record<string, unknown>> }
  | { readonly kind: 'evidence'; readonly names: readonly string[] };

export type BackupVisitor = (line: BackupLine, header: BackupHeader) => Promise<void>;

const nothing: BackupVisitor = () => Promise.resolve();

/** Why a file is not taken for a whole backup of ours. */
export type BackupCode =
  'backup-incomplete' | 'backup-damaged' | 'backup-newer' | 'backup-not-ours' | 'backup-gone' | 'file-unreadable';

/**
 * Reads a backup from beginning to end and checks everything: each line by its checksum, the counts, and the whole file by its
 * SHA-256. `visit` gets the lines on the way, so that nothing that it does may count before this has succeeded. `application`
 * is the version of this program, for the message about a newer one.
 *
 * Fails with `backup-incomplete` for a file that ends too early, `backup-damaged` with the number of the line from 1,
 * `backup-newer` with both versions, `backup-not-ours`, `backup-gone` and `file-unreadable`.
 */
export async function readBackup(
  fileSystem: FileSystem,
  path: string,
  application: string,
  visit: BackupVisitor = nothing,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Result<BackupInfo, BackupCode>> {
  return withFile(fileSystem, path, async (file) => {
    const check = new BackupCheck(application, visit);
    let bytes = 0;
    for await (const piece of piecesOf(file)) {
      bytes += piece.length;
      const refused = await check.take(piece);
      if (refused !== null) return refused;
      await pause();
    }
    return check.end(bytes);
  });
}

/** Header, summary and size of a backup by its first lines and its tail; whether the rest is whole is not known then. */
export async function readBackupInfo(
  fileSystem: FileSystem,
  path: string,
  application: string,
): Promise<Result<BackupInfo & { readonly evidence: readonly string[] }, BackupCode>> {
  return withFile(fileSystem, path, async (file) => {
    const bytes = await file.size();
    const first = await file.read(firstLineAtMost, 0);
    const header = headerIn(firstLineIn(first), first, application);
    if (!header.ok) return header;
    const last = lastLineIn(decodeLine(await file.read(lastLineLength, Math.max(0, bytes - lastLineLength))));
    if (last === null || last.tailAt >= bytes) return failure('backup-incomplete');
    const tail = await file.read(bytes - lastLineLength - last.tailAt, last.tailAt);
    const [evidence, summary] = [...linesIn(tail)].map(({ content }) => tailLineIn(content));
    if (evidence?.kind !== 'evidence' || summary?.kind !== 'summary') return failure('backup-damaged', { line: 0 });
    return success({ header: header.value, summary: summary.summary, bytes, evidence: evidence.names });
  });
}

/** What a visitor throws is no failure of the file that is read: it may come from the disk on which something is written. */
class VisitError extends Error {}

async function withFile<Value>(
  fileSystem: FileSystem,
  path: string,
  work: (file: OpenFile) => Promise<Result<Value, BackupCode>>,
): Promise<Result<Value, BackupCode>> {
  try {
    const file = await fileSystem.open(path, 'r');
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof VisitError) throw error.cause;
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return failure('backup-gone', { name: basename(path) });
    if (codeOf(error) === '') throw error;
    return failure('file-unreadable', { path: basename(path), reason: reasonOf(error) });
  }
}

const pieceLength = 1024 * 1024;
const firstLineAtMost = 65_536;

/** As many bytes as the file says that it has: some files of the system never end. */
async function* piecesOf(file: OpenFile): AsyncGenerator<Buffer> {
  const size = await file.size();
  for (let position = 0; position < size; position += pieceLength) {
    const piece = await file.read(Math.min(pieceLength, size - position), position);
    if (piece.length > 0) yield piece;
    else return;
  }
}

const partitionSchema = z.object({ partition: z.looseObject({ key: z.string() }) });
const sheetSchema = z.object({ sheet: z.looseObject({ workshopId: z.string() }) });
const entryLineSchema = z.object({ entry: storedEntrySchema });
const fromSchema = z.object({ from: historyEndSchema });
const settingsSchema = z.object({ settings: z.record(z.string(), z.unknown()) });
/** Names of files without a folder. */
const evidenceSchema = z.object({ evidence: z.array(z.string().regex(/^[0-9a-f]{64}\.[a-z]{3}$/)) });
const summarySchema = z.object({ summary: backupSummarySchema });

type TailLine =
  Extract<BackupLine, { kind: 'evidence' }> | { readonly kind: 'summary'; readonly summary: BackupSummary };

function tailLineIn(content: object | null): TailLine | null {
  const evidence = evidenceSchema.safeParse(content).data;
  if (evidence !== undefined) return { kind: 'evidence', names: evidence.evidence };
  const summary = summarySchema.safeParse(content).data;
  return summary === undefined ? null : { kind: 'summary', summary: summary.summary };
}

/** The header, or why there is none: a line that is damaged is told from a file that was never ours. */
function headerIn(content: object | null, beginning: Buffer, application: string): Result<BackupHeader, BackupCode> {
  const newer = newerSchema.safeParse(content).data;
  if (newer !== undefined) return failure('backup-newer', { version: newer.application, known: application });
  const header = backupHeaderSchema.safeParse(content).data;
  if (header !== undefined) return success(header);
  if (!beginning.includes(newline)) return failure(isBegun(beginning) ? 'backup-incomplete' : 'backup-not-ours');
  const [, second] = linesIn(beginning);
  const isOurs = beginning.subarray(0, 400).includes('rostrum-backup') || (second?.content ?? null) !== null;
  return isOurs ? failure('backup-damaged', { line: 1 }) : failure('backup-not-ours');
}

const newerSchema = z.looseObject({
  format: z.literal('rostrum-backup'),
  version: z.int().min(dataVersion + 1),
  application: z.string(),
});

/** Whether bytes without a line break can be the beginning of our first line. */
function isBegun(bytes: Buffer): boolean {
  const text = bytes.toString('latin1', 0, 40);
  return /^[0-9a-f]{0,8}$/.test(text) || /^[0-9a-f]{8} (\{|$)/.test(text);
}

/** Takes the bytes of a backup piece by piece. */
class BackupCheck {
  readonly #application: string;
  readonly #visit: BackupVisitor;
  readonly #hash = createHash('sha256');
  readonly #counts = { partitions: 0, sheets: 0, entries: 0, evidence: 0 };
  #rest: Buffer = Buffer.of();
  #beginning: Buffer = Buffer.of();
  #lines = 0;
  #header: BackupHeader | null = null;
  #summary: BackupSummary | null = null;
  #hasEnded = false;

  constructor(application: string, visit: BackupVisitor) {
    this.#application = application;
    this.#visit = visit;
  }

  /** Null while all is well. */
  async take(piece: Buffer): Promise<Result<never, BackupCode> | null> {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    if (this.#header === null) this.#beginning = bytes.subarray(0, firstLineAtMost);
    const whole = bytes.lastIndexOf(newline) + 1;
    this.#rest = Buffer.from(bytes.subarray(whole));
    for (const { start, end, content } of linesIn(bytes.subarray(0, whole))) {
      const refused = await this.#takeLine(bytes.subarray(start, end), content);
      if (refused !== null) return refused;
    }
    return null;
  }

  end(bytes: number): Result<BackupInfo, BackupCode> {
    if (this.#header === null) {
      const header = headerIn(null, this.#rest, this.#application);
      return header.ok ? failure('backup-incomplete') : header;
    }
    // A last line of its full length whose line break is another byte now was not cut off.
    if (this.#rest.length === lastLineLength) return this.#damaged(1);
    if (!this.#hasEnded || this.#rest.length > 0) {
      return this.#hasEnded ? this.#damaged(1) : failure('backup-incomplete');
    }
    const { partitions, sheets } = this.#header.counts;
    const summary = this.#summary;
    const isComplete =
      summary !== null &&
      partitions === this.#counts.partitions &&
      sheets === this.#counts.sheets &&
      summary.entries === this.#counts.entries &&
      summary.evidence === this.#counts.evidence;
    return isComplete ? success({ header: this.#header, summary, bytes }) : this.#damaged();
  }

  async #takeLine(line: Buffer, content: object | null): Promise<Result<never, BackupCode> | null> {
    this.#lines += 1;
    if (this.#header === null) {
      const header = headerIn(content, this.#beginning, this.#application);
      if (!header.ok) return header;
      this.#header = header.value;
      this.#hash.update(line);
      return null;
    }
    if (content === null || this.#hasEnded) return this.#damaged();
    const last = lastLineIn(content);
    if (last !== null) {
      this.#hasEnded = true;
      return this.#hash.digest('hex') === last.sha256 ? null : this.#damaged();
    }
    this.#hash.update(line);
    return (await this.#takeContent(content, this.#header)) ? null : this.#damaged();
  }

  async #takeContent(content: object, header: BackupHeader): Promise<boolean> {
    const read = lineIn(content);
    if (read === null || this.#summary !== null) return false;
    if (read.kind === 'summary') {
      this.#summary = read.summary;
      return true;
    }
    if (read.kind === 'content') this.#counts[read.key === null ? 'sheets' : 'partitions'] += 1;
    if (read.kind === 'entry') this.#counts.entries += 1;
    if (read.kind === 'evidence') this.#counts.evidence += read.names.length;
    try {
      await this.#visit(read, header);
    } catch (error) {
      throw new VisitError('a visitor has failed', { cause: error });
    }
    return true;
  }

  #damaged(further = 0): Result<never, BackupCode> {
    return failure('backup-damaged', { line: this.#lines + further });
  }
}

function lineIn(content: object): BackupLine | TailLine | null {
  const partition = partitionSchema.safeParse(content).data?.partition;
  if (partition !== undefined) return { kind: 'content', content, key: partition.key };
  if (sheetSchema.safeParse(content).success) return { kind: 'content', content, key: null };
  if (entryLineSchema.safeParse(content).success) {
    return { kind: 'entry', entry: (content as { entry: StoredEntry }).entry };
  }
  const from = fromSchema.safeParse(content).data;
  if (from !== undefined) return { kind: 'from', from: from.from };
  const settings = settingsSchema.safeParse(content).data;
  if (settings !== undefined) return { kind: 'settings', settings: settings.settings };
  return tailLineIn(content);
}
