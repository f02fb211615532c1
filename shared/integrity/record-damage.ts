import type { Entry } from '../changes/entry.ts';
import { entities, type EntityName, entityNames, type EntityRecord, partitionOf } from '../domain/entities.ts';
import { fieldSet, type MendedHoldings, putIn, takenOut } from './damage.ts';

/** Records in a partition that is not theirs, or under an id that is not theirs. Both go where they belong. */
export function mendPartitions(holdings: MendedHoldings): void {
  for (const key of holdings.partitionKeys) {
    for (const entity of entityNames) {
      for (const [id, record] of entriesOf(holdings, key, entity)) {
        const right = rightPartition(entity, record);
        if (right === null || (right === key && record.id === id)) continue;
        const isThere = entriesOf(holdings, right, entity).some(([other]) => other === record.id);
        const moved = isThere ? [] : [putIn(right, entity, record)];
        holdings.note('wrong-partition', `${key} ${entity} ${id}`, [takenOut(key, entity, id, record), ...moved]);
      }
    }
  }
}

type AnyRecord = EntityRecord & { readonly id: string };

function entriesOf(holdings: MendedHoldings, key: string, entity: EntityName): [string, AnyRecord][] {
  return Object.entries(holdings.partition(key)?.records[entity] ?? {}) as [string, AnyRecord][];
}

/** Null for a record so damaged that it does not say where it belongs. */
function rightPartition(entity: EntityName, record: AnyRecord): string | null {
  const { id, workshopId } = record as { readonly id: unknown; readonly workshopId?: unknown };
  const isNamed = [id, workshopId ?? ''].every((each) => typeof each === 'string');
  return isNamed ? partitionOf(entity, record) : null;
}

/** Records that their schema refuses. A field that is wrong gets a value that it had before, or else an empty one. */
export function mendRecords(holdings: MendedHoldings, entries: readonly Entry[]): void {
  for (const key of holdings.partitionKeys) {
    for (const entity of entityNames) {
      for (const [id, record] of entriesOf(holdings, key, entity)) {
        const wrong = wrongFields(entity, record);
        if (wrong.length === 0) continue;
        const place = `${key} ${entity} ${id} ${wrong.join(', ')}`.slice(0, 300);
        const mended = mendedRecord(entity, record, earlierValues(entries, id));
        const changes = mended === null ? [] : changesBetween(key, entity, record, mended);
        holdings.note('record-invalid', place, changes);
        if (mended === null) holdings.leave(id);
      }
    }
  }
}

function wrongFields(entity: EntityName, record: object): string[] {
  const parsed = entities[entity].schema.safeParse(record);
  if (parsed.success) return [];
  return [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')))];
}

type Values = ReadonlyMap<string, readonly unknown[]>;

/** What each field of a record held in the kept history, the latest first. */
function earlierValues(entries: readonly Entry[], id: string): Values {
  const values = new Map<string, unknown[]>();
  const add = (field: string, value: unknown): void => void values.set(field, [...(values.get(field) ?? []), value]);
  const changes = entries.toReversed().flatMap((entry) => entry.changes.toReversed());
  for (const change of changes) {
    if (change.entity === 'mark' || change.id !== id) continue;
    for (const value of [change.value, change.previous]) {
      const fields = change.field === null ? Object.entries(value ?? {}) : [[change.field, value] as const];
      for (const [field, each] of fields) add(field, each);
    }
  }
  return values;
}

const unnamed = { family: '?', given: '', patronymic: '' };
/** What a field may hold that says nothing, or what is usual: an hour, the start of a working day. */
const emptyValues: readonly unknown[] = [null, '', [], {}, false, 0, 1, 60, '09:00', unnamed];

/** The record with each wrong field mended; null where one of them cannot be. Ids are never made up. */
function mendedRecord(entity: EntityName, record: object, earlier: Values): object | null {
  let mended: Readonly<Record<string, unknown>> = { ...record };
  for (const field of wrongFields(entity, record)) {
    if (field === '' || field === 'id' || field.endsWith('Id')) return null;
    const candidates = [...(earlier.get(field) ?? []), ...emptyValues];
    const value = candidates.find((each) => !wrongFields(entity, { ...mended, [field]: each }).includes(field));
    if (value === undefined) return null;
    mended = { ...mended, [field]: value };
  }
  return wrongFields(entity, mended).length === 0 ? mended : null;
}

function changesBetween(
  key: string,
  entity: EntityName,
  record: AnyRecord,
  mended: object,
): ReturnType<typeof fieldSet>[] {
  const before = record as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(mended)
    .filter(([field, value]) => value !== before[field])
    .map(([field, value]) => fieldSet(key, entity, record, field, value));
}

const ofWorkshop = /^(?:workshop|attendance|signatures|desks)\/(.+)$/;

/** What belongs to a workshop that is gone: it is in nobody's list any more. */
export function mendOrphans(holdings: MendedHoldings): void {
  const workshops = new Set(holdings.workshops.map(({ id }) => id));
  for (const key of holdings.partitionKeys) {
    const workshopId = ofWorkshop.exec(key)?.[1];
    if (workshopId === undefined || workshops.has(workshopId)) continue;
    const changes = entityNames.flatMap((entity) =>
      entriesOf(holdings, key, entity).map(([id, record]) => takenOut(key, entity, id, record)),
    );
    if (changes.length > 0) holdings.note('partition-orphaned', key, changes);
  }
}
