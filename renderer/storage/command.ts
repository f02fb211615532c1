import { v7 as newUuid } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Changes } from '../../shared/changes/change.ts';
import {
  beginning,
  type Entry,
  entryAfter,
  type StoredEntry,
  timestampOf,
  undoStack,
} from '../../shared/changes/entry.ts';
import {
  applyToPartition,
  applyToSheet,
  changesByPlace,
  type Partition,
  recordIn,
  recordsOf,
  touchedBy,
  withPositions,
  workshopsAttended,
} from '../../shared/changes/partition.ts';
import type { Session } from '../../shared/domain/agenda/session.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import { type EntityName, type EntityRecord, newlyInvalidField } from '../../shared/domain/entities.ts';
import { attendancePartition } from '../../shared/domain/entity.ts';
import { buildsOn, closesAgain, redoChanges, undoChanges } from '../../shared/operations/undo.ts';
import { failure, type Failure, type FailureCode, type Result, success } from '../../shared/result.ts';
import { now, timestampAfter } from '../../shared/time/instant.ts';
import { closedDayIn, keptCorrections } from './closed-days.ts';
import {
  inTransaction,
  isStoreError,
  lastEntry,
  newestEntries,
  putPartitions,
  storeFailure,
  type StoreTables,
} from './database.ts';
import { type RefusalCode, savingQueue } from './saving-queue.ts';
import { currentAuthor, deviceName, isOpenForReadingOnly, readerOf, type StoreReader } from './working-store.ts';

/** What a decision gives: the changes alone, or the changes beside other results such as the id of a new record. */
export type Decision = Changes | { readonly changes: Changes };

/**
 * A change of the data that a user can ask for. `reads` gets what the decision looks at, and null where the record
 * that it is about is not there. `decide` is pure: what it needs besides (ids, the time, a random seed) is made before.
 */
export type Command<Stored, Decided extends Decision, Code extends FailureCode> = {
  readonly action: ActionName;
  readonly reads: (from: StoreReader) => Promise<Stored | null>;
  readonly decide: (stored: Stored) => Result<Decided, Code>;
  /** Why a day that is signed off changes, where the command allows it; blank or missing is no reason. */
  readonly reason?: string | undefined;
  /** Set by what mends the data: it may change what is on record for a day that is signed off. */
  readonly mendsClosedDays?: true;
};

/** A record that an action made, changed or deleted, as it is now, or as it was where it is gone; marks are not among them. */
export type TouchedRecord = {
  readonly [Name in EntityName]: { readonly entity: Name; readonly record: EntityRecord<Name> };
}[EntityName];

/** What a command did. `undo` takes back this action, whatever was done after it; null where nothing had to change. */
export type Done<Decided = unknown> = {
  readonly undo: UndoOne | null;
  readonly decided: Decided;
  readonly touched: readonly TouchedRecord[];
};

type UndoOne = () => Promise<Result<Reverted, UndoCode>>;

/** Why a transaction could not run or was not written: the store fails, or nothing is accepted now. */
type AttemptCode = RefusalCode | 'store-read-only';

/** Why the store refuses what a command has decided. */
export type StoreCode = WritingCode | 'closed-day-stays' | AttemptCode;

/** A command that reads nothing: it only makes something new. */
export const nothing = (): Promise<object> => Promise.resolve({});

/** Thrown inside a transaction, so that it is rolled back whole; never leaves this file. */
class Refusal extends Error {}

/** An error in a decision: a bug, which must not be shown as a failure of the store. */
class Bug extends Error {}

/**
 * The one door for writes: runs a command on stored data in one transaction. It reads, decides, guards signed-off days,
 * keeps corrections of such days, validates every record that is touched as a whole, writes records and entry, and asks the
 * journal to save. Nothing is written when anything is wrong. Commands run in the order in which they were given.
 *
 * Fails with the codes of the decision, and with `record-missing` where something that it concerns is gone,
 * `record-invalid` where a record would break its schema, `closed-day-stays` where a signed-off day would change without
 * a reason, `store-unavailable` where the database fails, `store-read-only` where the data were opened to be looked at,
 * and with why nothing is accepted now (`RefusalCode`).
 */
