import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

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
