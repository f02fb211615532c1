import { shelfOf, type EntityName, type EntityRecord } from '../domain/entities.ts';
import type { AttendanceStatus, SlotId } from '../domain/attendance.ts';
import type { Change, MarkChange, RecordChange } from './change.ts';

type Json = RecordChange['value'];

/** The change that brings a record into being. */
export function created<Name extends EntityName>(entity: Name, record: EntityRecord<Name>): Change {
  return { entity, shelf: shelfOf(entity, record), id: record.id, field: null, value: record as Json, previous: null };
}

/** The change that removes a record. */
export function removed<Name extends EntityName>(entity: Name, record: EntityRecord<Name>): Change {
  return { entity, shelf: shelfOf(entity, record), id: record.id, field: null, value: null, previous: record as Json };
}

/** One change for each field of `patch` that differs from `before`; none when nothing does. */
export function updated<Name extends EntityName>(
  entity: Name,
  before: EntityRecord<Name>,
  patch: Partial<EntityRecord<Name>>,
): Change[] {
  const old = before as unknown as Readonly<Record<string, Json>>;
  return Object.entries(patch as Readonly<Record<string, Json>>)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field]))
    .map(([field, value]) => ({
      entity,
      shelf: shelfOf(entity, before),
      id: before.id,
      field,
      value,
      previous: old[field] ?? null,
    }));
}

/** How marks come about, and why where their day was closed. */
export type Marking = Pick<MarkChange, 'how' | 'reason'>;

/** The change of one mark. */
export function marked(
  workshopId: string,
  participationId: string,
  slotId: SlotId,
  previous: AttendanceStatus,
  value: AttendanceStatus,
  { how, reason }: Marking,
): MarkChange {
  return { entity: 'mark', workshopId, participationId, slotId, value, previous, how, reason };
}
