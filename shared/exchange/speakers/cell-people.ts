import { latinKey } from '../../domain/search-key.ts';
import { importedLine, isCyrillic } from '../plain-text.ts';
import {
  functionNoun,
  isBodyAlone,
  isFunctionAlone,
  isNobody,
  isKin,
  nameBehindFunction,
  organisation,
} from './person-function.ts';
import { beginsWithTitle, hasJoinedParticle, isGivenByEnd, isParticleWord, isTitleWord } from './words-of-names.ts';

/** к.ю.н., д. п. н., к.м.н within a text */
const degreeInText = /(?<!\p{L})[кд]\.\s?\p{Ll}{1,5}\.(?:-\p{Ll}{1,4}\.)?\s?н\.?(?!\p{L})/gu;

const roles =
  'модератор|модераторы|ведущий|ведущая|ведущие|спикер|спикеры|докладчик|докладчики|эксперт|эксперты|тренер|тренеры|лектор|председатель|сопредседатель|' +
  'moderator|moderators|facilitator|facilitators|speaker|speakers|presenter|presenters|trainer|trainers|chair|co-chair|expert|experts|lead|panellists|panelists';
const rolePrefix = new RegExp(String.raw`^(?:${roles})\s*(?::|[-–—]\s|\s[-–—])\s*`, 'iu');
const wholeRole = new RegExp(String.raw`^(?:${roles})$`, 'iu');
/** A function in small letters before a dash: «координатор проекта – Г. Ли». */
const smallPrefix = /^[\p{Ll}\s-]+\s[-–—:]\s*(?=\p{Lu})/u;
const functionAfterDash = /\s[-–—]\s*\p{Ll}.*$/u;

/** "And" in small letters between blanks: И. is an initial; y and e stand in names too, but not before a title. In a text of capitals it is И before a whole word. */
const separators =
  /[;\n\r•|、،，；]|(?<=\s)(?:и(?:\s+др\.?)?|and|und|et|ve|[ye](?=\s+\p{Lu}[\p{L}.]{0,8}\.\s)|және|жана|менен|ва|va|we|with)(?=\s|$)|(?<=\p{Lu}\p{Lu}\s|\p{Lu}\.\s)(?:И|AND|UND|ET|VE|ЖӘНЕ|ЖАНА|ВА|VA)(?=\s\p{Lu}\p{Lu})|\s&\s|(?<=^|[\s,])\(?\d{1,2}[.)]\s*(?=\p{L})/gu;
/** Between names with initials that follow each other without a sign: «Ахметов Б. Садыкова Г.» */
const betweenInitials = /(?<=\s\p{Lu}\.)\s+(?=\p{Lu}[\p{L}-]{2,}\s+\p{Lu}\.)/gu;
const familyEndPattern =
  /(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|енко|ов[аа]?|ov|ev|ova|eva|in|ina|sky|skaya|зода|zoda)$/iu;
const excellency =
  /(?<!\p{L})(?:(?:his|her)\s+excellency|s(?:on|a)\s+excellence|е(?:го|ё|е)\s+превосходительств\p{L}*)(?!\p{L})/giu;
const patronymicEnd = /(?:ович|евич|овна|евна|ична|ovich|evich|ovna|evna|ichna)$/iu;

/** Whether a text is a role in a session and nothing more: "moderator". */
export function isRole(text: string): boolean {
  return wholeRole.test(text.trim());
}

/** A text without the role with which it begins: "Chair: ". */
export function withoutRole(text: string): string {
  return text.trimStart().replace(rolePrefix, '');
}

function endsAsFamily(word: string): boolean {
  return word.length > 3 && familyEndPattern.test(word) && !isGivenByEnd(word);
}

/** How a column writes its names: all of them with the family name first and a comma, "Smith, John", or as they come. */
export type NameStyle = { readonly isListed: boolean };
const plainNames: NameStyle = { isListed: false };

/** Cells that are looked at, and of how many of them all must be lists of names for a column to be one. */
const [cellsLookedAt, fewestListed] = [200, 2];

