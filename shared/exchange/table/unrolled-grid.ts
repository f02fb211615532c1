import { clockAt } from '../../time/wall-clock.ts';
import { type CellSpan, filledDown, plainSheet, type TableSheet } from '../sheets/table-sheet.ts';
import { readTimes } from './cell-time.ts';
import { dayInCell, dayInLine } from './day-line.ts';
import { headKind } from './head-words.ts';
import { cellsBelow, rowsLookedAt } from './table-columns.ts';
import { shownNumbers } from './table-rows.ts';

/** Where a timetable with one column for each day or room has its times, and what stands above its other columns. */
type Grid = {
  readonly headRow: number;
  /** The column of times, and that of ends where it is another one. */
  readonly time: number;
  readonly end: number | null;
  readonly kind: 'day' | 'room';
  /** Days or rooms by their columns. */
  readonly heads: ReadonlyMap<number, string>;
  /** Columns of times of their own, by the columns that they are for. */
  readonly times: ReadonlyMap<number, number>;
};

type Rows = readonly (readonly string[])[];

/**
 * Timetables with times at their side and a column for each day, or for each room, as a table with a row for each session;
 * any other table as it is. The rows keep the numbers of those in which they stand.
 */
export function unrolledGrid(sheet: TableSheet): TableSheet {
  const { rows } = filledDown(sheet);
  const first = gridIn(rows);
  if (first === null) return sheet;
  let grid = first;
  const corner = cornerOf(rows, first, first.headRow);
  const hidden = new Set(sheet.hiddenColumns);
  const spans = new Map(sheet.spans.map((span) => [`${String(span.row)} ${String(span.column)}`, span]));
  const unrolled: { readonly cells: readonly string[]; readonly from: number }[] = [];
  /** Of each row of the sheet the first that it has become. */
  const placeOf: number[] = [];
  for (const [index, row] of rows.entries()) {
    placeOf.push(unrolled.length);
    // The next day or week may have heads of its own.
    if (index > first.headRow && cornerOf(rows, first, index) === corner) grid = gridBelow(rows, index) ?? grid;
    const filled = row.filter((cell) => cell.trim() !== '');
    if (index === grid.headRow) {
      unrolled.push({ cells: [grid.kind === 'day' ? 'Date' : 'Room', 'Time', 'Title', 'Description'], from: index });
    } else if (index < grid.headRow || (filled.length < 2 && !isTime(row[grid.time] ?? ''))) {
      unrolled.push({ cells: filled.slice(0, 1), from: index });
    } else {
      const cells = cellsOf(sheet, grid, index, spans, hidden);
      if (cells.length === 0) unrolled.push({ cells: [], from: index });
      for (const { heads, text, span, column } of cells) {
        const time = timeOf(rows, { ...grid, time: grid.times.get(column) ?? grid.time }, index, span);
        const [title = '', ...more] = text.split('\n');
        for (const head of heads) unrolled.push({ cells: [head, time, title, more.join('\n')], from: index });
      }
    }
  }
  const places = (indexes: readonly number[]): number[] => indexes.flatMap((row) => placeOf[row] ?? []);
  const numberOf = shownNumbers(sheet);
  return plainSheet(
    unrolled.map(({ cells }) => cells),
    {
      name: sheet.name,
      hidden: sheet.hidden,
      rowNumbers: unrolled.map(({ from }) => numberOf(from)),
      hiddenRows: places(sheet.hiddenRows),
      struckRows: places(sheet.struckRows),
      uncomputed: sheet.uncomputed.flatMap((cell) => places([cell.row]).map((row) => ({ ...cell, row }))),
      paragraphs: places(sheet.paragraphs),
    },
  );
}

type GridCell = {
  /** The days or rooms for which the cell is; '' for all rooms. */
  readonly heads: readonly string[];
  readonly text: string;
  readonly column: number;
  readonly span: CellSpan | undefined;
};

/** The sessions of a row: what stands in all rooms is one, what stands across several days is one on each of them. */
function cellsOf(
  { rows }: TableSheet,
  { heads, kind }: Grid,
  index: number,
  spans: ReadonlyMap<string, CellSpan>,
  hidden: ReadonlySet<number>,
): GridCell[] {
  const row = rows[index] ?? [];
  const shown = [...heads].filter(([column]) => !hidden.has(column));
  const found = shown.flatMap(([column, head]): GridCell[] => {
    const text = (row[column] ?? '').trim();
    if (text === '' || /^[-–—]+$/.test(text)) return [];
    const span = spans.get(`${String(index)} ${String(column)}`);
    const covered = shown.filter(([other]) => other >= column && other < column + (span?.columns ?? 1));
    return [{ heads: covered.length > 1 ? covered.map(([, each]) => each) : [head], text, span, column }];
  });
  if (kind === 'day') return found;
  const isForAll = (cell: GridCell): boolean => cell.heads.length > 1;
  const [first] = found;
  const isSame = found.length === shown.length && found.every(({ text }) => text === first?.text);
  if (first !== undefined && isSame) return [{ ...first, heads: [''] }];
  return found.map((cell) => (isForAll(cell) ? { ...cell, heads: [''] } : cell));
}

