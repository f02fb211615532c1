import type { Institution, Person } from '../domain/people/person.ts';
import type { PersonFacts } from './compared-person.ts';

/** What is stored of people, to be compared. `institutions`: those of all of them. */
export function storedFacts(
  people: readonly Pick<Person, 'id' | 'latinName' | 'cyrillicName' | 'sex' | 'email' | 'phone' | 'institutionId'>[],
  institutions: readonly Institution[],
): PersonFacts[] {
  const names = new Map(institutions.map(({ id, name }) => [id, Object.values(name)]));
  return people.map(({ id, latinName, cyrillicName, sex, email, phone, institutionId }) => ({
    id,
    names: [latinName, cyrillicName].filter((name) => name !== null),
    sex,
    birth: '',
    emails: email === '' ? [] : [email],
    phones: phone === '' ? [] : [phone],
    institutions: names.get(institutionId ?? '') ?? [],
  }));
}

/** Whom somebody has told apart from a person, by their ids. */
export type ToldApart = Pick<Person, 'id' | 'differentFrom'>;

/** Says of two people, by their ids, whether somebody has said that they are two. */
export function toldApart(people: readonly ToldApart[]): (one: string, other: string) => boolean {
  const told = new Set(people.flatMap(({ id, differentFrom }) => differentFrom.map((other) => `${id} ${other}`)));
  return (one, other) => told.has(`${one} ${other}`) || told.has(`${other} ${one}`);
}
