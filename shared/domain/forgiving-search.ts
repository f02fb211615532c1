import { type KeyWords, latinKey, matchRank, searchKey } from './search-key.ts';

/** A text as the search compares it; made once for each, since the query changes with every key. */
export type SearchedText = KeyWords & {
  readonly sound: string;
  /** The same, word by word with blanks between them. */
  readonly wordSounds: string;
};

export function searchedText(text: string): SearchedText {
  const whole = searchKey(text).replaceAll(/\s+/g, ' ').trim();
  const words = wordsOf(whole);
  return { whole, words, sound: latinKey(text), wordSounds: words.map(latinKey).join(' ') };
}

/** UTF-16 units of a query that are compared: the time of typing errors grows with both texts. */
const longestQuery = 200;

/** What was typed, as it is written and as the same keys write it in the other keyboard layout. */
export type SearchQuery = readonly [typed: SearchedText, switched: SearchedText];

export function searchQuery(typed: string): SearchQuery {
  const query = typed.slice(0, longestQuery);
  return [searchedText(query), searchedText(otherLayout(query))];
}

/**
 * How far `text` is from `query`: 0 the same, then texts that begin with it, whose words begin with its words, that hold
 * its words, that sound so in the other alphabet, and last those with typing errors or typed in the other keyboard layout;
 * null where it is not meant. The fraction is larger for a text that goes on longer after what was typed. A query
 * without letters, digits and signs is 0 from every text.
 */
export function searchDistance(text: SearchedText, [typed, switched]: SearchQuery): number | null {
  const distance = readingDistance(text, typed);
  if (distance !== null && distance < 10) return distance;
  // «тьфу», which "nmae" is on the other layout, is heard in "respectful": only what is longer is no chance.
  const other = readingDistance(text, switched, longSound);
  return distance === null && other === null ? null : Math.min(distance ?? Infinity, (other ?? Infinity) + 5);
}

/** `leastSound` is how many letters a sound must have to be looked for. */
function readingDistance(text: SearchedText, query: SearchedText, leastSound = 3): number | null {
  if (query.whole === '') return 0;
  // Signs alone are found where they stand, for they have no typing errors and no sound.
  if (query.words.length === 0 && !text.whole.includes(query.whole)) return null;
  const rank = matchRank(text, query) ?? likenessOf(text, query, leastSound);
  const further = Math.max(0, text.whole.length - query.whole.length);
  return rank === null ? null : rank + Math.min(further / 200, 0.9);
}

/** Letters of a sound that may go over the end of a word; a shorter one is in many texts by chance. */
const longSound = 5;

/** 4 the query sounds so, 10 and the number of typing errors; null for another text. */
function likenessOf(text: SearchedText, { whole, words, sound }: SearchedText, leastSound: number): number | null {
  const heard = sound.length < longSound ? text.wordSounds : text.sound;
  if (sound.length >= leastSound && heard.includes(sound)) return 4;
  const errors = wholeErrors(text.whole, whole);
  const least = errors === Infinity ? wordErrors(text.words, words) : errors;
  return least === Infinity ? null : 10 + least;
}

function wordsOf(key: string): readonly string[] {
  return key.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** How many typing errors a word or text of that many letters may have. */
function errorsIn(letters: number): number {
  if (letters < 3) return 0;
  return letters < 9 ? 1 : 2;
}

/** Errors in a query that is meant for the beginning of the whole text, spaces included; Infinity for too many. */
function wholeErrors(text: string, query: string): number {
  const most = errorsIn(query.length);
  const errors = most === 0 ? Infinity : prefixDistance(text, query, most);
  return errors <= most ? errors : Infinity;
}

/** The errors of all words together, each in a word of its own or none; Infinity where one has too many. */
function wordErrors(text: readonly string[], query: readonly string[]): number {
  let sum = 0;
  for (const word of query) {
    if (text.some((each) => each.startsWith(word))) continue;
    const most = errorsIn(word.length);
    const errors = most === 0 ? Infinity : Math.min(...text.map((each) => prefixDistance(each, word, most)));
    sum += errors;
    if (errors > most || sum > 2) return Infinity;
  }
  return sum;
}

/**
 * The smallest restricted Damerau–Levenshtein distance (a letter missing, too many, another, or two exchanged) of `typed`
 * from a beginning of `text`.
 */
function prefixDistance(text: string, typed: string, most: number): number {
  const columns = Math.min(text.length, typed.length + most) + 1;
  let [before, last]: readonly [number[], number[]] = [[], Array.from({ length: columns }, (_, column) => column)];
  for (let row = 1; row <= typed.length; row++) {
    const next = [row];
    for (let column = 1; column < columns; column++) {
      const isSame = typed[row - 1] === text[column - 1];
      const near = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isExchanged =
        row > 1 && column > 1 && typed[row - 1] === text[column - 2] && typed[row - 2] === text[column - 1];
      next.push(isExchanged ? Math.min(near, (before[column - 2] ?? 0) + 1) : near);
    }
    if (Math.min(...next) > most) return Infinity;
    [before, last] = [last, next];
  }
  return Math.min(...last);
}

/** The keys of a keyboard by their letters in the English and in the Russian layout. */
const english = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

/** What the same keys write in the other layout: "ghtlcnfdbntkm" for "представитель". */
export function otherLayout(typed: string): string {
  const small = typed.toLowerCase();
  const [from, to] = /[а-яё]/.test(small) ? [russian, english] : [english, russian];
  return Array.from(small, (letter) => to[from.indexOf(letter)] ?? letter).join('');
}
