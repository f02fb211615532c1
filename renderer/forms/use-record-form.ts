import { zodResolver } from '@hookform/resolvers/zod';
import { type SyntheticEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Control, type FieldValues, get, type Path, useForm, useWatch } from 'react-hook-form';
import type * as z from 'zod';
import { messageOf } from '../../shared/forms/field-problem.ts';
import { decimalSign } from '../../shared/text/numbers.ts';
import { type Typed, typedSchema, typedValue } from '../../shared/forms/typed-schema.ts';
import { usePreferences } from '../context/preferences.tsx';
import { Autosave, isSameTyped } from './autosave.ts';

/** The path of a field within a record: `place.city.en`. */
export type FieldPath<Value> = Path<Typed<Value>>;

type Saving<Value> =
  | {
      /** Called with the whole record when the form is submitted and nothing is wrong. */
      readonly onSubmit: (value: Value) => Promise<unknown> | void;
    }
  | {
      /** Autosave: called with each field that is left and right, by its name. What is wrong stays in its field. */
      readonly onSave: (patch: Partial<Value>) => Promise<unknown> | void;
      /** Names the record that is edited: drafts never go over to another one. */
      readonly record: string;
    };

type RecordFormOptions<Value> = Saving<Value> & {
  /** The schema of the record: what is typed is read and checked by it. */
  readonly schema: z.ZodType<Value>;
  /** The record as it is stored, or with what a new one begins. */
  readonly stored: Value;
  /** Says what is wrong while one types, for forms that show at once what they would do. */
  readonly checksTyping?: boolean;
};

/** What the fields of a form need; made by `useRecordForm`. */
export type RecordForm<Value> = {
  readonly schema: z.ZodType<Value>;
  readonly control: Control;
  /** Null in a form that is submitted as a whole. */
  readonly autosave: Autosave | null;
  /** The text of a field as it is stored. */
  readonly storedAt: (path: string) => unknown;
  /** Whether something was typed or chosen that is not stored. */
  readonly hasUnsaved: () => boolean;
  readonly setValue: (path: FieldPath<Value>, value: unknown) => void;
  /** Begins again with another record, in a form that is submitted. */
  readonly reset: (value: Value) => void;
  /** Looks at all fields again after each change, where the form checks typing. */
  readonly recheck: () => void;
  readonly submit: (event: SyntheticEvent) => void;
};

/**
 * A form on react-hook-form of a record with its zod schema. Every form of the app is one: a dialog that is submitted
 * (`onSubmit`), or fields in place that save themselves when they are left (`onSave`). Fields hold typed text; limits
 * and messages come from the schema.
 */
export function useRecordForm<Value extends object>(options: RecordFormOptions<Value>): RecordForm<Value> {
  const { schema, checksTyping = false } = options;
  const { t, language } = usePreferences();
  const sign = decimalSign(language);
  const [initial, setInitial] = useState(options.stored);
  const stored = 'onSave' in options ? options.stored : initial;
  const typed = useMemo(() => typedValue(schema, stored, sign) as FieldValues, [schema, stored, sign]);
  const form = useForm({
    defaultValues: typed,
    shouldFocusError: false,
    resolver: zodResolver(
      typedSchema(schema) as z.ZodType<FieldValues, FieldValues>,
      { error: messageOf },
      { mode: 'sync' },
    ),
  });
  // Read at each drawing: react-hook-form keeps it up to date only where it is read.
  const { isSubmitted } = form.formState;
  const [engine] = useState(() => new Autosave(form));
  const saves = 'onSave' in options ? options : null;
  useLayoutEffect(() => {
    if (saves === null) return;
    engine.follow({ record: saves.record, schema, stored, typed, save: saves.onSave, t });
  });
  const isAutosave = saves !== null;
  useEffect(() => (isAutosave ? engine.whileShown() : undefined), [engine, isAutosave]);
  const onSubmit = useRef<(value: Value) => Promise<unknown> | void>(() => undefined);
  useLayoutEffect(() => {
    if ('onSubmit' in options) onSubmit.current = options.onSubmit;
  });
  const checked = useRef(schema);
  useEffect(() => {
    if (checksTyping && checked.current !== schema) void form.trigger();
    checked.current = schema;
  });
  const hasUnsaved = useCallback(() => !isSameTyped(form.getValues(), typed), [form, typed]);
  return {
    schema,
    control: form.control,
    autosave: isAutosave ? engine : null,
    storedAt: (path) => get(typed, path),
    hasUnsaved,
    setValue: (path, value) => form.setValue(path as string, value, { shouldValidate: isSubmitted }),
    reset: (value) => {
      setInitial(value);
      form.reset(typedValue(schema, value, sign) as FieldValues);
    },
    recheck: () => {
      if (checksTyping) void form.trigger();
    },
    submit: (event) => {
      // React passes the events of a form in a dialog on to the form from which the dialog was opened.
      event.stopPropagation();
      void form.handleSubmit(async (value) => onSubmit.current(value as Value))(event);
    },
  };
}

/** What a form holds as a record, after each change; null while something in it is wrong. */
export function useFormRecord<Value>(form: RecordForm<Value>): Value | null {
  const typed = useWatch({ control: form.control });
  return useMemo(() => typedSchema(form.schema).safeParse(typed).data ?? null, [form.schema, typed]);
}
