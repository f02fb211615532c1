import {
  columnsOf,
  isDayAlone,
  knownHeads,
  type TableColumn,
  type TableContext,
  type TableMapping,
} from './table-columns.ts';
import { textOfSerial } from '../sheets/number-format.ts';
import { type FilledRows, filledDown, type TableSheet } from '../sheets/table-sheet.ts';

/**
 * A row of a table as it is read: a heading for the rows below it, a paragraph between tables, or the cells of a session.
 */
export type PlannedRow = {
  readonly kind: 'line' | 'paragraph' | 'cells';
  readonly sheet: string;
  /** As the user sees it: 1 for the first row of the sheet, or of the first table in a text; 0 for a paragraph. */
  readonly number: number;
  /** Index in the rows of the sheet. */
  readonly index: number;
  readonly cells: readonly string[];
  readonly columns: TableMapping['columns'];
  /** Whether Rostrum wrote the table. */
  readonly isOurs: boolean;
  /** Whether a cell only repeats a merged cell above. */
  readonly isRepeated: (column: number) => boolean;
};

export type PlannedTable = {
  readonly rows: readonly PlannedRow[];
  /** Texts of the rows above the heads. */
  readonly above: readonly string[];
  readonly numbers: (index: number) => number;
};

/**
 * The rows of a sheet below its heads: without empty rows, rows of column numbers and repeated heads; where other heads
 * begin another table, the columns are those that they name.
 */
export function plannedRows(sheet: TableSheet, mapping: TableMapping, context: TableContext): PlannedTable {
  const { rows: written, isRepeated } = filledDown(sheet);
  const rows = withShownSerials(written, mapping);
  const numbers = shownNumbers(sheet);
  const paragraphs = new Set(sheet.paragraphs);
  const wide = new Set(
    sheet.spans.flatMap((span) => (span.columns > 1 ? [`${String(span.row)} ${String(span.column)}`] : [])),
  );
  const above: string[] = [];
  const planned: PlannedRow[] = [];
  const heads = headTexts(rows[mapping.headRow] ?? []);
  let { columns } = mapping;
  const rowAt = (index: number): Omit<PlannedRow, 'kind' | 'cells'> => ({
    sheet: sheet.name,
    number: numbers(index),
    index,
    columns,
    isOurs: sheet.isOurs === true,
    isRepeated: (column) => isRepeated(index, column),
  });
  for (const [index, cells] of rows.entries()) {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.length === 0) continue;
    if (index <= mapping.headRow) {
      if (new Set(filled).size === 1) above.push(filled[0] ?? '');
      else if (index === mapping.headRow) above.push(...filled.filter(isDayAlone).slice(0, 1));
      continue;
    }
    if (isColumnNumbers(filled)) continue;
    const isSame = headTexts(cells) === heads;
    if (isSame || (filled.length > 1 && knownHeads(cells) >= 2)) {
      leaveCaptions(planned);
      columns = isSame ? mapping.columns : columnsOf(cells, rows, index, context);
      const day = filled.find(isDayAlone);
      if (day !== undefined) planned.push({ ...rowAt(index), kind: 'line', cells: [day] });
      continue;
    }
    const isLine = filled.length === 1 && isAcross(wide, cells, index, columns);
    planned.push({
      ...rowAt(index),
      kind: paragraphs.has(index) ? 'paragraph' : isLine ? 'line' : 'cells',
      cells,
    });
  }
  return { rows: planned, above, numbers };
}

/** Rows between a paragraph of a text and the heads of its next table are captions, as a theme of the day is. */
function leaveCaptions(planned: PlannedRow[]): void {
  const from = planned.findLastIndex(({ kind }) => kind === 'paragraph') + 1;
  const captions = planned.slice(from);
  const isTimed = captions.some(({ cells }) => cells.some((cell) => /\d{1,2}\s?[:.hч]\s?\d{2}/u.test(cell)));
  if (from === 0 || isTimed) return;
  planned.splice(from, captions.length, ...captions.map((row) => ({ ...row, kind: 'paragraph' as const })));
}

