import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { type Author, authorSchema } from '../changes/change.ts';
import { failure, type FailureCode, type Result, success } from '../result.ts';
import { dataMinor } from '../upgrades/upgraded.ts';
import type { OldData } from '../upgrades/upgrades.ts';
import { type JsonContents, type JsonFormat, jsonLines, jsonObject } from './json-file.ts';
import { withChecksum } from './record-checksum.ts';

/**
 * A kind of file with a checksum for each record (record-checksum.ts) and one for the file as a whole: SHA-256 over all
 * of it, but for that checksum, as JSON without blanks. Line ends and indents therefore do not count.
 */
export type CheckedFormat<NotOurs extends FailureCode = FailureCode> = JsonFormat<NotOurs> & {
  /** The parts that are one record; all others are lists. */
  readonly singles: readonly string[];
  readonly parts: readonly string[];
};

/** The first version whose files carry checksums; older ones are read as they are. */
export const firstChecked = 2;

/** By whom and when a file was written, in UTC; missing in a file that a script has written. */
export type Origin = { readonly by: Author; readonly writtenAt: string };

/** The name of the record that says what is in the file. */
export const headPart = 'head';

/** What the head of every checked file says; a format may say more in it. */
export const headSchema = z.looseObject({
  /** Newer minor versions have fields that this program does not know, and keeps. */
  minor: z.int().min(0),
  by: authorSchema.loose().optional(),
  writtenAt: z.iso.datetime().optional(),
  /** The number of records in each part, in the order of the file. */
  counts: z.record(z.string().max(60), z.int().min(0)),
});
export type FileHead = z.infer<typeof headSchema>;

/** A part of a file: its record as JSON, or those of a list. */
export type WrittenPart = readonly [name: string, records: string | readonly string[]];

/** The text of a file, one record a line. `facts` is what the format says in its head. */
export function writeChecked(format: CheckedFormat, facts: object, parts: readonly WrittenPart[]): string {
  const counts = Object.fromEntries(parts.map(([name, records]) => [name, isSingle(records) ? 1 : records.length]));
  const head = JSON.stringify({ minor: dataMinor, ...facts, counts });
  const all = [[headPart, head] as const, ...parts].map(([name, records]): WrittenPart => [
    name,
    isSingle(records)
      ? withChecksum(scopeOf(format, name), records)
      : records.map((record) => withChecksum(scopeOf(format, name), record)),
  ]);
  return jsonObject([
    ['format', JSON.stringify(format.name)],
    ['version', JSON.stringify(format.version)],
    ['checksum', JSON.stringify(checksumOfParts(format.name, format.version, all))],
    ...all.map(([name, records]): [string, string] => [name, isSingle(records) ? records : jsonLines(records)]),
  ]);
}

/** What the checksum of a record covers beside the record: a record of another list, or of another format, does not agree. */
export function scopeOf({ name }: CheckedFormat, part: string): string {
  return `${name}/${part}`;
}

function isSingle(records: string | readonly string[]): records is string {
  return typeof records === 'string';
}

/** The checksum of a file with these records, each of them with its own. */
export function checksumOfParts(name: string, version: number, parts: readonly WrittenPart[]): string {
  const written = parts.map(([part, records]): string => {
    return `${JSON.stringify(part)}:${isSingle(records) ? records : `[${records.join(',')}]`}`;
  });
  return checksumOfText(`{${[`"format":${JSON.stringify(name)}`, `"version":${version}`, ...written].join(',')}}`);
}

function checksumOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** `facts` is what the format says in the head. */
export type CheckedContents = JsonContents & { readonly facts: OldData };

/**
 * The contents of a file without its checksums, once they agree; those of a version without checksums as they are. Fails
 * with `file-altered`.
 */
export function checkedContents(
  { version, parts }: JsonContents,
  format: CheckedFormat,
): Result<CheckedContents, 'file-altered'> {
  const { checksum, ...rest } = parts;
  if (version < firstChecked && checksum === undefined) return success({ version, parts, facts: {} });
  const actual = checksumOfText(JSON.stringify({ format: format.name, version, ...rest }));
  const head = headSchema.safeParse(rest[headPart]);
  if (checksum !== actual || !head.success) return failure('file-altered', { place: 'checksum', count: 1 });
  return success({ version, parts: withoutChecksums(parts), facts: factsIn(head.data) });
}

/** What a format says in the head of its files. */
function factsIn(head: FileHead): OldData {
  const { minor: _, counts: _counts, sum: _sum, ...facts } = head;
  return facts;
}

/** The parts of a file without its checksums, and without its head. */
export function withoutChecksums(file: OldData): OldData {
  const parts = Object.entries(file).filter(([name]) => name !== 'checksum' && name !== headPart);
  return Object.fromEntries(parts.map(([name, value]) => [name, Array.isArray(value) ? value.map(bare) : bare(value)]));
}

function bare(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? withoutChecksum(value) : value;
}

/** A record without its checksum. */
export function withoutChecksum<Record extends object>(record: Record): Omit<Record, 'sum'> {
  const { sum: _, ...rest } = record as Record & { readonly sum?: unknown };
  return rest;
}
