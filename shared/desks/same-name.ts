import type { Name, Person } from '../domain/person.ts';
import { latinKey } from '../text/latin-key.ts';

type Named = Pick<Person, 'latinName' | 'cyrillicName'>;

/** How alike the names of two people are: `same` to the letter of the given name, or `alike` where one is not written out. */
export type Likeness = 'same' | 'alike' | null;

/** Compares as names sound, in either script: Оразов Батыр and Orazow Batyr are the same, Orazow B. is alike. */
export function likeness(one: Named, other: Named): Likeness {
  const found = namesOf(one).flatMap((first) => namesOf(other).map((second) => likenessOf(first, second)));
  if (found.includes('same')) return 'same';
  return found.includes('alike') ? 'alike' : null;
}

function likenessOf(one: Name, other: Name): Likeness {
  if (keyOf(one.family) !== keyOf(other.family)) return null;
  const [first, second] = [keyOf(one.given), keyOf(other.given)];
  if (first === second && first !== '') return 'same';
  return first.startsWith(second) || second.startsWith(first) ? 'alike' : null;
}

function namesOf({ latinName, cyrillicName }: Named): Name[] {
  return [latinName, cyrillicName].filter((name) => name !== null);
}

function keyOf(text: string): string {
  return latinKey(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}
