import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { FormParts, Workbook, WorkbookCell, WorkbookColumn, Worksheet } from '../../shared/documents/workbook.ts';
import { type CalendarDay } from '../../shared/time/calendar-day.ts';
import {
  columnLetters,
  fileProperties,
  printed,
  printedHeader,
  quotedSheet,
  spreadsheetText,
  topMargin,
  columnStyle,
  uniqueSheetNames,
} from './xlsx.ts';

type Validation = NonNullable<WriteSheet['dataValidations']>[number];

/** Rows below the heads whose cells are checked, so that inserted and added ones are too. */
const checkedRows = 500;
/** Characters of what is said of a wrong cell: its title and its text (ECMA-376 part 1, 18.3.1.32). */
const [longestTitle, longestMessage] = [32, 225];
/** Points. */
const lineHeight = 15;

/**
 * Writes a form as .xlsx: its heads below the lines that explain it, choices and checks for the cells, a sheet of
 * instructions, and a hidden one with the choices. Its number stands in a property of the file, in a cell of the hidden
 * sheet that has a name, and in a visible cell: what other programs leave of these differs.
 */
export async function renderFormWorkbook(workbook: Workbook, form: FormParts, asOf: CalendarDay): Promise<Uint8Array> {
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error('a form without a sheet');
  const [name = '', notes = '', lists = ''] = uniqueSheetNames([sheet.name, form.instructions.name, form.listsName]);
  const chosen = sheet.columns.filter(({ choices }) => choices !== undefined);
  const { properties, ...rest } = fileProperties(workbook, asOf);
  return writeXlsx({
    ...rest,
    sheets: [formSheet(sheet, form, name), instructionSheet(form, notes), listSheet(form, chosen, lists)],
    namedRanges: [
      { name: 'RostrumForm', range: `${quotedSheet(lists)}!$A$1` },
      ...chosen.map(({ choices = [] }, index) => {
        const letters = columnLetters(index + 2);
        return {
          name: listName(index),
          range: `${quotedSheet(lists)}!$${letters}$1:$${letters}$${String(choices.length)}`,
        };
      }),
    ],
    properties: { ...properties, custom: { ...form.properties } },
  });
}

function listName(index: number): string {
  return `RostrumList${String(index + 1)}`;
}

/** Characters of the normal font: as wide as what a column holds or may hold, within bounds; longer text wraps. */
function widthOf({ kind, choices = [] }: WorkbookColumn, cells: readonly WorkbookCell[]): number {
  if (kind === 'number') return 6;
  const texts = [...choices, ...cells].map((text) => (typeof text === 'string' ? text.length + 4 : 0));
  return Math.min(36, Math.max(choices.length > 0 ? 14 : 22, ...texts));
}

/** What is typed stays text: a program would take the plus of a telephone number for the begin of a formula. */
function cellStyle(column: WorkbookColumn): CellStyle {
  return { ...columnStyle(column), ...(column.kind === 'text' && { numFmt: '@' }) };
}

/** In points, for as many lines as the longest cell wraps to. */
function heightOf(cells: readonly WorkbookCell[], widths: readonly number[], least: number): number {
  const lines = cells.map((text, index) =>
    typeof text === 'string' ? Math.ceil((text.length * 1.15) / (widths[index] ?? 1)) : 1,
  );
  return Math.max(least, lineHeight * Math.max(1, ...lines) + 3);
}

