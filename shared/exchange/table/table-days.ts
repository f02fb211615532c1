import { addDays, type CalendarDay, weekdayOf } from '../../time/calendar-day.ts';
import { quoted } from '../plain-text.ts';
import type { TableAnswers, TableQuestion } from './agenda-table.ts';
import { DateColumn, type DateContext, type UnderstoodDate, writtenDate, type WrittenDate } from './cell-date.ts';
import { dayInCell, dayInLine, daysAbove, nearAbove, type WrittenDay } from './day-line.ts';
import type { TableColumn } from './table-columns.ts';
import type { RowProblem, TableRemark } from './table-problems.ts';
import type { PlannedRow } from './table-rows.ts';

/** The day of a row: a date, a day number from 1, or null where it is not known. */
export type DayKey = CalendarDay | number | null;

type DayOfRow = {
  readonly key: DayKey;
  /** Whether the row only says the day of those below it. */
  readonly isHeading: boolean;
  readonly problems: readonly RowProblem[];
};

/** What a row itself says of its day. */
type SaidDay = WrittenDay & {
  /** What is written; '' for nothing. */
  readonly text: string;
  readonly isHeading: boolean;
};

type DaysOptions = {
  readonly near: CalendarDay;
  readonly answers: TableAnswers;
  /** Lines above the heads of each sheet, and the names of the sheets in the same order. */
  readonly above: readonly (readonly string[])[];
  readonly names: readonly string[];
};

const nothingSaid: SaidDay = { date: null, number: null, weekday: null, text: '', isHeading: false };

/**
 * The days of all rows of a table, understood together: day or month first, years by the neighbours, numbered days by
 * those whose date is known, and for rows that say nothing the day above them.
 */
export class TableDays {
  readonly questions: TableQuestion[] = [];
  readonly remarks: TableRemark[] = [];
  readonly #days: DayOfRow[] = [];
  readonly #said: readonly SaidDay[];
  readonly #column: DateColumn;
  /** Dates of numbered days. */
  readonly #numbered = new Map<number, CalendarDay>();
  readonly #around: readonly CalendarDay[];
  readonly #weekdays: number[] = [];
  readonly #highestNumber: number;

  constructor(planned: readonly PlannedRow[], options: DaysOptions) {
    const { near, answers, above, names } = options;
    const plain: DateContext = { order: answers.order, near, around: [] };
    const said = planned.map((row) => saidIn(row));
    // Above single days, a heading that names several is the span of the event.
    const lastSingle = said.findLastIndex(({ date }) => date !== null && date.until === undefined);
    this.#said = said.map((each, index) =>
      each.isHeading && each.date?.until !== undefined && index < lastSingle
        ? { ...nothingSaid, isHeading: true }
        : each,
    );
    const spans = said.flatMap(({ date, isHeading, text }, index) =>
      isHeading && date?.until !== undefined && index < lastSingle ? [text] : [],
    );
    this.#around = daysAbove([...names, ...above.flat(), ...spans], plain);
    this.#highestNumber = this.#said.reduce((most, { number }) => Math.max(most, number ?? 0), 0);
    // Headings above the heads and names of sheets stand before the rows of their sheet.
    const isByDay = this.#said.some(({ isHeading, date }) => isHeading && date !== null);
    const starts = names.map((name, index) => startOf(name, above[index] ?? [], isByDay));
    const dates: (WrittenDate | null)[] = [
      ...starts.map((start) => start?.date ?? null),
      ...this.#said.map(({ date }) => date),
    ];
    const month = nearAbove([...names, ...above.flat()]);
    const around = this.#around.length > 0 || month === null ? this.#around : [month];
    this.#column = new DateColumn(dates, { ...plain, around });
    this.#learnNumbers(starts);
    const begin = new Map(names.map((name, index) => [name, this.#keyOf(starts[index] ?? nothingSaid, index)]));
    const saysAny = this.#said.some((said) => said.text !== '') || [...begin.values()].some((key) => key !== null);
    const [only] = this.#around;
    const assumed = saysAny ? null : this.#around.length === 1 && only !== undefined ? only : 1;
    this.#assign(planned, begin, answers.day ?? assumed, names.length);
    this.#ask(planned, answers, saysAny, assumed);
  }

  of(index: number): DayOfRow {
    return this.#days[index] ?? { key: null, isHeading: false, problems: [] };
  }

  #assign(planned: readonly PlannedRow[], begin: ReadonlyMap<string, DayKey>, assumed: DayKey, sheets: number): void {
    let current: DayKey = assumed;
    let sheet: string | null = null;
    for (const [index, row] of planned.entries()) {
      if (row.sheet !== sheet) {
        current = begin.get(row.sheet) ?? assumed;
        sheet = row.sheet;
      }
      const said = this.#said[index] ?? nothingSaid;
      const problems: RowProblem[] = [];
      if (said.text !== '') current = this.#understood(said, index + sheets, problems);
      this.#days.push({ key: current, isHeading: said.isHeading, problems });
    }
  }

  /** The day that a row says; null with a problem for one that cannot be understood. */
  #understood(said: SaidDay, index: number, problems: RowProblem[]): DayKey {
    const key = this.#keyOf(said, index);
    const date = this.#column.at(index);
    problems.push(...unreadProblems(said, date, key), ...yearProblems(date));
    if (said.date === null && said.number !== null && typeof key === 'string' && !this.#isDated(said.number)) {
      problems.push({ code: 'day-counted', values: {} });
    }
    return key;
  }

