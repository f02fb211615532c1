import { Parser } from 'htmlparser2';
import { layoutTables } from './layout-tables.ts';
import { SheetBuilder, sheetLimits, type TableSheet, tidyLines } from './table-sheet.ts';

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
const cells: ReadonlySet<string> = new Set(['td', 'th', 'tr']);
const struck: ReadonlySet<string> = new Set(['del', 's', 'strike']);

/** Most elements that are nested in each other; deeper ones are passed over. */
const deepest = 500;

type OpenElement = {
  readonly name: string;
  readonly isSilent: boolean;
  readonly isStruck: boolean;
  readonly isRaised: boolean;
};
const outermost: OpenElement = { name: '', isSilent: false, isStruck: false, isRaised: false };

/**
 * The tables of a web page, or of what Word, Excel or a browser put on the clipboard, with the text between them as
 * paragraphs: one sheet in all; null where there is no text, `too-long` where it has more rows than `sheetLimits`. Line ends of the source are blanks, as a browser shows
 * them; hidden rows and text that is struck through are left out. A table inside a cell is text of that cell, but where the
 * outer one only places it on the page.
 */
export function readHtmlTables(html: string): TableSheet | 'too-long' | null {
  const reader = new PageReader(layoutTables(html));
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    onclosetag: () => reader.close(),
    ontext: (text) => reader.text(text),
  });
  parser.write(html);
  parser.end();
  return reader.sheet();
}

class PageReader {
  readonly #sheet = new SheetBuilder();
  readonly #open: OpenElement[] = [];
  /** Elements beyond `deepest` that are open. */
  #beyond = 0;
  #tables = 0;
  /** Tables that only place others, by their order, and which of the open ones are such. */
  readonly #layout: ReadonlySet<number>;
  readonly #isPlacing: boolean[] = [];
  #count = 0;
  #text = '';
  #struck = '';
  #cell: { readonly columns: number; readonly rows: number } | null = null;

  constructor(layout: ReadonlySet<number>) {
    this.#layout = layout;
  }

  sheet(): TableSheet | 'too-long' | null {
    if (this.#sheet.rows.length > sheetLimits.rows) return 'too-long';
    return this.#sheet.rows.length > 0 ? this.#sheet.sheet('') : null;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length >= deepest) {
      this.#beyond++;
      return;
    }
    const style = (attributes['style'] ?? '').replaceAll(/\s/g, '').toLowerCase();
    const isHidden = /display:none|mso-hide:all/.test(style) || attributes['hidden'] !== undefined;
    const outer = this.#open.at(-1) ?? outermost;
    this.#startPart(name, attributes, isHidden);
    this.#open.push({
      name,
      isSilent: outer.isSilent || silent.has(name) || isHidden,
      isStruck: outer.isStruck || struck.has(name) || style.includes('line-through'),
      isRaised: outer.isRaised || name === 'sup',
    });
  }

  close(): void {
    if (this.#beyond > 0) {
      this.#beyond--;
      return;
    }
    const name = this.#open.pop()?.name ?? '';
    const isPlacing = name === 'table' && this.#isPlacing.pop() === true;
    if (name === 'table' && !isPlacing) {
      if (this.#tables === 1) this.#endCell();
      this.#tables = Math.max(0, this.#tables - 1);
      if (this.#tables === 0) this.#text = '';
    }
    if (cells.has(name) && this.#tables === 1) this.#endCell();
    if (name === 'caption' && this.#tables === 1) {
      this.#sheet.paragraph(withoutHyphenation(this.#text));
      this.#text = '';
      return;
    }
    if (!blocks.has(name) && !(this.#tables === 0 && cells.has(name))) return;
    this.#text += '\n';
    this.#endParagraph();
  }

  text(text: string): void {
    const { isSilent, isStruck, isRaised } = this.#open.at(-1) ?? outermost;
    if (isSilent) return;
    if (isStruck) {
      this.#struck += text;
      return;
    }
    const shown = text.replaceAll(/[^\S\u00A0]+/g, ' ');
    this.#text += isRaised ? raisedDigits(shown) : shown;
  }

  /** Begins a table, a row or a cell of the outermost table, or else a line. */
  #startPart(name: string, attributes: Readonly<Record<string, string>>, isHidden: boolean): void {
    if (name === 'table') {
      this.#endParagraph();
      const isPlacing = this.#layout.has(this.#count++);
      this.#isPlacing.push(isPlacing);
      if (!isPlacing) this.#tables++;
    }
    const isOuter = this.#tables === 1;
    if (isOuter && cells.has(name)) this.#endCell();
    if (isOuter && name === 'caption') this.#text = '';
    if (isOuter && name === 'tr') {
      if (this.#sheet.rows.length <= sheetLimits.rows) this.#sheet.startRow(isHidden);
    } else if (isOuter && cells.has(name)) {
      this.#cell = { columns: spanned(attributes['colspan']), rows: spanned(attributes['rowspan']) };
      this.#text = '';
    } else if (name === 'br' || blocks.has(name)) this.#text += '\n';
    else if (cells.has(name)) this.#text += ' ';
  }

  #endCell(): void {
    if (this.#cell === null) return;
    const { columns, rows } = this.#cell;
    this.#sheet.cell(
      withoutHyphenation(this.#text),
      columns,
      rows,
      withoutHyphenation(this.#struck.replaceAll('\n', ' ')),
    );
    this.#cell = null;
    this.#text = '';
    this.#struck = '';
  }

  #endParagraph(): void {
    if (this.#tables > 0) return;
    this.#sheet.paragraph(withoutHyphenation(this.#text));
    this.#text = '';
  }
}

function spanned(attribute: string | undefined): number {
  const count = Number.parseInt(attribute ?? '1', 10);
  return Number.isInteger(count) && count > 1 ? Math.min(count, 1000) : 1;
}

function withoutHyphenation(text: string): string {
  return tidyLines(text.replaceAll('\u00AD', ''));
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits that stand as exponents: minutes, as 9⁰⁰ is written in programmes. Other texts stay as they are. */
export function raisedDigits(text: string): string {
  return /^\s*\d{1,2}\s*$/.test(text) ? text.trim().replaceAll(/\d/g, (digit) => raised[Number(digit)] ?? digit) : text;
}