export function nameStyleOf(cells: readonly string[]): NameStyle {
  const segments = cells
    .slice(0, cellsLookedAt)
    .flatMap((cell) => tidied(cell).split(separators))
    .map((segment) => segment.trim())
    .filter((segment) => /\p{L}/u.test(segment) && !isNobody(segment));
  const pairs = segments.map((segment) => pairedNames(segment.split(',').map((part) => part.trim())));
  return { isListed: pairs.length >= fewestListed && pairs.every((pair) => pair?.names.length === 1) };
}

/** The names of a cell; `isSure`: whether its commas stand between people, or in names, without a doubt. */
export type FoundPeople = { readonly names: readonly string[]; readonly isSure: boolean };

/** A name of a cell, as it is written but for titles and functions, and whether a title stood before it. */
type FoundName = { readonly name: string; readonly isTitled: boolean };

/**
 * The people whom a cell names: separated by semicolons, commas, line ends, "and", slashes or numbers, each without
 * titles, roles and functions. Groups ("all trainers") and functions without a name are nobody. The two spellings of one
 * person in two scripts, with a slash between them, are one.
 */
export function peopleIn(written: string, style: NameStyle = plainNames): FoundPeople {
  const text = tidied(written)
    .replaceAll(/\([^)]{0,500}\)/g, ' ')
    .replaceAll(/\s*\/\s*/g, '/');
  const listed = listedNames(text);
  if (listed !== null) return { names: listed, isSure: true };
  let isSure = true;
  const names = withoutSecondSpellings(text)
    .split(separators)
    .flatMap((segment) => {
      const alternatives = segment.split('/').flatMap((each) => {
        const found = peopleOfSegment(each, style);
        isSure &&= found.isSure;
        return found.names;
      });
      const [first, second] = alternatives;
      const isTwice = alternatives.length === 2 && first !== undefined && second !== undefined && segment.includes('/');
      return isTwice && isSameInOtherScript(first, second) ? [first] : alternatives;
    });
  return { names: [...new Set(joinedLines(text) ?? names)], isSure };
}

/** A cell for names as it is read: without signs that are not seen, blanks of any kind as one, long forms of address short. */
export function tidied(written: string): string {
  return written
    .slice(0, 2000)
    .replaceAll(/[\u00AD\u200B-\u200D\uFEFF]/g, '')
    .replaceAll(/[\u00A0\u2000-\u200A\u202F]/g, ' ')
    .replaceAll(excellency, 'H.E.');
}

