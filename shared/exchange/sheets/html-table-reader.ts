import { Parser } from 'htmlparser2';
import { SheetBuilder, sheetLimits, type TableSheet } from './table-sheet.ts';

/** Elements that begin a new line of text. */
const blocks: ReadonlySet<string> = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'tr',
  'ul',
  'ol',
]);
const silent: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);
const struck: ReadonlySet<string> = new Set(['del', 's', 'strike']);

/** Most elements that are nested in each other; deeper ones are passed over. */
const deepest = 500;

type OpenElement = { readonly name: string; readonly isSilent: boolean; readonly isStruck: boolean };

/**
 * The tables of a web page, or of what Word, Excel or a browser put on the clipboard, with the text between them as
 * paragraphs: one sheet in all; null where there is no table. Line ends of the source are blanks, as a browser shows
 * them; hidden rows and text that is struck through are left out. A table inside a cell is text of that cell.
 */
export function readHtmlTables(html: string): TableSheet | null {
  const sheet = new SheetBuilder();
  const open: OpenElement[] = [];
  let [tables, text, hasTable, isStruck] = [0, '', false, false];
  let cell: { readonly columns: number; readonly rows: number } | null = null;
  const isSilent = (): boolean => open.at(-1)?.isSilent ?? false;
  const endCell = (): void => {
    if (cell === null) return;
    sheet.cell(plainLines(text), cell.columns, cell.rows, isStruck);
    [cell, text, isStruck] = [null, '', false];
  };
  const endParagraph = (): void => {
    if (tables === 0) sheet.paragraph(plainLines(text));
    if (tables === 0) text = '';
  };
  const opened = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const style = (attributes['style'] ?? '').replaceAll(/\s/g, '').toLowerCase();
    const isHidden = /display:none|mso-hide:all/.test(style) || attributes['hidden'] !== undefined;
    const isStruckHere = struck.has(name) || style.includes('line-through');
    if (name === 'table') {
      if (tables === 0) endParagraph();
      tables++;
      hasTable = true;
    }
    if (name === 'tr' && tables === 1) {
      endCell();
      if (sheet.rows.length < sheetLimits.rows) sheet.startRow(isHidden);
    }
    if ((name === 'td' || name === 'th') && tables === 1) {
      endCell();
      cell = { columns: spanned(attributes['colspan']), rows: spanned(attributes['rowspan']) };
      text = '';
    } else if (name === 'br' || blocks.has(name)) text += '\n';
    else if (name === 'td' || name === 'th') text += ' ';
    const outer = open.at(-1);
    open.push({
      name,
      isSilent: (outer?.isSilent ?? false) || silent.has(name) || isHidden,
      isStruck: (outer?.isStruck ?? false) || isStruckHere,
    });
  };
  const closed = (name: string): void => {
    open.pop();
    if (name === 'table') {
      if (tables === 1) endCell();
      tables = Math.max(0, tables - 1);
      if (tables === 0) text = '';
    }
    if ((name === 'td' || name === 'th' || name === 'tr') && tables === 1) endCell();
    if (blocks.has(name)) {
      text += '\n';
      endParagraph();
    }
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (open.length < deepest) opened(name, attributes);
    },
    onclosetag: (name) => {
      if (open.length > 0) closed(name);
    },
    ontext: (piece) => {
      if (isSilent()) return;
      const isStruckHere = open.at(-1)?.isStruck ?? false;
      if (isStruckHere && piece.trim() !== '') isStruck = true;
      if (isStruckHere) return;
      const shown = piece.replaceAll(/[^\S\u00A0]+/g, ' ');
      text += open.some(({ name }) => name === 'sup') ? raisedDigits(shown) : shown;
    },
  });
  parser.write(html);
  parser.end();
  return hasTable ? sheet.sheet('') : null;
}

function spanned(attribute: string | undefined): number {
  const count = Number.parseInt(attribute ?? '1', 10);
  return Number.isInteger(count) && count > 1 ? Math.min(count, 1000) : 1;
}

function plainLines(text: string): string {
  return text
    .replaceAll('\u00AD', '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits that stand as exponents: minutes, as 9⁰⁰ is written in programmes. Other texts stay as they are. */
export function raisedDigits(text: string): string {
  return /^\s*\d{1,2}\s*$/.test(text) ? text.trim().replaceAll(/\d/g, (digit) => raised[Number(digit)] ?? digit) : text;
}