export async function command<Stored, Decided extends Decision, Code extends FailureCode>({
  action,
  reads,
  decide,
  reason = '',
  mendsClosedDays,
}: Command<Stored, Decided, Code>): Promise<Result<Done<Decided>, Code | StoreCode>> {
  return attempt<Done<Decided>, Code | StoreCode>(async (reader, tables) => {
    const stored = await reads(reader);
    if (stored === null) return failure('record-missing');
    const decision = decided(decide, stored);
    if (!decision.ok) return decision;
    const { value } = decision;
    const changes: Changes = 'changes' in value ? value.changes : value;
    if (changes.length === 0) return success({ entry: null, value: { undo: null, decided: value, touched: [] } });
    const isFree = (await areFreeMarks(reader, changes)) || (await areShifts(reader, changes));
    const isGuarded = !isFree && mendsClosedDays !== true;
    if (isGuarded && (await closedDayIn(reader, changes, reason.trim() !== '')) !== null)
      return failure('closed-day-stays');
    const all = isFree ? changes : [...changes, ...(await keptCorrections(reader, changes))];
    const written = await write(reader, tables, { action, changes: all, reverts: null });
    if (!written.ok) return written;
    const { entry, touched } = written.value;
    return success({ entry, value: { undo: () => undo(entry.group), decided: value, touched } });
  });
}

/** The outcome of a command with another value than its `Done`: the id of what it made. */
export function giving<Decided, Value, Code extends FailureCode>(
  done: Result<Done<Decided>, Code>,
  value: (decided: Decided) => Value,
): Result<Value, Code> {
  return done.ok ? success(value(done.value.decided)) : done;
}

function decided<Stored, Decided, Code extends FailureCode>(
  decide: (stored: Stored) => Result<Decided, Code>,
  stored: Stored,
): Result<Decided, Code> {
  try {
    return decide(stored);
  } catch (error) {
    throw new Bug('a decision failed', { cause: error });
  }
}

type RedoCode = 'nothing-to-undo' | 'undo-closed-day' | StoreCode;
type UndoCode = 'undo-gone' | 'undo-blocked' | 'undo-issued' | 'undo-erased' | RedoCode;

/** An action that was undone or done again: its name, what it is about, and who had done it on which installation. */
export type Reverted = { readonly action: ActionName } & Pick<Entry, 'by' | 'device'> & Pick<Done, 'touched'>;

/**
 * Takes back the last action but a record of a paper, or the one whose entry has that group. Fails with `nothing-to-undo`,
 * `undo-erased` where the last action erased data, `undo-issued` where a sheet issued later names what would go; for a given
 * group with `undo-gone` where it is undone or not kept any more, and `undo-blocked` where a later action builds on it; with
 * `undo-closed-day` and the day's number where a signed-off day would say something else: that takes a reason.
 */
export async function undo(group?: string): Promise<Result<Reverted, UndoCode>> {
  return attempt<Reverted, UndoCode>(async (reader, tables) => {
    const entries = await reader.entries();
    const stack = undoStack(entries);
    const entry = group === undefined ? stack.next : stack.done.findLast((each) => each.group === group);
    if (entry === undefined) return failure(group === undefined ? stack.why : 'undo-gone');
    const changes = undoChanges(entry, entries, await partitionsOf(reader, entry.changes));
    const isEarlier = entry !== stack.undo;
    const later = stack.done.slice(stack.done.indexOf(entry) + 1);
    if ((isEarlier && closesAgain(changes)) || later.some((each) => buildsOn(each, entry)))
      return failure(isEarlier ? 'undo-blocked' : 'undo-issued');
    return writeReverted(reader, tables, entry, { changes, kind: 'undo' });
  });
}

/** Does the last action that was undone again. Fails with `nothing-to-undo`, and with `undo-closed-day` as `undo` does. */
export async function redo(): Promise<Result<Reverted, RedoCode>> {
  return attempt<Reverted, RedoCode>(async (reader, tables) => {
    const entries = await reader.entries();
    const entry = undoStack(entries).redo;
    if (entry === undefined) return failure('nothing-to-undo');
    // The entry of its Undo knows where in their lists the records stood.
    const undone = entries.findLast(({ reverts }) => reverts?.group === entry.group && reverts.kind === 'undo');
    const changes = undone === undefined ? entry.changes : redoChanges(entry, undone);
    return writeReverted(reader, tables, entry, { changes, kind: 'redo' });
  });
}

/** Writes what undoes an action, or does it again. The failure of a signed-off day has its number, for it may be any. */
async function writeReverted(
  reader: StoreReader,
  tables: StoreTables,
  { action, by, device, group }: Entry,
  { changes, kind }: { readonly changes: Changes; readonly kind: 'undo' | 'redo' },
): Promise<Result<Written<Reverted>, 'undo-closed-day' | WritingCode>> {
  const dayId = await closedDayIn(reader, changes, false);
  if (dayId !== null) return failure('undo-closed-day', { day: await dayNumber(reader, changes, dayId) });
  const written = await write(reader, tables, { action, changes, reverts: { group, kind } });
  if (!written.ok) return written;
  const { entry, touched } = written.value;
  return success({ entry, value: { action: action as ActionName, by, device, touched } });
}

