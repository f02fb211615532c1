import * as z from 'zod';
import { type AttendanceStatus, markMeans, markSchema, type SlotId } from '../domain/attendance/attendance.ts';
import { entities, type EntityName, entityNames, type EntityRecord, partitionOf } from '../domain/entities.ts';
import { lineSchema, withUnknownFields } from '../domain/entity.ts';

/**
 * One field of one record, before and after. A record that comes into being or goes is one change of the field `null`:
 * its value, or its previous value, is the whole record.
 */
const recordChangeSchema = z.object({
  entity: z.enum(entityNames as [EntityName, ...EntityName[]]),
  /** Key of the partition in which the record lies. */
  partition: z.string().max(100),
  id: z.uuid(),
  field: z.string().max(60).nullable(),
  value: z.json(),
  previous: z.json(),
  /**
   * Of a record that is removed, or comes back by Undo: its index, from 0, among the records of its kind in the
   * partition. Missing where it is, or was, the last one.
   */
  position: z.int().min(0).optional(),
});
export type RecordChange = z.infer<typeof recordChangeSchema>;

/** One mark, before and after. One change for each mark, though the working store keeps sheets packed. */
const markChangeSchema = z.object({
  entity: z.literal('mark'),
  workshopId: z.uuid(),
  participationId: markSchema.shape.participationId,
  slotId: markSchema.shape.slotId,
  value: markSchema.shape.status,
  previous: markSchema.shape.status,
  /** By what means the mark was made; who and when stand in the entry. */
  how: z.enum(markMeans),
  /** Why a mark of a day that had been signed off was changed; null on any other day. */
  reason: lineSchema.min(1).nullable(),
  /** When, on which computer and by what means another desk made the mark; only for one that was taken in from there. */
  origin: z.looseObject({ timestamp: z.string().max(100), how: z.enum(markMeans) }).optional(),
});
export type MarkChange = z.infer<typeof markChangeSchema>;

export type Change = MarkChange | RecordChange;

/** A change on its way from main to the page, which commits it. */
export const changeSchema = z.union([markChangeSchema, recordChangeSchema]);

const saltSchema = z.string().regex(/^[0-9a-f]{32}$/);
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A change as entries hold it: with a salt beside what may be erased, or, once that is erased, with a digest in its
 * place. Fields that this version does not know are kept, for the hash of the entry covers them.
 */
export const storedChangeSchema = z.union([
  markChangeSchema.extend({ reason: z.null() }).loose(),
  recordChangeSchema.extend({ salt: saltSchema }).loose(),
  markChangeSchema.extend({ reason: lineSchema.min(1), salt: saltSchema }).loose(),
  recordChangeSchema.omit({ value: true, previous: true }).extend({ digest: digestSchema }).loose(),
  markChangeSchema.omit({ reason: true }).extend({ digest: digestSchema }).loose(),
]);

/** Who made a change; empty for a name that nobody has given. */
export const authorSchema = z.object({ user: z.string().max(60), computer: z.string().max(60) });
export type Author = z.infer<typeof authorSchema>;

export const nobody: Author = { user: '', computer: '' };

/** The author as entries hold it; see `storedChangeSchema`. */
export const storedAuthorSchema = z.union([
  authorSchema.extend({ salt: saltSchema }).loose(),
  z.looseObject({ digest: digestSchema }),
]);

type Json = RecordChange['value'];

/** The change that brings a record into being. */
export function created<Name extends EntityName>(entity: Name, record: EntityRecord<Name>): Change {
  return {
    entity,
    partition: partitionOf(entity, record),
    id: record.id,
    field: null,
    value: record as Json,
    previous: null,
  };
}

/** The change that removes a record. */
export function removed<Name extends EntityName>(entity: Name, record: EntityRecord<Name>): Change {
  return {
    entity,
    partition: partitionOf(entity, record),
    id: record.id,
    field: null,
    value: null,
    previous: record as Json,
  };
}

/**
 * One change for each field of `patch` that differs from `before`; none when nothing does. What a field holds and this
 * version does not know stays in it.
 */
export function updated<Name extends EntityName>(
  entity: Name,
  before: EntityRecord<Name>,
  patch: Partial<EntityRecord<Name>>,
): Change[] {
  const old = before as unknown as Readonly<Record<string, Json>>;
  const shape = entities[entity].schema.shape as Readonly<Record<string, z.ZodType>>;
  return Object.entries(patch as Readonly<Record<string, Json>>)
    .map(([field, value]) => [field, withUnknownFields(shape[field], old[field], value) as Json] as const)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field]))
    .map(([field, value]) => ({
      entity,
      partition: partitionOf(entity, before),
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

/** Makes ids for new records; the same sequence in a test, version-7 UUIDs in the app. */
export type NewId = () => string;

/** What an operation gives: the changes that the command commits as one action. */
export type Changes = readonly Change[];
