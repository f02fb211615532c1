import { addDays } from '../time/calendar-day.ts';
import { clockAt } from '../time/wall-clock.ts';

/** Numbers of the formats that every spreadsheet program knows as dates or times without saying so. */
const builtIn = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58);
const minutesInDay = 24 * 60;
/** The serial number of 2199-12-31. */
const lastDay = 109_574;

/** Whether a cell of that number format shows a date or a time. */
export function isDateFormat(format: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(format);
  const plain = code.slice(0, 500).replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[dmyhs]/i.test(plain) && !/general/i.test(plain);
}

/** `2025-07-15`, `09:30` or `2025-07-15 09:30`: a serial number as the text that a reader of tables takes. */
export function textOfSerial(value: string, since1904: boolean): string {
  const serial = Number(value) + (since1904 && Number(value) >= 1 ? 1462 : 0);
  if (!Number.isFinite(serial) || serial < 0 || serial > lastDay) return value;
  const minutes = Math.round((serial % 1) * minutesInDay);
  const day = Math.floor(serial) + (minutes === minutesInDay ? 1 : 0);
  const clock = clockAt(minutes % minutesInDay);
  if (day === 0) return clock;
  const date = addDays('1899-12-30', day);
  return minutes % minutesInDay === 0 ? date : `${date} ${clock}`;
}
