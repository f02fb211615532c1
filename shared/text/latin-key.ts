import { searchKey } from './search-key.ts';

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
