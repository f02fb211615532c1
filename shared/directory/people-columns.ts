import { countryName } from '../domain/country.ts';
import { type Language, textIn } from '../domain/language.ts';
import { participationCode, type ParticipationRole, participationRoles } from '../domain/people/participation.ts';
import { fullName, listName, type Name } from '../domain/people/person.ts';
import { formatDateRange } from '../text/dates.ts';
import type { Translate } from '../text/text.ts';
import type { DirectoryPerson, DirectorySeat, DirectoryWorkshop } from './directory.ts';

/** What the list of all people can show, a column each, in their usual order. */
export const directoryColumns = [
  'name',
  'latinName',
  'cyrillicName',
  'family',
  'given',
  'patronymic',
  'sex',
  'institution',
  'position',
  'country',
  'languages',
  'roles',
  'workshops',
  'lastWorkshop',
  'lastDate',
  'ageBand',
  'email',
  'phone',
  'protected',
  'topics',
] as const;
export type DirectoryColumn = (typeof directoryColumns)[number];

/**
 * What a cell says, as it is shown and copied; '' for nothing. Of a protected person the code is said in the place of the
 * name, and neither its spellings nor e-mail and telephone.
 */
export function directoryText(column: DirectoryColumn, row: DirectoryPerson, language: Language, t: Translate): string {
  return texts[column](row, language, t);
}

type ColumnText = (row: DirectoryPerson, language: Language, t: Translate) => string;

const texts: Readonly<Record<DirectoryColumn, ColumnText>> = {
  name: calledName,
  latinName: ({ person }) => shownName(person.protected, person.latinName),
  cyrillicName: ({ person }) => shownName(person.protected, person.cyrillicName),
  family: namePart('family'),
  given: namePart('given'),
  patronymic: namePart('patronymic'),
  sex: ({ person: { sex } }, _language, t) => (sex === 'unspecified' ? '' : t(`vocabulary.sex.${sex}`)),
  institution: ({ institution }, language) => textIn(institution?.name ?? {}, language),
  position: ({ person }, language) => textIn(person.position, language),
  country: ({ person: { country } }, language) => (country === null ? '' : countryName(country, language)),
  languages: ({ person }, _language, t) => person.languages.map((each) => t(`vocabulary.language.${each}`)).join(', '),
  roles: (row, _language, t) =>
    rolesOf(row)
      .map((role) => t(`vocabulary.role.${role}`))
      .join(', '),
  workshops: (row) => String(workshopsOf(row).length),
  lastWorkshop: (row, language) => textIn(workshopsOf(row)[0]?.title ?? {}, language),
  lastDate: (row, language) => datesText(lastHeld(row), language),
  ageBand: ({ person: { ageBand } }, _language, t) => (ageBand === null ? '' : t(`vocabulary.ageBand.${ageBand}`)),
  email: ({ person }) => (person.protected ? '' : person.email),
  phone: ({ person }) => (person.protected ? '' : person.phone),
  protected: ({ person }, _language, t) => (person.protected ? t('screens.people.protected') : ''),
  topics: ({ person }) => person.trainer?.topics.join(', ') ?? '',
};

/** By what a column is sorted: numbers and days by their value, everything else by its text, which `keyOf` turns into a key. */
export function directorySortKey(
  column: DirectoryColumn,
  row: DirectoryPerson,
  textKey: (text: string) => string,
  language: Language,
  t: Translate,
): string | number {
  if (column === 'workshops') return workshopsOf(row).length;
  if (column === 'lastDate') return lastHeld(row)?.dates.at(-1) ?? '';
  // Protected people would be told by where their names stand.
  if (column === 'name' && row.person.protected) return '';
  return textKey(texts[column](row, language, t));
}

/** The name as lists have it; of a protected person the code that the last workshop gave, or that they are protected. */
export function calledName({ person, seats }: DirectoryPerson, language: Language, t: Translate): string {
  if (!person.protected) return listName(person, language);
  const [last] = seats;
  return last === undefined ? t('screens.people.protected') : participationCode(last);
}

function shownName(isProtected: boolean, name: Name | null): string {
  return isProtected || name === null ? '' : fullName(name);
}

function namePart(part: keyof Name): ColumnText {
  return ({ person }, language) => {
    if (person.protected) return '';
    const { latinName, cyrillicName } = person;
    const isCyrillicFirst = listName(person, language) === listName({ latinName: null, cyrillicName }, language);
    const name = isCyrillicFirst ? (cyrillicName ?? latinName) : (latinName ?? cyrillicName);
    return name?.[part] ?? '';
  };
}

/** The seats of those who take or took part, the latest first; nobody who declined or withdrew. */
export function heldSeats({ seats }: Pick<DirectoryPerson, 'seats'>): readonly DirectorySeat[] {
  return seats.filter((seat) => seat.isListed);
}

/** The roles in which somebody took part, in the order of the vocabulary. */
export function rolesOf(row: Pick<DirectoryPerson, 'seats'>): readonly ParticipationRole[] {
  const own = new Set(heldSeats(row).map(({ role }) => role));
  return participationRoles.filter((role) => own.has(role));
}

function workshopsOf(row: DirectoryPerson): readonly DirectoryWorkshop[] {
  return heldSeats(row).map(({ workshop }) => workshop);
}

/** The last workshop that has dates; undefined for none. */
function lastHeld(row: DirectoryPerson): DirectoryWorkshop | undefined {
  return workshopsOf(row).find(({ dates }) => dates.length > 0);
}

/** First to last day of a workshop in words; '' while it has no dates. */
export function datesText(workshop: Pick<DirectoryWorkshop, 'dates'> | undefined, language: Language): string {
  const [first, last] = [workshop?.dates[0], workshop?.dates.at(-1)];
  return first === undefined || last === undefined ? '' : formatDateRange(first, last, language);
}
