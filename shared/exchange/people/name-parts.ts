import type { Name, Sex } from '../../domain/people/person.ts';
import { latinKey } from '../../domain/search-key.ts';
import { withoutMixedWords, withOneApostrophe } from '../../matching/name-letters.ts';
import { isCyrillic } from '../plain-text.ts';
import { nameBehindFunction } from '../speakers/person-function.ts';
import type { NameOrder } from './list-heads.ts';
import {
  beginsWithFunction,
  familySex,
  inSmallLetters,
  isFamilyByEnd,
  isInCapitals,
  isInitials,
  isParticle,
  isTitle,
  kinSex,
  noName,
  patronymicSex,
} from './name-words.ts';
import type { ListedSex } from './person-cells.ts';

/** The parts of a name in one script; '' for what is not there. */
export type NameParts = { readonly family: string; readonly given: string; readonly patronymic: string };

/** A text in which a person is named: the words of the name, what stands before it and after it. */
export type NamedPerson = {
  /** Ranks, degrees and forms of address before the name. */
  readonly title: string;
  /** The words of the name; the father's name and a word of kinship are one. */
  readonly words: readonly string[];
  /** A comma after the first word: the family name comes first. */
  readonly hasComma: boolean;
  /** The same person in the other script, written after it. */
  readonly other: readonly string[];
  /** What stands after the name or in brackets: a position, a maiden name, a remark. */
  readonly rest: string;
};

const nameWord = /^[\p{L}\p{M}][\p{L}\p{M}'’ʻ‘ʼ`´-]*\.?$/u;

/** Whether a text is a name of two words or more and nothing else but titles. */
export function looksLikeName(text: string): boolean {
  const line = text.replaceAll('\n', ' ').trim();
  if (line.length > 100 || /[\d_@:;=]/.test(line) || noName.test(line) || beginsWithFunction(line)) return false;
  const { words, hasComma } = namedPerson(line);
  return words.length >= 2 - (hasComma ? 1 : 0) && words.length <= 6 && words.some((word) => /\p{L}{2}/u.test(word));
}

/** Characters in which a name is looked for: the time grows with the square of the words. */
const longestNamed = 1000;

/** Takes a text apart that names one person. What is beyond `longestNamed` stands after the name. */
export function namedPerson(text: string): NamedPerson {
  if (text.length > longestNamed) {
    const named = namedPerson(text.slice(0, longestNamed));
    return { ...named, rest: [named.rest, text.slice(longestNamed).trim()].filter(Boolean).join(', ') };
  }
  const brackets: string[] = [];
  const titles: string[] = [];
  const open = text.replaceAll(/\(([^)]*)\)/g, (whole, inside: string) => {
    if (isTitle(inside.trim())) return ` ${whole.replaceAll(/\s/g, '')} `;
    if (inside.trim() !== '') brackets.push(inside.trim());
    return ' ';
  });
  const [first = '', ...others] = segmentsOf(open);
  const parts = first
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const written = (parts[0] ?? '').split(/\s+/).filter(Boolean);
  const behind = nameBehindFunction(written) ?? '';
  const words = behind === '' ? written : behind.split(' ');
  let rest = behind === '' ? parts.slice(1) : [written.slice(0, -words.length).join(' '), ...parts.slice(1)];
  takeTitles(words, titles);
  const [next = ''] = rest;
  const hasComma = behind === '' && words.length === 1 && next !== '' && isNameText(next);
  if (hasComma) {
    words.push(...next.split(/\s+/));
    rest = rest.slice(1);
  }
  // Degrees after the name are titles too.
  while (words.length > 1 && isTitle(words.at(-1) ?? '')) titles.push(words.pop() ?? '');
  const end = words.findIndex((word, index) => index > 0 && !isPartOfName(words, index));
  const tail = end === -1 ? [] : words.splice(end);
  for (const each of rest.splice(0)) {
    if (isTitle(each)) titles.push(each);
    else rest.push(each);
  }
  const other = others.find((line) => isOtherScript(words, line) && isNameText(line));
  const left = [tail.join(' '), ...rest, ...others.filter((line) => line !== other), ...brackets].filter(Boolean);
  return {
    title: titles.join(' '),
    words: withKin(words),
    hasComma,
    other: other === undefined ? [] : withKin(other.split(/\s+/)),
    rest: left.join(', '),
  };
}

