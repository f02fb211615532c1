import type { Key, ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { Icon } from './icon.tsx';

export type Choice<Value extends string> = { readonly value: Value; readonly name: string };

type SelectProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly labelHidden?: boolean;
  readonly placeholder?: string;
};

/** One of a few. Opens with Space, chooses by typing the first letters. */
export function Select<Value extends string>(props: SelectProps<Value>): ReactNode {
  const { label, choices, value, onChange, labelHidden = false, placeholder = '–' } = props;
  const choose = (key: Key | null): void => {
    const chosen = choices.find((choice) => choice.value === key);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <AriaSelect className="field" value={value} onChange={choose} placeholder={placeholder}>
      <Label className={labelHidden ? 'visually-hidden' : 'label'}>{label}</Label>
      <Button className="input select-button">
        <SelectValue className="value" />
        <Icon name="chevron" />
      </Button>
      <Popover className="popover">
        <ListBox items={choices.map((choice) => ({ id: choice.value, name: choice.name }))}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className="option">
              {choice.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
