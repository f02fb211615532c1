import type { Delegation } from '../../../shared/domain/delegation.ts';
import { formatShortDate } from '../../../shared/text/dates.ts';
import type { Translate } from '../../../shared/text/text.ts';

export function isBlankLetter(letter: Delegation['letter']): boolean {
  return letter.number === '' && letter.date === null;
}

/** "letter 12/34 of 03.07.2025". */
export function letterText(t: Translate, letter: Delegation['letter']): string {
  return letter.date === null
    ? t('screens.people.letter', { number: letter.number })
    : t('screens.people.letterOf', { number: letter.number, date: formatShortDate(letter.date) });
}
