/**
 * Letters of the region and its neighbours that Unicode does not take apart into a base letter and a mark, and the
 * letter with which a reader of another language looks for them. Sorting and searching both go by it.
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
