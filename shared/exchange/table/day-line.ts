import { addDays, type CalendarDay, daysBetween } from '../../time/calendar-day.ts';
import { DateColumn, type DateContext, romanNumber, writtenDate, type WrittenDate } from './cell-date.ts';
import { monthNamed, weekdayNamed } from '../../time/month-names.ts';

/** What a line or a cell says of a day: its date, its number from 1 to 60, or its weekday (1 for Monday); null for none. */
export type WrittenDay = {
  readonly date: WrittenDate | null;
  readonly number: number | null;
  readonly weekday: number | null;
};

const dayWord = String.raw`(?:day|день|дня|күні|күн|күнү|рӯзи|рӯз|kun|кун|gün|tag)`;
/** Days that are written out, the first of them 1. */
const ordinals: readonly RegExp[] = [
  /(?<!\p{L})(?:one|first|перв\p{L}*|бірінші|биринчи|якум|birinchi|birinji)(?!\p{L})/u,
  /(?<!\p{L})(?:two|second|втор\p{L}*|екінші|экинчи|дуюм|дувум|ikkinchi|иккинчи|ikinji)(?!\p{L})/u,
  /(?<!\p{L})(?:three|third|трет\p{L}*|үшінші|үчүнчү|сеюм|uchinchi|учинчи|üçünji)(?!\p{L})/u,
  /(?<!\p{L})(?:four|fourth|четв[её]рт\p{L}*|төртінші|төртүнчү|чорум|toʻrtinchi|тўртинчи|dördünji)(?!\p{L})/u,
  /(?<!\p{L})(?:five|fifth|пят(?!ниц)\p{L}*|бесінші|бешинчи|панҷум|beshinchi|бешинчи|bäşinji)(?!\p{L})/u,
  /(?<!\p{L})(?:six|sixth|шест\p{L}*|алтыншы|алтынчы|шашум|oltinchi|олтинчи|altynjy)(?!\p{L})/u,
  /(?<!\p{L})(?:seven|seventh|седьм\p{L}*|жетінші|жетинчи|ҳафтум|yettinchi|еттинчи|ýedinji)(?!\p{L})/u,
];
const beforeNumber = new RegExp(String.raw`(?<!\p{L})${dayWord}\s*(?:№\s*)?(\d{1,2}|[ivіѵ]{1,4})(?![\p{L}\d])`, 'u');
const afterNumber = new RegExp(
  String.raw`(?<![\p{L}\d.])(\d{1,2})\s?-?(?:й|ый|ой|st|nd|rd|th|ші|шы|чи|чы|чү|нчи|inchi|nji|njy|ynjy|inji|ум)?\s*${dayWord}(?!\p{L})`,
  'u',
);
const mostDays = 60;

/** The number in "Day 2", «2-й день», "Day Two", «День второй», "Day II"; null where there is none from 1 to 60. */
export function dayNumberIn(written: string): number | null {
  const text = written.normalize('NFKC').trim().slice(0, 200).toLowerCase();
  const figures = beforeNumber.exec(text)?.[1] ?? afterNumber.exec(text)?.[1];
  if (figures !== undefined) {
    const number = Number(figures) || romanNumber(figures);
    return number >= 1 && number <= mostDays ? number : null;
  }
  if (!new RegExp(String.raw`(?<!\p{L})${dayWord}(?!\p{L})`, 'u').test(text)) return null;
  const index = ordinals.findIndex((each) => each.test(text));
  return index === -1 ? null : index + 1;
}

/** What a cell of a column of days says: a date, "Day 2", a bare 2, or a weekday. */
export function dayInCell(written: string): WrittenDay {
  const date = writtenDate(written, true);
  const bare = /^\s*(\d{1,2})(?:[.,]0+|\.)?\s*$/.exec(written)?.[1];
  const number =
    dayNumberIn(written) ?? (bare === undefined || Number(bare) < 1 || Number(bare) > mostDays ? null : Number(bare));
  return { date, number, weekday: weekdayAlone(written) };
}

function weekdayAlone(written: string): number | null {
  const words = written.toLowerCase().match(/\p{L}+/gu) ?? [];
  const days = words.map(weekdayNamed).filter((day) => day > 0);
  return days.length > 0 && days.length >= words.length / 2 && !/\d/.test(written) ? (days[0] ?? null) : null;
}

