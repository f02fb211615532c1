import * as z from 'zod';

/**
 * The id of a record: any UUID is read; new ones are version 7 (RFC 9562), so that ids sort in the order of creation.
 */
export const idSchema = z.uuid();

/** Text of a single-line field (a name, a code, an address): at most 300 UTF-16 units. */
export const lineSchema = z.string().max(300);

/** Whether a value is an object of JSON, as every record is; a list is none. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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
 * One kind of record. `partition` names the partition in which a record is stored: records that are read together are
 * packed into one row, which is read 50 to 800 times faster than a row for each record (docs/decisions/0003).
 */
export type Entity<Schema extends z.ZodObject = z.ZodObject> = {
  readonly schema: Schema;
  readonly partition: (record: z.infer<Schema>) => string;
};

export function defineEntity<Schema extends z.ZodObject>(
  schema: Schema,
  partition: (record: z.infer<Schema>) => string,
): Entity<Schema> {
  return { schema, partition };
}

/** The partition of one workshop: `workshop/<id>`. */
export function workshopPartition(record: { readonly workshopId: string }): string {
  return `workshop/${record.workshopId}`;
}

/**
 * The partition of records that each mark has to check, `attendance/<id>`: small, so that a mark does not read the
 * whole workshop.
 */
export function attendancePartition(record: { readonly workshopId: string }): string {
  return `attendance/${record.workshopId}`;
}

/**
 * `value`, which an edit puts in the place of `before`, with the fields of `before` that `schema` does not know: forms and
 * operations build nested objects of the fields that they know. Items of a list are matched by their ids, or else by
 * their places where the list is as long as before.
 */
export function withUnknownFields(schema: z.core.$ZodType | undefined, before: unknown, value: unknown): unknown {
  if (schema === undefined || before === value) return value;
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return withUnknownFields(schema.unwrap(), before, value);
  }
  if (schema instanceof z.ZodArray && Array.isArray(before) && Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      withUnknownFields(schema.element, sameItem(item, index, before, value), item),
    );
  }
  if (!isObject(before) || !isObject(value)) return value;
  if (schema instanceof z.ZodRecord) {
    return mapped(value, (name, each) => withUnknownFields(schema.valueType, before[name], each));
  }
  if (!(schema instanceof z.ZodObject)) return value;
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const unknown = Object.entries(before).filter(([name]) => !(name in shape) && !(name in value));
  const edited = mapped(value, (name, each) => withUnknownFields(shape[name], before[name], each));
  return unknown.length === 0 ? edited : { ...edited, ...Object.fromEntries(unknown) };
}

function mapped(
  value: Readonly<Record<string, unknown>>,
  change: (name: string, each: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(name, each)]));
}

function sameItem(item: unknown, index: number, before: readonly unknown[], value: readonly unknown[]): unknown {
  const id = isObject(item) ? item['id'] : undefined;
  if (id !== undefined) return before.find((each) => isObject(each) && each['id'] === id);
  return before.length === value.length ? before[index] : undefined;
}
