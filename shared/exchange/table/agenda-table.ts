import { usualLength } from '../../domain/agenda/session.ts';
import type { Language, Text } from '../../domain/language.ts';
import { failure, type Result, success, valueIn } from '../../result.ts';
import calendars from '../../text/calendar-names.generated.json';
import { type CalendarDay, isCalendarDay, readCalendarDay } from '../../time/calendar-day.ts';
import { minutesOf, readWallClock, type WallClock } from '../../time/wall-clock.ts';
import { agendaLimits, arrangedAgenda, type FoundSession } from '../imported-agenda.ts';
import { importedLine, importedText, importedTitle } from '../plain-text.ts';
import { kindNamed, kindOfTitle } from '../session-kind-words.ts';
import type { TableColumn, TableMapping } from './table-columns.ts';

/**
 * Reads a date as a table has it: 15.07.2025, 2025-07-15 00:00, "Tuesday 15 July 2025", "July 15, 2025", «вторник, 15
 * июля 2025 г.».
 */
export function readTableDate(written: string): CalendarDay | undefined {
  const text = written.trim().slice(0, 100).toLowerCase();
  const iso = /^(\d{4}-\d\d-\d\d)(?:[ t]\d\d:\d\d.*)?$/.exec(text)?.[1];
  if (iso !== undefined) return isCalendarDay(iso) ? iso : undefined;
  const numeric = /(?:^|[^\d])(\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?:[^\d]|$)/.exec(text)?.[1];
  if (numeric !== undefined) return valueIn(readCalendarDay(numeric));
  const words = /(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,})\.?,?\s+(\d{4})/u.exec(text);
  if (words !== null) return dateInWords(words[1], words[2], words[3]);
  const american = /(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u.exec(text);
  return american === null ? undefined : dateInWords(american[2], american[1], american[3]);
}

