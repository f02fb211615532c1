import type { ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import type { Language } from '../../../shared/domain/language.ts';
import type { TextKey } from '../../../shared/text/text.ts';
import { useText } from '../../app/preferences.tsx';
import { TextField } from '../../ui/field.tsx';
import type { TypedPerson } from './person-form.ts';

type TypedFieldName =
  `${'latinName' | 'cyrillicName'}.${'family' | 'given' | 'patronymic'}` | `position.${Language}` | 'email' | 'phone';

type TypedFieldProps = {
  readonly name: TypedFieldName;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'tel';
  readonly autoFocus?: boolean;
};

const problems: Readonly<Record<string, TextKey>> = {
  'name-missing': 'screens.people.problem.nameMissing',
  'family-missing': 'screens.people.problem.familyMissing',
};

/** A field of the person form in which one types. */
export function TypedField({ name, label, type = 'text', autoFocus = false }: TypedFieldProps): ReactNode {
  const t = useText();
  const { control } = useFormContext<TypedPerson>();
  const { field, fieldState } = useController({ control, name });
  const sentence = problems[fieldState.error?.message ?? ''] ?? fallback(name);
  return (
    <TextField
      label={label}
      type={type}
      autoFocus={autoFocus}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      problem={fieldState.error === undefined ? undefined : t(sentence)}
    />
  );
}

function fallback(name: TypedFieldName): TextKey {
  return name === 'email' ? 'screens.people.problem.email' : 'screens.people.problem.tooLong';
}