const mostOtherLetters = 60;

/**
 * What a line across a table says of the day of the rows below it: "Day 2 – 16 July 2025", «16 июля, среда», "Day 2:
 * Practice"; null for a line that is about something else, though it may name a date.
 */
export function dayInLine(written: string): WrittenDay | null {
  const text = written.normalize('NFKC').trim().slice(0, 200);
  const small = text.toLowerCase();
  const date = writtenDate(text, false);
  const number = dayNumberIn(text);
  const weekday = weekdayAlone(text);
  if (date === null && number === null && weekday === null) return null;
  const first = /\p{L}+/u.exec(small)?.[0] ?? '';
  const beginsWithDay =
    new RegExp(`^${dayWord}$`, 'u').test(first) ||
    weekdayNamed(first) > 0 ||
    (number !== null && /^\d/.test(small)) ||
    (number !== null && afterOrdinal(small));
  const beginsWithDate = date !== null && date.from <= 3;
  const others = lettersBeside(small, date);
  if (beginsWithDay || beginsWithDate) return others <= mostOtherLetters ? { date, number, weekday } : null;
  return others <= 4 ? { date, number, weekday } : null;
}

function afterOrdinal(text: string): boolean {
  return ordinals.some((each) => (each.exec(text)?.index ?? 99) === 0);
}

/** How many letters a line has beside its date and words for days. */
function lettersBeside(text: string, date: WrittenDate | null): number {
  const rest = date === null ? text : text.slice(0, date.from) + text.slice(date.to);
  const words = rest.match(/\p{L}{2,}/gu) ?? [];
  return words
    .filter((word) => weekdayNamed(word) === 0 && !/^(?:day|день|дня|год|года|күн|күні|г|ж|the|of)$/u.test(word))
    .reduce((sum, word) => sum + word.length, 0);
}

const approval = /утвержд|соглас|приказ|протокол|approved|бекіт|бекит|тасдиқ|tasdiq|tassykla/iu;

/**
 * Dates with their year in the lines above a table and in the names of its sheets, each once; of a range such as
 * 14–15 July 2025 all days. Lines that only approve the table say none.
 */
export function daysAbove(lines: readonly string[], context: DateContext): CalendarDay[] {
  const dates = lines.flatMap((line) => (approval.test(line) ? [] : datesIn(line, context)));
  return [...new Set(dates)];
}

/**
 * A day in the month, or in the middle of the year, that lines above a table name without a day: "Almaty, July 2025"; null
 * where they name none, or several years.
 */
export function nearAbove(lines: readonly string[]): CalendarDay | null {
  const said = lines.filter((line) => !approval.test(line)).map((line) => line.normalize('NFKC').toLowerCase());
  const years = new Set(said.flatMap((line) => line.match(/(?<![\d.:])20\d\d(?![\d:])/g) ?? []));
  const [year] = years;
  if (year === undefined || years.size > 1) return null;
  const month = said.flatMap((line) => {
    const word = new RegExp(String.raw`(?<!\p{L})(\p{L}{3,})\.?,?\s+${year}`, 'u').exec(line)?.[1];
    return word === undefined || monthNamed(word) === 0 ? [] : [monthNamed(word)];
  })[0];
  // No day of a year is nearer to the middle of another one.
  return month === undefined ? `${year}-07-02` : `${year}-${String(month).padStart(2, '0')}-15`;
}

/** The date in a line, or all days of a range: "14–16 July 2025", «с 14 по 16 июля 2025 г.» */
function datesIn(line: string, context: DateContext): CalendarDay[] {
  const first = writtenDate(line, false);
  const last = first?.until ?? first;
  if (first === null || last?.year === null) return [];
  const column = new DateColumn([first, last], context);
  const [begin, end] = [column.at(0)?.date ?? null, column.at(1)?.date ?? null];
  if (end === null) return [];
  const length = begin === null ? 0 : daysBetween(begin, end);
  if (begin === null || length < 1 || length > 31) return [end];
  return Array.from({ length: length + 1 }, (_, index) => addDays(begin, index));
}
