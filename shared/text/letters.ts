import type { Letter } from '../domain/people/groups.ts';
import { formatShortDate } from './dates.ts';
import type { Translate } from './text.ts';

/** What people type before the number of a letter, and what the texts have already: "№", "No. 5", "Nr 5", "N° 5", "#". */
const numberSign = /^\s*(?:№|#|N[°º]|N[or]\.?(?=\s*\d))\s*/iu;

/** "letter 12/34 of 03.07.2025"; without the sign that may have been typed before the number, which stands in the text. */
export function letterText(t: Translate, { number: typed, date }: Letter): string {
  const number = typed.replace(numberSign, '').trim();
  if (date === null) return t('screens.people.letter', { number });
  const day = formatShortDate(date);
  return number === ''
    ? t('screens.people.letterDated', { date: day })
    : t('screens.people.letterOf', { number, date: day });
}
