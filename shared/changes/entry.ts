import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import type { AttendanceStatus, MarkMeans, SlotId } from '../domain/attendance/attendance.ts';
import { isObject } from '../domain/entity.ts';
import type { Erasure } from '../domain/people/erasure.ts';
import { deviceOf, instantOf } from '../time/instant.ts';
import type { OldData } from '../upgrades/upgrades.ts';
import { dataVersion, upgradedEntry } from '../upgrades/upgraded.ts';
import { type Author, type Change, nobody, storedAuthorSchema, storedChangeSchema } from './change.ts';

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
  // An assignment to a field called __proto__ would make no field, and leave its value out of the hash.
  return Object.fromEntries(names.sort().map((name) => [name, inOrder(object[name])]));
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
  return count === names.length && names.every((name) => Object.hasOwn(object, name) && object[name] !== undefined);
}

function columnOf(rows: readonly OldData[], name: string): unknown {
  const first = rows[0]?.[name];
  const areAllEqual = rows.length > 1 && typeof first !== 'object' && rows.every((row) => row[name] === first);
  const areAllNull = rows.length > 1 && first === null && rows.every((row) => row[name] === null);
  return areAllEqual || areAllNull ? { all: first } : rows.map((row) => inOrder(row[name]));
}

/**
 * One user action with all its changes: the unit of saving, of undo and of the journal. Entries are numbered without a
 * gap, and each carries the hash of all before it, so that two copies of the history are compared by one number.
 */
export const entrySchema = z.looseObject({
  version: z.literal(dataVersion),
  sequence: storedEntrySchema.shape.sequence,
  hash: storedEntrySchema.shape.hash,
  /** Of a hybrid logical clock; see clock.ts. */
  timestamp: z.string().max(100),
  /** The installation that made it, as its timestamps name it. */
  device: z.string().max(60),
  by: storedAuthorSchema,
  /** What the user did, as a key of the list of actions: `session.move`. */
  action: z.string().max(60),
  /** The group of changes; one user action. */
  group: z.uuid(),
  /** Set when this entry takes back, or does again, the entry of that group. */
  reverts: z.looseObject({ group: z.uuid(), kind: z.enum(['undo', 'redo']) }).nullable(),
  changes: z.array(storedChangeSchema).max(2_000_000),
});

/** An entry of this version in every detail, or of an earlier one in outline: the hash of that was made by its own rules. */
export const acceptedEntrySchema = storedEntrySchema.refine(
  (entry) => entry.version < dataVersion || entrySchema.safeParse(entry).success,
) as unknown as z.ZodType<StoredEntry, StoredEntry>;

/** An entry for use: of any version as this one has it, without salts, and without the values that were erased. */
export type Entry = {
  readonly sequence: number;
  readonly hash: string;
  readonly timestamp: string;
  readonly device: string;
  readonly by: Author;
  readonly action: string;
  readonly group: string;
  readonly reverts: { readonly group: string; readonly kind: 'undo' | 'redo' } | null;
  readonly changes: readonly Change[];
  /** Whether a change is missing because its values were erased. */
  readonly isRedacted: boolean;
};

/** What a command hands to the one door for writes. */
type Action = Pick<Entry, 'action' | 'changes' | 'group' | 'reverts'>;

/** The entry that follows `end`, made by `by` on `device`. Salts are random, but in tests. */
export function entryAfter(
  end: HistoryEnd,
  { action, changes, group, reverts }: Action,
  { timestamp, device, by }: Pick<Entry, 'timestamp' | 'device' | 'by'>,
  saltsFor = newSalts,
): StoredEntry {
  const salts = saltsFor(1 + changes.filter(hasErasable).length).values();
  const nextSalt = (): string => salts.next().value ?? '';
  const unsigned = {
    version: dataVersion,
    sequence: end.sequence + 1,
    timestamp,
    device,
    by: { ...by, salt: nextSalt() },
    action,
    group,
    reverts,
    changes: changes.map((change) => (hasErasable(change) ? { ...change, salt: nextSalt() } : change)),
  };
  const hash = hashAfter(end.hash, unsigned);
  if (hash === null) throw new Error('an entry that cannot be hashed');
  return { ...unsigned, hash };
}

function hasErasable(change: Change): boolean {
  return change.entity !== 'mark' || change.reason !== null;
}

/** The entry as the present version uses it. Its hash has been checked before, on what was written. */
export function readEntry(stored: StoredEntry): Entry {
  const present = stored.version === dataVersion ? stored : upgradedEntry(stored);
  const { by, changes, ...entry } = present as OldData & Pick<StoredEntry, 'changes'>;
  const read = changes.map(readChange);
  const kept = read.filter((change) => change !== null);
  const author = isObject(by) && by['digest'] === undefined ? (by as Author) : nobody;
  return {
    ...(entry as Omit<Entry, 'by' | 'changes' | 'isRedacted'>),
    by: { user: author.user, computer: author.computer },
    changes: kept,
    isRedacted: kept.length < read.length,
  };
}

/** Null for a record change whose values were erased. A mark whose reason was erased is one without a reason. */
function readChange(change: OldData): Change | null {
  if (change['salt'] === undefined && change['digest'] === undefined) return change as Change;
  const { salt: _salt, digest, ...rest } = change;
  if (digest === undefined) return rest as Change;
  return change['entity'] === 'mark' ? ({ ...rest, reason: null } as unknown as Change) : null;
}

