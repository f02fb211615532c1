import { clsx } from 'clsx';
import { type Key, type KeyboardEvent, type ReactNode, use, useState } from 'react';
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
import { typedInVain, vainText } from '../../../shared/forms/typed-schema.ts';
import { comboLines, comboOutcome, creationKey } from './combo-choices.ts';
import type { FieldProps } from './field.tsx';
import { Icon } from '../icon.tsx';
import type { SelectChoice } from './select.tsx';
import popoverStyles from '../popover.module.css';
import fieldStyles from './field.module.css';

type ComboBoxProps = FieldProps & {
  readonly choices: readonly SelectChoice<string>[];
  /** The chosen one; null for none; or a text typed in vain, which the field shows (`vainText`). */
  readonly value: string | null;
  /** Null when the field has been emptied; a text typed in vain when it was left with what names no choice. */
  readonly onChange: (value: string | null) => void;
  /** Escape over a text typed in vain: the field shows what is stored again. */
  readonly onRevert: () => void;
  readonly nothing: string;
  readonly autoFocus?: boolean;
  /** Offers to make what was typed, where no choice is called so. */
  readonly creation?: { readonly name: (typed: string) => string; readonly run: (typed: string) => void } | undefined;
};

/**
 * One of many: typing narrows the list, in either script and without marks, the likeliest first. Enter and Tab take the
 * only match. What names no choice stays in the field as a text typed in vain. Emptying the field takes the choice away.
 */
export function ComboBox(props: ComboBoxProps): ReactNode {
  const { label, hint, problem, choices, value, onChange, onRevert, nothing, creation, autoFocus = false } = props;
  const vain = vainText(value);
  const chosen = vain ?? choices.find((choice) => choice.value === value)?.name ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  // Hundreds of choices are made only for an open list: a panel with closed ones must appear at once.
  const shown = open
    ? comboLines(typed ?? vain, choices, creation)
    : choices.filter((choice) => choice.value === value);
  /** The text stays in the field until there is something of that name: the making may be given up. */
  const create = (text: string): void => {
    onChange(typedInVain(text));
    creation?.run(text);
  };
  const choose = (key: Key | null): void => {
    // The value as it is comes back whenever the list closes by itself, even while typing goes on.
    if (key === (vain === null ? value : null)) return;
    if (key === creationKey) create((typed ?? vain ?? '').trim());
    else if (key !== null) onChange(String(key));
    setTyped(null);
  };
  /** Takes what was typed as far as it names a choice; says whether the list is to stay open. */
  const settle = (by: 'enter' | 'leaving'): boolean => {
    if (typed === null) return false;
    const outcome = comboOutcome(typed, choices, creation !== undefined, by);
    if (outcome.kind === 'open') return true;
    if (outcome.kind === 'create') create(typed.trim());
    else if (outcome.kind === 'chosen') onChange(outcome.value);
    else if (outcome.kind === 'vain') onChange(typedInVain(typed.trim()));
    else if (value !== null) onChange(null);
    setTyped(null);
    return false;
  };
  const revert = (): boolean => {
    if (typed === null && vain === null) return false;
    setTyped(null);
    if (vain !== null) onRevert();
    return true;
  };
  return (
    <AriaComboBox
      className={clsx(fieldStyles['field'], fieldStyles['combo-box'])}
      data-part="field"
      items={shown.map((choice) => ({ id: choice.value, name: choice.name }))}
      value={vain === null ? value : null}
      onChange={choose}
      inputValue={typed ?? chosen}
      onInputChange={(text) => setTyped(text === chosen ? null : text)}
      onBlur={() => settle('leaving')}
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
        <ComboInput isTyping={typed !== null} onSettle={settle} onRevert={revert} />
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

type ComboInputProps = {
  readonly isTyping: boolean;
  readonly onSettle: (by: 'enter' | 'leaving') => boolean;
  /** Says whether there was anything to take back. */
  readonly onRevert: () => boolean;
};

/**
 * The text of a combo box. It opens the list on typing, not on every change of the text: a choice made elsewhere must
 * not open it. Enter, Tab and Escape are seen before React Aria, which puts the old text back at each of them.
 */
function ComboInput({ isTyping, onSettle, onRevert }: ComboInputProps): ReactNode {
  const state = use(ComboBoxStateContext);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isOnLine = state?.isOpen === true && state.selectionManager.focusedKey !== null;
    if (event.key === 'Escape' && onRevert()) {
      event.stopPropagation();
      event.preventDefault();
      state?.close();
    } else if (event.key === 'Enter' && isTyping && !isOnLine) {
      event.stopPropagation();
      event.preventDefault();
      if (!onSettle('enter')) state?.close();
    } else if (event.key === 'Tab' && isTyping && !isOnLine) {
      onSettle('leaving');
    }
  };
  return (
    <Input
      className={clsx(fieldStyles['input'])}
      data-part="input"
      onInput={() => state?.open(null, 'input')}
      onKeyDownCapture={onKeyDown}
    />
  );
}