/** The time of a row; of a cell that goes over several rows from the first to the end of the last. */
function timeOf(rows: Rows, { time, end }: Grid, index: number, span: CellSpan | undefined): string {
  const at = (row: number): string => {
    const [start, last] = [(rows[row]?.[time] ?? '').trim(), end === null ? '' : (rows[row]?.[end] ?? '').trim()];
    return last === '' ? start : `${start} – ${last}`;
  };
  const height = span?.rows ?? 1;
  if (height < 2) return at(index);
  const read = (row: number) => readTimes(at(row), { isRange: true, isDashed: false });
  const [first, last, next] = [read(index), read(index + height - 1), read(index + height)];
  const until = last.end ?? next.start;
  return first.start === null || until === null ? at(index) : `${clockAt(first.start)} – ${clockAt(until % 1440)}`;
}

/** What stands above the times, or would, in a row of heads. */
function cornerOf(rows: Rows, { time }: Grid, row: number): string {
  return (rows[row]?.[time] ?? '').trim().toLowerCase();
}

/** The first row that is the head of a timetable; null for a table that is none. */
function gridIn(rows: Rows): Grid | null {
  for (const headRow of rows.slice(0, rowsLookedAt).keys()) {
    const grid = gridBelow(rows, headRow);
    if (grid !== null && hasTimes(rows, headRow, grid.time)) return grid;
  }
  return null;
}

/** The same with the columns of times that stand under the head of a day beside it: «Friday | 8:00–9:35 | Talk». */
function gridBelow(rows: Rows, headRow: number): Grid | null {
  const grid = gridAt(headRow, rows[headRow] ?? []);
  if (grid === null) return null;
  const [heads, times] = [new Map(grid.heads), new Map<number, number>()];
  for (const [column, head] of grid.heads) {
    const isOfTimes = cellsBelow(rows, headRow, column).filter((cell) => /\p{L}{4}/u.test(cell)).length < 2;
    if (grid.heads.has(column + 1) || !isOfTimes || !hasTimes(rows, headRow, column)) continue;
    heads.delete(column);
    heads.set(column + 1, head);
    times.set(column + 1, column);
  }
  return { ...grid, heads, times };
}

/** What a row says of the columns of a timetable below it; null for a row that is no head of one. */
function gridAt(headRow: number, row: readonly string[]): Grid | null {
  const kinds = row.slice(0, 3).map((cell) => headKind(cell));
  const named = kinds.findIndex((kind) => kind === 'time' || kind === 'start');
  const time = named === -1 ? row.findIndex((cell) => cell.trim() === '') : named;
  if (time === -1 || time > 1) return null;
  const end = kinds[time + 1] === 'end' ? time + 1 : null;
  const heads = row.flatMap((cell, column): [number, string][] =>
    column > (end ?? time) && cell.trim() !== '' ? [[column, headText(cell)]] : [],
  );
  if (heads.length < 2 || new Set(heads.map(([, head]) => head)).size < heads.length) return null;
  const kind = heads.every(([, head]) => isDay(head))
    ? 'day'
    : heads.every(([, head]) => headKind(head) === 'room')
      ? 'room'
      : null;
  return kind === null ? null : { headRow, time, end, kind, heads: new Map(heads), times: new Map() };
}

/** "Monday 8*" and «Понедельник 8» name the weekday only: no month stands beside the number. */
function headText(cell: string): string {
  const text = cell.replaceAll(/[*\s]+/g, ' ').trim();
  return /^\p{L}{2,}\.?,?\s\d{1,2}$/u.test(text) && dayInLine(text.replace(/\s\d+$/, ''))?.weekday !== undefined
    ? text.replace(/[,\s]+\d+$/, '')
    : text;
}

function isDay(head: string): boolean {
  const { date, weekday } = dayInCell(head);
  return date !== null || weekday !== null || dayInLine(head) !== null;
}

/** Whether most cells below the head of a column are times of day, but for lines with days and heads that come again. */
function hasTimes(rows: Rows, headRow: number, column: number): boolean {
  const head = (rows[headRow]?.[column] ?? '').trim();
  const cells = cellsBelow(rows, headRow, column).filter(
    (cell) => isTime(cell) || (cell !== head && dayInLine(cell) === null),
  );
  const times = cells.filter(isTime);
  return times.length > 1 && times.length * 10 > cells.length * 6;
}

function isTime(cell: string): boolean {
  return /\d/.test(cell) && readTimes(cell, { isRange: true, isDashed: false }).start !== null;
}
