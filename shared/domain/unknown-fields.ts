import * as z from 'zod';

/**
 * Fields that this version does not know: a newer minor version wrote them (see `dataMinor`). They are kept wherever a
 * record is read, edited and written, so that a file that goes through an older program loses nothing.
 */

type Fields = Readonly<Record<string, unknown>>;

const known = new Map<z.ZodType, z.ZodType>();

/** The same schema, but that its objects keep fields which they do not know, at any depth. */
export function keepingUnknown<Schema extends z.ZodType>(schema: Schema): Schema {
  const kept = known.get(schema) ?? loosened(schema);
  known.set(schema, kept);
  return kept as Schema;
}

function loosened(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.ZodType>(schema.shape);
    const shape = Object.fromEntries(fields.map(([name, field]) => [name, keepingUnknown(field)]));
    return schema.clone({ ...schema.def, shape, catchall: z.unknown() });
  }
  if (schema instanceof z.ZodArray) return schema.clone({ ...schema.def, element: keepingInner(schema.element) });
  if (schema instanceof z.ZodRecord) {
    const record = schema as z.ZodRecord<z.ZodString, z.ZodType>;
    return record.clone({ ...record.def, valueType: keepingUnknown(record.valueType) });
  }
  if (schema instanceof z.ZodNullable) return schema.clone({ ...schema.def, innerType: keepingInner(schema.unwrap()) });
  if (schema instanceof z.ZodOptional) return schema.clone({ ...schema.def, innerType: keepingInner(schema.unwrap()) });
  if (schema instanceof z.ZodUnion) {
    return schema.clone({ ...schema.def, options: schema.options.map(keepingInner) });
  }
  return schema;
}

function keepingInner(schema: z.core.$ZodType): z.ZodType {
  return keepingUnknown(schema as z.ZodType);
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
  if (!isFieldsObject(before) || !isFieldsObject(value)) return value;
  if (schema instanceof z.ZodRecord) {
    return mapped(value, (name, each) => withUnknownFields(schema.valueType, before[name], each));
  }
  if (!(schema instanceof z.ZodObject)) return value;
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const unknown = Object.entries(before).filter(([name]) => !(name in shape) && !(name in value));
  const edited = mapped(value, (name, each) => withUnknownFields(shape[name], before[name], each));
  return unknown.length === 0 ? edited : { ...edited, ...Object.fromEntries(unknown) };
}

function mapped(value: Fields, change: (name: string, each: unknown) => unknown): Fields {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(name, each)]));
}

function sameItem(item: unknown, index: number, before: readonly unknown[], value: readonly unknown[]): unknown {
  const id = isFieldsObject(item) ? item['id'] : undefined;
  if (id !== undefined) return before.find((each) => isFieldsObject(each) && each['id'] === id);
  return before.length === value.length ? before[index] : undefined;
}

function isFieldsObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
