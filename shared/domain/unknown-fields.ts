import * as z from 'zod';

/**
 * Fields that this version does not know: a newer minor version wrote them (see `dataMinor`). They are kept wherever a
 * record is read, edited and written, so that a file that goes through an older program loses nothing.
 */

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
