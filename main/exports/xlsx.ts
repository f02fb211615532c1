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
/** Height of a line of the normal font, in points. */
const lineHeight = 15;
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
    defaultFont: { name: 'Calibri', size: 11 },
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
  const last = columnLetters(sheet.columns.length);
  const listed = sheet.rows.length - (sheet.totals ?? 0);
  return {
    name,
    columns: sheet.columns.map((column, index) => ({ width: widths[index] ?? widest, style: columnStyle(column) })),
    rows: [heads.map(spreadsheetText), ...rows, ...blanks],
    cells: new Map([...headCells(sheet), ...totalCells(sheet), ...formulaCells(sheet)]),
    autoFilter: { range: `A1:${last}${String(Math.max(listed, 1) + 1)}` },
    freezePane: { rows: 1, columns: sheet.frozenColumns ?? 0 },
    rowDefs: new Map(
      [heads, ...sheet.rows, ...blanks].map((row, index) => [
        index,
        { height: heightOf(row, widths, sheet.rowHeight) },
      ]),
    ),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      scale: scaleOf(widths),
      margins: { top: 0.75, bottom: 0.75, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddHeader: `&L${printed(sheet.header.left)}&R${printed(sheet.header.right)}`,
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
    font: { name: 'Calibri', size: 11, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E4EAF0' } },
    border,
    alignment: { vertical: 'center', horizontal: 'center', wrapText: true },
    numFmt: 'General',
  };
  return new Map(sheet.columns.map((_, index) => [`0,${String(index)}`, { style }]));
}

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
    font: { name: 'Calibri', size: 11, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F1F4F7' } },
  };
}

/** Percent; letters of the normal font, 11 points, are printed with at least 9. */
const smallestScale = 82;
/**
 * Characters of the normal font across a landscape A4 page, printed at 100 %: 271 mm between the margins, 7 pixels of 1/96
 * inch for a character (ECMA-376, 18.3.1.13), less 4 % since programs measure their fonts differently.
 */
const roomAcross = ((271 / 25.4) * 96 * 0.96) / 7;
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
    column.kind === 'text' || column.kind === 'status'
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

function naturalWidth({ kind, head }: WorkbookColumn, cells: readonly WorkbookCell[]): number {
  if (kind === 'signature') return signatureWidth;
  if (kind === 'date') return 13;
  if (kind === 'status') return statusWidth;
  const lengths = cells.map((cell) => lengthOf(cell) + 2);
  return Math.min(widest, Math.max(narrowest, longestWord(head) + 4, ...lengths));
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
  const lines = row.map((value, index) => Math.ceil((lengthOf(value) * 1.1) / (widths[index] ?? widest)));
  return Math.min(400, Math.max(lineHeight * Math.max(1, ...lines), (least ?? 0) * pointsPerMillimetre));
}

function lengthOf(value: WorkbookCell): number {
  if (value === null) return 0;
  if (typeof value !== 'object') return String(value).length;
  return 'formula' in value ? String(value.value).length : 10;
}

/** In headers of printed pages & begins a code; text that begins with a digit would be read as a font size. */
export function printed(text: string): string {
  return ` ${spreadsheetText(text).replaceAll('&', '&&')}`.slice(0, 120);
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
