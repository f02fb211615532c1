import { countries, type Country } from '../../../shared/domain/country.ts';
import { institutionKinds, sectors } from '../../../shared/domain/institution.ts';
import { languages, type InterfaceLanguage, type Language } from '../../../shared/domain/language.ts';
import {
  participantCategories,
  participationRoles,
  participationStatuses,
} from '../../../shared/domain/participation.ts';
import { ageBands, sexes } from '../../../shared/domain/person.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { countryName } from '../../../shared/text/country-name.ts';
import type { TextKey, Translate } from '../../../shared/text/text.ts';
import type { Choice } from '../../ui/select.tsx';

/** The fixed choices of a person's form, in the words of the interface. */
export function fixedChoices(t: Translate) {
  return {
    sexes: named(sexes, (value) => `vocabulary.sex.${value}`, t),
    ageBands: named(ageBands, (value) => `vocabulary.ageBand.${value}`, t),
    roles: named(participationRoles, (value) => `vocabulary.role.${value}`, t),
    statuses: named(participationStatuses, (value) => `vocabulary.participationStatus.${value}`, t),
    categories: named(participantCategories, (value) => `vocabulary.category.${value}`, t),
    institutionKinds: named(institutionKinds, (value) => `vocabulary.institutionKind.${value}`, t),
    languages: named(languages, (value) => `vocabulary.language.${value}`, t),
    sectors: named(sectors, (value) => `vocabulary.sector.${value}`, t),
  };
}

/** Countries by name, those of the programme first. */
export function countryChoices(first: readonly Country[], language: InterfaceLanguage): Choice<string>[] {
  const compare = compareNames(language);
  return countries
    .map((value) => ({ value, name: countryName(value, language), rank: first.includes(value) ? 0 : 1 }))
    .sort((one, other) => one.rank - other.rank || compare(one.name, other.name));
}

function named<Value extends string>(
  values: readonly Value[],
  key: (value: Value) => TextKey,
  t: Translate,
): Choice<Value>[] {
  return values.map((value) => ({ value, name: t(key(value)) }));
}

/** What was chosen in a list of languages, in the order of the list. */
export function chosenLanguages(values: readonly string[]): Language[] {
  return languages.filter((language) => values.includes(language));
}
