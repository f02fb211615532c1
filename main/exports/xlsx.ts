import { type Cell, type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Workbook, WorkbookCell, WorkbookColumn, Worksheet } from '../../shared/documents/workbook.ts';
import { type CalendarDay, daysBetween } from '../../shared/time/calendar-day.ts';
import { minutesOf } from '../../shared/time/wall-clock.ts';
import { xmlText } from './open-xml.ts';

const pointsPerMillimetre = 72 / 25.4;
const minutesInDay = 24 * 60;
/** Widths are in characters of the normal font. */
const [narrowest, widest] = [6, 30];
const signatureWidth = 18;
const statusWidth = 12;
/** A font that Windows and macOS have, and Linux one of the same widths (Liberation Sans): pages are as wide everywhere. */
const [font, fontSize] = ['Arial', 10];
/** Height of a line of the normal font, in points. */
const lineHeight = 13;
const thin = { style: 'thin', color: { rgb: 'C3CAD2' } } as const;
const border = { top: thin, right: thin, bottom: thin, left: thin };

const formats: Readonly<Record<WorkbookColumn['kind'], string | undefined>> = {
  text: undefined,
  number: '0',
  date: 'dd.mm.yyyy',
  time: 'hh:mm',
  percent: '0%',
  status: undefined,
  signature: undefined,
};

type NamedRange = NonNullable<Parameters<typeof writeXlsx>[0]['namedRanges']>[number];

/** Writes a workbook as .xlsx: typed dates and times; text of users is never a formula. */
export async function renderXlsx(workbook: Workbook, asOf: CalendarDay): Promise<Uint8Array> {
  const names = uniqueSheetNames(workbook.sheets.map((sheet) => sheet.name));
  return writeXlsx({
    ...fileProperties(workbook, asOf),
    sheets: workbook.sheets.map((sheet, index) => worksheet(sheet, names[index] ?? '')),
    namedRanges: workbook.sheets.map((sheet, index) => printTitles(sheet, names[index] ?? '')),
  });
}

/** The properties of the file, the program and the date of the document, and the font of its cells. */
export function fileProperties({ title }: Workbook, asOf: CalendarDay) {
  const moment = new Date(`${asOf}T00:00:00Z`);
  return {
    properties: {
      title: spreadsheetText(title),
      creator: 'Rostrum',
      lastModifiedBy: 'Rostrum',
      created: moment,
      modified: moment,
    },
    defaultFont: { name: font, size: fontSize },
  };
}

/** The name of a worksheet as formulas and names refer to it: the library leaves it unquoted (ECMA-376, 18.17.2.2). */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** The head of the table and its first columns, which every printed page repeats. */
function printTitles(sheet: Worksheet, name: string): NamedRange {
  const quotedName = quotedSheet(name);
  // What says whose row it is: the frozen columns, or else the first two.
  const last = columnLetters(Math.min(sheet.frozenColumns ?? 2, sheet.columns.length));
  return { name: '_xlnm.Print_Titles', range: `${quotedName}!$A:$${last},${quotedName}!$1:$1`, scope: name };
}

