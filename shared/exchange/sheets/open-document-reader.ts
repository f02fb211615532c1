import { failure, type Result, success } from '../../result.ts';
import { ReadingProgress } from '../reading-progress.ts';
import { checkSheetSize, type OnProgress, readZipped, type SpreadsheetFailure } from './spreadsheet-reader.ts';
import { isFormulaError, SheetBuilder, sheetLimits, type TableSheet } from './table-sheet.ts';
import { attributeOf, type Attributes, parseXml, partLoader, UnreadablePart } from './xml-part.ts';

/**
 * The tables of an .ods spreadsheet, or of an .odt text with its paragraphs; hidden sheets are marked, hidden rows left
 * out.
 */
export async function readOpenDocument(
  bytes: Uint8Array,
  onProgress?: OnProgress,
): Promise<Result<TableSheet[], SpreadsheetFailure>> {
  return readZipped(bytes, async (parts) => {
    const load = partLoader(bytes, parts);
    if ((await load('META-INF/manifest.xml'))?.includes('encryption-data') === true) {
      return failure('spreadsheet-old-format');
    }
    const content = await load('content.xml');
    if (content === null) throw new UnreadablePart();
    const reader = new ContentReader();
    parseXml(
      content,
      {
        open: (element, attributes) => reader.open(element, attributes),
        text: (text) => reader.write(text),
        close: (element) => reader.close(element),
      },
      new ReadingProgress(content.length, onProgress),
    );
    return reader.sheets.length === 0
      ? failure('table-not-found')
      : success(reader.sheets.slice(0, sheetLimits.sheets));
  });
}

type OpenRow = { readonly repeated: number; readonly hidden: boolean; readonly cells: OpenCell[] };
type OpenCell = {
  readonly attributes: Attributes;
  readonly isCovered: boolean;
  /** Names of bookmarks. */
  readonly bookmarks: string[];
  text: string;
  struck: string;
};

/** Elements whose text is no part of the cell. */
const asides: ReadonlySet<string> = new Set(['annotation', 'tracked-changes', 'note']);

/** Reads `content.xml` (OpenDocument 1.3 part 3, 9.1). A text gives one sheet, a spreadsheet one for each table. */
class ContentReader {
  readonly sheets: TableSheet[] = [];
  readonly #hiddenStyles = new Set<string>();
  readonly #struckStyles = new Set<string>();
  #style = '';
  /** The sheet of a text; null in a spreadsheet. */
  #text: SheetBuilder | null = null;
  #sheet: SheetBuilder | null = null;
  #name = '';
  #isHidden = false;
  #row: OpenRow | null = null;
  #cell: OpenCell | null = null;
  #lines: string[] = [];
  /** Of each open span of text, whether it is struck through; and what was left out of the present cell for it. */
  #spans: boolean[] = [];
  #struck = '';
  #column = 0;
  /** Whether the body has just begun, whose first element says what the file is. */
  #isBegun = false;
  /** How deep in tables and in asides the reader is. */
  #tables = 0;
  #asides = 0;
  /** Empty rows that are only written where a row with something follows. */
  #emptyRows = 0;

