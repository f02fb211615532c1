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
  const sex = known.sex === 'female' ? 'f' : known.sex === 'male' ? 'm' : '';
  const fathers = [known.latinName?.patronymic ?? '', known.cyrillicName?.patronymic ?? ''];
  return !areDifferent({ fathers, sex }, saidOf(person));
}

/** Who stands in a list a second time, by an import's own rule: each with the one before. */
export function listedTwice(people: readonly ImportedPerson[]): ReadonlyMap<ImportedPerson, ImportedPerson> {
  const seen = new Map<string, ImportedPerson[]>();
  const twice = new Map<ImportedPerson, ImportedPerson>();
  for (const person of people) {
    if (person.family === '' && person.given === '') continue;
    const keys = [person, person.latin].flatMap(nameKeys);
    const before = keys
      .flatMap((key) => seen.get(key) ?? [])
      .find((each) => !areDifferent(saidOf(each), saidOf(person)));
    if (before !== undefined) twice.set(person, before);
    else for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), person]);
  }
  return twice;
}

/** The patronymics of a person in both alphabets, and the sex; '' for what is not said. */
type Said = { readonly fathers: readonly string[]; readonly sex: ImportedPerson['sex'] };

function saidOf({ patronymic, latin, sex }: ImportedPerson): Said {
  return { fathers: [patronymic, latin?.patronymic ?? ''], sex };
}

/** Whether two people of one name are not the same, by patronymic or sex. */
function areDifferent(one: Said, other: Said): boolean {
  const [known, own] = [latinKeys(one.fathers), latinKeys(other.fathers)];
  const isOtherFather =
    known.length > 0 && own.length > 0 && !own.some((key) => known.some((each) => isInitialOf(key, each)));
  const isOtherSex = one.sex !== '' && other.sex !== '' && one.sex !== other.sex;
  return isOtherFather || isOtherSex;
}

function latinKeys(names: readonly string[]): string[] {
  return names.filter(Boolean).map(latinKey);
}

function isInitialOf(one: string, other: string): boolean {
  const [short, long] = [one, other]
    .map((key) => key.replaceAll('.', ''))
    .toSorted((first, second) => first.length - second.length);
  return short === long || ((short ?? '').length === 1 && (long ?? '').startsWith(short ?? ''));
}