/** Whether a line below a name says what that person is: "Senior Programme Officer, UNODC", "National coordinator". */
function isFunctionLine(line: string): boolean {
  const [begin = ''] = line.split(/[,(]/);
  const words = begin.trim().split(/\s+/);
  const small = words.findIndex((word, index) => /^\p{L}/u.test(word) && isFunctionWord(words, index));
  const capitals = small === -1 ? words.length : small;
  return !/\p{Lu}\./u.test(begin) && (capitals < 2 || functionNoun.test(begin));
}

/**
 * Without the second spellings in a cell whose lines take turns in two scripts, as papers in two languages have it, and
 * without what such lines say of the person named above.
 */
function withoutSecondSpellings(text: string): string {
  const lines = text.split(/[\n\r]+/).filter((line) => line.trim() !== '');
  const isOther = (index: number): boolean => isCyrillic(lines[index] ?? '') !== isCyrillic(lines[0] ?? '');
  const isInTurns = lines.length % 2 === 0 && lines.every((_, index) => isOther(index) === (index % 2 === 1));
  const [first = '', second = ''] = lines;
  if (!isInTurns || !isHalfSame(first, second)) return text;
  return lines.filter((line, index) => index === 0 || (index % 2 === 0 && !isFunctionLine(line))).join('\n');
}

/** Whether two names have as many words, and half of those begin with one sound. */
function isHalfSame(one: string, other: string): boolean {
  const [first, second] = [latinWords(one), latinWords(other)];
  const same = first.filter((word, index) => word[0] === second[index]?.[0]);
  return first.length === second.length && same.length * 2 >= first.length;
}

function latinWords(name: string): string[] {
  return latinKey(name)
    .split(/[\s.,-]+/)
    .filter(Boolean);
}

/** "Dr. Anna Li /⏎д-р Анна Ли": a slash at the end of a line. */
function joinedLines(text: string): string[] | null {
  const lines = text.split(/\/[\n\r]+|[\n\r]+\//);
  if (lines.length !== 2) return null;
  const [first, second] = lines.map((line) => peopleOfSegment(line.trim(), plainNames).names);
  const [one, other] = [first?.[0], second?.[0]];
  const isPair = first?.length === 1 && second?.length === 1 && one !== undefined && other !== undefined;
  return isPair && isSameInOtherScript(one, other) ? [one] : null;
}

/** Whether two names are spellings of one, in Latin and in Cyrillic letters. */
export function isSameInOtherScript(one: string, other: string): boolean {
  if (isCyrillic(one) === isCyrillic(other)) return false;
  if (isHalfSame(one, other)) return true;
  const initials = (name: string): string =>
    latinWords(name)
      .map((word) => word[0])
      .sort((first = '', second = '') => first.localeCompare(second))
      .join('');
  return initials(one) === initials(other);
}

function peopleOfSegment(segment: string, { isListed }: NameStyle): FoundPeople {
  const plain = segment
    .trim()
    .replace(/^[-–—*\s]+/, '')
    .replace(rolePrefix, '')
    .replace(smallPrefix, '')
    .replace(functionAfterDash, '')
    // "Brian Lee - Sonnet": where he is from.
    .replace(/(?<=\p{L}{2,}\s+\p{L}{2,})\s+[-–—]\s+\p{Lu}[\p{L}\d]*$/u, '');
  const parts = plain
    .replaceAll(betweenInitials, ',')
    .split(',')
    .map((part) => part.trim());
  const paired = pairedNames(parts);
  if (paired !== null) return { names: paired.names, isSure: paired.isSure || isListed };
  // A body behind a whole name is where that person works: "Bakyt Asanov, MoI Kyrgyzstan".
  const isInSmall = /\p{Lu}\p{Ll}{2,}/u.test(parts[0] ?? '');
  const found = parts.flatMap((part, index) =>
    index > 0 && isInSmall && isBodyAlone(part) ? [] : (nameIn(part) ?? []),
  );
  const hasWhole = found.some(({ name }) => name.includes(' '));
  // One capitalised word after a whole name is what the person is: "…, Ambassador".
  const people = found.filter(({ name, isTitled }) => isTitled || !hasWhole || name.includes(' '));
  return { names: people.map(({ name }) => name), isSure: true };
}

/**
 * "Omarova, Aigul", "Smith, John, Doe, Jane": the family name first, as in lists, where all parts are single words and the
 * second of no pair ends as family names do; null for anything else. It is sure where all first ones end as family names or
 * are in capitals: "Smith, Jones" may be two people.
 */
function pairedNames(parts: readonly string[]): FoundPeople | null {
  const isWord = (text: string): boolean => /^\p{Lu}[\p{L}'’ʻ‘-]*\p{L}(?:\s\p{Lu}\.?)?$/u.test(text);
  const pairs = parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : []));
  const isList = pairs.every(([family, given]) => {
    const isFamily = isWord(family.split(' ').at(-1) ?? '') && family.split(' ').slice(0, -1).every(isParticleWord);
    const isGroup = [family, given].some((word) => isNobody(word) || isTitleWord(word) || organisation.test(word));
    return isFamily && isWord(given) && !isGroup && !endsAsFamily(given) && !isInCapitals(given);
  });
  if (!isList) return null;
  const isSure = pairs.every(([family]) => endsAsFamily(family) || isInCapitals(family) || family.includes(' '));
  return { names: pairs.map(([family, given]) => `${family}, ${given}`), isSure };
}

function isInCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}'’-]+$/u.test(word);
}