/** When a stored entry was made, whatever its version. */
export function timestampOf(stored: StoredEntry): string {
  return readEntry({ ...stored, changes: [] }).timestamp;
}

/**
 * `done`: the actions that stand, oldest first; `undo` is the last of them that is no record of a paper, `redo` the last one
 * that was undone.
 */
type UndoStack = {
  readonly done: readonly Entry[];
  readonly undo: Entry | undefined;
  readonly redo: Entry | undefined;
  /** `undo`, unless something was erased after it; else why there is nothing. */
  readonly next: Entry | undefined;
  readonly why: 'nothing-to-undo' | 'undo-erased';
};

/**
 * What Undo and Redo would do, from the history, oldest first. An action that was undone may be done again until
 * something else is done. Undo itself is an entry like any other, so that the history only grows. An action of which
 * something was erased is never undone, nor is one before an erasure that concerns whom it names: it would bring the person
 * back.
 */
export function undoStack(entries: readonly Entry[]): UndoStack {
  const done: Entry[] = [];
  const undone: Entry[] = [];
  for (const entry of withoutErased(entries)) {
    if (entry.changes.length === 0 || !isRevertible(entry)) continue;
    if (entry.reverts === null) {
      done.push(entry);
      undone.length = 0;
    } else if (entry.reverts.kind === 'undo') {
      moveLast(done, undone, entry.reverts.group);
    } else {
      moveLast(undone, done, entry.reverts.group);
    }
  }
  // The sheets that were issued are on paper, whatever is undone.
  const undo = done.findLast(({ action }) => action !== 'sheet.issue');
  const redo = undone.at(-1);
  const isErased = lastErasure(entries) > (undo?.sequence ?? 0);
  return { done, undo, redo, next: isErased ? undefined : undo, why: isErased ? 'undo-erased' : 'nothing-to-undo' };
}

/** Not where values were erased: half an action would come back. Nor where a person was erased. */
function isRevertible({ changes, isRedacted }: Entry): boolean {
  return !isRedacted && !changes.some(({ entity }) => entity === 'erasure');
}

/** The entries without those that concern somebody whom a later one erases. */
function withoutErased(entries: readonly Entry[]): Entry[] {
  const erased = new Set<string>();
  const kept: Entry[] = [];
  for (const entry of entries.toReversed()) {
    if (erased.size === 0 || !mentions(entry.changes, erased)) kept.push(entry);
    for (const id of erasedBy(entry.changes)) erased.add(id);
  }
  return kept.reverse();
}

/** Whether one of `ids` is anywhere within `value`, as a text or as the name of a field. */
function mentions(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, each]) => ids.has(name) || mentions(each, ids));
}

/** The ids that the erasures among `changes` name: of people and of their participations. */
export function erasedBy(changes: readonly OldData[]): string[] {
  return changes.flatMap(({ entity, value }) => {
    if (entity !== 'erasure' || !isObject(value)) return [];
    const { id, participationIds } = value as Partial<Erasure>;
    return [id ?? [], participationIds ?? []].flat();
  });
}

/** The number of the last entry that erases something; 0 where there is none. */
function lastErasure(entries: readonly Entry[]): number {
  return entries.findLast(({ changes }) => erasedBy(changes).length > 0)?.sequence ?? 0;
}

function moveLast(from: Entry[], to: Entry[], group: string): void {
  const index = from.findLastIndex((entry) => entry.group === group);
  if (index >= 0) to.push(...from.splice(index, 1));
}

/** What happened to one mark once: who, when, how, and what it was before. */
export type MarkEvent = {
  readonly sequence: number;
  readonly status: AttendanceStatus;
  readonly previous: AttendanceStatus;
  /** Instant in UTC. */
  readonly at: string;
  readonly device: string;
  readonly by: Author;
  readonly how: MarkMeans;
  readonly reason: string | null;
  /** For a mark that was taken in from another desk: when, where and how it was made there. */
  readonly origin: { readonly at: string; readonly device: string; readonly how: MarkMeans } | null;
  /** Set when the mark came of an undo or a redo. */
  readonly reverted: 'undo' | 'redo' | null;
};

/** The history of one mark, newest first. */
export function markHistory(
  entries: readonly Entry[],
  cell: { readonly workshopId: string; readonly participationId: string; readonly slotId: SlotId },
): MarkEvent[] {
  return entries
    .flatMap(({ sequence, timestamp, device, by, reverts, changes }) =>
      changes.flatMap((change) => {
        const concerns =
          change.entity === 'mark' &&
          change.slotId === cell.slotId &&
          change.participationId === cell.participationId &&
          change.workshopId === cell.workshopId;
        if (!concerns) return [];
        const { value: status, previous, how, reason, origin } = change;
        const made =
          origin === undefined
            ? null
            : { at: instantOf(origin.timestamp), device: deviceOf(origin.timestamp), how: origin.how };
        const reverted = reverts?.kind ?? null;
        const at = instantOf(timestamp);
        return [{ sequence, status, previous, how, reason, device, by, at, origin: made, reverted }];
      }),
    )
    .toSorted((one, other) => other.sequence - one.sequence);
}