function worksheet(sheet: Worksheet, name: string): WriteSheet {
  const blanks = Array.from({ length: sheet.blankRows }, () => sheet.columns.map(() => null));
  const rows = sheet.rows.map((row) => row.map(cellValue));
  const widths = widthsOf(sheet);
  const heads = sheet.columns.map(({ head }) => head);
  const notes = sheet.notes ?? [];
  const firstNote = 1 + sheet.rows.length + sheet.blankRows;
  const lastColumn = sheet.columns.length - 1;
  const last = columnLetters(sheet.columns.length);
  const listed = sheet.rows.length - (sheet.totals ?? 0);
  return {
    name,
    columns: sheet.columns.map((column, index) => ({ width: widths[index] ?? widest, style: columnStyle(column) })),
    rows: [heads.map(spreadsheetText), ...rows, ...blanks, ...notes.map((note) => [spreadsheetText(note)])],
    cells: new Map([
      ...headCells(sheet),
      ...totalCells(sheet),
      ...formulaCells(sheet),
      ...notes.map((_, index) => [`${String(firstNote + index)},0`, { style: noteStyle }] as const),
    ]),
    merges: notes.map((_, index) => {
      const row = firstNote + index;
      return { startRow: row, endRow: row, startCol: 0, endCol: lastColumn };
    }),
    autoFilter: { range: `A1:${last}${String(Math.max(listed, 1) + 1)}` },
    freezePane: { rows: 1, columns: sheet.frozenColumns ?? 0 },
    rowDefs: new Map([
      [0, { height: headHeight(sheet, widths) }],
      ...[...sheet.rows, ...blanks].map(
        (row, index) => [index + 1, { height: heightOf(row, widths, sheet.rowHeight) }] as const,
      ),
      ...notes.map((note, index) => [firstNote + index, { height: heightOf([note], [total(widths)], null) }] as const),
    ]),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      scale: scaleOf(widths),
      margins: { top: 0.75, bottom: 0.75, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddHeader: printedHeader(sheet.header),
      oddFooter: `&L${printed(sheet.footer.left)}&R&P / &N`,
    },
  };
}

function cellValue(value: WorkbookCell): CellValue {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'string') return spreadsheetText(value);
  if ('formula' in value) return value.value;
  // Spreadsheets count days since this one and time as a part of the day.
  return 'date' in value ? daysBetween('1899-12-30', value.date) : minutesOf(value.time) / minutesInDay;
}

export function columnStyle({ kind }: WorkbookColumn): CellStyle {
  const numFmt = formats[kind];
  return {
    border,
    alignment: { vertical: 'center', wrapText: true, horizontal: kind === 'text' ? 'left' : 'center' },
    ...(numFmt !== undefined && { numFmt }),
  };
}

