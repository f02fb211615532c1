import type { Language } from '../../domain/language.ts';
import { failure, type Result, success } from '../../result.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { agendaLimits, arrangedAgenda, type FoundSession, tooLarge } from '../imported-agenda.ts';
import { quoted } from '../plain-text.ts';
import { withFullNames } from '../speakers/short-names.ts';
import type { DateOrder } from './cell-date.ts';
import { TimedRow, type TimedSession } from './timed-row.ts';
import { type DayKey, TableDays } from './table-days.ts';
import { joinedRemarks, type RowProblem, type TableRemark } from './table-problems.ts';
import { plannedRows, type PlannedRow } from './table-rows.ts';
import { isTitleColumn, type TableColumn, type TableMapping } from './table-columns.ts';
import type { TableSheet } from '../sheets/table-sheet.ts';

/** Rows that hold something: sessions, and lines and heads among them. */
const mostFilledRows = agendaLimits.sessions * 2;

/** A sheet and how it is read. */
export type MappedSheet = {
  readonly sheet: TableSheet;
  readonly mapping: TableMapping;
  /** Indexes of rows of the file in which a quotation mark is missing. */
  readonly brokenRows?: readonly number[];
};

/** What the user answered to the questions of a table; null for what was not answered. */
export type TableAnswers = {
  readonly order: DateOrder | null;
  /** The day of rows that say none: a date, or a number from 1. */
  readonly day: CalendarDay | number | null;
};
export const noAnswers: TableAnswers = { order: null, day: null };

/** What can mean two things, with what is taken for now. Each is asked once for the table. */
export type TableQuestion =
  | { readonly kind: 'date-order'; readonly examples: readonly string[]; readonly taken: DateOrder }
  | { readonly kind: 'day'; readonly rows: number; readonly taken: CalendarDay | number | null };

/** What was understood of a cell, in plain values; null where nothing was. */
export type UnderstoodCell = {
  readonly column: TableColumn;
  readonly written: string;
  readonly understood: string | null;
};

/** One row of the table: what comes in from it, null for nothing, and what is to be said of it. */
export type TableRow = {
  readonly sheet: string;
  /** 1 for the first row of the sheet. */
  readonly number: number;
  readonly session: FoundSession | null;
  readonly cells: readonly UnderstoodCell[];
  readonly problems: readonly RowProblem[];
};

export type ReadTable = {
  readonly rows: readonly TableRow[];
  readonly remarks: readonly TableRemark[];
  readonly questions: readonly TableQuestion[];
  readonly agenda: ReturnType<typeof arrangedAgenda>;
};

export type TableOptions = {
  /** The language of the texts, unless their column or their letters say otherwise. */
  readonly language: Language;
  /** A day of the workshop, or today: years that a table does not say are those near it. */
  readonly near: CalendarDay;
  /** The IANA zone of the workshop; null where it is not known. */
  readonly timeZone: string | null;
  readonly answers?: TableAnswers;
};

/**
 * Reads the sheets of a file as their mappings say, as one agenda. A day that a row does not say is that of the row or
 * of the heading above; a date that cannot be read is no day, and what was assumed is remarked.
 */
export function readAgendaTable(
  mapped: readonly MappedSheet[],
  { language, near, timeZone, answers = noAnswers }: TableOptions,
): Result<ReadTable, 'table-not-understood' | 'schedule-too-large'> {
  const hasTitle = mapped.some(({ mapping }) => mapping.columns.some((column) => isTitleColumn(column)));
  if (!hasTitle) return failure('table-not-understood');
  const isLong = mapped.some(({ sheet: { rows } }) => rows.filter((row) => row.some(Boolean)).length > mostFilledRows);
  if (isLong) return tooLarge('sessions');
  const context = { language, zone: { timeZone, near } };
  const plans = mapped.map(({ sheet, mapping }) => ({ sheet, ...plannedRows(sheet, mapping, context) }));
  const planned = plans.flatMap(({ rows }) => rows);
  if (planned.length > agendaLimits.sessions) return tooLarge('sessions');
  const days = new TableDays(planned, {
    near,
    answers,
    above: plans.map(({ above }) => above),
    names: mapped.map(({ sheet }) => sheet.name),
  });
  const broken = new Map(mapped.map(({ sheet, brokenRows = [] }) => [sheet.name, new Set(brokenRows)]));
  const sessions = sessionsOf(planned, days, language);
  const rows = sessions.map(({ row, session }): TableRow => {
    const isBroken = broken.get(row.planned.sheet)?.has(row.planned.number - 1) === true;
    return {
      sheet: row.planned.sheet,
      number: row.planned.number,
      session,
      cells: row.understood(session),
      problems: [...(isBroken ? [{ code: 'quotes-wrong', values: {} } as const] : []), ...row.problems],
    };
  });
  const named = withFullNames(rows.flatMap((row) => (row.session === null ? [] : [row.session])));
  const ofRows = rows.flatMap(({ sheet, number, problems }) =>
    problems.map((each) => ({ ...each, sheet, rows: [number] })),
  );
  return success({
    rows: rows.filter(({ session, problems }) => session !== null || problems.length > 0),
    remarks: joinedRemarks([
      ...plans.flatMap(({ sheet, numbers }) => remarksOf(sheet, numbers)),
      ...days.remarks,
      ...ofRows,
    ]),
    questions: days.questions,
    agenda: arrangedAgenda({
      title: {},
      timeZone: null,
      days: [],
      sessions: named.sessions,
      warnings: named.warnings,
      unclearNames: named.unclear,
    }),
  });
}

