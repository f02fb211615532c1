import { addDays } from '../../time/calendar-day.ts';
import { clockAt } from '../../time/wall-clock.ts';

/** What a cell shows by its number format: a day, a time of day, both, or no moment at all. */
export type MomentFormat = 'date' | 'time' | 'both' | null;

/** Formats that every spreadsheet program knows by number (ECMA-376 part 1, 18.8.30). */
function builtInFormat(id: number): MomentFormat {
  if (id === 22) return 'both';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return 'time';
  const isDate = (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
  return isDate ? 'date' : null;
}

/**
 * What a number format shows. Only its first section counts; quoted texts, escaped letters, fills (`*x`), widths (`_x`),
 * colours and locales are no part of it, elapsed hours (`[h]`) are.
 */
export function momentFormat(id: number, code: string | undefined): MomentFormat {
  if (code === undefined) return builtInFormat(id);
  const plain = code
    .slice(0, 500)
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/;.*$/, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (plain.includes('general')) return null;
  const isTime = /[hs]/.test(plain) || /am\/pm|a\/p/.test(plain);
  const isDate = /[dy]/.test(plain) || (plain.includes('m') && !isTime);
  if (isDate) return isTime ? 'both' : 'date';
  return isTime ? 'time' : null;
}

/**
 * A whole number as a format of zeros shows it: 7012345 in 000000000 is 007012345, as numbers of passports and telephones
 * are shown; null where the format is no such one.
 */
export function numberInZeros(value: string, code: string | undefined): string | null {
  const plain = code?.replaceAll(/\\(.)|"([^"]*)"/g, '$1$2') ?? '';
  if (!/^\d{1,15}$/.test(value) || !/0[\s()+-]?0/.test(plain) || !/^[0#\s()+-]+$/.test(plain)) return null;
  const digits = [...value.padStart(plain.replaceAll(/[^0]/g, '').length, '0')];
  const shown = [...plain].reverse().map((sign) => (/[0#]/.test(sign) ? (digits.pop() ?? '') : sign));
  return `${digits.join('')}${shown.reverse().join('')}`.trim();
}

const minutesInDay = 24 * 60;
/** The serial number of 2199-12-31. */
const lastDay = 109_574;
/** Serial numbers up to this many days are hours in a cell that shows a time: 1 is 24:00, 10.5 is 252:00. */
const longestTime = 366;

/**
 * A serial number as the text that a reader of tables takes: 2025-07-15, 09:30, 24:00, or 2025-07-15 09:30. A number
 * that is no moment in that format stays as it is: 45 typed into a cell for times.
 */
export function textOfSerial(value: string, format: MomentFormat, since1904: boolean): string {
  const written = Number(value);
  if (format === null || !Number.isFinite(written)) return value;
  // 45 typed into a cell for times is no moment.
  if (format === 'time' && Number.isInteger(written) && written > 2 && written < 10_000) return value;
  if (format === 'time' && written >= 0 && written <= longestTime) return textOfTime(written);
  const serial = written + (since1904 ? 1462 : 0);
  if (written < 0 || serial > lastDay) return value;
  const minutes = minutesIn(serial % 1);
  const day = Math.floor(serial) + (minutes === minutesInDay ? 1 : 0);
  const clock = clockAt(minutes % minutesInDay);
  // Day 0 of 1900 is no day: only the time counts.
  if (!since1904 && Math.floor(written) === 0) return textOfTime(written);
  // Programs show the number 60 as 29 February 1900, a day that there was not; no reader of dates takes it.
  const date = day === 60 ? '1900-02-29' : addDays(day < 60 ? '1899-12-31' : '1899-12-30', day);
  return minutes % minutesInDay === 0 ? date : `${date} ${clock}`;
}

/** Seconds are rounded first: 25:12:30 is a little less in binary fractions. */
function minutesIn(days: number): number {
  return Math.floor((Math.round(days * minutesInDay * 60) + 30) / 60);
}

function textOfTime(days: number): string {
  const minutes = minutesIn(days);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
