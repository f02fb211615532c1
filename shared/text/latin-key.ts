import { searchKey } from './search-key.ts';

/** Cyrillic letters as a Latin reader hears them; marks have been taken off before. */
const sounds: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['аa', 'бb', 'вv', 'гg', 'дd', 'еe', 'жz', 'зz', 'иi', 'кk', 'лl', 'мm', 'нn', 'оo', 'пp', 'рr', 'сs', 'тt'],
    ...['уu', 'фf', 'хh', 'цc', 'чc', 'шs', 'щs', 'ыi', 'эe', 'юiu', 'яia'],
  ].map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

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
  const latin = searchKey(text).replaceAll(/[а-я]/g, (letter) => sounds[letter] ?? '');
  return spellings
    .reduce((key, [written, heard]) => key.replaceAll(written, heard), latin)
    .replaceAll(/([a-z])\1/g, '$1');
}
