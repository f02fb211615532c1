import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Icon } from './icon.tsx';

type CheckboxProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
};

export function Checkbox({ label, hint, value, onChange }: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox className="checkbox" isSelected={value} onChange={onChange}>
      <span className="box">
        <Icon name="check" />
      </span>
      <span>
        {label}
        {hint === undefined ? null : <span className="faint small"> {hint}</span>}
      </span>
    </AriaCheckbox>
  );
}
