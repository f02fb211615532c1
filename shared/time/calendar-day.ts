import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { failure, type Result, success } from '../result.ts';

/** `YYYY-MM-DD` in the proleptic Gregorian calendar, between the years 1900 and 2199. */
export const calendarDaySchema = z.string().refine(isCalendarDay, { message: 'not-a-date' });
export type CalendarDay = z.infer<typeof calendarDaySchema>;

export function isCalendarDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The day `days` later; negative goes back. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: CalendarDay): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

export function partsOf(day: CalendarDay): { year: number; month: number; day: number } {
  const date = Temporal.PlainDate.from(day);
  return { year: date.year, month: date.month, day: date.day };
}

/**
 * Reads a typed date, day first as the region writes it: 15.7.2025, 15. 7. 2025, 15/07/2025, 15-07-25; or 2025-07-15.
 * Two digits of a year mean 2000 to 2099. The only reader of typed dates. Fails with `no-such-day` for a date that the
 * calendar or the range of years does not have (31.02.2025, 2027-02-30, 15.07.1825), with `not-a-date` for other text.
 */
export function readCalendarDay(typed: string): Result<CalendarDay, 'not-a-date' | 'no-such-day'> {
  const text = typed.trim();
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return isCalendarDay(text) ? success(text) : failure('no-such-day');
  const match = /^(\d{1,2})(?:[/-]|\.\s?|\s)(\d{1,2})(?:[/-]|\.\s?|\s)(\d{4}|\d{2})$/.exec(text);
  if (match === null) return failure('not-a-date');
  const [, day = '', month = '', year = ''] = match;
  const full = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(full) ? success(full) : failure('no-such-day');
}
