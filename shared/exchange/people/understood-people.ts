import type { Language } from '../../domain/language.ts';
import { countryName } from '../../domain/country.ts';
import type { Letter } from '../../domain/people/groups.ts';
import type { Translate } from '../../text/text.ts';
import { rowsPlace, type Told, type ToldFile } from '../told.ts';
import type { ListedDetails } from './listed-details.ts';
import type { ImportedPerson } from './imported-person.ts';
import type { PeopleRemark } from './list-remarks.ts';
import type { NameParts } from './name-parts.ts';
import type { LeftOutPerson, ImportedPeople } from './imported-people.ts';

/** A person as it was understood, in plain values. What is '' or empty is not said; the last ones are there when said. */
type UnderstoodPerson = NameParts & {
  readonly sex: string;
  readonly position: string;
  readonly institution: string;
  /** ISO 3166-1 alpha-2, or ''. */
  readonly country: string;
  /** With + and the country, an extension as `;ext=204`; as written where the country is not known. */
  readonly phone: readonly string[];
  readonly email: string;
  readonly row: number;
  readonly title?: string;
  readonly role?: string;
  readonly note?: string;
  readonly delegation?: string;
  readonly emailMore?: readonly string[];
  readonly latin?: { readonly family: string; readonly given: string };
  readonly birth?: string;
  readonly birthYear?: number;
  readonly passport?: string;
  readonly passportUntil?: string;
  /** Those that are said. */
  readonly details?: Partial<ListedDetails>;
};

export type UnderstoodPeople = {
  readonly people: readonly UnderstoodPerson[];
  /** Who is struck through or hidden in the list. */
  readonly leftOut: readonly LeftOutPerson[];
  /** The official letter that the list names; left out where it names none. */
  readonly letter?: Letter;
};

export function understoodPeople({ people, leftOut, letter }: ImportedPeople): UnderstoodPeople {
  return { people: people.map(understoodPerson), leftOut, ...(letter === null ? {} : { letter }) };
}

function understoodPerson(person: ImportedPerson): UnderstoodPerson {
  const { family, given, patronymic, sex, position, institution, country, phones, email, row } = person;
  const { title, role, note, delegation, moreEmails, latin, birth, birthYear, passport, passportUntil } = person;
  const details = saidDetails(person);
  return {
    family,
    given,
    patronymic,
    sex,
    position,
    institution,
    country: country ?? '',
    phone: phones,
    email,
    row,
    ...(title === '' ? {} : { title }),
    ...(role === null ? {} : { role }),
    ...(note === '' ? {} : { note }),
    ...(delegation === '' ? {} : { delegation }),
    ...(moreEmails.length === 0 ? {} : { emailMore: moreEmails }),
    ...(latin === null ? {} : { latin: { family: latin.family, given: latin.given } }),
    ...(birth === null ? {} : { birth }),
    ...(birthYear === null ? {} : { birthYear }),
    ...(passport === '' ? {} : { passport }),
    ...(passportUntil === '' ? {} : { passportUntil }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  };
}

function saidDetails({ details }: ImportedPerson): Partial<ListedDetails> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null && value !== ''));
}

/** Countries in a sentence have their names in `language`. */
export function toldPeopleRemark(
  remark: PeopleRemark,
  { language, ...file }: ToldFile & { readonly language: Language },
  t: Translate,
): Told {
  const { code, values } = remark;
  const { country } = values;
  const shown = typeof country === 'string' ? { ...values, country: countryName(country, language) } : values;
  return { code, where: rowsPlace(remark, file, t), sentence: t(`peopleList.remark.${code}`, shown) };
}
