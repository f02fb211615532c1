import type { MarkChange } from '../changes/change.ts';
import type { Entry } from '../changes/entry.ts';
import { type AttendanceSheet, marksIn, type SlotId, statusIn } from '../domain/attendance/attendance.ts';
import {
  dominatedTimestamps,
  type Ledger,
  type MarkVersion,
  mergeVersions,
  resolvedVersion,
} from '../domain/attendance/mark-register.ts';

/** The versions of every mark, by cell. */
export type DeskLedger = ReadonlyMap<CellKey, readonly MarkVersion[]>;
export type CellKey = `${string} ${SlotId}`;

export function cellKey(participationId: string, slotId: SlotId): CellKey {
  return `${participationId} ${slotId}`;
}

export function cellOf(key: CellKey): { readonly participationId: string; readonly slotId: SlotId } {
  const [participationId = '', slotId = ''] = key.split(' ');
  return { participationId, slotId };
}

/** The sources of the versions of this computer's marks. */
export type MarkSources = {
  readonly ledgers: readonly Ledger[];
  /** The entries that are still kept, oldest first. */
  readonly entries: readonly Entry[];
  readonly sheet: AttendanceSheet;
};

/**
 * The versions of all marks of the sheet: those of the ledgers, which the last exchange stored, and those of the marks
 * in later entries. A mark without either came with the workshop file, or is older than the oldest entry that is kept.
 */
export function deskLedger(sources: MarkSources, standsFor: (participationId: string) => string): DeskLedger {
  const versions = keptVersions(sources.ledgers, standsFor);
  const merged = mergedEntries(sources);
  for (const [index, { timestamp, changes }] of sources.entries.entries()) {
    for (const change of changes) {
      if (change.entity !== 'mark' || change.workshopId !== sources.sheet.workshopId) continue;
      if (index < (merged.get(change.slotId) ?? 0)) continue;
      const key = cellKey(standsFor(change.participationId), change.slotId);
      if (change.how === 'import' || change.how === 'removal') versions.delete(key);
      else if (change.how !== 'handover') versions.set(key, [versionOf(change, timestamp, versions.get(key) ?? [])]);
    }
  }
  return withUnexplained(versions, sources, standsFor);
}

/**
 * How many of the entries, from the oldest, the ledger of each slot has taken in. Entries are told apart by their place:
 * a timestamp may be earlier than one before it, where a wrong clock was put right.
 */
function mergedEntries({ ledgers, entries }: MarkSources): ReadonlyMap<string, number> {
  const places = new Map(entries.map(({ timestamp }, index) => [timestamp, index + 1]));
  const newest = entries.at(-1)?.timestamp ?? '';
  const countUpTo = (upTo: string): number => {
    const place = places.get(upTo);
    if (place !== undefined) return place;
    // Its entry is no longer kept, or of another computer.
    return upTo > newest ? 0 : entries.findLastIndex(({ timestamp }) => timestamp <= upTo) + 1;
  };
  return new Map(ledgers.map(({ slotId, upTo }) => [slotId, countUpTo(upTo)]));
}

/** The versions by the participation that stands for each one's own: those of duplicates are merged. */
export function regrouped(ledger: DeskLedger, standsFor: (participationId: string) => string): DeskLedger {
  const grouped = new Map<CellKey, readonly MarkVersion[]>();
  for (const [key, versions] of ledger) {
    const { participationId, slotId } = cellOf(key);
    const standing = cellKey(standsFor(participationId), slotId);
    grouped.set(standing, mergeVersions(grouped.get(standing) ?? [], versions));
  }
  return grouped;
}

function keptVersions(
  ledgers: readonly Ledger[],
  standsFor: (participationId: string) => string,
): Map<CellKey, readonly MarkVersion[]> {
  const kept = new Map<CellKey, readonly MarkVersion[]>();
  for (const { slotId, cells } of ledgers) {
    for (const [participationId, versions] of Object.entries(cells))
      kept.set(cellKey(participationId, slotId), versions);
  }
  return new Map(regrouped(kept, standsFor));
}

function versionOf(change: MarkChange, timestamp: string, before: readonly MarkVersion[]): MarkVersion {
  const { value: status, how, reason } = change;
  return { timestamp, status, how, reason, dominates: dominatedTimestamps(before, timestamp) };
}

/** Adds a version where the sheet has another status than the versions: it was changed without one, as by an undo. */
function withUnexplained(
  versions: Map<CellKey, readonly MarkVersion[]>,
  { entries, sheet }: MarkSources,
  standsFor: (participationId: string) => string,
): DeskLedger {
  const [oldest, newest] = [entries[0], entries.at(-1)];
  const unseen = oldest === undefined || oldest.sequence === 1 ? '' : oldest.timestamp;
  const marked = marksIn(sheet).map((mark) => cellKey(standsFor(mark.participationId), mark.slotId));
  for (const key of new Set([...versions.keys(), ...marked])) {
    const { participationId, slotId } = cellOf(key);
    const before = versions.get(key) ?? [];
    const status = statusIn(sheet, participationId, slotId);
    if ((resolvedVersion(before)?.status ?? 'unmarked') === status) continue;
    const timestamp = before.length === 0 ? unseen : (newest?.timestamp ?? '');
    const dominates = dominatedTimestamps(before, timestamp);
    versions.set(key, [{ timestamp, status, how: 'grid', reason: null, dominates }]);
  }
  return versions;
}
