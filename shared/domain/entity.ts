import * as z from 'zod';

/** Version-7 UUIDs in practice: time-ordered, so that records list in the order of their making. */
export const idSchema = z.uuid();

/** Longest name, code or address that a single-line field takes, in characters. */
export const lineSchema = z.string().max(300);

/**
 * Marks a field as personal data and says why Rostrum keeps it at all (GDPR Art. 5(1)(b) and (c)).
 * `requiredBy` names who asks for it.
 */
export function personal<Schema extends z.ZodType>(schema: Schema, purpose: string): Schema {
  return schema.meta({ personal: true, purpose });
}

/** The stated purpose of a personal field; undefined for a field that is not personal. */
export function purposeOf(schema: z.ZodType): string | undefined {
  const meta = schema.meta();
  return meta?.['personal'] === true ? String(meta['purpose']) : undefined;
}

/**
 * One kind of record. `partition` says which partition a record lies on: records that are read together lie together,
 * because one packed partition is read 50 to 800 times faster than its records one by one (docs/decisions/0003).
 */
export type Entity<Schema extends z.ZodObject = z.ZodObject> = {
  readonly schema: Schema;
  readonly partition: (record: z.infer<Schema>) => string;
};

export function defineEntity<Schema extends z.ZodObject>(
  schema: Schema,
  partition: (record: z.infer<Schema>) => string,
): Entity<Schema> {
  return { schema, partition: partition };
}

/** The partition of everything that belongs to one workshop. */
export function workshopPartition(record: { readonly workshopId: string }): string {
  return `workshop/${record.workshopId}`;
}

/** What a mark has to look at lies in a small partition of its own, so that a mark need not read the whole workshop. */
export function attendancePartition(record: { readonly workshopId: string }): string {
  return `attendance/${record.workshopId}`;
}
