import type { ReactNode } from 'react';
import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import '../styles/choice-cards.css';
import type { Choice } from './select.tsx';

type ChoiceCardsProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly (Choice<Value> & { readonly about: string })[];
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
      {choices.map((choice) => (
        <RadioField key={choice.value} value={choice.value}>
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
      ))}
    </RadioGroup>
  );
}
