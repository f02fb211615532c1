import { failure, type Result, success } from '../../result.ts';
import { ReadingProgress } from '../reading-progress.ts';
import { checkSheetSize, type OnProgress, readZipped, type SpreadsheetFailure } from './spreadsheet-reader.ts';
import { SheetBuilder, sheetLimits, type TableSheet } from './table-sheet.ts';
import { attributeOf, type Attributes, parseXml, partLoader, UnreadablePart } from './xml-part.ts';

/** The tables of an .ods spreadsheet, or of an .odt text with its paragraphs; hidden sheets are marked, hidden rows left out. */
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
    const sheets = readTables(content, new ReadingProgress(content.length, onProgress));
    return sheets.length === 0 ? failure('file-of-other-kind') : success(sheets);
  });
}

type OpenCell = { readonly attributes: Attributes; readonly isCovered: boolean };

/** Reads `content.xml` (OpenDocument 1.3 part 3, 9.1). A text gives one sheet, a spreadsheet one for each table. */
function readTables(xml: string, progress: ReadingProgress): TableSheet[] {
  const sheets: TableSheet[] = [];
  const hiddenStyles = new Set<string>();
  let text: SheetBuilder | null = null;
  let sheet: SheetBuilder | null = null;
  let [style, name, depth, ignored, emptyRows] = ['', '', 0, 0, 0];
  let isHiddenSheet = false;
  let row: { readonly repeated: number; readonly hidden: boolean; cells: (() => void)[]; filled: boolean } | null =
    null;
  let cell: OpenCell | null = null;
  let lines: string[] = [];
  const write = (piece: string): void => {
    if (lines.length === 0 || ignored > 0) return;
    lines[lines.length - 1] = `${lines.at(-1) ?? ''}${piece}`;
  };
  const endCell = (): void => {
    if (cell === null || row === null || sheet === null) return;
    const { attributes, isCovered } = cell;
    const target = sheet;
    const shown = isCovered ? '' : shownText(attributes, lines.join('\n').trim());
    const count = (key: string): number => Math.max(1, Number(attributeOf(attributes, key) ?? '1') || 1);
    const repeated = count('number-columns-repeated');
    const [columns, rows] = [count('number-columns-spanned'), count('number-rows-spanned')];
    const times = shown === '' ? 1 : Math.min(repeated, sheetLimits.columns);
    row.cells.push(() => {
      if (isCovered || (shown === '' && columns === 1 && rows === 1)) return void target.skip(repeated);
      for (let at = 0; at < times; at++) target.cell(shown, columns, rows);
    });
    if (shown !== '') row.filled = true;
    cell = null;
    lines = [];
  };
  const endRow = (): void => {
    if (row === null || sheet === null) return;
    const { repeated, hidden, cells, filled } = row;
    if (!filled) emptyRows += repeated;
    else {
      for (; emptyRows > 0; emptyRows--) startRow(sheet, false);
      for (let at = 0; at < Math.min(repeated, sheetLimits.rows); at++) {
        startRow(sheet, hidden);
        for (const each of cells) each();
      }
    }
    row = null;
  };
  parseXml(
    xml,
    {
      open: (element, attributes) => {
        if (element === 'text') text = new SheetBuilder(true);
        if (element === 'style') style = attributeOf(attributes, 'name') ?? '';
        if (element === 'table-properties' && attributeOf(attributes, 'display') === 'false') hiddenStyles.add(style);
        if (element === 'annotation' || element === 'tracked-changes' || element === 'note') ignored++;
        if (ignored > 0) return;
        if (element === 'table' && ++depth === 1) {
          [sheet, emptyRows, name] = [text ?? new SheetBuilder(true), 0, attributeOf(attributes, 'name') ?? ''];
          isHiddenSheet = hiddenStyles.has(attributeOf(attributes, 'style-name') ?? '');
        }
        if (element === 'table-row' && depth === 1) {
          const hidden = ['collapse', 'filter'].includes(attributeOf(attributes, 'visibility') ?? '');
          const repeated = Number(attributeOf(attributes, 'number-rows-repeated') ?? '1') || 1;
          row = { repeated, hidden, cells: [], filled: false };
        }
        if ((element === 'table-cell' || element === 'covered-table-cell') && depth === 1) {
          cell = { attributes, isCovered: element === 'covered-table-cell' };
          lines = [];
        }
        if (element === 'p' || element === 'h') lines.push('');
        if (element === 'line-break') write('\n');
        if (element === 'tab') write('\t');
        if (element === 's') write(' '.repeat(Math.min(Number(attributeOf(attributes, 'c') ?? '1') || 1, 100)));
      },
      text: write,
      close: (element) => {
        if (element === 'annotation' || element === 'tracked-changes' || element === 'note') ignored--;
        if (ignored > 0) return;
        if ((element === 'p' || element === 'h') && depth === 0 && text !== null) {
          text.paragraph(lines.join('\n'));
          lines = [];
        }
        if (depth === 1 && (element === 'table-cell' || element === 'covered-table-cell')) endCell();
        if (depth === 1 && element === 'table-row') endRow();
        if (element === 'table' && --depth === 0) {
          if (text === null && sheet !== null) sheets.push(sheet.sheet(name, isHiddenSheet));
          sheet = null;
        }
        if (element === 'text' && text !== null && text.rows.length > text.paragraphs.length)
          sheets.push(text.sheet(''));
      },
    },
    progress,
  );
  return sheets.slice(0, sheetLimits.sheets);
}

function startRow(sheet: SheetBuilder, isHidden: boolean): void {
  checkSheetSize(sheet.rows.length, 0);
  sheet.startRow(isHidden);
}

/** Dates and times as the file keeps them, everything else as it is shown. */
function shownText(attributes: Attributes, shown: string): string {
  const date = attributeOf(attributes, 'date-value');
  if (date !== undefined) {
    const [day = '', clock = ''] = date.split('T');
    return clock === '' || clock.startsWith('00:00') ? day : `${day} ${clock.slice(0, 5)}`;
  }
  const time = /^PT(\d+)H(\d+)M/.exec(attributeOf(attributes, 'time-value') ?? '');
  if (time !== null) return `${(time[1] ?? '').padStart(2, '0')}:${(time[2] ?? '').padStart(2, '0')}`;
  const isNumber = attributeOf(attributes, 'value-type') === 'float';
  return isNumber ? (attributeOf(attributes, 'value') ?? shown) : shown;
}
