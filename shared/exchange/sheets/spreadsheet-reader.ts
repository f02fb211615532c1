import { failure, type Result, success } from '../../result.ts';
import { ReadingProgress } from '../reading-progress.ts';
import { FormulaSheet } from './cell-formula.ts';
import { type RichText, RichTextPieces, readSharedTexts, unescapedText } from './rich-text.ts';
import { type MomentFormat, momentFormat, numberInZeros, textOfSerial } from './number-format.ts';
import type { TableFailure } from './separated-values.ts';
import {
  lettersOfColumn,
  columnOf,
  coveredBy,
  mostSetAside,
  plainSheet,
  type SetAsideCell,
  sheetLimits,
  spanOf,
  type TableSheet,
  type UncomputedCell,
} from './table-sheet.ts';
import {
  attributeOf,
  type Attributes,
  isOn,
  mostElements,
  parseXml,
  partLoader,
  TooManyElements,
  UnreadablePart,
} from './xml-part.ts';
import { largestSpreadsheet, mostUnpacked, zipDirectory, type ZipPart } from './zip-directory.ts';

class TooLarge extends Error {}
class TooWide extends Error {}

/**
 * Why a spreadsheet or a text with tables is refused. `spreadsheet-broken`: it is no whole ZIP; `spreadsheet-too-large`:
 * it unpacks to too much; `spreadsheet-old-format`: it has a password; `spreadsheet-binary`: it is an .xlsb;
 * `document-old-format`: it is a .doc; `table-not-found`: there is no table in the text; `table-too-long`: it has more
 * rows than `sheetLimits`.
 */
export type SpreadsheetFailure =
  | 'spreadsheet-broken'
  | 'spreadsheet-too-large'
  | 'spreadsheet-old-format'
  | 'spreadsheet-binary'
  | 'document-old-format'
  | 'table-not-found'
  | 'file-of-other-kind'
  | TableFailure;

export type ZipParts = ReadonlyMap<string, ZipPart>;
export type OnProgress = ((share: number) => void) | undefined;

/** Filled cells of a sheet beyond its columns: a few were typed there by mistake and are left out. */
const mostStrayCells = 50;

/** Checks a zipped file and reads it; what a reader throws becomes the failure that it means. */
export async function readZipped(
  bytes: Uint8Array,
  read: (parts: ZipParts) => Promise<Result<TableSheet[], SpreadsheetFailure>>,
): Promise<Result<TableSheet[], SpreadsheetFailure>> {
  const parts = zipDirectory(bytes);
  if (parts === 'too-large')
    return failure('spreadsheet-too-large', { limit: largestSpreadsheet, times: mostUnpacked });
  if (parts === 'protected') return failure('spreadsheet-old-format');
  if (parts === 'broken') return failure('spreadsheet-broken');
  try {
    return await read(parts);
  } catch (error) {
    if (error instanceof TooLarge) return failure('table-too-long', { limit: sheetLimits.rows });
    if (error instanceof TooWide) return failure('table-too-wide', { limit: sheetLimits.columns });
    if (error instanceof TooManyElements) return failure('file-too-many-values', { limit: mostElements });
    if (error instanceof UnreadablePart) return failure('spreadsheet-broken');
    throw error;
  }
}

/** Throws what `readZipped` turns into a failure when a sheet is too long or too wide. */
export function checkSheetSize(row: number, column: number): void {
  if (column >= sheetLimits.columns) throw new TooWide();
  if (row >= sheetLimits.rows) throw new TooLarge();
}

/** The sheets of an .xlsx file. Sizes are checked first, and nothing in it is run, looked up or fetched. */
export async function readSpreadsheet(
  bytes: Uint8Array,
  onProgress?: OnProgress,
): Promise<Result<TableSheet[], SpreadsheetFailure>> {
  return readZipped(bytes, async (parts) => {
    if (parts.has('xl/workbook.bin')) return failure('spreadsheet-binary');
    return success(await readWorkbook(bytes, parts, onProgress));
  });
}