  #keyOf(said: SaidDay, index: number): DayKey {
    if (said.date !== null) {
      return this.#column.at(index)?.date ?? null;
    }
    if (said.number !== null) return this.#numberedDay(said.number);
    return said.weekday === null ? null : this.#weekdayKey(said.weekday);
  }

  /** Which numbered days have a date: said in one line, or in the same row. */
  #learnNumbers(starts: readonly (SaidDay | null)[]): void {
    const all = [...starts.map((start) => start ?? nothingSaid), ...this.#said];
    for (const [index, { number, date }] of all.entries()) {
      const known = number === null || date === null ? null : (this.#column.at(index)?.date ?? null);
      if (number !== null && known !== null && !this.#numbered.has(number)) this.#numbered.set(number, known);
    }
  }

  #isDated(number: number): boolean {
    return this.#numbered.has(number);
  }

  /** The date of a numbered day: its own, counted from another's, or from the dates above the table; else the number. */
  #numberedDay(number: number): CalendarDay | number {
    const own = this.#numbered.get(number);
    if (own !== undefined) return own;
    const [other] = this.#numbered;
    if (other !== undefined) return addDays(other[1], number - other[0]);
    const isRange = this.#around.length > 1 && this.#highestNumber <= this.#around.length;
    return (isRange ? this.#around[number - 1] : undefined) ?? number;
  }

  /** A weekday without a date: the day of that name among the dates above the table, or else days in their order. */
  #weekdayKey(weekday: number): CalendarDay | number {
    const dates = this.#around.filter((date) => weekdayOf(date) === weekday);
    if (dates.length === 1 && dates[0] !== undefined) return dates[0];
    if (!this.#weekdays.includes(weekday)) this.#weekdays.push(weekday);
    return this.#weekdays.indexOf(weekday) + 1;
  }

  #ask(planned: readonly PlannedRow[], answers: TableAnswers, saysAny: boolean, assumed: DayKey): void {
    if (this.#column.isAmbiguous) {
      const texts = this.#said.flatMap(({ date, text }) => (date !== null && 'figures' in date ? [text] : []));
      this.questions.push({ kind: 'date-order', examples: [...new Set(texts)].slice(0, 3), taken: this.#column.order });
      if (answers.order === null) {
        this.remarks.push({
          code: 'date-order-assumed',
          values: { value: texts[0] ?? '' },
          sheet: '',
          rows: [],
        });
      }
    }
    const without = planned.filter((row, index) => {
      const day = this.#days[index];
      return (
        row.kind === 'cells' &&
        day?.isHeading === false &&
        this.#said[index]?.text === '' &&
        (!saysAny || day?.key === null) &&
        !isAfterUnread(this.#days, this.#said, index)
      );
    });
    if (without.length === 0) return;
    const taken = answers.day ?? assumed;
    this.questions.push({ kind: 'day', rows: without.length, taken });
    if (answers.day !== null) return;
    const code = typeof taken === 'string' ? 'day-from-above' : taken === null ? 'day-missing' : 'day-assumed';
    this.remarks.push({ code, values: {}, sheet: '', rows: taken === null ? without.map(({ number }) => number) : [] });
  }
}

/** What is said of a day that is none, of the first of several, and of one with another weekday. */
function unreadProblems(said: SaidDay, date: UnderstoodDate | null, key: DayKey): RowProblem[] {
  const problems: RowProblem[] = [];
  const value = quoted(said.text, 60);
  const isNumber = said.date === null && /^\d+$/.test(said.text);
  if (date !== null && date.date === null) problems.push({ code: 'date-wrong', values: { value } });
  else if (key === null) problems.push({ code: isNumber ? 'day-wrong' : 'date-wrong', values: { value } });
  else if (date !== null && said.date?.until !== undefined) problems.push({ code: 'date-range', values: { value } });
  if (date?.weekdayDiffers === true) problems.push({ code: 'weekday-differs', values: { value } });
  return problems;
}

/** Where the year of a date is from, unless it is written. */
function yearProblems(date: UnderstoodDate | null): RowProblem[] {
  if (date === null || date.date === null) return [];
  if (date.year === 'neighbour') return [{ code: 'year-from-neighbour', values: {} }];
  return date.year === 'assumed' ? [{ code: 'year-assumed', values: { year: date.date.slice(0, 4) } }] : [];
}

/** Whether the day above is one that could not be read, of which its own row is remarked. */
function isAfterUnread(days: readonly DayOfRow[], said: readonly SaidDay[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) if (said[at]?.text !== '') return days[at]?.key === null;
  return false;
}

/**
 * What the name of a sheet, or else the last heading above its heads, says of the day of its rows. `isByDay`: headings with
 * dates divide the rows, so that one with a date above the heads is of their kind.
 */
function startOf(name: string, above: readonly string[], isByDay: boolean): SaidDay | null {
  const headings = [...above].reverse();
  const [nearest = ''] = headings;
  const near = isByDay ? dayInLine(nearest) : null;
  if (near !== null && near.date !== null && near.date.until === undefined)
    return { ...near, text: nearest, isHeading: true };
  for (const text of [...headings, name]) {
    const day = text === '' ? null : dayInLine(text);
    if (day !== null && (day.number !== null || (text === name && day.date?.until === undefined)))
      return { ...day, text, isHeading: true };
  }
  return null;
}

/** What a row says of its day: in its columns for it, in that of the time, or as a heading. */
function saidIn(row: PlannedRow): SaidDay {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  const [only = ''] = filled;
  if (row.kind !== 'cells' || filled.length === 1) {
    const day = dayInLine(only);
    return day === null ? nothingSaid : { ...day, text: only, isHeading: true };
  }
  const [date, day] = [cellOf(row, 'date'), cellOf(row, 'day')];
  if (date !== '' || day !== '') {
    const isHeading = filled.every((cell) => cell.trim() === date || cell.trim() === day) && filled.length <= 2;
    return saidInColumns(date, day, isHeading);
  }
  const [both, start] = [cellOf(row, 'time'), cellOf(row, 'start')];
  const time = both === '' ? start : both;
  const inTime = /\d{1,2}[./]\d{1,2}[./]\d{2}|\d{4}-\d|\p{L}{3}/u.test(time) ? writtenDate(time, false) : null;
  return inTime === null ? nothingSaid : { ...nothingSaid, date: inTime, text: time };
}

function cellOf(row: PlannedRow, wanted: TableColumn): string {
  const at = row.columns.indexOf(wanted);
  return at === -1 ? '' : (row.cells[at] ?? '').trim();
}

/** The date wherever it stands, and the number of the day, which may stand beside it. */
function saidInColumns(date: string, day: string, isHeading: boolean): SaidDay {
  const [fromDate, fromDay] = [dayInCell(date), dayInCell(day)];
  return {
    date: fromDate.date ?? fromDay.date,
    number: fromDay.number ?? (fromDate.date === null ? fromDate.number : null),
    weekday: fromDate.weekday ?? fromDay.weekday,
    text: date === '' ? day : date,
    isHeading,
  };
}
