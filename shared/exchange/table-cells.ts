import { isCalendarDay, type CalendarDay } from '../time/calendar-day.ts';
import { readCalendarDay } from '../time/read-calendar-day.ts';
import { readWallClock, type WallClock } from '../time/wall-clock.ts';
import calendars from '../text/calendar-names.generated.json';

/** Reads a date as a table has it: 15.07.2025, 2025-07-15 00:00, "Tuesday 15 July 2025", "July 15, 2025", «вторник, 15 июля 2025 г.». */
export function readTableDate(written: string): CalendarDay | undefined {
  const text = written.trim().slice(0, 100).toLowerCase();
  const iso = /^(\d{4}-\d\d-\d\d)(?:[ t]\d\d:\d\d.*)?$/.exec(text)?.[1];
  if (iso !== undefined) return isCalendarDay(iso) ? iso : undefined;
  const numeric = /(?:^|[^\d])(\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?:[^\d]|$)/.exec(text)?.[1];
  if (numeric !== undefined) return readCalendarDay(numeric);
  const words = /(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,})\.?,?\s+(\d{4})/u.exec(text);
  if (words !== null) return dateInWords(words[1], words[2], words[3]);
  const american = /(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u.exec(text);
  return american === null ? undefined : dateInWords(american[2], american[1], american[3]);
}

function dateInWords(day = '', word = '', year = ''): CalendarDay | undefined {
  const month = monthNamed(word);
  return month === 0 ? undefined : readCalendarDay(`${day}.${String(month)}.${year}`);
}

/** 1 for January, by the first three letters; 0 for no month. */
function monthNamed(word: string): number {
  const start = word.slice(0, 3);
  const months = [calendars.en.months, calendars.ru.months];
  const spellings = start === 'май' ? 'мая' : start;
  return Math.max(...months.map((names) => names.findIndex((name) => name.toLowerCase().startsWith(spellings)))) + 1;
}

/** 9:30, 9.30, 9h30, 09:30:00, `2025-07-15 09:30`, 2:15 PM; undefined when it is no time of day. */
export function readTableClock(written: string): WallClock | undefined {
  const text = written.trim().slice(0, 40).toLowerCase();
  const plain = text
    .replace(/^\d{4}-\d\d-\d\d /, '')
    .replace(/^(\d{1,2}[:.]\d\d)[:.]\d\d/, '$1')
    .replace(/^(\d{1,2})\s?[hч]\s?(\d\d)$/, '$1:$2');
  const half = /^(\d{1,2})(?:[:.](\d\d))?\s*([ap])\.?m\.?$/.exec(plain);
  if (half === null) return readWallClock(plain);
  const hours = (Number(half[1]) % 12) + (half[3] === 'p' ? 12 : 0);
  return Number(half[1]) > 12 ? undefined : readWallClock(`${String(hours)}:${half[2] ?? '00'}`);
}

/**
 * "09:00–10:30", "9.00 - 10.30", «с 9:00 до 10:30»: where it begins and, where it is said, where it ends; `isCut` when
 * what stands for the end is no time.
 */
export function readTimeRange(written: string): {
  readonly start: WallClock | undefined;
  readonly end: WallClock | undefined;
  readonly isCut: boolean;
} {
  const parts = written
    .trim()
    .slice(0, 60)
    .toLowerCase()
    .replace(/^(?:с|from)\s+/, '')
    .split(/\s*(?:[–—−]|до|to|(?<=\d)\s*-\s*(?=\d))\s*/);
  const [begin = '', finish = ''] = parts;
  const end = readTableClock(finish);
  return { start: readTableClock(begin), end, isCut: finish !== '' && end === undefined };
}

/** 90, "90 min", 1:30, "1 h 30"; undefined when it is no length. */
export function readLength(written: string): number | undefined {
  const text = written.trim().slice(0, 40).toLowerCase();
  const minutes = /^(\d{1,4})(?:[.,]0+)?\s*(?:min|мин|m|м|['′])?/.exec(text);
  const hours = /^(\d{1,2})\s*(?::|h|ч)\D{0,6}(\d{1,2})?/.exec(text);
  if (hours !== null) return Number(hours[1]) * 60 + Number(hours[2] ?? '0') || undefined;
  return minutes === null ? undefined : Number(minutes[1]) || undefined;
}

/** Days that are written out, the first of them 1. */
const dayWords: readonly RegExp[] = [
  /\b(one|first)\b|перв/,
  /\b(two|second)\b|втор/,
  /\b(three|third)\b|трет/,
  /\b(four|fourth)\b|четв[её]рт/,
  /\b(five|fifth)\b|пят/,
  /\b(six|sixth)\b|шест/,
  /\b(seven|seventh)\b|седьм/,
];

/** The number in "Day 2", «День 2», "Day Two", «День второй», 2; undefined when there is none from 1 to 60. */
export function readDayNumber(written: string): number | undefined {
  const text = written.trim().slice(0, 60).toLowerCase();
  const number = Number(/^\D{0,20}(\d{1,2})(?:\.0+)?(?!\d)/.exec(text)?.[1] ?? '0');
  if (number >= 1) return number <= 60 ? number : undefined;
  const word = /^(?:day|день)\s/.test(text) ? dayWords.findIndex((each) => each.test(text)) : -1;
  return word === -1 ? undefined : word + 1;
}
