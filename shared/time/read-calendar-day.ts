import { isCalendarDay, type CalendarDay } from './calendar-day.ts';

/**
 * Reads what people in the region type for a date, day first: 15.7.2025, 15/07/2025, 15-07-25; or 2025-07-15.
 * Undefined when it is no date. Two digits of a year mean this century.
 */
export function readCalendarDay(typed: string): CalendarDay | undefined {
  const text = typed.trim();
  if (isCalendarDay(text)) return text;
  const match = /^(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4}|\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [, day = '', month = '', year = ''] = match;
  const full = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(full) ? full : undefined;
}