/** The lines of a cell and what a dash or a slash separates, with the name whole in the first of them. */
function segmentsOf(text: string): string[] {
  const lines = text
    .split(/\n|\s[-–—]\s|\s*\/\s*/)
    .map((line) => line.trim())
    .filter(Boolean);
  const segments: string[] = [];
  for (const line of lines) {
    const before = segments.at(-1);
    // A title alone, and a family name in a line of its own, go on in the next line.
    const goesOn =
      before !== undefined && segments.length === 1 && wordsBeyondTitles(before) < 2 && !before.includes(',');
    if (goesOn) segments[segments.length - 1] = `${before} ${line}`;
    else segments.push(line);
  }
  return segments;
}

function wordsBeyondTitles(line: string): number {
  const words = line.split(/\s+/);
  takeTitles(words, []);
  return words.length;
}

/** Moves leading titles to `titles`: known ones, and words in small letters before the first capital. */
function takeTitles(words: string[], titles: string[]): void {
  while (words.length > 0) {
    const [word = '', next = ''] = words;
    const isSmall = /^\p{Ll}/u.test(word) && !isParticle(word) && words.some((each) => /^\p{Lu}/u.test(each));
    if (!isTitle(word) && !isSmall) return;
    // "Посол" may be all that there is.
    if (next === '' && titles.length === 0 && !/^\p{Ll}|\.$/u.test(word)) return;
    titles.push(word);
    words.shift();
  }
}

function isNameText(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    words.every((word) => nameWord.test(word) || isInitials(word)) &&
    words.every((_, index) => isPartOfName(words, index))
  );
}

/** Whether a word can belong to a name: with a capital, an initial, a word of kinship or a particle. */
function isPartOfName(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  if (isInitials(word) || kinSex(word) !== null) return true;
  if (!nameWord.test(word)) return false;
  if (!/^\p{Ll}/u.test(word)) return true;
  return isParticle(word) || patronymicSex(word) !== null || words.every((each) => /^\p{Ll}/u.test(each));
}

function isOtherScript(words: readonly string[], line: string): boolean {
  return words.length > 1 && isCyrillic(words.join(' ')) !== isCyrillic(line);
}

/** "Абдували кизи" as one word; a word of kinship alone at the begin stays as it is. */
function withKin(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before !== undefined && kinSex(word) !== null && !before.includes(' '))
      joined[joined.length - 1] = `${before} ${word}`;
    else joined.push(...initialsApart(word));
  }
  return joined;
}

/** И.И. as И. and И. */
function initialsApart(word: string): string[] {
  return isInitials(word) ? (word.match(/\p{Lu}\p{Ll}?\.?/gu) ?? [word]) : [word];
}

/** In which order a name stands, as far as its words tell: by commas, capitals, initials, patronymics or endings. */
function orderOfName({ words, hasComma }: Pick<NamedPerson, 'words' | 'hasComma'>): NameOrder | null {
  const last = words.length - 1;
  const [first = '', end = ''] = [words[0], words[last]];
  if (hasComma) return 'family-first';
  if (last < 1) return null;
  if (words.some(isInCapitals) && words.some((word) => /\p{Ll}/u.test(word))) {
    if (isInCapitals(first) !== isInCapitals(end)) return isInCapitals(first) ? 'family-first' : 'given-first';
  }
  if (isInitials(first) !== isInitials(end)) return isInitials(end) ? 'family-first' : 'given-first';
  const father = words.findIndex((word) => patronymicSex(word) !== null);
  if (father === last && last >= 2) return 'family-first';
  if (father === 1 && last === 2) return 'given-first';
  if (father === 0) return 'family-first';
  // "Jean de la Fontaine": a particle in small letters begins the family name.
  const particle = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word) && isParticle(word));
  if (particle > 0) return 'given-first';
  const [isFirst, isLast] = [isFamilyByEnd(first), isFamilyByEnd(end)];
  if (isFirst === isLast) return null;
  return isFirst ? 'family-first' : 'given-first';
}

/** The order that most names of a column show; null where none shows any. */
export function usualOrder(names: readonly Pick<NamedPerson, 'words' | 'hasComma'>[]): NameOrder | null {
  const votes = names.flatMap((name) => orderOfName(name) ?? []);
  const familyFirst = votes.filter((order) => order === 'family-first').length;
  if (votes.length === 0 || familyFirst * 2 === votes.length) return null;
  return familyFirst * 2 > votes.length ? 'family-first' : 'given-first';
}

