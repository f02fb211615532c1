import * as z from 'zod';
import {
  type AttendanceSheet,
  attendanceStatuses,
  emptySheet,
  slotIdSchema,
  withMarks,
} from '../domain/attendance/attendance.ts';
import { type EntityName, entityNames, type EntityRecord } from '../domain/entities.ts';
import { failure, type Result, success } from '../result.ts';
import type { Change, MarkChange, RecordChange } from './change.ts';

/** Records that are read together, packed into one: everything of a workshop but its marks; a handful of people. */
export type Partition = {
  readonly key: string;
  readonly records: { readonly [Name in EntityName]?: Readonly<Record<string, EntityRecord<Name>>> };
};

/** Everything there is: what the working store holds, and what a snapshot of the journal holds. */
export type Holdings = {
  readonly partitions: ReadonlyMap<string, Partition>;
  /** Attendance sheets by workshop. */
  readonly sheets: ReadonlyMap<string, AttendanceSheet>;
};

function emptyPartition(key: string): Partition {
  return { key, records: {} };
}

export function recordsOf<Name extends EntityName>(partition: Partition | undefined, name: Name): EntityRecord<Name>[] {
  return Object.values(partition?.records[name] ?? {}) as EntityRecord<Name>[];
}

export function recordIn<Name extends EntityName>(
  partition: Partition | undefined,
  name: Name,
  id: string,
): EntityRecord<Name> | undefined {
  const records: Readonly<Record<string, EntityRecord<Name>>> | undefined = partition?.records[name];
  return records !== undefined && Object.hasOwn(records, id) ? records[id] : undefined;
}

export function isEmptyPartition(partition: Partition): boolean {
  return Object.values(partition.records).every((records) => Object.keys(records).length === 0);
}

/**
 * Partitions and sheets as they travel between page and main and lie in snapshots. Records are checked one by one when
 * they are written, so only the outline is checked here.
 */
export const partitionSchema = z
  .object({
    key: z.string().max(100),
    records: z.partialRecord(
      z.enum(entityNames as [EntityName, ...EntityName[]]),
      z.record(z.uuid(), z.looseObject({ id: z.uuid() })),
    ),
  })
  .transform((partition) => partition as unknown as Partition);

/** An attendance sheet as text: one digit a mark, the index of its status. */
export const packedSheetSchema = z
  .object({
    workshopId: z.uuid(),
    participationIds: z.array(z.uuid()),
    slotIds: z.array(slotIdSchema),
    marks: z.string().regex(new RegExp(`^[0-${attendanceStatuses.length - 1}]*$`)),
  })
  .refine((sheet) => sheet.marks.length === sheet.participationIds.length * sheet.slotIds.length);
export type PackedSheet = z.infer<typeof packedSheetSchema>;

export function packSheet(sheet: AttendanceSheet): PackedSheet {
  return {
    workshopId: sheet.workshopId,
    participationIds: [...sheet.participationIds],
    slotIds: [...sheet.slotIds],
    marks: sheet.marks.join(''),
  };
}

export function unpackSheet(packed: PackedSheet): AttendanceSheet {
  return { ...packed, marks: Uint8Array.from(packed.marks, Number) };
}

/**
 * The partitions and sheets that `changes` touch, so that a transaction reads no others. A history holds as many partitions
 * and sheets as its changes have touched, also where the last record of one is gone: the journal and the working store
 * both count so, and are compared by it.
 */
export function touchedBy(changes: readonly Change[]): { partitions: string[]; sheets: string[] } {
  const partitions = new Set<string>();
  const sheets = new Set<string>();
  for (const change of changes) {
    if (change.entity === 'mark') sheets.add(change.workshopId);
    else partitions.add(change.partition);
  }
  return { partitions: [...partitions], sheets: [...sheets] };
}

/** The workshops whose marks, head-counts, sign-offs or signatures `changes` touch. */
export function workshopsAttended(changes: readonly Change[]): readonly string[] {
  const ids = changes.flatMap((change) => {
    if (change.entity === 'mark') return change.workshopId;
    return attended.has(change.entity) ? change.partition.slice(change.partition.indexOf('/') + 1) : [];
  });
  return [...new Set(ids)];
}

const attended: ReadonlySet<Change['entity']> = new Set(['headCount', 'signOff', 'signature'] as const);

/** The changes by the partition or sheet in which they lie, each in its order: a large import is gone through only once. */
export type ChangesByPlace = {
  readonly partitions: ReadonlyMap<string, readonly RecordChange[]>;
  /** By workshop. */
  readonly sheets: ReadonlyMap<string, readonly MarkChange[]>;
};

