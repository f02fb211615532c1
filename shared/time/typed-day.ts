import { failure, type Result, success } from '../result.ts';
import { type CalendarDay, isCalendarDay } from './calendar-day.ts';
import { monthNamed, weekdayNamed } from './month-names.ts';

/** 15.7.2025, 15. 7. 2025, 15/07/2025, 15-07-25. */
const inFigures = /^(\d{1,2})(?:[/-]|\.\s?|\s)(\d{1,2})(?:[/-]|\.\s?|\s)(\d{4}|\d{2})$/;
/** Names of groups: d day, w month, y year. */
const inWords: readonly RegExp[] = [
  /^(?<d>\d{1,2})(?:st|nd|rd|th|-?го|-?нчи|-?nji|-?njy|-?inji)?[\s.-]*(?:of\s+)?(?<w>\p{L}{3,})[\s.,-]+(?<y>\d{4})$/u,
  /^(?<w>\p{L}{3,})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})$/u,
  /^(?<y>\d{4})(?:\s?-?\s?(?:ж|г|жыл\p{L}*|йил\p{L}*|yil\p{L}*|ýyl\p{L}*)\.?)?[\s,-]+(?<d>\d{1,2})[\s-]*(?<w>\p{L}{3,})$/u,
];
const yearWord = /[\s.]*(?:года|год|г|жыл|ж|йил|yil|ýyl|соли)\.?$/u;

/**
 * Reads a typed date, day first as the region writes it: 15.7.2025, 15/07/2025, 15-07-25; 2025-07-15; or with the month in
 * words in one of the languages of `monthNamed`: «20 ноября 2026 г.», "20 Nov 2026", "November 20, 2026". Two digits of a
 * year mean 2000 to 2099. The only reader of typed dates. Fails with `no-such-day` for a date that the calendar or the
 * range of years does not have (31.02.2025, 2027-02-30, 15.07.1825), with `not-a-date` for other text.
 */
export function readCalendarDay(typed: string): Result<CalendarDay, 'not-a-date' | 'no-such-day'> {
  const text = typed.trim();
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return isCalendarDay(text) ? success(text) : failure('no-such-day');
  const figures = inFigures.exec(text);
  if (figures !== null) return dayOf(figures[3] ?? '', figures[2] ?? '', figures[1] ?? '');
  const plain = withoutWeekday(text.normalize('NFC').toLowerCase().replaceAll('\u0307', '').replaceAll(/\s+/g, ' '));
  for (const pattern of inWords) {
    const { d = '', w = '', y = '' } = pattern.exec(plain.replace(yearWord, '').trim())?.groups ?? {};
    const month = monthNamed(w);
    if (month > 0) return dayOf(y, String(month), d);
  }
  return failure('not-a-date');
}

function dayOf(year: string, month: string, day: string): Result<CalendarDay, 'no-such-day'> {
  const text = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(text) ? success(text) : failure('no-such-day');
}

/** A text without the name of a weekday at its beginning: «пт, 20 ноября 2026». */
function withoutWeekday(text: string): string {
  const word = /^\p{L}{2,}/u.exec(text)?.[0] ?? '';
  return weekdayNamed(word) === 0 ? text : text.slice(word.length).replace(/^[\s.,]+/, '');
}
