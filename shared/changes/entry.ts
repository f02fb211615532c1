import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AttendanceStatus, MarkMeans, SlotId } from '../domain/attendance/attendance.ts';
import type { Change, Entry, HistoryEnd } from './change.ts';
import { deviceOf, instantOf } from './clock.ts';

/** What a command hands to the one door for writes. */
type Action = {
  readonly action: string;
  readonly changes: readonly Change[];
  readonly group: string;
  readonly reverts: Entry['reverts'];
};

/** The entry that follows `end`. */
export function entryAfter(end: HistoryEnd, action: Action, stamp: string, device: string): Entry {
  const unsigned = {
    version: 1 as const,
    sequence: end.sequence + 1,
    stamp,
    device,
    action: action.action,
    group: action.group,
    reverts: action.reverts,
    changes: [...action.changes],
  };
  return { ...unsigned, hash: hashAfter(end.hash, unsigned) };
}

/** Whether `entry` follows `end`, unaltered. */
export function follows(entry: Entry, end: HistoryEnd): boolean {
  const { hash, ...unsigned } = entry;
  return entry.sequence === end.sequence + 1 && hash === hashAfter(end.hash, unsigned);
}

/** In a fixed order of fields: a copy that went through a schema, or another program, may have them in another. */
function hashAfter(previous: string, entry: Omit<Entry, 'hash'>): string {
  const { version, sequence, stamp, device, action, group, reverts, changes } = entry;
  const reverted = reverts === null ? null : [reverts.group, reverts.kind];
  const ordered = [version, sequence, stamp, device, action, group, reverted, changes.map(inOrder)];
  return bytesToHex(sha256(utf8ToBytes(previous + JSON.stringify(ordered))));
}

function inOrder(change: Change): readonly unknown[] {
  if (change.entity === 'mark') {
    const { entity, workshopId, participationId, slotId, value, previous } = change;
    return [entity, workshopId, participationId, slotId, value, previous];
  }
  const { entity, shelf, id, field, value, previous } = change;
  return [entity, shelf, id, field, value, previous];
}

/** `done`: the actions that stand, oldest first; `undo` is the last of them, `redo` the last one that was undone. */
type UndoStack = {
  readonly done: readonly Entry[];
  readonly undo: Entry | undefined;
  readonly redo: Entry | undefined;
};

/**
 * What Undo and Redo would do, from the history, oldest first. An action that was undone may be done again until
 * something else is done. Undo itself is an entry like any other: the history only grows, and two laptops can be merged.
 */
export function undoStack(entries: readonly Entry[]): UndoStack {
  const done: Entry[] = [];
  const undone: Entry[] = [];
  for (const entry of entries) {
    if (entry.changes.length === 0) continue;
    if (entry.reverts === null) {
      done.push(entry);
      undone.length = 0;
    } else if (entry.reverts.kind === 'undo') {
      moveLast(done, undone, entry.reverts.group);
    } else {
      moveLast(undone, done, entry.reverts.group);
    }
  }
  return { done, undo: done.at(-1), redo: undone.at(-1) };
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
    .flatMap(({ sequence, stamp, device, reverts, changes }) =>
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
            : { at: instantOf(origin.stamp), device: deviceOf(origin.stamp), how: origin.how };
        const reverted = reverts?.kind ?? null;
        return [{ sequence, status, previous, how, reason, device, at: instantOf(stamp), origin: made, reverted }];
      }),
    )
    .toSorted((one, other) => other.sequence - one.sequence);
}