function headCells(sheet: Worksheet): Map<string, Partial<Cell>> {
  const style: CellStyle = {
    font: { name: font, size: fontSize, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E4EAF0' } },
    border,
    alignment: { vertical: 'center', horizontal: 'center', wrapText: true },
    numFmt: 'General',
  };
  const upright: CellStyle = { ...style, alignment: { ...style.alignment, vertical: 'bottom', textRotation: 90 } };
  return new Map(
    sheet.columns.map((column, index) => [`0,${String(index)}`, { style: column.upright === true ? upright : style }]),
  );
}

const noteStyle: CellStyle = { alignment: { vertical: 'top', horizontal: 'left', wrapText: true }, numFmt: 'General' };

/** The rows that add up the others stand out from them. */
function totalCells({ rows, columns, totals = 0 }: Worksheet): Map<string, Partial<Cell>> {
  const first = rows.length - totals;
  return new Map(
    rows
      .slice(first)
      .flatMap((_, index) =>
        columns.map(
          (column, at) => [`${String(first + index + 1)},${String(at)}`, { style: totalStyle(column) }] as const,
        ),
      ),
  );
}

function formulaCells(sheet: Worksheet): Map<string, Partial<Cell>> {
  const first = sheet.rows.length - (sheet.totals ?? 0);
  return new Map(
    sheet.rows.flatMap((row, index) =>
      row.flatMap((value, at) => {
        const column = sheet.columns[at];
        if (value === null || typeof value !== 'object' || !('formula' in value) || column === undefined) return [];
        const style = index < first ? columnStyle(column) : totalStyle(column);
        const cell: Partial<Cell> = { type: 'formula', formula: value.formula, formulaResult: value.value, style };
        return [[`${String(index + 1)},${String(at)}`, cell] as const];
      }),
    ),
  );
}

function totalStyle(column: WorkbookColumn): CellStyle {
  return {
    ...columnStyle(column),
    font: { name: font, size: fontSize, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1F4F7' } },
  };
}

/** Percent; letters of the normal font, 10 points, are printed with at least 9. */
const smallestScale = 90;
/**
 * Characters of the normal font across a landscape A4 page, printed at 100 %: 271 mm between the margins, 5.56 points for a digit of
 * Arial (ECMA-376, 18.3.1.13, which rounds that to whole pixels), less 2 % for frames.
 */
const roomAcross = ((271 / 25.4) * 72 * 0.98) / 5.56;
const mostAcross = roomAcross / (smallestScale / 100);

/**
 * A fixed scale and not "fit to width", by which a program without the font, or a wide table, would print smaller than can
 * be read: there, columns go on to a further page.
 */
function scaleOf(widths: readonly number[]): number {
  return Math.max(smallestScale, Math.min(100, Math.floor((100 * roomAcross) / total(widths))));
}

/**
 * As wide as the longest cell needs, within bounds; longer text wraps. Where that is more than a page is wide, columns of
 * text become narrower, down to their longest word.
 */
function widthsOf(sheet: Worksheet): number[] {
  const natural = sheet.columns.map((column, index) => naturalWidth(column, cellsOf(sheet, index)));
  const least = sheet.columns.map((column, index) =>
    (column.kind === 'text' || column.kind === 'status') && column.upright !== true
      ? Math.min(natural[index] ?? widest, leastWidth(column, cellsOf(sheet, index)))
      : (natural[index] ?? widest),
  );
  const [wanted, needed] = [total(natural), total(least)];
  if (wanted <= mostAcross || wanted === needed) return natural;
  const kept = Math.max(0, (mostAcross - needed) / (wanted - needed));
  return natural.map((width, index) => {
    const own = least[index] ?? width;
    return Math.floor((own + (width - own) * kept) * 10) / 10;
  });
}

function naturalWidth(column: WorkbookColumn, cells: readonly WorkbookCell[]): number {
  const { kind, head } = column;
  if (column.upright === true) return uprightWidth(column, cells);
  if (kind === 'signature') return signatureWidth;
  if (kind === 'date') return 13;
  if (kind === 'status') return statusWidth;
  const lengths = cells.map((cell) => lengthOf(cell) + 2);
  return Math.min(widest, Math.max(narrowest, longestWord(head) + 4, ...lengths));
}

/** Points that a letter of a bold head takes along its line, and the room that heads that run upwards get at most. */
const [uprightLetter, highestHead] = [6.2, 250];
/** Characters of width that one line of such a head takes. */
const uprightLine = 3;

/** As wide as the cells need, and as the lines into which the head is wrapped where it is longer than a head may be high. */
function uprightWidth({ kind, head }: WorkbookColumn, cells: readonly WorkbookCell[]): number {
  const lines = Math.ceil((head.length * uprightLetter) / highestHead);
  const content = kind === 'percent' ? 5 : Math.max(1, ...cells.map(lengthOf));
  const isWords = kind === 'status' && content > 2;
  return Math.max(isWords ? statusWidth : content + 1.5, 4, uprightLine * lines + 1);
}

/** Heads that run upwards are as high as the longest of them is long. */
function headHeight({ columns }: Worksheet, widths: readonly number[]): number {
  const level = columns.map(({ upright, head }) => (upright === true ? null : head));
  const upright = columns
    .filter((column) => column.upright === true)
    .map(({ head }) => head.length * uprightLetter + 6);
  return Math.max(heightOf(level, widths, null), Math.min(highestHead, Math.max(0, ...upright)));
}

/** Words of the cells stay whole; those of the head are broken by every program where they must be. */
function leastWidth({ head }: WorkbookColumn, cells: readonly WorkbookCell[]): number {
  const words = cells.map((cell) => (typeof cell === 'string' ? longestWord(cell) : lengthOf(cell)));
  return Math.max(narrowest, longestWord(head) + 2, ...words.map((length) => length + 1.5));
}

function longestWord(text: string): number {
  return Math.max(...text.split(/\s+/).map((word) => word.length));
}

function cellsOf({ rows }: Worksheet, index: number): WorkbookCell[] {
  return rows.map((row) => row[index] ?? null);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** In points, for as many lines as the longest cell wraps to: not every program finds that out by itself. */
function heightOf(row: readonly WorkbookCell[], widths: readonly number[], least: number | null): number {
  const lines = row.map((value, index) => linesOf(value, widths[index] ?? widest));
  return Math.min(400, Math.max(lineHeight * Math.max(1, ...lines), (least ?? 0) * pointsPerMillimetre));
}

/** Letters are up to so much wider than the digits in which widths are stated; beside them a cell has a margin. */
const [letterWidth, cellMargin] = [1.12, 0.8];

/** Lines into which a cell wraps between words; a word that is longer than a line is broken. */
function linesOf(value: WorkbookCell, width: number): number {
  const room = Math.max(1, (width - cellMargin) / letterWidth);
  if (typeof value !== 'string') return Math.ceil(lengthOf(value) / room);
  let [lines, used] = [1, 0];
  for (const word of value.split(/\s+/)) {
    const wanted = used === 0 ? word.length : used + 1 + word.length;
    if (wanted <= room) {
      used = wanted;
      continue;
    }
    const own = Math.ceil(word.length / room);
    lines += own - (used === 0 ? 1 : 0);
    used = word.length - (own - 1) * room;
  }
  return lines;
}

function lengthOf(value: WorkbookCell): number {
  if (value === null) return 0;
  if (typeof value !== 'object') return String(value).length;
  return 'formula' in value ? String(value.value).length : 10;
}

/** Characters of a header's half: Excel takes 255 for the whole. */
const longestHalf = 120;
/** Characters that a line of a landscape page has room for in the letters of headers. */
const headerLine = 100;

/**
 * In headers of printed pages & begins a code, so it is doubled; text that begins with a digit would be read as a font
 * size. Cut to 120 characters, never between the two of a doubled one.
 */
export function printed(text: string): string {
  const doubled = ` ${spreadsheetText(text).replaceAll('&', '&&')}`.slice(0, longestHalf).toWellFormed();
  const codes = /&*$/u.exec(doubled)?.[0].length ?? 0;
  return codes % 2 === 0 ? doubled : doubled.slice(0, -1);
}

/** The header of a printed page; its right half is a line lower where both together are longer than a line. */
export function printedHeader({ left, right }: Worksheet['header']): string {
  const lower = left.length + right.length > headerLine && right !== '';
  return `&L${printed(left)}&R${lower ? '\n' : ''}${printed(right)}`;
}

export function columnLetters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return `${rest > 0 ? columnLetters(rest) : ''}${String.fromCharCode(65 + ((number - 1) % 26))}`;
}

/** What Excel takes in one cell, in UTF-16 units. */
const longestCell = 32_767;
const longestSheetName = 31;

/** Text as a cell can hold it: well-formed, and a visible sign for every character that XML does not allow. */
export function spreadsheetText(text: string): string {
  const legal = xmlText(text);
  return legal.length <= longestCell ? legal : `${legal.slice(0, longestCell - 1).toWellFormed()}…`;
}

/** Names that Excel accepts, in the given order: short, without its forbidden signs, each once whatever the case. */
export function uniqueSheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = spreadsheetText(name)
      .replaceAll(/[[\]:*?/\\\ufffd]/g, ' ')
      .replaceAll(/^[' ]+|[' ]+$/g, '');
    const base = plain === '' || plain.toLowerCase() === 'history' ? 'Sheet' : plain;
    let unique = base.slice(0, longestSheetName).trimEnd();
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) {
      const ending = ` (${String(copy)})`;
      unique = `${base.slice(0, longestSheetName - ending.length).trimEnd()}${ending}`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
