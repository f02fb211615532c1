import * as z from 'zod';
import type { Change } from '../changes/change.ts';
import { applyToPartition, applyToSheet, type Holdings, type Partition, recordsOf } from '../changes/partition.ts';
import type { AttendanceSheet } from '../domain/attendance/attendance.ts';
import type { EntityName, EntityRecord } from '../domain/entities.ts';

/** THE list of what can be wrong with the data as a whole, which no schema of one record sees but for `record-invalid`. */
export const damageKinds = [
  'changes-missing',
  'journal-behind',
  'journal-other',
  'journal-healed',
  'history-damaged',
  'history-missing',
  'copy-damaged',
  'file-unreadable',
  'small-file-damaged',
  'misplaced',
  'backup-damaged',
  'wrong-partition',
  'record-invalid',
  'partition-orphaned',
  'participation-without-person',
  'assignment-broken',
  'session-misplaced',
  'closing-without-day',
  'reference-broken',
  'number-twice',
  'mark-without-participation',
  'mark-without-slot',
  'sheet-size',
  'summary-outdated',
  'evidence-missing',
  'evidence-altered',
] as const;
export type DamageKind = (typeof damageKinds)[number];

/**
 * Numbers of changes that are not there any more, both ends included; with the instants, in UTC, of the last one before and
 * the first one after them, null where nobody knows.
 */
export const missingChangesSchema = z.object({
  from: z.int(),
  to: z.int(),
  after: z.string().nullable(),
  before: z.string().nullable(),
});
export type MissingChanges = z.infer<typeof missingChangesSchema>;

export const damageSchema = z.object({
  kind: z.enum(damageKinds),
  /** Where, by names of our own and ids: `workshop/<id> assignment <id>`. Never a name of somebody. */
  place: z.string().max(300),
  /** Which changes are missing, where it is that. */
  missing: missingChangesSchema.optional(),
  /** Whether the check knows how to mend it without a loss that nobody was asked about. */
  isMendable: z.boolean(),
});
export type Damage = z.infer<typeof damageSchema>;

/** The holdings while they are mended: each change counts at once, so that what is looked at next sees it. */
export class MendedHoldings {
  readonly #partitions: Map<string, Partition>;
  readonly #sheets: Map<string, AttendanceSheet>;
  readonly #unusable = new Set<string>();
  readonly damages: Damage[] = [];
  readonly changes: Change[] = [];

  constructor({ partitions, sheets }: Holdings) {
    this.#partitions = new Map(partitions);
    this.#sheets = new Map(sheets);
  }

  get partitionKeys(): readonly string[] {
    return [...this.#partitions.keys()];
  }

  get sheets(): readonly AttendanceSheet[] {
    return [...this.#sheets.values()];
  }

  partition(key: string): Partition | undefined {
    return this.#partitions.get(key);
  }

  sheet(workshopId: string): AttendanceSheet | undefined {
    return this.#sheets.get(workshopId);
  }

  records<Name extends EntityName>(key: string, name: Name): EntityRecord<Name>[] {
    return recordsOf(this.#partitions.get(key), name).filter(({ id }) => !this.#unusable.has(id));
  }

  /** The workshops that are there; a partition whose workshop was deleted has none. */
  get workshops(): readonly EntityRecord<'workshop'>[] {
    return this.partitionKeys
      .filter((key) => key.startsWith('workshop/'))
      .flatMap((key) => this.records(key, 'workshop'));
  }

  /** Notes a damage and makes the changes that mend it; without any, it is one that cannot be mended. */
  note(kind: DamageKind, place: string, changes: readonly Change[]): void {
    this.damages.push({ kind, place, isMendable: changes.length > 0 });
    for (const change of changes) this.#apply(change);
    this.changes.push(...changes);
  }

  /** A record that is too damaged to be looked at any further; it stays as it is. */
  leave(id: string): void {
    this.#unusable.add(id);
  }

  #apply(change: Change): void {
    if (change.entity === 'mark') {
      const sheet = applyToSheet(change.workshopId, this.#sheets.get(change.workshopId), [change]);
      this.#sheets.set(change.workshopId, sheet);
    } else {
      const partition = applyToPartition(change.partition, this.#partitions.get(change.partition), [change]);
      this.#partitions.set(change.partition, partition);
    }
  }
}

type Json = Extract<Change, { field: unknown }>['value'];

/** The change of one field of a record in the partition in which it really lies. */
export function fieldSet(
  partition: string,
  entity: EntityName,
  record: { readonly id: string },
  field: string,
  value: unknown,
): Change {
  const { id } = record;
  const old = record as unknown as Readonly<Record<string, Json>>;
  return { entity, partition, id, field, value: value as Json, previous: old[field] ?? null };
}

/** The change that takes the record under `id` out of a partition, whether or not it belongs there. */
export function takenOut(partition: string, entity: EntityName, id: string, record: object): Change {
  return { entity, partition, id, field: null, value: null, previous: record as Json };
}

/** The change that puts a record into a partition. */
export function putIn(partition: string, entity: EntityName, record: { readonly id: string }): Change {
  return { entity, partition, id: record.id, field: null, value: record as unknown as Json, previous: null };
}
