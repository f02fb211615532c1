import { addDays, type CalendarDay } from './calendar-day.ts';

/**
 * Dates of the solar Hijri calendar, the civil one of Afghanistan and Iran: its year begins at the spring equinox, 1405 on
 * 21 March 2026. Leap years are those of the cycle of 33 years, which agrees with the astronomical rule from 1300 to 1430
 * (1921 to 2052); other years are not read, for 1448 is a year of the lunar calendar.
 */
const [firstYear, lastYear] = [1300, 1430];
const leapYears: ReadonlySet<number> = new Set([1, 5, 9, 13, 17, 22, 26, 30]);

/** Names of the months in Dari and Pashto, in Persian, and in Latin letters, by their number less one. */
const months: readonly (readonly string[])[] = [
  ['حمل', 'وری', 'فروردین', 'hamal', 'farvardin'],
  ['ثور', 'غویی', 'اردیبهشت', 'sawr', 'saur', 'ordibehesht'],
  ['جوزا', 'غبرگولی', 'خرداد', 'jawza', 'khordad'],
  ['سرطان', 'چنگاښ', 'تیر', 'saratan', 'tir'],
  ['اسد', 'زمری', 'مرداد', 'asad', 'mordad'],
  ['سنبله', 'وږی', 'شهریور', 'sunbula', 'shahrivar'],
  ['میزان', 'تله', 'مهر', 'mizan', 'mehr'],
  ['عقرب', 'لړم', 'آبان', 'aqrab', 'aban'],
  ['قوس', 'لیندۍ', 'آذر', 'qaws', 'qaus', 'azar'],
  ['جدی', 'مرغومی', 'دی', 'jadi', 'dey'],
  ['دلو', 'سلواغه', 'بهمن', 'dalw', 'dalwa', 'bahman'],
  ['حوت', 'کب', 'اسفند', 'hut', 'esfand'],
];
const inWords = new RegExp(
  String.raw`(?<![\p{L}\d])(?<d>\d{1,2})\s*-?\s*(?<w>${months.flat().join('|')})(?!\p{L})[\s,]*(?<y>1[34]\d\d)(?!\d)`,
  'u',
);
const inFigures = [
  /(?<![\d.:])(?<y>1[34]\d\d)(?<s>[-./])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?!\d)/u,
  /(?<![\d.:])(?<d>\d{1,2})(?<s>[-./])(?<m>\d{1,2})\k<s>(?<y>1[34]\d\d)(?![\d:])/u,
];

/** A date of the solar Hijri calendar in a text of small letters and western digits, as a day; null for none. */
export function solarHijriDate(
  text: string,
): { readonly day: CalendarDay; readonly from: number; readonly to: number } | null {
  // Letters of Arabic keyboards.
  const plain = text.replaceAll('ي', 'ی').replaceAll('ك', 'ک');
  for (const pattern of [inWords, ...inFigures]) {
    const match = pattern.exec(plain);
    const { y, m, d, w } = match?.groups ?? {};
    if (match === null) continue;
    const month = m === undefined ? months.findIndex((names) => names.includes(w ?? '')) + 1 : Number(m);
    const day = solarHijriDay(Number(y), month, Number(d));
    if (day !== null) return { day, from: match.index, to: match.index + match[0].length };
  }
  return null;
}

/** The day of a solar Hijri date; null where there is no such date, or the year is not read. */
export function solarHijriDay(year: number, month: number, day: number): CalendarDay | null {
  const length = month <= 6 ? 31 : month <= 11 || isLeap(year) ? 30 : 29;
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1 || day > length) return null;
  let days = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
  // From the first day of 1405.
  for (let at = 1405; at < year; at++) days += isLeap(at) ? 366 : 365;
  for (let at = year; at < 1405; at++) days -= isLeap(at) ? 366 : 365;
  return addDays('2026-03-21', days);
}

function isLeap(year: number): boolean {
  return leapYears.has(year % 33);
}
