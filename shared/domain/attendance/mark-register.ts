import * as z from 'zod';
import { deviceOf } from '../../time/instant.ts';
import { defineEntity, idSchema, lineSchema } from '../entity.ts';
import { attendanceStatuses, isPresence, markMeans, slotIdSchema } from './attendance.ts';

/**
 * `<instant>/<counter>/<device>`, or empty for a mark that came with a workshop file: nobody knows when it was made.
 */
const timestampSchema = z
  .string()
  .max(100)
  .regex(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\/\d{6}\/[\w-]{1,60})?$/);

/**
 * One version of a mark, as one desk made it. A cell of a ledger is a multi-value register: concurrent marks of one
 * cell give two versions; a mark that is made with knowledge of both dominates them (Shapiro et al., "A comprehensive
 * study of Convergent and Commutative Replicated Data Types", INRIA RR-7506, 3.2.2).
 */
export const markVersionSchema = z.object({
  timestamp: timestampSchema,
  status: z.enum(attendanceStatuses),
  how: z.enum(markMeans),
  reason: lineSchema.min(1).nullable(),
  /** The versions that this one dominates, as a version vector: the latest timestamp of each other desk that its maker knew of. */
  dominates: z.array(timestampSchema.min(1)).max(50),
});
export type MarkVersion = z.infer<typeof markVersionSchema>;

/** Merges two sets of versions: their union without the dominated ones. Commutative, associative, idempotent. */
export function mergeVersions(one: readonly MarkVersion[], other: readonly MarkVersion[]): MarkVersion[] {
  const all = new Map([...one, ...other].map((version) => [identityOf(version), version]));
  const versions = [...all.values()];
  return versions
    .filter((version) => !versions.some((each) => each !== version && dominates(each, version)))
    .sort((first, second) => (identityOf(first) < identityOf(second) ? -1 : 1));
}

/** Whether both hold the same versions, in whatever order. */
export function areSameVersions(one: readonly MarkVersion[], other: readonly MarkVersion[]): boolean {
  return one.map(identityOf).sort().join() === other.map(identityOf).sort().join();
}

/** The timestamps that a version made here and now dominates, given the versions that are not dominated. */
export function dominatedTimestamps(versions: readonly MarkVersion[], timestamp: string): string[] {
  const latest = new Map<string, string>();
  for (const each of versions.flatMap((version) => [version.timestamp, ...version.dominates])) {
    const desk = deviceOf(each);
    if (each !== '' && desk !== deviceOf(timestamp) && each > (latest.get(desk) ?? '')) latest.set(desk, each);
  }
  return [...latest.values()].sort();
}

/**
 * The version that counts among concurrent ones until a user decides. A mark of presence wins over other marks; of two
 * marks of presence the earlier one wins, since the person came when the first desk saw them; of other marks the later
 * one. A mark that was taken back only removes the versions that it dominates.
 */
export function resolvedVersion(versions: readonly MarkVersion[]): MarkVersion | undefined {
  const marked = versions.filter(({ status }) => status !== 'unmarked');
  const there = marked.filter(({ status }) => isPresence(status));
  const [eligible = []] = [there, marked, versions].filter((each) => each.length > 0);
  const inOrder = eligible.toSorted((one, other) => (identityOf(one) < identityOf(other) ? -1 : 1));
  return there.length > 0 && there.every(isArrival) ? inOrder[0] : inOrder.at(-1);
}

/** Whether concurrent versions have different statuses. */
export function haveConflict(versions: readonly MarkVersion[]): boolean {
  return new Set(versions.map(({ status }) => status).filter((status) => status !== 'unmarked')).size > 1;
}

function isArrival({ how }: MarkVersion): boolean {
  return how === 'desk' || how === 'badge' || how === 'signature';
}

function dominates(upper: MarkVersion, lower: MarkVersion): boolean {
  if (lower.timestamp === '') return upper.timestamp !== '';
  const desk = deviceOf(lower.timestamp);
  const known =
    deviceOf(upper.timestamp) === desk ? [upper.timestamp] : upper.dominates.filter((each) => deviceOf(each) === desk);
  return known.some((each) => each >= lower.timestamp);
}

/** Identifies a version: by its timestamp; by its status where it has none. */
function identityOf({ timestamp, status }: MarkVersion): string {
  return `${timestamp} ${timestamp === '' ? status : ''}`;
}

/**
 * For one slot, which desk made which mark. It is written when the file of another desk is taken in; what was marked
 * here since then stands in the entries.
 */
const ledgerSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  slotId: slotIdSchema,
  /** Timestamp of the last entry of this computer that is merged into it. */
  upTo: timestampSchema,
  /** By participation. */
  cells: z.record(idSchema, z.array(markVersionSchema).min(1).max(50)),
});
export type Ledger = z.infer<typeof ledgerSchema>;

/** The partition of records that only desks read: `desk/<id>`. */
export function deskPartition(record: { readonly workshopId: string }): string {
  return `desks/${record.workshopId}`;
}

export const ledger = defineEntity(ledgerSchema, deskPartition);
