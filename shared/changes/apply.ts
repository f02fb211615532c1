import { emptySheet, withMarks, type AttendanceSheet } from '../domain/attendance.ts';
import type { Change, MarkChange, RecordChange } from './change.ts';
import { emptyShelf, type Shelf } from './shelf.ts';

/**
 * The shelves and sheets that `changes` touch, so that a transaction reads no others. A history holds as many shelves
 * and sheets as its changes have touched, also where the last record of one is gone: the journal and the working store
 * both count so, and are compared by it.
 */
export function touchedBy(changes: readonly Change[]): { shelves: string[]; sheets: string[] } {
  const shelves = new Set<string>();
  const sheets = new Set<string>();
  for (const change of changes) {
    if (change.entity === 'mark') sheets.add(change.workshopId);
    else shelves.add(change.shelf);
  }
  return { shelves: [...shelves], sheets: [...sheets] };
}

/** The changes by the shelf or sheet on which they lie, each in its order: a large import is gone through only once. */
export type ChangesByPlace = {
  readonly shelves: ReadonlyMap<string, readonly RecordChange[]>;
  /** By workshop. */
  readonly sheets: ReadonlyMap<string, readonly MarkChange[]>;
};

export function changesByPlace(changes: Iterable<Change>): ChangesByPlace {
  const shelves = new Map<string, RecordChange[]>();
  const sheets = new Map<string, MarkChange[]>();
  for (const change of changes) {
    if (change.entity === 'mark') listAt(sheets, change.workshopId).push(change);
    else listAt(shelves, change.shelf).push(change);
  }
  return { shelves, sheets };
}

function listAt<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}

/** The shelf `key` after those of `changes` that lie on it; `undefined` stands for a shelf that is not there. */
export function applyToShelf(key: string, shelf: Shelf | undefined, changes: readonly Change[]): Shelf {
  const records: Record<string, Record<string, Record<string, unknown>>> = {};
  const before = shelf ?? emptyShelf(key);
  for (const [name, byId] of Object.entries(before.records)) records[name] = { ...byId };
  for (const change of changes) {
    if (change.entity !== 'mark' && change.shelf === key) applyToRecords((records[change.entity] ??= {}), change);
  }
  return { key, records };
}

/** A field of a record that is not there, and a record that is none, change nothing: half a record would open nowhere. */
function applyToRecords(byId: Record<string, Record<string, unknown>>, change: RecordChange): void {
  if (change.field !== null) {
    const record = byId[change.id];
    if (record !== undefined) byId[change.id] = { ...record, [change.field]: change.value };
  } else if (change.value === null) {
    delete byId[change.id];
  } else if (isRecord(change.value, change.id)) {
    byId[change.id] = change.value;
  }
}

function isRecord(value: unknown, id: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'id' in value && value.id === id;
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