  open(element: string, attributes: Attributes): void {
    if (asides.has(element)) this.#asides++;
    if (this.#asides > 0) return;
    // Parts of number formats and of forms have the same local name.
    if (this.#isBegun && element === 'text') this.#text = new SheetBuilder(true);
    this.#isBegun = element === 'body';
    if (element === 'style') this.#style = attributeOf(attributes, 'name') ?? '';
    else if (element === 'table-properties') this.#properties(attributes);
    else if (element === 'text-properties') this.#textProperties(attributes);
    else if (this.#tables === 1 && element === 'table-column') this.#column = this.#columns(attributes);
    else if (element === 'table') this.#startTable(attributes);
    else if (this.#tables === 1 && element === 'table-row') this.#startRow(attributes);
    else if (this.#tables === 1 && isCell(element)) {
      this.#cell = { attributes, isCovered: element !== 'table-cell', bookmarks: [], text: '', struck: '' };
      [this.#lines, this.#struck] = [[], ''];
    } else this.#openText(element, attributes);
  }

  write(text: string): void {
    if (this.#lines.length === 0 || this.#asides > 0) return;
    if (this.#spans.includes(true)) {
      this.#struck += text;
      return;
    }
    this.#lines[this.#lines.length - 1] = `${this.#lines.at(-1) ?? ''}${text}`;
  }

  close(element: string): void {
    if (asides.has(element)) this.#asides--;
    if (this.#asides > 0) return;
    if (element === 'span') this.#spans.pop();
    if (element === 'table') this.#endTable();
    else if (this.#tables === 1 && isCell(element)) this.#endCell();
    else if (this.#tables === 1 && element === 'table-row') this.#endRow();
    else if (this.#tables === 0 && (element === 'p' || element === 'h')) {
      this.#text?.paragraph(this.#lines.join('\n'));
      this.#lines = [];
    } else if (element === 'body') this.#endText();
  }

  #openText(element: string, attributes: Attributes): void {
    if (element === 'p' || element === 'h') this.#lines.push('');
    if (element === 'span') this.#spans.push(this.#isStruck(attributes));
    if (element === 'bookmark' || element === 'bookmark-start') {
      this.#cell?.bookmarks.push(attributeOf(attributes, 'name') ?? '');
    }
    if (element === 'line-break') this.write('\n');
    if (element === 'tab') this.write('\t');
    if (element === 's') this.write(' '.repeat(Math.min(countIn(attributes, 'c'), 100)));
  }

  #properties(attributes: Attributes): void {
    if (attributeOf(attributes, 'display') === 'false') this.#hiddenStyles.add(this.#style);
  }

  /** Of a line through the text `none` says that there is none (OpenDocument 1.3 part 3, 20.388). */
  #textProperties(attributes: Attributes): void {
    const line =
      attributeOf(attributes, 'text-line-through-style') ?? attributeOf(attributes, 'text-line-through-type');
    if (line !== undefined && line !== 'none') this.#struckStyles.add(this.#style);
  }

  #isStruck(attributes: Attributes): boolean {
    return this.#struckStyles.has(attributeOf(attributes, 'style-name') ?? '');
  }

  /** Notes hidden columns and gives the index of the column after them. */
  #columns(attributes: Attributes): number {
    const next = this.#column + countIn(attributes, 'number-columns-repeated');
    if (['collapse', 'filter'].includes(attributeOf(attributes, 'visibility') ?? '')) {
      for (let at = this.#column; at < Math.min(next, sheetLimits.columns); at++) this.#sheet?.hiddenColumns.push(at);
    }
    return next;
  }

  #startTable(attributes: Attributes): void {
    if (++this.#tables > 1) return;
    this.#column = 0;
    this.#sheet = this.#text ?? new SheetBuilder(true);
    this.#emptyRows = 0;
    this.#name = attributeOf(attributes, 'name') ?? '';
    this.#isHidden = this.#hiddenStyles.has(attributeOf(attributes, 'style-name') ?? '');
  }

  #endTable(): void {
    if (--this.#tables > 0) return;
    if (this.#text === null && this.#sheet !== null) this.sheets.push(this.#sheet.sheet(this.#name, this.#isHidden));
    this.#sheet = null;
  }

  #endText(): void {
    const text = this.#text;
    if (text !== null && text.rows.length > 0) this.sheets.push(text.sheet(''));
  }

  #startRow(attributes: Attributes): void {
    const hidden = ['collapse', 'filter'].includes(attributeOf(attributes, 'visibility') ?? '');
    this.#row = { repeated: countIn(attributes, 'number-rows-repeated'), hidden, cells: [] };
  }

  #endCell(): void {
    const cell = this.#cell;
    if (cell === null) return;
    const shown = cell.isCovered ? '' : shownText(cell.attributes, this.#lines.join('\n').trim());
    const text = isFormulaError(shown) ? '' : shown;
    const isStruck = this.#isStruck(cell.attributes);
    cell.text = isStruck ? '' : text;
    cell.struck = isStruck ? text : this.#struck.trim();
    this.#row?.cells.push(cell);
    this.#cell = null;
    this.#lines = [];
  }

  #endRow(): void {
    const [row, sheet] = [this.#row, this.#sheet];
    this.#row = null;
    if (row === null || sheet === null) return;
    if (row.cells.every(({ text, struck }) => text === '' && struck === '')) {
      this.#emptyRows += row.repeated;
      return;
    }
    for (; this.#emptyRows > 0; this.#emptyRows--) addRow(sheet, false);
    for (let at = 0; at < Math.min(row.repeated, sheetLimits.rows); at++) {
      addRow(sheet, row.hidden);
      let column = 0;
      for (const cell of row.cells) {
        sheet.anchor(column, cell.bookmarks);
        addCell(sheet, cell);
        column += countIn(cell.attributes, 'number-columns-repeated');
      }
    }
  }
}

function isCell(element: string): boolean {
  return element === 'table-cell' || element === 'covered-table-cell';
}

function addRow(sheet: SheetBuilder, isHidden: boolean): void {
  checkSheetSize(sheet.rows.length, 0);
  sheet.startRow(isHidden);
}

function addCell(sheet: SheetBuilder, { attributes, isCovered, text, struck }: OpenCell): void {
  const repeated = countIn(attributes, 'number-columns-repeated');
  const columns = countIn(attributes, 'number-columns-spanned');
  const rows = countIn(attributes, 'number-rows-spanned');
  const isNothing = isCovered || (text === '' && struck === '' && columns === 1 && rows === 1);
  if (isNothing) sheet.skip(repeated);
  else for (let at = 0; at < Math.min(repeated, sheetLimits.columns); at++) sheet.cell(text, columns, rows, struck);
}

/** A count that an attribute says; 1 where it says none. */
function countIn(attributes: Attributes, name: string): number {
  const count = Number(attributeOf(attributes, name) ?? '1');
  return Number.isInteger(count) && count > 0 ? count : 1;
}

/** Dates and times as the file keeps them, everything else as it is shown. */
function shownText(attributes: Attributes, shown: string): string {
  const date = attributeOf(attributes, 'date-value');
  if (date !== undefined) {
    const [day = '', clock = ''] = date.split('T');
    return clock === '' || clock.startsWith('00:00') ? day : `${day} ${clock.slice(0, 5)}`;
  }
  const time = durationText(attributeOf(attributes, 'time-value') ?? '');
  if (time !== null) return time;
  const isNumber = attributeOf(attributes, 'value-type') === 'float';
  const value = attributeOf(attributes, 'value');
  // What is shown with leading zeros, or as a number without its exponent, is a number in a passport or a telephone's.
  const isAsWritten = /^0\d+$/.test(shown) && Number(shown) === Number(value);
  return isNumber && !isAsWritten ? (value ?? shown) : shown;
}

/** PT9H30M as 09:30, P1DT2H as 26:00; seconds are rounded. Null for a text that is no duration (XML Schema part 2, 3.2.6). */
function durationText(written: string): string | null {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d*)?S)?)?$/.exec(written);
  if (found === null || written === 'P') return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? '0'));
  const all = (days * 24 + hours) * 60 + minutes + (seconds >= 30 ? 1 : 0);
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}
