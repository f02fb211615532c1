import { clsx } from 'clsx';
import { type Key, type ReactNode, use, useState } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  ComboBoxStateContext,
  FieldError,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { matchesQuery } from '../../shared/domain/search-key.ts';
import type { FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import type { SelectChoice } from './select.tsx';
import popoverStyles from './popover.module.css';
import fieldStyles from './field.module.css';

type ComboBoxProps = FieldProps & {
  readonly choices: readonly SelectChoice<string>[];
  readonly value: string | null;
  /** Null when the field has been emptied. */
  readonly onChange: (value: string | null) => void;
  readonly nothing: string;
  readonly autoFocus?: boolean;
  /** Offers to make what was typed, where no choice is called so. */
  readonly creation?: { readonly name: (typed: string) => string; readonly run: (typed: string) => void };
};

const creationKey = 'create';

/** One of many: typing narrows the list, in either script and without marks. Emptying the field takes the choice away. */
export function ComboBox(props: ComboBoxProps): ReactNode {
  const { label, hint, problem, choices, value, onChange, nothing, creation, autoFocus = false } = props;
  const chosen = choices.find((choice) => choice.value === value)?.name ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  // Hundreds of choices are made only for an open list: a panel with closed ones must appear at once.
  const shown = open ? choicesFor(typed, choices, creation) : choices.filter((choice) => choice.value === value);
  const choose = (key: Key | null): void => {
    // The value as it is comes back whenever the list closes by itself, even while typing goes on.
    if (key === value) return;
    if (key === creationKey) creation?.run((typed ?? '').trim());
    else if (key !== null) onChange(String(key));
    setTyped(null);
  };
  const leave = (): void => {
    if (typed?.trim() === '' && value !== null) onChange(null);
    setTyped(null);
  };
  return (
    <AriaComboBox
      className={clsx(fieldStyles['field'], fieldStyles['combo-box'])}
      data-part="field"
      items={shown.map((choice) => ({ id: choice.value, name: choice.name }))}
      value={value}
      onChange={choose}
      inputValue={typed ?? chosen}
      onInputChange={(text) => setTyped(text === chosen ? null : text)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null);
      }}
      allowsEmptyCollection
      menuTrigger="manual"
      onOpenChange={setOpen}
      autoFocus={autoFocus}
      isInvalid={problem !== undefined}
    >
      <Label className={clsx(fieldStyles['label'])} data-part="label">
        {label}
      </Label>
      <Group className={clsx(fieldStyles['combo'])}>
        <TypingOpens />
        <Button className={clsx(fieldStyles['open'])}>
          <Icon name="chevron" />
        </Button>
      </Group>
      {hint === undefined || problem !== undefined ? null : (
        <Text slot="description" className={clsx(fieldStyles['hint'])}>
          {hint}
        </Text>
      )}
      {problem === undefined ? null : <FieldError className={clsx(fieldStyles['problem'])}>{problem}</FieldError>}
      <Popover className={clsx(popoverStyles['popover'])}>
        <ListBox renderEmptyState={() => <div className={popoverStyles['list-empty']}>{nothing}</div>}>
          {(choice: { readonly id: string; readonly name: string }) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className={clsx(popoverStyles['option'])}>
              {choice.id === creationKey ? <Icon name="plus" /> : null}
              {choice.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Opens the list on typing, not on every change of the text: a choice made elsewhere must not open it. */
function TypingOpens(): ReactNode {
  const state = use(ComboBoxStateContext);
  return <Input className={clsx(fieldStyles['input'])} data-part="input" onInput={() => state?.open(null, 'input')} />;
}

function choicesFor(
  typed: string | null,
  choices: readonly SelectChoice<string>[],
  creation: ComboBoxProps['creation'],
): readonly SelectChoice<string>[] {
  const query = typed?.trim() ?? '';
  if (query === '') return choices;
  const matching = choices.filter((choice) => matchesQuery(choice.name, query));
  const exists = matching.some((choice) => choice.name.toLowerCase() === query.toLowerCase());
  return creation === undefined || exists
    ? matching
    : [...matching, { value: creationKey, name: creation.name(query) }];
}
