import { countries, type Country, countryName } from '../domain/country.ts';
import type { Language } from '../domain/language.ts';
import { participationRoles, shownName } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { compareNames, comparePeople, type InOrder } from './collation.ts';

type NamedCountry = { readonly value: Country; readonly name: string };

const sortedCountries = new Map<Language, readonly NamedCountry[]>();

/** Every country with its name, in the order of the language's alphabet, `first` before all others. */
export function countriesByName(language: Language, first: readonly Country[] = []): readonly NamedCountry[] {
  let sorted = sortedCountries.get(language);
  if (sorted === undefined) {
    const compare = compareNames(language);
    sorted = countries
      .map((value) => ({ value, name: countryName(value, language) }))
      .sort((one, other) => compare(one.name, other.name));
    sortedCountries.set(language, sorted);
  }
  const isFirst = ({ value }: NamedCountry): boolean => first.includes(value);
  return first.length === 0 ? sorted : [...sorted.filter(isFirst), ...sorted.filter((each) => !isFirst(each))];
}

/** A person in a list of which one or several are chosen. */
type PersonChoice = InOrder & {
  /** The id of the participation. */
  readonly value: string;
};

/** Everybody of a workshop as lists of choices have them: who leads and presents by role and name, then participants by name. */
export function peopleChoices(
  { people, participations }: Pick<WorkshopSnapshot, 'people' | 'participations'>,
  language: Language,
): readonly PersonChoice[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const choices = participations.map((participation) => {
    const person = byId.get(participation.personId);
    const name = shownName(participation, person, language);
    return { participation, value: participation.id, name, isProtected: person?.protected === true };
  });
  const sorted = choices.toSorted(comparePeople('name', language));
  const rank = ({ participation: { role } }: PersonChoice): number =>
    role === 'participant' ? participationRoles.length : participationRoles.indexOf(role);
  return sorted.toSorted((one, other) => rank(one) - rank(other));
}