/** The parts of a name. The order that its own words show goes before `order`, that of the column. */
export function nameParts(person: Pick<NamedPerson, 'words' | 'hasComma'>, order: NameOrder): NameParts {
  return inWrittenLetters(partsInOrder(person.words, orderOfName(person) ?? order));
}

function partsInOrder(words: readonly string[], order: NameOrder): NameParts {
  if (words.length < 2) return { family: words[0] ?? '', given: '', patronymic: '' };
  const places = familyPlaces(words, order);
  const family = words.slice(places.from, places.to).join(' ');
  const others = [...words.slice(0, places.from), ...words.slice(places.to)];
  const father = others.findIndex((word, index) => patronymicSex(word) !== null && (index > 0 || others.length === 1));
  if (father !== -1 && others.length > 1) {
    return { family, given: others.filter((_, index) => index !== father).join(' '), patronymic: others[father] ?? '' };
  }
  // «Назарзода Фарход Саидмурод»: the third word of a Cyrillic name is the father's; so is a second initial.
  const isFather = others.length === 2 && (isCyrillic(others[1] ?? '') || isInitials(others[1] ?? ''));
  if (isFather) return { family, given: others[0] ?? '', patronymic: others[1] ?? '' };
  return { family, given: others.join(' '), patronymic: '' };
}

function familyPlaces(words: readonly string[], order: NameOrder): { readonly from: number; readonly to: number } {
  const capitals = words.flatMap((word, index) => (isInCapitals(word) ? [index] : []));
  if (capitals.length > 0 && capitals.length < words.length && words.some((word) => /\p{Ll}{2}/u.test(word))) {
    return { from: withParticles(words, capitals[0] ?? 0), to: (capitals.at(-1) ?? 0) + 1 };
  }
  if (order === 'family-first') {
    let to = 1;
    while (to < words.length - 1 && isParticle(words[to - 1] ?? '')) to++;
    return { from: 0, to };
  }
  // A patronymic at the end of a name with the given name first stands after the family name.
  const last = words.length - 1;
  const isFatherLast = last > 1 && patronymicSex(words[last] ?? '') !== null;
  const at = isFatherLast ? 0 : last;
  return { from: withParticles(words, at), to: at + 1 };
}

function withParticles(words: readonly string[], at: number): number {
  let from = at;
  while (from > 1 && isParticle(words[from - 1] ?? '')) from--;
  return from;
}

/** Parts that are written in capitals in small letters with a capital. */
export function inWrittenLetters({ family, given, patronymic }: NameParts): NameParts {
  const small = (text: string): string => text.split(' ').map(inSmallLetters).join(' ');
  return { family: small(family), given: small(given), patronymic: small(patronymic) };
}

/** A Latin spelling taken apart by the Cyrillic one: its family name is the word that sounds most like the other's. */
export function partsLike(words: readonly string[], other: NameParts): NameParts {
  const likeness = (word: string, name: string): number => {
    const [one, two] = [latinKey(word), latinKey(name)];
    let same = 0;
    while (same < one.length && one[same] === two[same]) same++;
    return same / Math.max(one.length, two.length, 1);
  };
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const firstIsFamily = likeness(first, other.family) + likeness(last, other.given);
  const lastIsFamily = likeness(last, other.family) + likeness(first, other.given);
  const order = firstIsFamily >= lastIsFamily ? 'family-first' : 'given-first';
  return inWrittenLetters(partsInOrder(words, order));
}

/** The sex that a name tells: by forms of address, the patronymic, or the end of the family name. */
export function sexOfName(title: string, { family, patronymic, given }: NameParts): ListedSex {
  const address = withOneApostrophe(title.toLowerCase());
  if (/(?:^|[\s(.])(?:ms|mrs|miss|г-жа|госпожа|ханым|хоним|xonim|hanym)(?![\p{L}])/u.test(address)) return 'f';
  if (/(?:^|[\s(.])(?:mr|г-н|господин|мырза|жаноб|janob|jenap)(?![\p{L}])/u.test(address)) return 'm';
  const byKin = patronymic.includes(' ') || patronymic === '' ? kinSex(family.split(' ').at(-1) ?? '') : null;
  return patronymicSex(patronymic) ?? byKin ?? (isInitials(given) ? null : familySex(family)) ?? '';
}

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
