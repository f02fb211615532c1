import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { isObject, type OldData } from '../upgrades/upgrades.ts';

/** Where a history ends: enough to tell whether two copies of it are the same. */
export const historyEndSchema = z.object({ sequence: z.int().min(0), hash: z.string() });
export type HistoryEnd = z.infer<typeof historyEndSchema>;

/** The end of a history in which nothing has happened yet. */
export const beginning: HistoryEnd = { sequence: 0, hash: '0'.repeat(64) };

/**
 * What every entry has had since version 1, and all that may be relied upon before its hash is checked. The rest is as
 * the version that wrote it had it.
 */
export const storedEntrySchema = z.looseObject({
  version: z.int().min(1),
  sequence: z.int().min(1),
  /** SHA-256, hexadecimal, over the previous entry's hash and this entry without its own. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  changes: z.array(z.looseObject({ entity: z.string() })).max(2_000_000),
});
/** An entry as it was written: kept, sent and checked in this form, and upgraded whenever it is used. */
export type StoredEntry = OldData & {
  readonly version: number;
  readonly sequence: number;
  readonly hash: string;
  readonly changes: readonly OldData[];
};
type UnsignedEntry = OldData & Omit<StoredEntry, 'hash'> & Pick<StoredEntry, 'version' | 'changes'>;

/** Whether `entry` follows `end`, unaltered. */
export function follows(entry: StoredEntry, end: HistoryEnd): boolean {
  return entry.sequence === end.sequence + 1 && entry.hash === hashAfter(end.hash, entry);
}

/** The hash of an entry after one with the hash `previous`; null where the entry cannot have been written by us. */
export function hashAfter(previous: string, entry: UnsignedEntry): string | null {
  const text = entry.version === 1 ? textOf1(entry) : textOf2(entry);
  return text === null ? null : bytesToHex(sha256(utf8ToBytes(previous + text)));
}

/** Version 1: eight fields of an entry and six of a change in a fixed order. How, why and whence of a mark are not in it. */
function textOf1(entry: UnsignedEntry): string | null {
  const { version, sequence, stamp, device, action, group, reverts, changes } = entry;
  const reverted = isObject(reverts) ? [reverts['group'], reverts['kind']] : null;
  const ordered = changes.map(({ entity, value, previous, ...change }) =>
    entity === 'mark'
      ? [entity, change['workshopId'], change['participationId'], change['slotId'], value, previous]
      : [entity, change['shelf'], change['id'], change['field'], value, previous],
  );
  const all = [version, sequence, stamp, device, action, group, reverted];
  if (reverted === null && reverts !== null) return null;
  // JSON would take a field that is missing for one that is null.
  if ([...all, ...(reverted ?? [])].includes(undefined)) return null;
  if (ordered.some((fields) => fields.includes(undefined))) return null;
  return JSON.stringify([...all, ordered]);
}

/**
 * From version 2 on: every field of the entry, known or not, but its hash. What may have to be erased one day goes in by
 * its digest; see `sealed`. Objects have their fields in alphabetical order, for a copy that went through a schema or
 * another program may have them in another.
 */
function textOf2({ hash: _hash, by, changes, ...entry }: UnsignedEntry): string | null {
  const author = isObject(by) ? sealedAuthor(by) : null;
  const closed = changes.map(sealedChange);
  if (author === null || closed.includes(null)) return null;
  return JSON.stringify([inOrder(entry), inOrder(author), tablesOf(closed as OldData[])]);
}

/** The fields that may be erased: of a record change its values, of a mark why it was made, of an entry its author. */
const erasable = { record: ['value', 'previous'], mark: ['reason'], author: ['user', 'computer'] };

/** A change with a digest in the place of what may be erased; null where nobody can have written it so. */
export function sealedChange(change: OldData): OldData | null {
  if (change['entity'] !== 'mark') return sealed(change, erasable.record);
  // Most marks have no reason, hence nothing to erase, no salt and no digest.
  return change['reason'] === null && change['salt'] === undefined && change['digest'] === undefined
    ? change
    : sealed(change, erasable.mark);
}

/** The author of an entry with a digest in the place of the names; null where nobody can have written it so. */
export function sealedAuthor(author: OldData): OldData | null {
  return sealed(author, erasable.author);
}

/**
 * The digest is SHA-256 over the values of `fields` and a random salt, without which nobody can guess a short value from
 * its digest. What was erased already has the digest, and neither the fields nor a salt.
 */
function sealed(part: OldData, fields: readonly string[]): OldData | null {
  const { salt, digest, ...rest }: Record<string, unknown> = part;
  const values = fields.map((field) => rest[field]);
  if (digest !== undefined) return salt === undefined && values.every((each) => each === undefined) ? part : null;
  if (typeof salt !== 'string' || values.includes(undefined)) return null;
  for (const field of fields) delete rest[field];
  return { ...rest, digest: bytesToHex(sha256(utf8ToBytes(JSON.stringify([salt, ...values.map(inOrder)])))) };
}

/** So many random salts of 128 bits, hexadecimal. */
export function newSalts(count: number): string[] {
  const bytes = 16;
  const salts: string[] = [];
  // Browsers give at most 65,536 random bytes at once.
  for (let made = 0; made < count; made += 4096) {
    const hex = bytesToHex(randomBytes(Math.min(count - made, 4096) * bytes));
    for (let at = 0; at < hex.length; at += 2 * bytes) salts.push(hex.slice(at, at + 2 * bytes));
  }
  return salts;
}

/** The same JSON with the fields of every object in alphabetical order; what is in order already is not copied. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const object = value as OldData;
  const names = Object.keys(object);
  let isOrdered = true;
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] as string;
    const inner = object[name];
    if (at > 0 && name < (names[at - 1] as string)) isOrdered = false;
    if (typeof inner === 'object' && inner !== null && inOrder(inner) !== inner) isOrdered = false;
  }
  if (isOrdered) return object;
  const ordered: Record<string, unknown> = {};
  for (const name of names.sort()) ordered[name] = inOrder(object[name]);
  return ordered;
}

/**
 * Objects as tables: each run of objects with the same fields is one. It names the fields in alphabetical order, says how
 * many objects there are and has a column for each field: the value of every object in turn, or `{ all }` where all have
 * the same. The marks of a workshop name their fields and their workshop once, which halves what is to be hashed.
 */
function tablesOf(objects: readonly OldData[]): unknown[] {
  const tables: unknown[] = [];
  let start = 0;
  while (start < objects.length) {
    const first = objects[start] as OldData;
    const names = Object.keys(first)
      .filter((name) => first[name] !== undefined)
      .sort();
    let end = start + 1;
    while (end < objects.length && hasFields(objects[end] as OldData, names)) end += 1;
    const rows = objects.slice(start, end);
    tables.push([names, rows.length, ...names.map((name) => columnOf(rows, name))]);
    start = end;
  }
  return tables;
}

function hasFields(object: OldData, names: readonly string[]): boolean {
  let count = 0;
  for (const name in object) if (object[name] !== undefined) count += 1;
  return count === names.length && names.every((name) => object[name] !== undefined);
}

function columnOf(rows: readonly OldData[], name: string): unknown {
  const first = rows[0]?.[name];
  const areAllEqual = rows.length > 1 && typeof first !== 'object' && rows.every((row) => row[name] === first);
  const areAllNull = rows.length > 1 && first === null && rows.every((row) => row[name] === null);
  return areAllEqual || areAllNull ? { all: first } : rows.map((row) => inOrder(row[name]));
}