/** The number of a day of one of the workshops that are changed; '' where it is not there. */
async function dayNumber(reader: StoreReader, changes: Changes, dayId: string): Promise<number | ''> {
  const keys = touchedBy(changes).partitions.map((key) => `workshop/${key.slice(key.indexOf('/') + 1)}`);
  const sheets = changesByPlace(changes).sheets;
  const workshops = await reader.partitions([...keys, ...[...sheets.keys()].map((id) => `workshop/${id}`)]);
  return workshops.flatMap((each) => recordIn(each, 'day', dayId) ?? []).at(0)?.number ?? '';
}

/** An entry as it is stored, with the id of its action. */
type WrittenEntry = StoredEntry & Pick<Entry, 'group'>;
/** What a transaction did: its entry, null where it wrote none. */
type Written<Value> = { readonly entry: WrittenEntry | null; readonly value: Value };
type Work<Value, Code extends FailureCode> = (
  reader: StoreReader,
  tables: StoreTables,
) => Promise<Result<Written<Value>, Code>>;

/**
 * Runs `work` in one transaction, and gives the entry that it wrote to the saving queue. It is rolled back, and gives a failure,
 * when `work` gives one. Where the store fails, it is opened anew and `work` is run once more; while it cannot be opened,
 * nothing is accepted.
 */
async function attempt<Value, Code extends FailureCode>(
  work: Work<Value, Code>,
): Promise<Result<Value, Code | AttemptCode>> {
  if (isOpenForReadingOnly()) return failure('store-read-only');
  const refused = savingQueue.refusal();
  if (refused !== null) return { ok: false, failure: refused };
  return savingQueue.during(attemptTwice(work));
}

async function attemptTwice<Value, Code extends FailureCode>(
  work: Work<Value, Code>,
): Promise<Result<Value, Code | RefusalCode>> {
  let done = await attemptOnce(work);
  if (!done.ok && done.isStoreError) {
    const trouble = await savingQueue.reopen();
    if (trouble !== null) return { ok: false, failure: savingQueue.refusal() ?? trouble };
    // The store may have closed after it had written everything and before it could say so.
    const { tried } = done;
    const isWritten = tried !== null && (await isStored(tried.entry).catch(() => false));
    done = isWritten ? { ok: true, written: tried } : await attemptOnce(work);
  }
  if (!done.ok) return { ok: false, failure: done.failure };
  if (done.written.entry !== null) savingQueue.save(done.written.entry);
  return success(done.written.value);
}

type Attempt<Value, Code extends FailureCode> =
  | { readonly ok: true; readonly written: Written<Value> }
  | {
      readonly ok: false;
      readonly failure: Failure<Code | 'store-unavailable'>;
      readonly isStoreError: boolean;
      /** What was to be committed when the store failed. */
      readonly tried: Written<Value> | null;
    };

async function attemptOnce<Value, Code extends FailureCode>(work: Work<Value, Code>): Promise<Attempt<Value, Code>> {
  const at: { done: Result<Written<Value>, Code> | null } = { done: null };
  try {
    const written = await inTransaction('rw', async (tables) => {
      at.done = await work(readingOnce(tables), tables);
      if (!at.done.ok) throw new Refusal('refused');
      return at.done.value;
    });
    return { ok: true, written };
  } catch (error) {
    if (error instanceof Bug) throw error.cause;
    const { done } = at;
    if (error instanceof Refusal && done?.ok === false)
      return { ok: false, failure: done.failure, isStoreError: false, tried: null };
    const tried = done?.ok === true ? done.value : null;
    return { ok: false, failure: storeFailure(error), isStoreError: isStoreError(error), tried };
  }
}

/** Whether one of the newest stored entries is of the same action. */
async function isStored(written: WrittenEntry | null): Promise<boolean> {
  return written !== null && (await newestEntries(50)).some((entry) => entry['group'] === written.group);
}

/** Reads each partition and each sheet once, however often it is asked for in a command. */
function readingOnce(tables: StoreTables): StoreReader {
  const reader = readerOf(tables);
  const partitions = new Map<string, Partition | undefined>();
  const sheets = new Map<string, AttendanceSheet | undefined>();
  const readPartitions = async (keys: readonly string[]): Promise<(Partition | undefined)[]> => {
    const unread = [...new Set(keys)].filter((key) => !partitions.has(key));
    const read = unread.length === 0 ? [] : await reader.partitions(unread);
    for (const [index, key] of unread.entries()) partitions.set(key, read[index]);
    return keys.map((key) => partitions.get(key));
  };
  return {
    ...reader,
    partitions: readPartitions,
    partition: async (key) => (await readPartitions([key]))[0],
    sheet: async (workshopId) => {
      if (!sheets.has(workshopId)) sheets.set(workshopId, await reader.sheet(workshopId));
      return sheets.get(workshopId);
    },
  };
}