/** What is said of a sheet as a whole: hidden rows, what is struck through, formulas that are not computed. */
function remarksOf(sheet: TableSheet, numberOf: (index: number) => number): TableRemark[] {
  const place = { sheet: sheet.name };
  const remarks: TableRemark[] = [];
  const { hiddenRows, struckRows, uncomputed, rowNumbers } = sheet;
  if (hiddenRows.length > 0) {
    // A row of tables beside each other is hidden once for all of them.
    const count = new Set(hiddenRows.map((index) => rowNumbers?.[index] ?? index)).size;
    remarks.push({
      ...place,
      code: 'rows-hidden',
      values: { count },
      rows: hiddenRows.map(numberOf),
    });
  }
  if (struckRows.length > 0)
    remarks.push({ ...place, code: 'struck-left-out', values: {}, rows: struckRows.map(numberOf) });
  for (const { row, formula } of uncomputed.slice(0, 50)) {
    remarks.push({ ...place, code: 'formula-unknown', values: { value: quoted(formula, 60) }, rows: [numberOf(row)] });
  }
  return remarks;
}

type ReadRow = { readonly row: TimedRow; readonly session: FoundSession | null };

/** The sessions of all rows; rows that only go on with the session above are added to it. */
function sessionsOf(planned: readonly PlannedRow[], days: TableDays, language: Language): ReadRow[] {
  const style = TimedRow.styleOf(planned);
  const read: { row: TimedRow; session: TimedSession | null }[] = [];
  let above: { row: TimedRow; session: TimedSession } | null = null;
  /** The last session of each day: timetables with a column for each day have others between. */
  const lastOf = new Map<DayKey, TimedSession>();
  for (const [index, plan] of planned.entries()) {
    const row = new TimedRow(plan, style, language);
    const day = days.of(index);
    row.problems.push(...day.problems);
    if (day.isHeading) {
      above = null;
      if (row.problems.length > 0) read.push({ row, session: null });
      continue;
    }
    if (plan.kind === 'paragraph') continue;
    if (plan.kind === 'line') {
      row.problem('line-left-out', { value: quoted(plan.cells.find((cell) => cell !== '') ?? '') });
      read.push({ row, session: null });
      continue;
    }
    if (above !== null && row.goesOnWith(above.row)) {
      const last = read.findIndex(({ row: other }) => other === above?.row);
      const joined = row.joinedTo(above.session);
      above = { row: above.row, session: joined };
      if (last !== -1) read[last] = above;
      continue;
    }
    const session = row.session(day.key, above, lastOf.get(day.key) ?? null);
    read.push({ row, session });
    if (session === null) continue;
    above = { row, session };
    lastOf.set(day.key, session);
  }
  return withLengths(read);
}

/** A length that is not said is the time until the next session of the day begins. */
function withLengths(read: readonly { readonly row: TimedRow; readonly session: TimedSession | null }[]): ReadRow[] {
  return read.map(({ row, session }, index) => {
    if (session === null) return { row, session };
    const { day, start } = session;
    if (session.minutes !== null || start === null) return { row, session: row.finished(session, null) };
    const next = nextStart(read, index, day, start);
    return { row, session: row.finished(session, next === null ? null : next - start) };
  });
}

/** When the next session of a day begins that is later than `start`; null for none below that row. */
function nextStart(
  read: readonly { readonly session: TimedSession | null }[],
  index: number,
  day: TimedSession['day'],
  start: number,
): number | null {
  for (let at = index + 1; at < read.length; at++) {
    const next = read[at]?.session;
    if (next?.day === day && next.start !== null && next.start > start) return next.start;
  }
  return null;
}
