import type { ReactNode } from 'react';
import { type Language, languages } from '../../../shared/domain/language.ts';
import {
  participantCategories,
  participationRoles,
  participationStatuses,
  visaStates,
} from '../../../shared/domain/people/participation.ts';
import { ageBands, institutionKinds, sectors, sexes } from '../../../shared/domain/people/person.ts';
import type { TextKey, Translate } from '../../../shared/text/text.ts';
import { useText } from '../../context/preferences.tsx';
import { Select, type SelectChoice } from '../../ui/fields/select.tsx';

/** The choices of the lists in a person's form, in the language of the interface. */
export function fixedChoices(t: Translate) {
  return {
    sexes: named(sexes, (value) => `vocabulary.sex.${value}`, t),
    ageBands: named(ageBands, (value) => `vocabulary.ageBand.${value}`, t),
    roles: named(participationRoles, (value) => `vocabulary.role.${value}`, t),
    statuses: named(participationStatuses, (value) => `vocabulary.participationStatus.${value}`, t),
    visaStates: named(visaStates, (value) => `screens.people.details.visaState.${value}`, t),
    categories: named(participantCategories, (value) => `vocabulary.category.${value}`, t),
    institutionKinds: named(institutionKinds, (value) => `vocabulary.institutionKind.${value}`, t),
    languages: named(languages, (value) => `vocabulary.language.${value}`, t),
    sectors: named(sectors, (value) => `vocabulary.sector.${value}`, t),
  };
}

function named<Value extends string>(
  values: readonly Value[],
  key: (value: Value) => TextKey,
  t: Translate,
): SelectChoice<Value>[] {
  return values.map((value) => ({ value, name: t(key(value)) }));
}

/** The chosen languages in the order of the list. */
export function chosenLanguages(values: readonly string[]): Language[] {
  return languages.filter((language) => values.includes(language));
}

type OptionalSelectProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly SelectChoice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  /** The entry for null: "None" by default. */
  readonly none?: string;
};

const noneKey = 'none';

/** A list of choices with an entry for null. */
export function OptionalSelect<Value extends string>(props: OptionalSelectProps<Value>): ReactNode {
  const t = useText();
  const { label, choices, value, onChange, none = t('screens.people.none') } = props;
  const withNone: readonly SelectChoice<string>[] = [{ value: noneKey, name: none }, ...choices];
  return (
    <Select
      label={label}
      choices={withNone}
      value={value ?? noneKey}
      onChange={(key) => onChange(choices.find((choice) => choice.value === key)?.value ?? null)}
    />
  );
}