async function readWorkbook(bytes: Uint8Array, parts: ZipParts, onProgress: OnProgress): Promise<TableSheet[]> {
  const load = partLoader(bytes, parts);
  const main = (await mainPart(load)) ?? 'xl/workbook.xml';
  const workbook = await load(main);
  if (workbook === null) throw new UnreadablePart();
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const links = readTargets((await load(`${folder}_rels/${main.slice(folder.length)}.rels`)) ?? '', folder);
  const { since1904, sheets } = readSheetList(workbook);
  const progress = new ReadingProgress(
    [...parts.values()].reduce((sum, part) => sum + (isLong(part) ? part.unpacked : 0), 0),
    onProgress,
  );
  const partOf = (kind: string): string =>
    [...links.values()].find((link) => link.type.endsWith(`/${kind}`))?.target ?? `${folder}${kind}.xml`;
  const texts = readSharedTexts(await load(partOf('sharedStrings')), progress);
  const styles = readStyles(await load(partOf('styles')));
  const read: TableSheet[] = [];
  for (const { name, hidden, id } of sheets.slice(0, sheetLimits.sheets)) {
    const xml = await load(links.get(id)?.target ?? '');
    if (xml !== null) read.push(readSheet(xml, { texts, styles, since1904 }, { name, hidden }, progress));
  }
  if (read.length === 0) throw new UnreadablePart();
  return read;
}

