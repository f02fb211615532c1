import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { Icon } from './icon.tsx';

type CheckboxProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
};

export function Checkbox({ label, hint, value, onChange }: CheckboxProps): ReactNode {
  return (
    <CheckboxField isSelected={value} onChange={onChange}>
      <CheckboxButton className="checkbox">
        <span className="box">
          <Icon name="check" />
        </span>
        <span>
          {label}
          {hint === undefined ? null : <span className="faint small"> {hint}</span>}
        </span>
      </CheckboxButton>
    </CheckboxField>
  );
}