export function changesByPlace(changes: Iterable<Change>): ChangesByPlace {
  const partitions = new Map<string, RecordChange[]>();
  const sheets = new Map<string, MarkChange[]>();
  for (const change of changes) {
    if (change.entity === 'mark') listAt(sheets, change.workshopId).push(change);
    else listAt(partitions, change.partition).push(change);
  }
  return { partitions, sheets };
}

function listAt<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}

/**
 * The partition `key` after those of `changes` that lie in it; `undefined` stands for a partition that is not there.
 * Records stay in the order in which they were made; one that comes back with a position gets its old place.
 */
export function applyToPartition(key: string, partition: Partition | undefined, changes: readonly Change[]): Partition {
  // Names of entities come from stored entries: an object without a prototype takes __proto__ for a name like any other.
  const records = Object.create(null) as Record<string, Record<string, Record<string, unknown>>>;
  const before = partition ?? emptyPartition(key);
  for (const [name, byId] of Object.entries(before.records)) records[name] = { ...byId };
  const orders = new Map<string, string[]>();
  for (const change of changes) {
    if (change.entity === 'mark' || change.partition !== key) continue;
    const byId = (records[change.entity] ??= {});
    const order = orders.get(change.entity) ?? (isInsertion(change) ? Object.keys(byId) : undefined);
    if (order !== undefined) orders.set(change.entity, order);
    const was = Object.hasOwn(byId, change.id);
    applyToRecords(byId, change);
    if (order !== undefined && was !== Object.hasOwn(byId, change.id)) reorder(order, change);
  }
  for (const [name, order] of orders) {
    const byId = records[name] ?? {};
    records[name] = Object.fromEntries(order.map((id) => [id, byId[id] ?? {}]));
  }
  return { key, records: { ...records } };
}

/** A record that comes into being before others of its kind. */
function isInsertion({ field, value, position }: RecordChange): boolean {
  return field === null && value !== null && position !== undefined;
}

/** Keeps a list of ids in step with a record that comes into being or goes. */
function reorder(ids: string[], { id, value, position }: RecordChange): void {
  if (value === null) ids.splice(ids.indexOf(id), 1);
  else ids.splice(position ?? ids.length, 0, id);
}

/**
 * The changes with the position of every record that they remove, so that Undo brings it back to its old place. Fails
 * with `record-missing` where a change concerns a record that is not in its partition at that point.
 */
export function withPositions(
  changes: readonly Change[],
  partitions: ReadonlyMap<string, Partition | undefined>,
): Result<Change[], 'record-missing'> {
  const lists = new Map<string, { readonly ids: string[]; readonly known: Set<string> }>();
  const listOf = ({ partition, entity }: RecordChange): { readonly ids: string[]; readonly known: Set<string> } => {
    const key = `${partition} ${entity}`;
    const ids = lists.get(key)?.ids ?? Object.keys(partitions.get(partition)?.records[entity] ?? {});
    const list = lists.get(key) ?? { ids, known: new Set(ids) };
    lists.set(key, list);
    return list;
  };
  const placed: Change[] = [];
  for (const change of changes) {
    if (change.entity === 'mark') {
      placed.push(change);
      continue;
    }
    const { ids, known } = listOf(change);
    const { id, field, value } = change;
    const isCreation = field === null && value !== null;
    if (!isCreation && !known.has(id)) return failure('record-missing');
    if (field !== null) {
      placed.push(change);
    } else if (value === null) {
      const position = ids.indexOf(id);
      ids.splice(position, 1);
      known.delete(id);
      const { position: _, ...plain } = change;
      placed.push(position === ids.length ? plain : { ...plain, position });
    } else {
      if (!known.has(id)) reorder(ids, change);
      known.add(id);
      placed.push(change);
    }
  }
  return success(placed);
}

/** A field of a record that is not there, and a record that is none, change nothing: half a record would open nowhere. */
function applyToRecords(byId: Record<string, Record<string, unknown>>, change: RecordChange): void {
  if (change.field !== null) {
    const record = Object.hasOwn(byId, change.id) ? byId[change.id] : undefined;
    if (record !== undefined) byId[change.id] = { ...record, [change.field]: change.value };
  } else if (change.value === null) {
    delete byId[change.id];
  } else if (isRecord(change.value, change.id)) {
    byId[change.id] = change.value;
  }
}

function isRecord(value: unknown, id: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'id' in value && value.id === id && id !== '__proto__';
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
  return changes.toReversed().map((change) => {
    const swapped = { ...change, value: change.previous, previous: change.value } as Change;
    return swapped.entity === 'mark' ? { ...swapped, reason: null } : swapped;
  });
}
