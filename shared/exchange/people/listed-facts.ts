import type { PersonFacts } from '../../matching/compared-person.ts';
import type { ImportedPerson } from './imported-person.ts';

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
