import { apostrophes, baseLetters } from './base-letters.ts';

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
