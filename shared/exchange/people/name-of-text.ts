import type { Name, Sex } from '../../domain/people/person.ts';
import { withoutMixedWords } from '../../matching/name-letters.ts';
import { isCyrillic } from '../plain-text.ts';
import type { NameOrder } from './list-heads.ts';
import { namedPerson, nameParts, type NameParts, partsLike, sexOfName } from './name-parts.ts';

/** A name of somebody as it was typed in one line. */
export type TypedName = {
  /** In the script in which it is written; the other one is null unless it is written beside it. */
  readonly latinName: Name | null;
  readonly cyrillicName: Name | null;
  /** What the form of address, the patronymic or the family name says; `unspecified` where they say nothing. */
  readonly sex: Sex;
  /** What stands after the name or in brackets and is no part of it; ''. */
  readonly rest: string;
};

/**
 * Takes a typed name apart: family name first unless its words show otherwise, or it is addressed in Latin letters ("Ms
 * Jeren Orazowa"). Titles and forms of address are left out. Null where nothing is a name.
 */
export function nameOfText(text: string): TypedName | null {
  const named = namedPerson(withoutMixedWords(text.trim()).text);
  if (named.words.length === 0 || !named.words.some((word) => /\p{L}/u.test(word))) return null;
  const isAddressed = /^(?:mr|ms|mrs|miss|dr|prof|h\.?e)/iu.test(named.title) && !isCyrillic(named.words.join(' '));
  const order: NameOrder = isAddressed ? 'given-first' : 'family-first';
  const main = nameParts(named, order);
  const other = named.other.length === 0 ? null : partsLike(named.other, main);
  const told = sexOfName(named.title, main) || (other === null ? '' : sexOfName('', other));
  const [written, beside] = [asName(main), other === null ? null : asName(other)];
  const names = isCyrillic(main.family + main.given)
    ? { cyrillicName: written, latinName: beside }
    : { cyrillicName: beside, latinName: written };
  return { ...names, sex: told === 'f' ? 'female' : told === 'm' ? 'male' : 'unspecified', rest: named.rest };
}

/** A name needs a family name: who has one name only has it there. */
export function asName({ family, given, patronymic }: NameParts): Name {
  const line = (text: string): string => text.slice(0, 300);
  return family === ''
    ? { family: line(given), given: '', patronymic: line(patronymic) }
    : { family: line(family), given: line(given), patronymic: line(patronymic) };
}