const fraction = /^(?:0?[.,]\d+|[01](?:[.,]0+)?)$/;
/** Serial numbers of days from 2000 to 2099, with a time or without. */
const serial = /^(?:3652[6-9]|365[3-9]\d|36[6-9]\d\d|3[7-9]\d{3}|[4-6]\d{4}|7[0-2]\d{3})(?:[.,]\d+)?$/;

/**
 * The rows with moments that a spreadsheet shows as plain numbers put as moments: 46146 in a column of dates as 2026-05-04;
 * 0.5 as 12:00 where all times of the table are parts of a day; 0.0625 in a column of lengths as 01:30.
 */
function withShownSerials(rows: FilledRows['rows'], { headRow, columns }: TableMapping): FilledRows['rows'] {
  const isTime = (column: number): boolean => ['time', 'start', 'end'].includes(columns[column] ?? '');
  const isDay = (column: number): boolean => ['date', 'day'].includes(columns[column] ?? '');
  const times = rows.slice(headRow + 1).flatMap((row) => row.filter((cell, column) => cell !== '' && isTime(column)));
  const isFraction = times.some((cell) => /\d[.,]|[.,]\d/.test(cell)) && times.every((cell) => fraction.test(cell));
  const shown = (cell: string, column: number): string => {
    const number = cell.replace(',', '.');
    if (isTime(column) && isFraction) return textOfSerial(number, 'time', false);
    if ((isTime(column) || isDay(column)) && serial.test(cell)) return textOfSerial(number, 'both', false);
    const isLength = columns[column] === 'minutes' && /^0?[.,]\d{2,}$/.test(cell);
    return isLength ? textOfSerial(number, 'time', false) : cell;
  };
  return rows.map((row, index) => (index <= headRow ? row : row.map(shown)));
}

function headTexts(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim().toLowerCase())
    .join('\u0000')
    .replace(/\u0000+$/, '');
}

/** 1 2 3 4 5 under the heads, as forms have it. */
function isColumnNumbers(filled: readonly string[]): boolean {
  return filled.length >= 3 && filled.every((cell, index) => cell.trim() === String(index + 1));
}

/** Whether the only text of a row stands across several columns, or in one in which it can only be a heading. */
function isAcross(
  wide: ReadonlySet<string>,
  cells: readonly string[],
  index: number,
  columns: readonly (TableColumn | null)[],
): boolean {
  const at = cells.findIndex((cell) => cell.trim() !== '');
  const isMerged = wide.has(`${String(index)} ${String(at)}`);
  const column = columns[at] ?? null;
  return isMerged || column === null || headings.has(column);
}

/** Columns in which a text alone in its row is a heading; a title or a name alone belongs to a session. */
const headings: ReadonlySet<TableColumn> = new Set(['day', 'date', 'time', 'start', 'end', 'minutes', 'kind']);

/** How the rows of a sheet are named to the user, in their order: by their numbers; '' for paragraphs between tables. */
export function shownRows(sheet: TableSheet): string[] {
  const numberOf = shownNumbers(sheet);
  const outside = new Set(sheet.paragraphs);
  return sheet.rows.map((_, index) => (outside.has(index) ? '' : String(numberOf(index))));
}

/** In a text the rows of all its tables are counted through, without the paragraphs between them, whose number is 0. */
export function shownNumbers({ paragraphs, rows, rowNumbers }: TableSheet): (index: number) => number {
  if (rowNumbers !== undefined) return (index) => rowNumbers[index] ?? index + 1;
  if (paragraphs.length === 0) return (index) => index + 1;
  const outside = new Set(paragraphs);
  const numbers: number[] = [];
  let number = 0;
  for (const index of rows.keys()) {
    if (!outside.has(index)) number += 1;
    numbers.push(outside.has(index) ? 0 : number);
  }
  return (index) => numbers[index] ?? index + 1;
}
