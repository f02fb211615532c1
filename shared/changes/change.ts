import * as z from 'zod';
import { type AttendanceStatus, markMeans, markSchema, type SlotId } from '../domain/attendance/attendance.ts';
import { type EntityName, entityNames, type EntityRecord, partitionOf } from '../domain/entities.ts';
import { lineSchema } from '../domain/entity.ts';

/**
 * One field of one record, before and after. A record that comes into being or goes is one change of the field `null`:
 * its value, or its previous value, is the whole record.
 */
const recordChangeSchema = z.object({
  entity: z.enum(entityNames as [EntityName, ...EntityName[]]),
  /** The shelf on which the record lies. */
  shelf: z.string().max(100),
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
  /** By what means the mark was made; who and when stand in the entry, as its device and stamp. */
  how: z.enum(markMeans),
  /** Why a mark of a day that had been signed off was changed; null on any other day. */
  reason: lineSchema.min(1).nullable(),
  /** When, on which computer and by what means another desk made the mark; only for one that was taken in from there. */
  origin: z.object({ stamp: z.string().max(100), how: z.enum(markMeans) }).optional(),
});
export type MarkChange = z.infer<typeof markChangeSchema>;

const changeSchema = z.union([markChangeSchema, recordChangeSchema]);
export type Change = z.infer<typeof changeSchema>;

/**
 * One user action with all its changes: the unit of saving, of undo and of the journal. Entries are numbered without a
 * gap, and each carries the hash of all before it, so that two copies of the history are compared by one number.
 */
export const entrySchema = z.object({
  version: z.literal(1),
  sequence: z.int().min(1),
  /** SHA-256, hexadecimal, over the previous entry's hash and this entry without its own. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Hybrid logical clock and device; see clock.ts. */
  stamp: z.string().max(100),
  device: z.string().max(60),
  /** What the user did, as a key of the list of actions: `session.move`. */
  action: z.string().max(60),
  /** The group of changes; one user action. */
  group: z.uuid(),
  /** Set when this entry takes back, or does again, the entry of that group. */
  reverts: z.object({ group: z.uuid(), kind: z.enum(['undo', 'redo']) }).nullable(),
  changes: z.array(changeSchema).max(2_000_000),
});
export type Entry = z.infer<typeof entrySchema>;

/** Where a history ends: enough to tell whether two copies of it are the same. */
export const historyEndSchema = z.object({ sequence: z.int().min(0), hash: z.string() });
export type HistoryEnd = z.infer<typeof historyEndSchema>;

/** The end of a history in which nothing has happened yet. */
export const beginning: HistoryEnd = { sequence: 0, hash: '0'.repeat(64) };

type Json = RecordChange['value'];

/** The change that brings a record into being. */
export function created<Name extends EntityName>(entity: Name, record: EntityRecord<Name>): Change {
  return {
    entity,
    shelf: partitionOf(entity, record),
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
    shelf: partitionOf(entity, record),
    id: record.id,
    field: null,
    value: null,
    previous: record as Json,
  };
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
      shelf: partitionOf(entity, before),
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
