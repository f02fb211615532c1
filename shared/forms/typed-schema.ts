import * as z from 'zod';
import { failure, type FailureCode, type Result, success } from '../result.ts';
import { formatShortDate } from '../text/dates.ts';
import type { DecimalSign } from '../text/numbers.ts';
import { calendarDaySchema } from '../time/calendar-day.ts';
import { readCalendarDay } from '../time/typed-day.ts';
import { readWallClock, wallClockSchema } from '../time/wall-clock.ts';
import { problemMessage } from './field-problem.ts';

/** A value as the fields of a form hold it: a number is a typed text, '' for null; everything else is the same. */
export type Typed<Value> = [Value] extends [number | null] ? string : TypedEach<Value>;
type TypedEach<Value> = Value extends string | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? Typed<Item>[]
    : { [Key in keyof Value]: Typed<Value[Key]> };

/** Reads what a form holds into a value, or says at which path what is wrong. */
export type FormSchema<Value> = z.ZodType<Value, Typed<Value>>;

/**
 * The form schema of a record schema: texts are trimmed, dates, times and numbers read as typed, limits and checks are
 * those of the record schema. A field that may be null reads nothing typed as null. Schemas that read typed text
 * themselves (codecs) stay as they are.
 */
export function typedSchema<Value>(schema: z.ZodType<Value>): FormSchema<Value> {
  const known = typedSchemas.get(schema);
  const made = known ?? typed(schema, false);
  if (known === undefined) typedSchemas.set(schema, made);
  return made as FormSchema<Value>;
}

/** Cache by record schema, since forms ask at each rendering. */
const typedSchemas = new WeakMap<z.ZodType, z.ZodType>();

/** What a form shows for a stored value: the opposite of reading it. `sign` stands before the decimals of numbers. */
export function typedValue<Value>(schema: z.ZodType<Value>, value: Value, sign: DecimalSign = '.'): Typed<Value> {
  return shown(schema, value, sign) as Typed<Value>;
}

/** Begins a form value that holds typed text which matches no choice of a list. No schema of ids accepts it. */
const vainPrefix = '?';

export function typedInVain(text: string): string {
  return `${vainPrefix}${text}`;
}

/** The typed text without a matching choice in a form value; null for any other value. */
export function vainText(value: string | null): string | null {
  return value?.startsWith(vainPrefix) === true ? value.slice(vainPrefix.length) : null;
}

function typed(schema: z.ZodType, orNothing: boolean): z.ZodType {
  if (schema instanceof z.ZodCodec) return schema;
  if (schema instanceof z.ZodNullable) {
    const inner = schema.unwrap() as z.ZodType;
    return isTypedIn(inner) ? typed(inner, true) : z.nullable(typed(inner, true));
  }
  if (schema instanceof z.ZodNumber) return typedNumber(schema, orNothing);
  if (isKind(schema, calendarDaySchema)) {
    const wrongForm = orNothing ? 'not-a-date-or-nothing' : 'not-a-date';
    return typedBy(schema, readCalendarDay, orNothing, (code) => (code === 'no-such-day' ? code : wrongForm));
  }
  if (isKind(schema, wallClockSchema)) {
    return typedBy(schema, readWallClock, orNothing, () => (orNothing ? 'not-a-time-or-nothing' : 'not-a-time'));
  }
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, typed(field as z.ZodType, false)]);
    return z
      .object(Object.fromEntries(fields) as z.ZodRawShape)
      .check(...(schema.def.checks ?? []).map((check) => asCheck(check)));
  }
  if (schema instanceof z.ZodArray) {
    return z
      .array(typed(schema.element as z.ZodType, false))
      .check(...(schema.def.checks ?? []).map((check) => asCheck(check)));
  }
  if (schema instanceof z.ZodRecord) return typedTexts(schema);
  if (schema.def.type === 'string' || schema.def.type === 'union') return trimmed(schema);
  return schema;
}

/** Checks of zod lie on schemas by the type of the core; each of them is a check of any schema. */
function asCheck<Value>(check: z.core.$ZodCheck): z.core.$ZodCheck<Value> {
  return check as z.core.$ZodCheck<Value>;
}

