import { isBlankLetter, type Letter } from '../../domain/people/groups.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { DateColumn, writtenDate } from '../table/cell-date.ts';

/** Words for official letters in the languages of the region, and what stands before their numbers. */
const letterWord =
  /(?<!\p{L})(?:письм\p{L}*|исх\.?|вх\.?|letter|ref\.?|reference|note verbale|нот[аыеу]|хат\p{L}*|кат(?:ы|тын|ына|ка)?|мактуб\p{L}*|xat\p{L}*|maktub\p{L}*|hat\p{L}*)(?!\p{L})/iu;
const numbers =
  /(?:№|N°|(?<!\p{L})(?:No|Nr)\.?(?=\s*[\d(])|(?<!\p{L})(?:исх|ref)\.?(?:\s*(?:№|No\.?))?)\s*:?\s*(?<number>[\p{L}\d]*\d[\p{L}\d]*(?:[-/.][\p{L}\d]+)*)/giu;
/** Without a word for it, only such numbers are those of letters: 04-1-18/2231. */
const compound = /\d[-/][\p{L}\d]/u;

/** The official letter with which a list came, as a line above it says; null where none does. `near` is today. */
export function letterAbove(above: readonly string[], near: CalendarDay): Letter | null {
  for (const line of above) {
    const letter = letterIn(line, near);
    if (!isBlankLetter(letter)) return letter;
  }
  return null;
}

function letterIn(line: string, near: CalendarDay): Letter {
  const nothing: Letter = { number: '', date: null };
  const word = letterWord.exec(line);
  const found = [...line.matchAll(numbers)].filter(({ index }) => word === null || index >= word.index);
  const number = found[0]?.groups?.['number'] ?? '';
  // Numbers of letters look like dates: 04-1-18.
  const written = writtenDate(line.replaceAll(numbers, ' '), false);
  if (number === '' || written === null || (word === null && !compound.test(number))) return nothing;
  const { date } = new DateColumn([written], { order: 'day-first', near, around: [] }).at(0) ?? { date: null };
  return date === null ? nothing : { number: number.slice(0, 100), date };
}
