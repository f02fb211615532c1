/**
 * Letters of the region and its neighbours that Unicode does not decompose into base letter and mark, with the letter
 * under which a reader of another language searches for them. Sorting and searching both go by it.
 */
export const baseLetters: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  ҳ: 'х',
  ҷ: 'ч',
  і: 'и',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
};

/** Every sign that is written for the apostrophe of Uzbek and of romanised names; to stand within a character class. */
export const apostrophes = "ʻʼ‘’'`";

const unheard = new RegExp(`[\\p{M}ьъ${apostrophes}]`, 'gu');

/** The text as a search compares it: small letters, without marks and apostrophes, each letter as its base letter. */
export function searchKey(text: string): string {
  const plain = text.toLowerCase().normalize('NFD').replaceAll(unheard, '');
  return plain.replaceAll(/[^a-zа-я0-9\s]/g, (letter) => baseLetters[letter] ?? letter);
}

/** Whether every word of `query` stands somewhere in `text`. */
export function matchesQuery(text: string, query: string): boolean {
  const key = searchKey(text);
  return searchKey(query)
    .split(/\s+/)
    .every((word) => key.includes(word));
}

/**
 * The `choices` whose names match `query`, the likeliest first: names that begin with the query, then names in which it
 * begins at a word or each of its words begins one, then those that hold its words inside ("Ministry of I" gives
 * Interior before Health). Within a rank the given order stays. `sure` is the one that is surely meant: the only name
 * that equals the query, else the only match at beginnings of words, else the only match; null when several could be.
 */
export function rankedMatches<Choice extends { readonly name: string }>(
  choices: readonly Choice[],
  query: string,
): { readonly matches: readonly Choice[]; readonly sure: Choice | null } {
  const wanted = keyWords(query);
  const ranked = choices.flatMap((choice) => {
    const rank = matchRank(keyWords(choice.name), wanted);
    return rank === null ? [] : [{ choice, rank }];
  });
  ranked.sort((one, other) => one.rank - other.rank);
  const upTo = (most: number): readonly Choice[] =>
    ranked.filter(({ rank }) => rank <= most).map(({ choice }) => choice);
  const likeliest = [upTo(0), upTo(2), upTo(3)].find((each) => each.length > 0) ?? [];
  const [only = null] = likeliest;
  return { matches: upTo(3), sure: likeliest.length === 1 ? only : null };
}

/** A text as a search compares it, and its words. */
export type KeyWords = { readonly whole: string; readonly words: readonly string[] };

/** 0 the same, 1 the query begins the text, 2 its words begin words, 3 they stand inside; null for no match. */
export function matchRank(text: KeyWords, query: KeyWords): 0 | 1 | 2 | 3 | null {
  if (!query.words.every((word) => text.whole.includes(word))) return null;
  if (text.whole === query.whole) return 0;
  if (text.whole.startsWith(query.whole)) return 1;
  return query.words.every((word) => text.words.some((each) => each.startsWith(word))) ? 2 : 3;
}

/** The words of a text as a search compares them, without quotation marks and brackets around them. */
function keyWords(text: string): KeyWords {
  const words = searchKey(text)
    .split(/[\s"«»“”„()-]+/)
    .filter((word) => word !== '');
  return { whole: words.join(' '), words };
}

/** Cyrillic letters, and each as a Latin reader hears it; marks have been taken off before. */
const cyrillic = 'абвгдежзиклмнопрстуфхцчшщыэюя';
const sounds = 'a b v g d e z z i k l m n o p r s t u f h c c s s i e iu ia'.split(' ');

/** Spellings of the same sound in the Latin alphabets of the region; longer ones first. */
const spellings: readonly (readonly [written: string, heard: string])[] = [
  ['shch', 's'],
  ['dzh', 'z'],
  ['dz', 'z'],
  ['zh', 'z'],
  ['kh', 'h'],
  ['gh', 'g'],
  ['sh', 's'],
  ['ch', 'c'],
  ['ts', 'c'],
  ['ks', 'x'],
  ['j', 'z'],
  ['w', 'v'],
  ['q', 'k'],
  ['y', 'i'],
];

/**
 * A name as it sounds, roughly, in Latin letters: Джерен, Jeren and Zheren are one, and so are Мередов, Meredow and
 * Meredov. It is for finding only: different names may sound alike.
 */
export function latinKey(text: string): string {
  const latin = searchKey(text).replaceAll(/[а-я]/g, (letter) => sounds[cyrillic.indexOf(letter)] ?? '');
  return spellings
    .reduce((key, [written, heard]) => key.replaceAll(written, heard), latin)
    .replaceAll(/([a-z])\1/g, '$1');
}
