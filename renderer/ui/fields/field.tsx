import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  CheckboxButton,
  CheckboxField,
  FieldError,
  Input,
  type KeyboardEvent,
  Label,
  Text,
  TextArea,
} from 'react-aria-components';

import { Icon } from '../icon.tsx';
import checkboxStyles from './checkbox.module.css';
import styles from './field.module.css';

export type FieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Message below the field; undefined where the value is valid. */
  readonly problem?: string | undefined;
};

type TextFieldProps = FieldProps &
  Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> & {
    readonly lines?: number;
    readonly placeholder?: string;
    /** The label is for screen readers only, where its place shows what the field is. */
    readonly labelHidden?: boolean;
  };

export function TextField({
  label,
  hint,
  problem,
  lines = 1,
  placeholder,
  labelHidden,
  onKeyDown,
  ...rest
}: TextFieldProps): ReactNode {
  const filler = placeholder === undefined ? {} : { placeholder };
  // React Aria keeps every key that somebody listens to in a field; shortcuts go on to the page.
  const listening = onKeyDown && {
    onKeyDown: (event: KeyboardEvent) => {
      onKeyDown(event);
      if (event.ctrlKey || event.metaKey || event.altKey) event.continuePropagation();
    },
  };
  return (
    <AriaTextField
      {...rest}
      {...listening}
      isInvalid={problem !== undefined}
      className={clsx(styles['field'])}
      data-part="field"
    >
      <Label
        className={labelHidden === true ? 'visually-hidden' : clsx(styles['label'])}
        data-part={labelHidden === true ? undefined : 'label'}
      >
        {label}
      </Label>
      {lines === 1 ? (
        <Input className={clsx(styles['input'])} data-part="input" {...filler} />
      ) : (
        <TextArea className={clsx(styles['input'])} data-part="input" rows={lines} {...filler} />
      )}
      <FieldFoot hint={hint} problem={problem} />
    </AriaTextField>
  );
}

function FieldFoot({ hint, problem }: Pick<FieldProps, 'hint' | 'problem'>): ReactNode {
  if (problem !== undefined) return <FieldError className={clsx(styles['problem'])}>{problem}</FieldError>;
  if (hint === undefined) return null;
  return (
    <Text slot="description" className={clsx(styles['hint'])}>
      {hint}
    </Text>
  );
}

type CheckboxProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
};

export function Checkbox({ label, hint, value, onChange }: CheckboxProps): ReactNode {
  return (
    <CheckboxField isSelected={value} onChange={onChange}>
      <CheckboxButton className={clsx(checkboxStyles['checkbox'])}>
        <span className={checkboxStyles['box']}>
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
