import type { ReactNode } from 'react';
import { Button, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { Choice } from './select.tsx';

type MultiSelectProps = {
  readonly label: string;
  readonly choices: readonly Choice<string>[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly none: string;
  readonly empty: string;
  /** Without frame and label, for a cell of a table. */
  readonly bare?: boolean;
};

/** Any number of a few: the trainers of a session. */
export function MultiSelect({ label, choices, values, onChange, none, empty, bare }: MultiSelectProps): ReactNode {
  const chosen = choices.filter((choice) => values.includes(choice.value)).map((choice) => choice.name);
  const text = chosen.length === 0 ? none : chosen.join(', ');
  return (
    <DialogTrigger>
      <div className="field">
        {bare === true ? null : <span className="label">{label}</span>}
        <Button className={bare === true ? 'cell-button' : 'input select-button'} aria-label={`${label}: ${text}`}>
          <span className={chosen.length === 0 ? 'value faint' : 'value'}>{text}</span>
          {bare === true ? null : <Icon name="chevron" />}
        </Button>
      </div>
      <Popover className="popover">
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
          renderEmptyState={() => <div className="list-empty">{empty}</div>}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className="option">
              {({ isSelected }) => (
                <>
                  <span className="tick">{isSelected ? <Icon name="check" /> : null}</span>
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
