import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import type { SelectChoice } from './select.tsx';
import fieldStyles from './field.module.css';
import styles from './choice-cards.module.css';

/** Choices with the same `group` are listed under its name; then only the chosen one shows its description. */
type CardChoice<Value extends string> = SelectChoice<Value> & { readonly about: string; readonly group?: string };

type ChoiceCardsProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly CardChoice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** Radio buttons as cards, each with a description. */
export function ChoiceCards<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: ChoiceCardsProps<Value>): ReactNode {
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <RadioGroup
      className={clsx(fieldStyles['field'])}
      data-part="field"
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((each) => each.value === chosen);
        if (choice !== undefined) onChange(choice.value);
      }}
    >
      <Label className={clsx(fieldStyles['label'])} data-part="label">
        {label}
      </Label>
      {groups.map((group) => {
        const cards = choices.filter((choice) => choice.group === group);
        if (group === undefined) return cards.map((choice) => <ChoiceCard key={choice.value} choice={choice} />);
        return (
          <div key={group} role="group" aria-label={group} className={styles['choice-group']}>
            <span className="small faint" aria-hidden="true">
              {group}
            </span>
            {cards.map((choice) => (
              <ChoiceCard key={choice.value} choice={choice} />
            ))}
          </div>
        );
      })}
    </RadioGroup>
  );
}

function ChoiceCard({ choice }: { readonly choice: CardChoice<string> }): ReactNode {
  return (
    <RadioField value={choice.value}>
      <RadioButton className={clsx(styles['choice-card'])} data-part="choice-card">
        <span className={styles['dot']} />
        <span>
          <strong>{choice.name}</strong>
          <Text slot="description" className={clsx(styles['about'])}>
            {choice.about}
          </Text>
        </span>
      </RadioButton>
    </RadioField>
  );
}
