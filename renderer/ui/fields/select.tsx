import { clsx } from 'clsx';
import type { Key, ReactNode } from 'react';
import {
  Select as AriaSelect,
  Button,
  DialogTrigger,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { Icon } from '../icon.tsx';
import segmentsStyles from './segments.module.css';
import popoverStyles from '../popover.module.css';
import fieldStyles from './field.module.css';

export type SelectChoice<Value extends string> = { readonly value: Value; readonly name: string };

type SelectProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly SelectChoice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly labelHidden?: boolean;
  readonly placeholder?: string;
};

/** A drop-down list of which one choice is taken. Space opens it, typing the first letters chooses. */
export function Select<Value extends string>(props: SelectProps<Value>): ReactNode {
  const { label, choices, value, onChange, labelHidden = false, placeholder = '–' } = props;
  const choose = (key: Key | null): void => {
    const chosen = choices.find((choice) => choice.value === key);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <AriaSelect
      className={clsx(fieldStyles['field'])}
      data-part="field"
      value={value}
      onChange={choose}
      placeholder={placeholder}
    >
      <Label
        className={labelHidden ? 'visually-hidden' : clsx(fieldStyles['label'])}
        data-part={labelHidden ? undefined : 'label'}
      >
        {label}
      </Label>
      <Button className={clsx(fieldStyles['input'], fieldStyles['select-button'])} data-part="input">
        <SelectValue className={clsx(fieldStyles['value'])} data-part="value" />
        <Icon name="chevron" />
      </Button>
      <Popover className={clsx(popoverStyles['popover'])}>
        <ListBox items={choices.map((choice) => ({ id: choice.value, name: choice.name }))}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className={clsx(popoverStyles['option'])}>
              {choice.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

type MultiSelectProps = {
  readonly label: string;
  readonly choices: readonly SelectChoice<string>[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly none: string;
  readonly empty: string;
  /** Without frame and label, for a cell of a table. */
  readonly bare?: boolean;
  /** The label is for screen readers only. */
  readonly labelHidden?: boolean;
};

/** A drop-down list of which any number of choices is taken. */
export function MultiSelect({
  label,
  choices,
  values,
  onChange,
  none,
  empty,
  bare = false,
  labelHidden = bare,
}: MultiSelectProps): ReactNode {
  const chosen = choices.filter((choice) => values.includes(choice.value)).map((choice) => choice.name);
  const text = chosen.length === 0 ? none : chosen.join(', ');
  return (
    <DialogTrigger>
      <div className={fieldStyles['field']} data-part="field">
        {labelHidden ? null : (
          <span className={fieldStyles['label']} data-part="label">
            {label}
          </span>
        )}
        <Button
          className={bare ? clsx(fieldStyles['cell-button']) : clsx(fieldStyles['input'], fieldStyles['select-button'])}
          data-part={bare ? 'cell-button' : 'input'}
          aria-label={`${label}: ${text}`}
        >
          <span className={clsx(fieldStyles['value'], chosen.length === 0 && 'faint')} data-part="value">
            {text}
          </span>
          {bare ? null : <Icon name="chevron" />}
        </Button>
      </div>
      <Popover className={clsx(popoverStyles['popover'])}>
        <ListBox
          aria-label={label}
          selectionMode="multiple"
          // Escape closes the list; by default it would first take every choice away.
          escapeKeyBehavior="none"
          selectedKeys={[...values]}
          onSelectionChange={(keys) => {
            onChange(keys === 'all' ? choices.map((choice) => choice.value) : [...keys].map(String));
          }}
          items={choices.map((choice) => ({ id: choice.value, name: choice.name }))}
          renderEmptyState={() => <div className={popoverStyles['list-empty']}>{empty}</div>}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className={clsx(popoverStyles['option'])}>
              {({ isSelected }) => (
                <>
                  <span className={popoverStyles['tick']}>{isSelected ? <Icon name="check" /> : null}</span>
                  {choice.name}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </DialogTrigger>
  );
}

type SegmentsProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly SelectChoice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** The action of the list that chooses. */
  readonly action?: string;
};

/** Two to six radio buttons in one bar. */
export function SegmentedControl<Value extends string>({
  label,
  choices,
  value,
  onChange,
  action,
}: SegmentsProps<Value>): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={clsx(segmentsStyles['segments'])}
      data-part="segments"
      data-action={action}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((choice) => keys.has(choice.value));
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.value}
          id={choice.value}
          className={clsx(segmentsStyles['segment'])}
          data-part="segment"
        >
          {choice.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
