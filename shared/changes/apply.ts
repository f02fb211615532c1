import { emptySheet, withMarks, type AttendanceSheet } from '../domain/attendance.ts';
import type { EntityRecord } from '../domain/entities.ts';
import type { Change, MarkChange, RecordChange } from './change.ts';
import { emptyShelf, type Shelf } from './shelf.ts';

/** The shelves and sheets that `changes` touch, so that a transaction reads no others. */
export function touchedBy(changes: readonly Change[]): { shelves: string[]; sheets: string[] } {
  const shelves = new Set<string>();
  const sheets = new Set<string>();
  for (const change of changes) {
    if (change.entity === 'mark') sheets.add(change.workshopId);
    else shelves.add(change.shelf);
  }
  return { shelves: [...shelves], sheets: [...sheets] };
}

/** The shelf `key` after those of `changes` that lie on it; `undefined` stands for a shelf that is not there. */
export function applyToShelf(key: string, shelf: Shelf | undefined, changes: readonly Change[]): Shelf {
  const records: Record<string, Record<string, Record<string, unknown>>> = {};
  const before = shelf ?? emptyShelf(key);
  for (const [name, byId] of Object.entries(before.records)) records[name] = { ...byId };
  for (const change of changes) {
    if (change.entity !== 'mark' && change.shelf === key) applyToRecords((records[change.entity] ??= {}), change);
  }
  return { key, records: records as Shelf['records'] };
}

function applyToRecords(byId: Record<string, Record<string, unknown>>, change: RecordChange): void {
  if (change.field !== null) {
    byId[change.id] = { ...byId[change.id], [change.field]: change.value };
  } else if (change.value === null) {
    delete byId[change.id];
  } else {
    byId[change.id] = change.value as EntityRecord;
  }
}

/** The sheet of `workshopId` after those of `changes` that are its marks. */
export function applyToSheet(
  workshopId: string,
  sheet: AttendanceSheet | undefined,
  changes: readonly Change[],
): AttendanceSheet {
  const marks = changes
    .filter((change): change is MarkChange => change.entity === 'mark' && change.workshopId === workshopId)
    .map(({ participationId, slotId, value }) => ({ participationId, slotId, status: value }));
  return withMarks(sheet ?? emptySheet(workshopId), marks);
}

/** The changes that take `changes` back, last first. */
export function inverse(changes: readonly Change[]): Change[] {
  return changes
    .toReversed()
    .map((change) => ({ ...change, value: change.previous, previous: change.value }) as Change);
}