/** The main part of a workbook or a text, which some programs do not call workbook.xml or document.xml. */
export async function mainPart(load: (name: string) => Promise<string | null>): Promise<string | undefined> {
  const links = readTargets((await load('_rels/.rels')) ?? '', '');
  return [...links.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target;
}

/** The parts whose reading takes time: cells and shared texts. */
function isLong({ name }: ZipPart): boolean {
  return name.startsWith('xl/worksheets/') || name === 'xl/sharedstrings.xml';
}

/** Parts by the ids of their relationships; `folder` is that of the part that refers to them. */
function readTargets(xml: string, folder: string) {
  const links = new Map<string, { readonly target: string; readonly type: string }>();
  if (xml === '') return links;
  parseXml(xml, {
    open: (name, { Id: id = '', Target: target = '', Type: type = '' }) => {
      if (name === 'Relationship') links.set(id, { target: resolved(target, folder), type });
    },
  });
  return links;
}

function resolved(target: string, folder: string): string {
  const path = target.replaceAll('\\', '/');
  const segments = path.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function readSheetList(xml: string) {
  const sheets: { name: string; hidden: boolean; id: string }[] = [];
  let since1904 = false;
  parseXml(xml, {
    open: (name, attributes) => {
      // Extensions have an element of the same local name, without the attribute.
      if (name === 'workbookPr') since1904 ||= isOn(attributes['date1904']);
      if (name !== 'sheet') return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      const id = Object.entries(attributes).find(([each]) => each.endsWith(':id'))?.[1] ?? attributes['id'] ?? '';
      sheets.push({ name: attributes['name'] ?? '', hidden, id });
    },
  });
  return { since1904, sheets };
}

/** How the cells of a style are shown. `code` is the format of its numbers where the file gives one. */
type CellStyle = { readonly moment: MomentFormat; readonly code: string | undefined; readonly isStruck: boolean };

/** Styles of cells by their numbers (ECMA-376 part 1, 18.8). */
function readStyles(xml: string | null): readonly CellStyle[] {
  const styles: CellStyle[] = [];
  if (xml === null) return styles;
  const codes = new Map<number, string>();
  const struckFonts: boolean[] = [];
  let part = '';
  parseXml(xml, {
    open: (name, attributes) => {
      if (name === 'fonts' || name === 'cellXfs') part = name;
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId'] ?? '0'), attributes['formatCode'] ?? '');
      if (part === 'fonts' && name === 'font') struckFonts.push(false);
      if (part === 'fonts' && name === 'strike') struckFonts[struckFonts.length - 1] = isOn(attributes['val'] ?? '1');
      if (name !== 'xf' || part !== 'cellXfs') return;
      const format = Number(attributes['numFmtId'] ?? '0');
      const code = codes.get(format);
      const isStruck = struckFonts[Number(attributes['fontId'] ?? '0')] ?? false;
      styles.push({ moment: momentFormat(format, code), code, isStruck });
    },
    close: (name) => {
      if (name === part) part = '';
    },
  });
  return styles;
}

type Context = {
  readonly texts: readonly RichText[];
  readonly styles: readonly CellStyle[];
  readonly since1904: boolean;
};

type WrittenCell = {
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  readonly value: string;
  readonly formula: string;
  /** Text of the cell itself that is struck through. */
  readonly struck: string;
};

function readSheet(
  xml: string,
  context: Context,
  { name, hidden }: Pick<TableSheet, 'name' | 'hidden'>,
  progress: ReadingProgress,
): TableSheet {
  const { cells, hiddenRows, hiddenColumns, spans } = readCells(xml, progress);
  const isCovered = coveredBy(spans);
  const visible = cells.filter((cell) => !hiddenRows.has(cell.row) && !isCovered(cell));
  const formulas = new Map(visible.filter(isUncomputed).map((cell) => [referenceOf(cell), cell.formula]));
  const values =
    formulas.size === 0 ? new Map<string, WrittenCell>() : new Map(cells.map((cell) => [referenceOf(cell), cell]));
  const sheet = new FormulaSheet(formulas, (reference) => {
    const cell = values.get(reference);
    if (cell === undefined) return null;
    const isNumber = (cell.attributes['t'] ?? 'n') === 'n' && cell.value !== '';
    return isNumber ? Number(cell.value) : textOf(cell.attributes, cell.value, { ...context, styles: [] });
  });
  const rows: string[][] = [];
  const uncomputed: UncomputedCell[] = [];
  const setAside: SetAsideCell[] = [];
  const putAside = ({ row, column }: WrittenCell, text: string, why: SetAsideCell['why']): void => {
    if (text !== '' && column < sheetLimits.columns && setAside.length < mostSetAside) {
      setAside.push({ row, column, text: text.slice(0, sheetLimits.cell), why });
    }
  };
  for (const cell of cells) {
    if (hiddenRows.has(cell.row)) putAside(cell, textOf(cell.attributes, cell.value, context), 'hidden');
  }
  let stray = 0;
  for (const cell of visible) {
    const { row, column, attributes, formula } = cell;
    const computed = isUncomputed(cell) ? sheet.value(referenceOf(cell)) : null;
    if (isUncomputed(cell) && computed === null) uncomputed.push({ row, column, formula });
    const kind = typeof computed === 'string' ? { ...attributes, t: 'str' } : attributes;
    const shown = textOf(kind, computed === null ? cell.value : String(computed), context)
      .slice(0, sheetLimits.cell)
      .trim();
    if (context.styles[Number(attributes['s'] ?? '0')]?.isStruck === true) {
      putAside(cell, shown, 'struck');
      continue;
    }
    putAside(cell, struckPart(cell, context), 'struck');
    if (shown === '') continue;
    if (column >= sheetLimits.columns && ++stray <= mostStrayCells) continue;
    checkSheetSize(row, column);
    while (rows.length <= row) rows.push([]);
    const line = rows[row] ?? [];
    while (line.length < column) line.push('');
    line[column] = shown;
  }
  return plainSheet(rows, { name, hidden, spans, uncomputed, hiddenRows: [...hiddenRows], hiddenColumns, setAside });
}

function struckPart({ attributes, value, struck }: WrittenCell, { texts }: Context): string {
  return attributes['t'] === 's' ? (texts[Number(value)]?.struck ?? '') : struck;
}

function isUncomputed({ formula, value }: WrittenCell): boolean {
  return formula !== '' && value === '';
}

function referenceOf({ row, column }: WrittenCell): string {
  return `${lettersOfColumn(column)}${String(row + 1)}`;
}

/** The cells that hold something, the hidden rows among which some do, and the merged cells. */
function readCells(xml: string, progress: ReadingProgress) {
  const cells: WrittenCell[] = [];
  const hidden = new Set<number>();
  const hiddenRows = new Set<number>();
  const spans: NonNullable<ReturnType<typeof spanOf>>[] = [];
  let [row, column] = [-1, -1];
  let attributes: Attributes = {};
  let [value, formula] = ['', ''];
  const pieces = new RichTextPieces();
  const hiddenColumns: number[] = [];
  parseXml(
    xml,
    {
      open: (name, attributesOfElement) => {
        pieces.open(name, attributesOfElement);
        if (name === 'col' && isOn(attributesOfElement['hidden'])) {
          hiddenColumns.push(...columnsBetween(attributesOfElement['min'], attributesOfElement['max']));
        }
        if (name === 'mergeCell') {
          const span = spanOf(attributeOf(attributesOfElement, 'ref') ?? '');
          if (span !== null) spans.push(span);
        }
        if (name === 'row') {
          [row, column] = [rowIndex(attributesOfElement['r'], row), -1];
          if (isOn(attributesOfElement['hidden']) || attributesOfElement['ht'] === '0') hidden.add(row);
        }
        if (name !== 'c') return;
        column = columnIndex(attributesOfElement['r'], column);
        [attributes, value, formula] = [attributesOfElement, '', ''];
        pieces.take();
      },
      close: (name, text) => {
        pieces.close(name, text);
        if (name === 'v') value += text;
        if (name === 'f') formula = text.trim();
        if (name !== 'c' || column < 0) return;
        const inline = pieces.take();
        // Some programs write what the cell held before beside its text.
        value = attributes['t'] === 'inlineStr' && inline.text !== '' ? inline.text : value + inline.text;
        if (value === '' && formula === '' && inline.struck === '') return;
        if (hidden.has(row)) hiddenRows.add(row);
        cells.push({ row, column, attributes, value, formula, struck: inline.struck });
      },
    },
    progress,
  );
  return { cells, hiddenRows, hiddenColumns, spans };
}

/** Indexes of the columns from one number to another, within the columns that are read. */
function columnsBetween(first: string | undefined, last: string | undefined): number[] {
  const [from, to] = [Number(first), Math.min(Number(last), sheetLimits.columns)];
  return from >= 1 && to >= from ? Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index) : [];
}

function rowIndex(written: string | undefined, previous: number): number {
  const number = Number(written ?? previous + 2);
  return Number.isInteger(number) && number > 0 ? number - 1 : previous + 1;
}

/** The index of the column in a reference such as AB12. */
function columnIndex(reference: string | undefined, previous: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters === undefined ? previous + 1 : columnOf(letters);
}

/** What the cell shows; of a formula its last result, of an error nothing. */
function textOf({ t: type = 'n', s: style = '0' }: Attributes, value: string, context: Context): string {
  if (type === 's') {
    if (value.trim() === '') return '';
    const text = context.texts[Number(value)];
    if (text === undefined) throw new UnreadablePart();
    return text.text;
  }
  if (type === 'e') return '';
  if (type === 'n' && value !== '') {
    const { moment = null, code } = context.styles[Number(style)] ?? {};
    const plain = plainNumber(value);
    return numberInZeros(plain, code) ?? textOfSerial(plain, moment, context.since1904);
  }
  return type === 'd' ? textOfMoment(value) : unescapedText(value);
}

/** A moment in ISO 8601 as the other cells have it. Times without a day are on day 0 of the serial numbers, or on none. */
function textOfMoment(value: string): string {
  const [, day = '', clock = ''] = /^(?:(\d{4}-\d\d-\d\d))?T?(?:(\d\d:\d\d))?/.exec(value.trim()) ?? [];
  const isTime = day === '' || /^1899-12-3[01]$/.test(day);
  if (day === '' && clock === '') return value;
  return isTime ? clock || '00:00' : `${day}${clock === '' || clock === '00:00' ? '' : ` ${clock}`}`;
}

/** 9.3000000000000007, as binary fractions are kept, is 9.3; Excel shows 15 digits. */
function plainNumber(value: string): string {
  const number = Number(value);
  return value.length > 12 && Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value;
}
