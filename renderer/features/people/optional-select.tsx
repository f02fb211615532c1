import type { ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { Select, type Choice } from '../../ui/select.tsx';

type OptionalSelectProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
};

const noneKey = 'none';

/** One of a few, or none. */
export function OptionalSelect<Value extends string>(props: OptionalSelectProps<Value>): ReactNode {
  const { label, choices, value, onChange } = props;
  const t = useText();
  const withNone: readonly Choice<string>[] = [{ value: noneKey, name: t('screens.people.none') }, ...choices];
  return (
    <Select
      label={label}
      choices={withNone}
      value={value ?? noneKey}
      onChange={(key) => onChange(choices.find((choice) => choice.value === key)?.value ?? null)}
    />
  );
}
