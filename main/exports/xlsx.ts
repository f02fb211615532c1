import { type Cell, type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Workbook, WorkbookCell, WorkbookColumn, Worksheet } from '../../shared/documents/workbook.ts';
import { type CalendarDay, daysBetween } from '../../shared/time/calendar-day.ts';
import { minutesOf } from '../../shared/time/wall-clock.ts';
import { xmlText } from './open-xml.ts';
import { acrossOf, headHeight, rowHeightOf, leadingColumns, scaleOf, total, widthsOf } from './sheet-measures.ts';

const minutesInDay = 24 * 60;
/** A font that Windows and macOS have, and Linux one of the same widths (Liberation Sans): pages are as wide everywhere. */
const [font, fontSize] = ['Arial', 10];
const thin = { style: 'thin', color: { rgb: 'C3CAD2' } } as const;
const border = { top: thin, right: thin, bottom: thin, left: thin };

const formats: Readonly<Record<WorkbookColumn['kind'], string | undefined>> = {
  text: undefined,
  number: '0',
  date: 'dd.mm.yyyy',
  time: 'hh:mm',
  percent: '0%',
  money: '#,##0.00',
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
  const last = columnLetters(leadingColumns(sheet, sheet.columns.length));
  return { name: '_xlnm.Print_Titles', range: `${quotedName}!$A:$${last},${quotedName}!$1:$1`, scope: name };
}

function worksheet(sheet: Worksheet, name: string): WriteSheet {
  const blanks = Array.from({ length: sheet.blankRows }, () => sheet.columns.map(() => null));
  const rows = sheet.rows.map((row) => row.map(cellValue));
  const widths = widthsOf(sheet);
  const heads = sheet.columns.map(({ head }) => head);
  const notes = [...(sheet.notes ?? []), ...longEdges(sheet)];
  const firstNote = 1 + sheet.rows.length + sheet.blankRows;
  // A note that went over two pages across would be cut between them.
  const [noteColumns = 1] = acrossOf(widths, sheet);
  const last = columnLetters(sheet.columns.length);
  const listed = sheet.rows.length - (sheet.totals ?? 0);
  return {
    name,
    columns: sheet.columns.map((column, index) => ({ width: widths[index] ?? 0, style: columnStyle(column) })),
    rows: [heads.map(spreadsheetText), ...rows, ...blanks, ...notes.map((note) => [spreadsheetText(note)])],
    cells: new Map([
      ...headCells(sheet),
      ...totalCells(sheet),
      ...formulaCells(sheet),
      ...notes.map((_, index) => [`${String(firstNote + index)},0`, { style: noteStyle }] as const),
    ]),
    merges: notes.map((_, index) => {
      const row = firstNote + index;
      return { startRow: row, endRow: row, startCol: 0, endCol: noteColumns - 1 };
    }),
    autoFilter: { range: `A1:${last}${String(Math.max(listed, 1) + 1)}` },
    freezePane: { rows: 1, columns: sheet.frozenColumns ?? 0 },
    rowDefs: new Map([
      [0, { height: headHeight(sheet, widths) }],
      ...[...sheet.rows, ...blanks].map(
        (row, index) => [index + 1, { height: rowHeightOf(row, widths, sheet.rowHeight) }] as const,
      ),
      ...notes.map(
        (note, index) =>
          [firstNote + index, { height: rowHeightOf([note], [total(widths.slice(0, noteColumns))], null) }] as const,
      ),
    ]),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      scale: scaleOf(widths),
      margins: { top: topMargin(sheet.header), bottom: 0.75, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
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

/** Characters of a header's half: Excel takes 255 for the whole. */
const longestHalf = 120;
/** Characters that a line of a landscape page has room for in the letters of headers. */
const headerLine = 100;

/**
 * In headers of printed pages & begins a code, so it is doubled; text that begins with a digit would be read as a font
 * size. Cut to 120 characters, never between the two of a doubled one.
 */
export function printed(text: string): string {
  const doubled = headerCodes(text).slice(0, longestHalf).toWellFormed();
  const codes = /&*$/u.exec(doubled)?.[0].length ?? 0;
  return codes % 2 === 0 ? doubled : doubled.slice(0, -1);
}

function headerCodes(text: string): string {
  return ` ${spreadsheetText(text).replaceAll('&', '&&')}`;
}

/** Texts that are cut in the header and the footer of printed pages; they stand below the table as a whole. */
function longEdges({ header, footer }: Worksheet): string[] {
  const isCut = (text: string): boolean => printed(text).length < headerCodes(text).length;
  const lines = header.left.split('\n');
  const title = lines.some(isCut) || shownLines(header).length < lines.length ? [lines.join(' / ')] : [];
  return [...title, ...[header.right, footer.left].filter(isCut)];
}

/** Characters that Excel takes in a header or footer. */
const longestHeader = 255;

/** The header of a printed page; its right half is lower where there is no room beside a line of the left one. */
export function printedHeader(header: Worksheet['header']): string {
  return headerOf(header, shownLines(header));
}

/** The lines of the left half: all, or the first alone where Excel would not take them. */
function shownLines(header: Worksheet['header']): string[] {
  const lines = header.left.split('\n');
  return headerOf(header, lines).length > longestHeader ? lines.slice(0, 1) : lines;
}

function headerOf({ right }: Worksheet['header'], lines: readonly string[]): string {
  const above = '\n'.repeat(linesAbove(right, lines));
  return `&L${lines.map(printed).join('\n')}&R${above}${printed(right)}`;
}

function linesAbove(right: string, lines: readonly string[]): number {
  const free = lines.findIndex((line) => right === '' || line.length + right.length <= headerLine);
  return free < 0 ? lines.length : free;
}

/** Inches; a header of three lines needs more than one of two. */
export function topMargin(header: Worksheet['header']): number {
  const lines = shownLines(header);
  return Math.max(lines.length, linesAbove(header.right, lines) + 1) > 2 ? 0.95 : 0.75;
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
