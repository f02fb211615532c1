import * as z from 'zod';
import type { AttendanceStatus, MarkMeans, SlotId } from '../domain/attendance/attendance.ts';
import { deviceOf, instantOf } from '../time/timestamp.ts';
import { dataVersion, upgradedEntry } from '../upgrades/upgraded.ts';
import { isObject, type OldData } from '../upgrades/upgrades.ts';
import { hashAfter, type HistoryEnd, newSalts, type StoredEntry, storedEntrySchema } from './chain.ts';
import { type Author, type Change, nobody, storedAuthorSchema, storedChangeSchema } from './change.ts';

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
  const { by, changes, ...entry } = upgradedEntry(stored) as OldData & Pick<StoredEntry, 'changes'>;
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

/** What Undo would take back and what Redo would do again. */
type UndoStack = { readonly undo: Entry | undefined; readonly redo: Entry | undefined };

/**
 * Reads the history, oldest first. An action that was undone may be done again until something else is done.
 * Undo itself is an entry like any other, so that the history only grows. An action of which something was erased is
 * never taken back.
 */
export function undoStack(entries: readonly Entry[]): UndoStack {
  const done: Entry[] = [];
  const undone: Entry[] = [];
  for (const entry of entries) {
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
  return { undo: done.at(-1), redo: undone.at(-1) };
}

/** Not where values were erased: half an action would come back. Nor where a person was erased. */
function isRevertible({ changes, isRedacted }: Entry): boolean {
  return !isRedacted && !changes.some(({ entity }) => entity === 'erasure');
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