function formSheet(sheet: Worksheet, form: FormParts, name: string): WriteSheet {
  const { columns, rows } = sheet;
  const head = form.above.length;
  const widths = columns.map((column, index) =>
    widthOf(
      column,
      rows.map((row) => row[index] ?? null),
    ),
  );
  const width = columns.reduce((sum, { hidden }, index) => sum + (hidden === true ? 0 : (widths[index] ?? 0)), 0);
  const heads = columns.map((column) => (column.hidden === true ? null : column.head));
  const heights = form.above.map((text, index) => {
    const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0);
    return [index, { height: lineHeight * lines + (index === 0 ? 6 : 2) }] as const;
  });
  const empty = (text: string): CellValue[] => [spreadsheetText(text), ...columns.slice(1).map(() => null)];
  return {
    name,
    columns: columns.map((column, index) => ({
      width: widths[index] ?? 0,
      style: cellStyle(column),
      ...(column.hidden === true && { hidden: true }),
    })),
    rows: [
      ...form.above.map(empty),
      columns.map((column) => spreadsheetText(column.head)),
      ...rows.map((row) =>
        row.map((value) => (typeof value === 'string' ? spreadsheetText(value) : (value as CellValue))),
      ),
    ],
    cells: new Map([
      ...form.above.flatMap((_, row) =>
        columns.map((__, column) => [`${String(row)},${String(column)}`, { style: lineStyle(row) }] as const),
      ),
      ...columns.map((_, column) => [`${String(head)},${String(column)}`, { style: headStyle }] as const),
    ]),
    merges: form.above.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: columns.length - 1 })),
    dataValidations: validations(columns, head, form),
    freezePane: { rows: head + 1, columns: 0 },
    rowDefs: new Map([
      ...heights,
      [head, { height: heightOf(heads, widths, 2 * lineHeight) }],
      ...rows.map((row, index) => [head + 1 + index, { height: heightOf(row, widths, 20) }] as const),
    ]),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: topMargin(sheet.header), bottom: 0.75, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddHeader: printedHeader(sheet.header),
      oddFooter: `&L${printed(sheet.footer.left)}&R&P / &N`,
    },
  };
}

/** One range for each column, with a message: other programs drop those without one. */
function validations(columns: readonly WorkbookColumn[], head: number, form: FormParts): Validation[] {
  const chosen = columns.filter(({ choices }) => choices !== undefined);
  return columns.flatMap((column, index): Validation[] => {
    const letters = columnLetters(index + 1);
    const range = `${letters}${String(head + 2)}:${letters}${String(head + 1 + checkedRows)}`;
    const said = (
      message: string,
    ): Pick<Validation, 'errorTitle' | 'errorMessage' | 'showErrorMessage' | 'allowBlank'> => ({
      errorTitle: column.head.slice(0, longestTitle),
      errorMessage: message.slice(0, longestMessage),
      showErrorMessage: true,
      allowBlank: true,
    });
    if (column.choices !== undefined) {
      const list = listName(chosen.indexOf(column));
      return [{ type: 'list', formula1: list, range, errorStyle: 'stop', ...said(form.notChosen) }];
    }
    if (column.isAddress !== true) return [];
    const formula1 = `ISNUMBER(FIND("@",${letters}${String(head + 2)}))`;
    return [{ type: 'custom', formula1, range, errorStyle: 'warning', ...said(form.noAddress) }];
  });
}

function instructionSheet({ instructions: { lines }, code }: FormParts, name: string): WriteSheet {
  const all = [...lines, code];
  return {
    name,
    columns: [{ width: 100, style: { alignment: { vertical: 'top', wrapText: true } } }],
    rows: all.map((line) => [line === '' ? null : spreadsheetText(line)]),
    rowDefs: new Map(
      all.map((line, index) => [index, { height: lineHeight * Math.max(1, Math.ceil(line.length / 95)) }]),
    ),
    pageSetup: { paperSize: 'a4', orientation: 'portrait' },
  };
}

/** The number in the first cell, what was sent below it, and the choices of each column in a column of their own. */
function listSheet(form: FormParts, chosen: readonly WorkbookColumn[], name: string): WriteSheet {
  const first = [form.code, ...Object.values(form.properties).filter((text) => text !== form.code)];
  const lists = chosen.map(({ choices = [] }) => choices);
  const length = Math.max(first.length, ...lists.map((list) => list.length));
  return {
    name,
    hidden: true,
    rows: Array.from({ length }, (_, row) => [first, ...lists].map((list) => list[row] ?? null)),
  };
}

function lineStyle(row: number): CellStyle {
  return {
    font: { name: 'Calibri', size: row === 0 ? 14 : 11, bold: row === 0 },
    alignment: { vertical: 'top', horizontal: 'left', wrapText: true },
  };
}

const headStyle: CellStyle = {
  font: { name: 'Calibri', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E4EAF0' } },
  border: { bottom: { style: 'thin', color: { rgb: '6B7785' } } },
  alignment: { vertical: 'center', horizontal: 'center', wrapText: true },
};
