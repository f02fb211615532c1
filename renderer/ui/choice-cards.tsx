import type { ReactNode } from 'react';
import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import '../styles/choice-cards.css';
import type { SelectChoice } from './select.tsx';

/** Cards of one group stand together under its name; then only the chosen one shows what it is about. */
type CardChoice<Value extends string> = SelectChoice<Value> & { readonly about: string; readonly group?: string };

type ChoiceCardsProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly CardChoice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** One of a few that need a word of explanation each; all in view. */
export function ChoiceCards<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: ChoiceCardsProps<Value>): ReactNode {
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <RadioGroup
      className="field choice-cards"
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((each) => each.value === chosen);
        if (choice !== undefined) onChange(choice.value);
      }}
    >
      <Label className="label">{label}</Label>
      {groups.map((group) => {
        const cards = choices.filter((choice) => choice.group === group);
        if (group === undefined) return cards.map((choice) => <ChoiceCard key={choice.value} choice={choice} />);
        return (
          <div key={group} role="group" aria-label={group} className="choice-group">
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
      <RadioButton className="choice-card">
        <span className="dot" />
        <span className="words">
          <strong>{choice.name}</strong>
          <Text slot="description" className="about">
            {choice.about}
          </Text>
        </span>
      </RadioButton>
    </RadioField>
  );
}
