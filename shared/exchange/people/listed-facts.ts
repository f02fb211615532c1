import type { Person } from '../../domain/people/person.ts';
import { latinKey, searchKey } from '../../domain/search-key.ts';
import type { PersonFacts } from '../../matching/compared-person.ts';
import type { ImportedPerson } from './imported-person.ts';
import type { NameParts } from './name-parts.ts';

/** What a list says of a person, to be compared with people who are known. */
export function listedFacts(person: ImportedPerson, id: string): PersonFacts {
  const { family, given, patronymic, latin, sex, email, moreEmails, phones, institution, birth, birthYear } = person;
  return {
    id,
    names: [{ family, given, patronymic }, ...(latin === null ? [] : [latin])],
    sex: sex === 'f' ? 'female' : sex === 'm' ? 'male' : 'unspecified',
    birth: birth ?? (birthYear === null ? '' : String(birthYear)),
    emails: [email, ...moreEmails].filter((each) => each !== ''),
    phones,
    institutions: institution === '' ? [] : [institution],
  };
}

/** Keys under which a name is looked up: as it is spelled, and as it sounds in the other alphabet. */
export function nameKeys(name: NameParts | null): string[] {
  if (name === null) return [];
  const words = `${name.family} ${name.given}`.split(/[\s-]+/).filter(Boolean);
  const spelled = words.map(searchKey).toSorted().join(' ');
  const heard = words.map(latinKey).toSorted().join(' ');
  return [`spelled ${spelled}`, `heard ${heard}`];
}

/** Whether somebody of a list can be who is known under that name: patronymic and sex do not differ. */
export function isCompatible(known: Person, person: ImportedPerson): boolean {
  const patronymics = [known.latinName?.patronymic ?? '', known.cyrillicName?.patronymic ?? '']
    .filter(Boolean)
    .map(latinKey);
  const own = [person.patronymic, person.latin?.patronymic ?? ''].filter(Boolean).map(latinKey);
  const isOtherFather =
    patronymics.length > 0 && own.length > 0 && !own.some((key) => patronymics.some((each) => isInitialOf(key, each)));
  const sex = person.sex === 'f' ? 'female' : 'male';
  const isOtherSex = person.sex !== '' && known.sex !== 'unspecified' && known.sex !== sex;
  return !isOtherFather && !isOtherSex;
}

function isInitialOf(one: string, other: string): boolean {
  const [short, long] = [one, other]
    .map((key) => key.replaceAll('.', ''))
    .toSorted((first, second) => first.length - second.length);
  return short === long || ((short ?? '').length === 1 && (long ?? '').startsWith(short ?? ''));
}
