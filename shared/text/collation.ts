import type { Language } from '../domain/language.ts';
import { apostrophes, baseLetters } from '../domain/search-key.ts';

/**
 * The alphabets, lower case, in their own order. Chromium knows no order for Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek
 * and would sort Қ after Я, so lists are sorted by these tables on every machine alike.
 */
const cyrillic: Readonly<Record<'ru' | 'kk' | 'ky' | 'tg' | 'uz', string>> = {
  ru: 'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  kk: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  ky: 'абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя',
  tg: 'абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя',
  uz: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳ',
};
const latin: Readonly<Record<'en' | 'tk' | 'uz', readonly string[]>> = {
  en: [...'abcdefghijklmnopqrstuvwxyz'],
  tk: [...'abcçdeäfghijžklmnňoöpqrsştuüvwxyýz'],
  uz: [...'abcdefghijklmnopqrstuvwxyz', 'oʻ', 'gʻ', 'sh', 'ch'],
};
const anyApostrophe = new RegExp(`[${apostrophes}]`, 'g');

/** Compares two names or titles in the order of the language's alphabet; lists in documents and on screen use it. */
export function compareNames(language: Language): (one: string, other: string) => number {
  const ranks = ranksOf(language);
  const keys = new Map<string, readonly number[]>();
  const keyOf = (text: string): readonly number[] => {
    const known = keys.get(text);
    if (known !== undefined) return known;
    const key = sortKey(text, ranks);
    keys.set(text, key);
    return key;
  };
  return (one, other) => compareKeys(keyOf(one), keyOf(other)) || compareCodes(one, other);
}

/** Latin letters come first in languages of Latin script and last in those of Cyrillic script, as in printed lists. */
function ranksOf(language: Language): ReadonlyMap<string, number> {
  const latinLetters = latin[language === 'tk' || language === 'uz' ? language : 'en'];
  const cyrillicLetters = [...cyrillic[language === 'en' || language === 'tk' ? 'ru' : language]];
  const latinFirst = language === 'en' || language === 'tk' || language === 'uz';
  const letters = latinFirst ? [...latinLetters, ...cyrillicLetters] : [...cyrillicLetters, ...latinLetters];
  return new Map([' ', ...'0123456789', ...letters].map((letter, rank) => [letter, rank]));
}

function sortKey(text: string, ranks: ReadonlyMap<string, number>): readonly number[] {
  const folded = text.normalize('NFC').toLowerCase().replaceAll(anyApostrophe, 'ʻ');
  const key: number[] = [];
  for (let at = 0; at < folded.length; at++) {
    const pair = ranks.get(folded.slice(at, at + 2));
    if (pair !== undefined) at++;
    const rank = pair ?? rankOf(folded[at] ?? '', ranks);
    if (rank !== undefined) key.push(rank);
  }
  return key;
}

/** A letter of another alphabet sorts with its base letter (é with e, қ with к); marks and punctuation do not count. */
function rankOf(letter: string, ranks: ReadonlyMap<string, number>): number | undefined {
  const rank = ranks.get(letter) ?? ranks.get((baseLetters[letter] ?? letter.normalize('NFD')).slice(0, 1));
  if (rank !== undefined) return rank;
  return /[\p{L}\p{N}]/u.test(letter) ? 1000 + (letter.codePointAt(0) ?? 0) : undefined;
}

function compareKeys(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function compareCodes(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
