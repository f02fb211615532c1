import { type ReactNode, useEffect } from 'react';
import { get, useController, useFormState } from 'react-hook-form';
import type { TextFieldProps } from 'react-aria-components';
import type { Language } from '../../shared/domain/language.ts';
import { problemSentence } from '../../shared/forms/field-problem.ts';
import { vainText } from '../../shared/forms/typed-schema.ts';
import { rankedMatches } from '../../shared/domain/search-key.ts';
import { useText } from '../context/preferences.tsx';
import { ComboBox } from '../ui/fields/combo-box.tsx';
import { TextField } from '../ui/fields/field.tsx';
import fieldStyles from '../ui/fields/field.module.css';
import type { SelectChoice } from '../ui/fields/select.tsx';
import styles from './text-fields.module.css';
import type { FieldPath, RecordForm } from './use-record-form.ts';

type FieldProps<Value> = {
  readonly form: RecordForm<Value>;
  readonly name: FieldPath<Value>;
  readonly label: string;
};

type TextInputProps<Value> = FieldProps<Value> & {
  readonly hint?: string | undefined;
  readonly lines?: number;
  readonly placeholder?: string;
  readonly labelHidden?: boolean;
  readonly type?: 'text' | 'email' | 'tel';
  readonly inputMode?: 'numeric';
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  /** The text of which this is one language: what is wrong with the whole of it is said here. */
  readonly within?: FieldPath<Value> | undefined;
};

/**
 * A field in which one types: a line, a number, a date or a time, as the schema of its form has it. In place it saves on
 * Enter and on leaving, and Escape brings back what is stored; what is wrong stays as typed, with its sentence.
 */
export function TextInput<Value>(props: TextInputProps<Value>): ReactNode {
  const { form, name, label, lines = 1, within, ...rest } = props;
  const field = useField(form, name, label, within);
  const { autosave } = form;
  const typed = typeof field.value === 'string' ? field.value : '';
  const stored = form.storedAt(name);
  const isUnsaved = autosave !== null && typed !== (stored ?? '');
  const onKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key === 'Escape' && isUnsaved) {
      autosave.revert(name);
      return;
    }
    if (event.key === 'Enter' && lines === 1) autosave?.leave(name);
    // React Aria keeps keys to the field unless told otherwise; Ctrl+Z and its like are for the app.
    event.continuePropagation();
  };
  return (
    <TextField
      {...rest}
      label={label}
      lines={lines}
      problem={field.problem}
      value={typed}
      onChange={field.onChange}
      onBlur={() => autosave?.leave(name)}
      onKeyDown={onKeyDown}
      data-unsaved={isUnsaved ? true : undefined}
    />
  );
}

type TextByLanguageProps<Value> = FieldProps<Value> & {
  readonly languages: readonly Language[];
  readonly lines?: number;
};

/** One text in each language of the workshop, one under the other; `name` is that of the text. */
export function TextByLanguage<Value>(props: TextByLanguageProps<Value>): ReactNode {
  const { form, name, label, languages, lines = 1 } = props;
  const t = useText();
  return (
    <div className={fieldStyles['field']} data-part="field" role="group" aria-label={label}>
      <span className={fieldStyles['label']} data-part="label">
        {label}
      </span>
      <div className={styles['text-by-language']}>
        {languages.map((language, index) => (
          <div key={language} className={styles['line']} data-part="line" lang={language}>
            <TextInput
              form={form}
              name={`${String(name)}.${language}` as FieldPath<Value>}
              label={`${label}, ${t(`vocabulary.language.${language}`)}`}
              labelHidden
              lines={lines}
              within={index === 0 ? name : undefined}
            />
            <span className={styles['tag']} aria-hidden="true">
              {language.toUpperCase()}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

type ChoiceInputProps<Value> = FieldProps<Value> & {
  readonly choices: readonly SelectChoice<string>[];
  readonly autoFocus?: boolean;
  readonly creation?: { readonly name: (typed: string) => string; readonly run: (typed: string) => void };
};

/** One of many, by typing; `name` is that of an id or a code. What names none of them stays and says so. */
export function ChoiceInput<Value>({ form, name, label, choices, ...rest }: ChoiceInputProps<Value>): ReactNode {
  const t = useText();
  const field = useField(form, name, label);
  const value = typeof field.value === 'string' && field.value !== '' ? field.value : null;
  const vain = vainText(value);
  return (
    <ComboBox
      {...rest}
      label={label}
      choices={choices}
      nothing={t('screens.people.noChoice')}
      value={value}
      onChange={field.onChoose}
      onRevert={() => {
        if (form.autosave === null) form.setValue(name, form.storedAt(name));
        else form.autosave.revert(name);
      }}
      problem={
        vain === null ? field.problem : t(`fields.problem.${vainProblem(vain, choices, rest.creation !== undefined)}`)
      }
    />
  );
}

function vainProblem(
  vain: string,
  choices: readonly SelectChoice<string>[],
  canCreate: boolean,
): 'choice-open' | 'choice-new' | 'choice-unknown' {
  if (rankedMatches(choices, vain).matches.length > 1) return 'choice-open';
  return canCreate ? 'choice-new' : 'choice-unknown';
}

type ChoiceProps<Value, Name extends keyof Value & string> = {
  readonly form: RecordForm<Value>;
  readonly name: Name;
  readonly label: string;
  readonly children: (field: {
    readonly value: Value[Name];
    readonly onChange: (value: Value[Name]) => void;
    readonly problem: string | undefined;
  }) => ReactNode;
};

/** A field in which one chooses without typing: a list of a few, boxes, switches. In place it saves at once. */
export function Choice<Value, Name extends keyof Value & string>(props: ChoiceProps<Value, Name>): ReactNode {
  const { form, name, label, children } = props;
  const { value, onChoose, problem } = useField(form, name as unknown as FieldPath<Value>, label);
  return children({ value: value as Value[Name], onChange: onChoose, problem });
}

type Field = {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The same, and saves at once in a form that saves itself. */
  readonly onChoose: (value: unknown) => void;
  readonly problem: string | undefined;
};

function useField<Value>(
  { control, autosave, recheck }: RecordForm<Value>,
  name: FieldPath<Value>,
  label: string,
  within: FieldPath<Value> = name,
): Field {
  const t = useText();
  const { field, fieldState } = useController({ control, name });
  const { errors } = useFormState({ control, name: within });
  const whole = get(errors, within) as { readonly message?: string } | undefined;
  useEffect(() => autosave?.label(name, label), [autosave, name, label]);
  const onChange = (value: unknown): void => {
    field.onChange(value);
    autosave?.typing(name);
    recheck();
  };
  return {
    value: field.value,
    onChange,
    onChoose: (value) => {
      onChange(value);
      autosave?.leave(name);
    },
    problem: problemSentence(t, fieldState.error?.message ?? whole?.message),
  };
}