/** Whether a value of it is null when nothing is typed, where it may be null. */
function isTypedIn(schema: z.ZodType): boolean {
  return schema instanceof z.ZodNumber || isKind(schema, calendarDaySchema) || isKind(schema, wallClockSchema);
}

/** Whether `schema` is `kind`, or a copy of it that was given a description. */
function isKind(schema: z.core.$ZodType, kind: z.ZodType): boolean {
  return schema === kind || (schema._zod.parent !== undefined && isKind(schema._zod.parent, kind));
}

function typedNumber(schema: z.ZodNumber, orNothing: boolean): z.ZodType {
  const range = { least: schema.minValue ?? 0, most: schema.maxValue ?? 0 };
  return typedBy(schema, readNumber, orNothing, () =>
    problemMessage(orNothing ? 'number-or-nothing' : 'number', range),
  );
}

/**
 * Reads a typed decimal number: 12, 1 000, 1,5, 1.5, −5 (minus or hyphen), 80 % (the sign is dropped). A comma and a
 * point both separate decimals; only spaces group thousands. The only reader of typed numbers. Fails with
 * `not-a-number`, also for 16 digits and more, which a double does not keep.
 */
export function readNumber(typed: string): Result<number, 'not-a-number'> {
  const text = typed
    .trim()
    .replace(/\s*%$/, '')
    .replace(/^[−–]/, '-')
    .replaceAll(/(?<=\d)[\s\u00A0\u202F](?=\d{3}(?!\d))/g, '')
    .replace(',', '.');
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? success(Number(text)) : failure('not-a-number');
}

/**
 * The schema of a typed text that `read` reads and `schema` checks; with `orNothing` an empty text is null. `messageFor`
 * gives the message of a text that fails: by the code of `read`, or by null where `schema` rejects what was read.
 */
function typedBy<Value, Code extends FailureCode>(
  schema: z.ZodType,
  read: (typed: string) => Result<Value, Code>,
  orNothing: boolean,
  messageFor: (code: Code | null) => string,
): z.ZodType {
  return z
    .string()
    .nullable()
    .transform((text, context) => {
      if (orNothing && (text ?? '').trim() === '') return null;
      const value = read(text ?? '');
      const parsed = value.ok ? schema.safeParse(value.value) : undefined;
      if (parsed?.success === true) return parsed.data;
      const [issue] = parsed?.error.issues ?? [];
      // A custom check of the schema has a message of its own; its limits have none.
      const message = issue?.code === 'custom' ? issue.message : messageFor(value.ok ? null : value.failure.code);
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });
}

/** A text by language, without the languages in which nothing is typed. */
function typedTexts(schema: z.ZodRecord): z.ZodType {
  return z
    .record(z.string(), z.string().optional())
    .transform((texts) =>
      Object.fromEntries(
        Object.entries(texts).flatMap(([language, text = '']) =>
          text.trim() === '' ? [] : [[language, text.trim()] as const],
        ),
      ),
    )
    .pipe(schema as z.ZodType<unknown, Record<string, string>>);
}

function trimmed(schema: z.ZodType): z.ZodType {
  return z
    .string()
    .trim()
    .pipe(schema as z.ZodType<unknown, string>);
}

function shown(schema: z.ZodType, value: unknown, sign: DecimalSign): unknown {
  if (schema instanceof z.ZodCodec) return z.encode(schema, value);
  if (schema instanceof z.ZodNullable) {
    const inner = schema.unwrap() as z.ZodType;
    return value === null ? (isTypedIn(inner) ? '' : null) : shown(inner, value, sign);
  }
  if (typeof value === 'number') return String(value).replace('.', sign);
  if (isKind(schema, calendarDaySchema)) return formatShortDate(value as string);
  if (schema instanceof z.ZodObject) {
    const record = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => [name, shown(field as z.ZodType, record[name], sign)]),
    );
  }
  if (schema instanceof z.ZodArray) {
    return (value as readonly unknown[]).map((item) => shown(schema.element as z.ZodType, item, sign));
  }
  return value;
}