/** Whether they are marks alone, of workshops in which no day is signed off. */
async function areFreeMarks(reader: StoreReader, changes: Changes): Promise<boolean> {
  if (changes.some(({ entity }) => entity !== 'mark')) return false;
  const keys = workshopsAttended(changes).map((workshopId) => attendancePartition({ workshopId }));
  return (await reader.partitions(keys)).every((each) => recordsOf(each, 'signOff').length === 0);
}

/** Whether they move sessions alone, each within its day, so that it surely stays in the same half of it. */
async function areShifts(reader: StoreReader, changes: Changes): Promise<boolean> {
  for (const change of changes) {
    if (change.entity !== 'session' || change.field !== 'placement') return false;
    const [from, to] = [change.previous, change.value] as Session['placement'][];
    const partition = await reader.partition(change.partition);
    const [workshop] = recordsOf(partition, 'workshop');
    const session = recordIn(partition, 'session', change.id);
    if (workshop === undefined || session === undefined) return false;
    if (from == null || to == null || from.dayId !== to.dayId) return false;
    const { middayAt } = workshop.attendance;
    const isAfternoon = from.start >= middayAt && to.start >= middayAt;
    // Whoever begins before that many whole hours ends within the hour after midday, which is signed in the morning.
    const hours = Math.min(...[from, to].map(({ start }) => hourOf(middayAt) - hourOf(start)));
    if (!isAfternoon && session.minutes > hours * 60) return false;
  }
  return true;
}

function hourOf(clock: string): number {
  return Number(clock.slice(0, 2));
}

type Action = Pick<Entry, 'action' | 'reverts'> & { readonly changes: Changes };

type WrittenRecords = { readonly entry: WrittenEntry } & Pick<Done, 'touched'>;
type WritingCode = 'record-missing' | 'record-invalid';

/** Writes records, marks and the entry; gives the entry and the records. Fails with `record-missing` and `record-invalid`. */
async function write(
  reader: StoreReader,
  tables: StoreTables,
  { action, changes, reverts }: Action,
): Promise<Result<WrittenRecords, WritingCode>> {
  const { partitions: byPartition, sheets } = changesByPlace(changes);
  const before = await partitionsOf(reader, changes);
  const placed = withPositions(changes, before);
  if (!placed.ok) return placed;
  const applied = [...byPartition].map(([key, own]) => applyToPartition(key, before.get(key), own));
  const touched = validate(applied, before, changes);
  if (!touched.ok) return touched;
  if (applied.length > 0) await putPartitions(applied, tables, new Set(changes.map(({ entity }) => entity)));
  for (const [workshopId, marks] of sheets) {
    await tables.sheets.put(applyToSheet(workshopId, await reader.sheet(workshopId), marks));
  }
  const last = await lastEntry(tables);
  const device = deviceName();
  const timestamp = timestampAfter(last === undefined ? '' : timestampOf(last), now(), device);
  const group = newUuid();
  const what = { action, changes: placed.value, group, reverts };
  const entry = entryAfter(last ?? beginning, what, { timestamp, device, by: currentAuthor() });
  await tables.entries.add(entry);
  return success({ entry: { ...entry, group }, touched: touched.value });
}

/** The partitions that changes touch, as they are stored. */
async function partitionsOf(
  reader: StoreReader,
  changes: Changes,
): Promise<ReadonlyMap<string, Partition | undefined>> {
  const keys = touchedBy(changes).partitions;
  const partitions = await reader.partitions(keys);
  return new Map(keys.map((key, index) => [key, partitions[index]]));
}

/**
 * The records that changes touch, each once. Fails with `record-invalid` where a change makes a record invalid; what was
 * invalid before keeps nobody from changing the rest of the record.
 */
function validate(
  applied: readonly Partition[],
  before: ReadonlyMap<string, Partition | undefined>,
  changes: Changes,
): Result<TouchedRecord[], 'record-invalid'> {
  const after = new Map(applied.map((each) => [each.key, each]));
  const checked = new Map<string, TouchedRecord>();
  for (const change of changes) {
    if (change.entity === 'mark' || checked.has(change.id)) continue;
    const { entity, id, partition } = change;
    const record = recordIn(after.get(partition), entity, id);
    const earlier = recordIn(before.get(partition), entity, id);
    const field = record === undefined ? null : newlyInvalidField(entity, record, earlier);
    if (field !== null) return failure('record-invalid', { field });
    checked.set(change.id, { entity, record: record ?? earlier } as TouchedRecord);
  }
  return success([...checked.values()]);
}