/** "O'Neill, Sean; van den Berg, Piet": all people with the family name first; null for anything else. */
function listedNames(text: string): string[] | null {
  const segments = text
    .split(separators)
    .map((segment) => segment.trim())
    .filter(Boolean);
  if (segments.length < 2) return null;
  const isListed = segments.every((segment) => {
    const [family = '', given = '', ...more] = segment.split(',').map((part) => part.trim());
    const words = family.split(/\s+/);
    const isFamily = words.every(
      (word, index) => /^\p{Lu}/u.test(word) === (index === words.length - 1) || isParticleWord(word),
    );
    const isGiven = /^\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}.-]*)?$/u.test(given) && !given.split(/\s+/).some(isTitleWord);
    return more.length === 0 && isFamily && isGiven && !organisation.test(segment) && !endsAsFamily(given);
  });
  return isListed ? [...new Set(segments)] : null;
}

/** What stands behind a function or a group: «Министр Ли», «Судьи Иванов А. и Петров Б.»; null where none stands before. */
function nameBehind(words: readonly string[]): string | null {
  const [first = '', second = ''] = words;
  const isOfGroup = isNobody(first) && /^\p{Lu}\p{Ll}/u.test(second);
  return nameBehindFunction(words) ?? (isOfGroup ? words.slice(1).join(' ') : null);
}

function titled(found: FoundName | null): FoundName | null {
  return found === null ? null : { ...found, isTitled: true };
}

function nameIn(written: string): FoundName | null {
  const line = importedLine(written)
    .replaceAll(degreeInText, ' ')
    .trim()
    .replace(/[\s,;:*]+$/, '');
  if (line === '' || isNobody(line) || !/\p{L}{2}/u.test(line)) return null;
  let words = line.split(/\s+/);
  const behind = nameBehind(words);
  if (behind !== null) return titled(nameIn(behind));
  if (isFunctionAlone(line)) return null;
  let isTitled = false;
  while (words.length > 0 && (beginsWithTitle(words) || isFunctionWord(words, 0))) {
    isTitled ||= beginsWithTitle(words);
    words = words.slice(1);
  }
  if (words.length === 0) return isTitled ? null : nameInSmallLetters(line);
  const end = words.findIndex((word, index) => index > 0 && (isTitleWord(word) || isFunctionWord(words, index)));
  const name = (end === -1 ? words : words.slice(0, end)).join(' ').replace(/[,;]+$/, '');
  // "Organizing committee", "FOSSi Foundation team": the first words of a body, of whom the rest is in small letters.
  const isBody = !isTitled && end === words.length - 1 && organisation.test(words[end] ?? '');
  if (isBody || organisation.test(name) || isNobody(name) || !/\p{L}{2}/u.test(name)) return null;
  return { name, isTitled };
}

/** A word in small letters that is no part of a name. Scripts without capitals have none. */
function isFunctionWord(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  if (!/^\p{Ll}/u.test(word) || /\p{Script=Georgian}/u.test(word)) return false;
  const small = word.toLowerCase();
  if (isKin(small) || hasJoinedParticle(word)) return false;
  // A particle is one only before a capital: "van der Berg".
  if (isParticleWord(small)) return !words.slice(index + 1, index + 3).some((next) => /^\p{Lu}/u.test(next));
  return true;
}

/** "иванова айгуль", "омаров е.": names without capitals, known by how family names and patronymics end. */
function nameInSmallLetters(line: string): FoundName | null {
  const words = line.split(/\s+/);
  const isName =
    words.length >= 2 &&
    words.length <= 3 &&
    words.every((word) => /^\p{Ll}[\p{Ll}'’-]*$|^(?:\p{Ll}\.)+$/u.test(word)) &&
    (words.some((word) => patronymicEnd.test(word)) ||
      (endsAsFamily(words[0] ?? '') &&
        words.slice(1).every((word) => /^(?:\p{L}\.)+$/u.test(word) || /^\p{Ll}{3,10}$/u.test(word)) &&
        words.length === 2));
  if (!isName) return null;
  const capital = (word: string): string => word.replaceAll(/(?<=^|[-.])\p{Ll}/gu, (letter) => letter.toUpperCase());
  return { name: words.map(capital).join(' '), isTitled: false };
}