function dateInWords(day = '', word = '', year = ''): CalendarDay | undefined {
  const month = monthNamed(word);
  return month === 0 ? undefined : valueIn(readCalendarDay(`${day}.${String(month)}.${year}`));
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
  if (half === null) return valueIn(readWallClock(plain));
  const hours = (Number(half[1]) % 12) + (half[3] === 'p' ? 12 : 0);
  return Number(half[1]) > 12 ? undefined : valueIn(readWallClock(`${String(hours)}:${half[2] ?? '00'}`));
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

/** A problem of a row, as a key of the texts with its values. */
type RowProblem = {
  readonly code:
    | 'no-title'
    | 'no-time'
    | 'time-wrong'
    | 'date-wrong'
    | 'day-wrong'
    | 'end-before-start'
    | 'length-wrong'
    | 'length-missing'
    | 'kind-unknown'
    | 'quotes-wrong';
  readonly values: Readonly<Record<string, string | number>>;
};

/** One row of the table: what comes in from it, null for nothing, and what is wrong in it. */
type TableRow = {
  /** 1 for the first row of the table. */
  readonly number: number;
  readonly session: FoundSession | null;
  readonly problems: readonly RowProblem[];
};

type ReadTable = { readonly rows: readonly TableRow[]; readonly agenda: ReturnType<typeof arrangedAgenda> };

type TableOptions = {
  /** The language of the texts, unless their column or their letters say otherwise. */
  readonly language: Language;
  /** Indexes of rows in which a quotation mark is missing. */
  readonly brokenRows?: readonly number[];
};

/** Reads a table as the mapping says. Each row stands for itself; a day that is not said is that of the row above. */
export function readAgendaTable(
  table: readonly (readonly string[])[],
  mapping: TableMapping,
  { language, brokenRows = [] }: TableOptions,
): Result<ReadTable, 'table-not-understood' | 'schedule-too-large'> {
  const hasTitle = mapping.columns.some((column) => column?.startsWith('title-') === true);
  if (!hasTitle) return failure('table-not-understood');
  if (table.length - mapping.headRow - 1 > agendaLimits.sessions) return failure('schedule-too-large', agendaLimits);
  const broken = new Set(brokenRows);
  const rows: TableRow[] = [];
  let day: CalendarDay | number | null = null;
  for (const [index, cells] of table.entries()) {
    if (index <= mapping.headRow || cells.every((cell) => cell.trim() === '')) continue;
    const row = new Row(cells, mapping.columns, language);
    if (broken.has(index)) row.problem('quotes-wrong');
    day = row.day() ?? day;
    const session = row.session(day);
    if (session !== null || row.problems.length > 0) rows.push({ number: index + 1, session, problems: row.problems });
  }
  const sessions = rows.flatMap((row) => (row.session === null ? [] : [row.session]));
  return success({
    rows,
    agenda: arrangedAgenda({ title: {}, timeZone: null, days: [], sessions, warnings: [] }),
  });
}

class Row {
  readonly problems: RowProblem[] = [];
  private readonly cells: readonly string[];
  private readonly columns: TableMapping['columns'];
  private readonly language: Language;

  constructor(cells: readonly string[], columns: TableMapping['columns'], language: Language) {
    this.cells = cells;
    this.columns = columns;
    this.language = language;
  }

  problem(code: RowProblem['code'], values: RowProblem['values'] = {}): void {
    this.problems.push({ code, values });
  }

  /** The date, or else the number of the day; a line that has nothing but a day begins that day. */
  day(): CalendarDay | number | undefined {
    const date = this.cell('date');
    const number = this.cell('day');
    const found = readTableDate(date) ?? readTableDate(number);
    if (found !== undefined) return found;
    if (date !== '' && !this.isAlone(date)) this.problem('date-wrong', { value: date });
    const day = readDayNumber(number);
    if (number !== '' && day === undefined && !this.isAlone(number)) this.problem('day-wrong', { value: number });
    return day ?? this.dayAlone();
  }

  session(day: CalendarDay | number | null): FoundSession | null {
    const filled = this.cells.filter((cell) => cell.trim() !== '');
    if (filled.length === 1 && this.dayAlone() !== undefined) return null;
    const title = this.title();
    const named = this.cell('kind');
    const kind = kindNamed(named);
    if (Object.keys(title).length === 0 && kind === null) {
      this.problem('no-title');
      return null;
    }
    if (named !== '' && kind === null) this.problem('kind-unknown', { value: shown(named) });
    const found = kind ?? kindOfTitle(Object.values(title)[0] ?? '') ?? 'lecture';
    const { start, minutes } = this.time();
    const usual = usualLength(found);
    if (start === null) this.problem('no-time');
    else if (minutes === null) this.problem('length-missing', { minutes: usual });
    return {
      source: '',
      day,
      start,
      minutes: minutes ?? usual,
      room: importedLine(this.cell('room')),
      kind: found,
      title,
      description: importedText(this.cell('description'), this.language),
      language: null,
      people: this.people(),
    };
  }

  private people(): string[] {
    return (
      this.cell('lead')
        .split(/[;,\n/]/)
        .map(importedLine)
        // What follows a name is what the person does: "Akhmetova G., director".
        .filter((name) => /^\p{Lu}/u.test(name))
    );
  }

  private time(): { start: WallClock | null; minutes: number | null } {
    const range = readTimeRange(this.cell('time'));
    const start = range.start ?? this.clock('start');
    const end = range.end ?? this.clock('end');
    if (this.cell('time') !== '' && (range.start === undefined || range.isCut)) {
      this.problem('time-wrong', { value: shown(this.cell('time')) });
    }
    const written = this.cell('minutes');
    const minutes = readLength(written);
    if (written !== '' && minutes === undefined) this.problem('length-wrong', { value: shown(written) });
    if (minutes !== undefined || start === undefined || end === undefined) {
      return { start: start ?? null, minutes: minutes ?? null };
    }
    // An end at 0:00 is the end of the day.
    const length = (minutesOf(end) === 0 ? 24 * 60 : minutesOf(end)) - minutesOf(start);
    if (length <= 0) this.problem('end-before-start');
    return { start, minutes: length > 0 ? length : null };
  }

  private clock(column: 'start' | 'end'): WallClock | undefined {
    const written = this.cell(column);
    const clock = readTableClock(written);
    if (written !== '' && clock === undefined) this.problem('time-wrong', { value: shown(written) });
    return clock;
  }

  private title(): Text {
    const titles = this.columns.flatMap((column, index): Text[] => {
      if (column?.startsWith('title-') !== true) return [];
      const language = column.slice('title-'.length) as Language;
      const written = importedTitle(this.cells[index] ?? '', language);
      const texts = Object.values(written);
      return texts.length === 1 ? [{ [language]: texts[0] ?? '' }] : [written];
    });
    return Object.assign({}, ...titles) as Text;
  }

  /** "Day 2 – 16 July 2025" in a line of its own, in whatever column. */
  private dayAlone(): CalendarDay | number | undefined {
    const filled = this.cells.filter((cell) => cell.trim() !== '');
    const [only = ''] = filled;
    if (filled.length !== 1) return undefined;
    return readTableDate(only) ?? (/^(day|день)\s*[\dа-яa-z]/i.test(only.trim()) ? readDayNumber(only) : undefined);
  }

  private isAlone(written: string): boolean {
    return this.cells.filter((cell) => cell.trim() !== '').join('') === written;
  }

  private cell(column: TableColumn): string {
    const index = this.columns.indexOf(column);
    return index === -1 ? '' : (this.cells[index] ?? '').trim();
  }
}

function shown(value: string): string {
  return value.slice(0, 60);
}
