import type { Language } from '../domain/language.ts';
import type { MissingChanges } from '../integrity/damage.ts';
import { type CalendarDay, partsOf, weekdayOf } from '../time/calendar-day.ts';
import { localTime, now } from '../time/instant.ts';
import calendars from './calendar-names.generated.json';
import type { Translate } from './text.ts';

type Pattern = keyof (typeof calendars)['en']['patterns'];

/** "15 July 2025". */
export function formatDate(day: CalendarDay, language: Language): string {
  return fill('date', language, day);
}

/** "Tuesday 15 July 2025". */
export function formatDateWithWeekday(day: CalendarDay, language: Language): string {
  return fill('withWeekday', language, day);
}

/** "15 July": where the year is plain from its surroundings. */
export function formatDayMonth(day: CalendarDay, language: Language): string {
  return fill('dayMonth', language, day);
}

/** "15.07.2025": the order that the whole region writes and nobody takes for month first. */
export function formatShortDate(day: CalendarDay): string {
  const { year, month, day: number } = partsOf(day);
  return `${twoDigits(number)}.${twoDigits(month)}.${String(year)}`;
}

/** "15–16 July 2025", "30 June – 2 July 2025"; one date when both are the same. */
export function formatDateRange(first: CalendarDay, last: CalendarDay, language: Language): string {
  const [from, to] = [partsOf(first), partsOf(last)];
  if (first === last) return formatDate(first, language);
  if (from.year !== to.year) return fill('otherYear', language, first, last);
  return fill(from.month === to.month ? 'sameMonth' : 'sameYear', language, first, last);
}

export function weekdayName(day: CalendarDay, language: Language): string {
  return calendars[language].weekdays[weekdayOf(day) - 1] ?? '';
}

export function shortWeekdayName(day: CalendarDay, language: Language): string {
  return calendars[language].shortWeekdays[weekdayOf(day) - 1] ?? '';
}

function fill(pattern: Pattern, language: Language, first: CalendarDay, last: CalendarDay = first): string {
  const [from, to] = [partsOf(first), partsOf(last)];
  const values: Readonly<Record<string, string>> = {
    weekday: weekdayName(first, language),
    day: String(from.day),
    month: monthName(from.month, language),
    year: String(from.year),
    day2: String(to.day),
    month2: monthName(to.month, language),
    year2: String(to.year),
  };
  return calendars[language].patterns[pattern].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** In the form that stands beside a day number: «июля», not «июль». */
function monthName(month: number, language: Language): string {
  return calendars[language].months[month - 1] ?? '';
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** "14 July, 17:05" of an instant at a place; without a zone, where the machine is. */
export function momentText(instant: string, timeZone: string | undefined, language: Language): string {
  const { day, clock } = localTime(instant, timeZone);
  return `${formatDayMonth(day, language)}, ${clock}`;
}

/** When a backup was made, by the clock on the wall there: "today at 17:05", "on 14 July 2025 at 17:05". */
export function backupTime(
  t: Translate,
  language: Language,
  { day, clock }: { readonly day: CalendarDay; readonly clock: string },
): string {
  if (day === localTime(now()).day) return t('screens.backups.today', { clock });
  return t('screens.backups.onDay', { day: formatDate(day, language), clock });
}

/** Ranges that fit into a sentence. */
const mostRanges = 10;

/** "20–22, 31". */
export function rangesText(ranges: readonly MissingChanges[]): string {
  const texts = ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  return texts.slice(0, mostRanges).join(', ') + (texts.length > mostRanges ? ', …' : '');
}

/** The same with the days of the changes around them, where these are known. */
export function missingChangesText(t: Translate, language: Language, ranges: readonly MissingChanges[]): string {
  const after = ranges[0]?.after ?? null;
  const before = ranges.at(-1)?.before ?? null;
  const day = (instant: string): string => formatDate(localTime(instant).day, language);
  const numbers = rangesText(ranges);
  if (after !== null && before !== null) {
    return `${numbers}; ${t('screens.trouble.between', { after: day(after), before: day(before) })}`;
  }
  if (after !== null) return `${numbers}; ${t('screens.trouble.since', { after: day(after) })}`;
  return before === null ? numbers : `${numbers}; ${t('screens.trouble.until', { before: day(before) })}`;
}
