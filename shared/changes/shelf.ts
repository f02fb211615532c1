import type { AttendanceSheet } from '../domain/attendance.ts';
import type { EntityName, EntityRecord } from '../domain/entities.ts';

/** Records that are read together, packed into one: everything of a workshop but its marks; a handful of people. */
export type Shelf = {
  readonly key: string;
  readonly records: { readonly [Name in EntityName]?: Readonly<Record<string, EntityRecord<Name>>> };
};

/** Everything there is: what the working store holds, and what a snapshot of the journal holds. */
export type Holdings = {
  readonly shelves: ReadonlyMap<string, Shelf>;
  /** Attendance sheets by workshop. */
  readonly sheets: ReadonlyMap<string, AttendanceSheet>;
};

export function emptyShelf(key: string): Shelf {
  return { key, records: {} };
}

export function recordsOf<Name extends EntityName>(shelf: Shelf | undefined, name: Name): EntityRecord<Name>[] {
  return Object.values(shelf?.records[name] ?? {}) as EntityRecord<Name>[];
}

export function recordOn<Name extends EntityName>(
  shelf: Shelf | undefined,
  name: Name,
  id: string,
): EntityRecord<Name> | undefined {
  const records: Readonly<Record<string, EntityRecord<Name>>> | undefined = shelf?.records[name];
  return records !== undefined && Object.hasOwn(records, id) ? records[id] : undefined;
}

export function isEmptyShelf(shelf: Shelf): boolean {
  return Object.values(shelf.records).every((records) => Object.keys(records).length === 0);
}
