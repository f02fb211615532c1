import { type Result, success } from '../../result.ts';
import { ReadingProgress } from '../reading-progress.ts';
import { ListNumbers, type ListReference } from './document-numbering.ts';
import { raisedDigits } from './html-table-reader.ts';
import {
  checkSheetSize,
  mainPart,
  type OnProgress,
  readZipped,
  type SpreadsheetFailure,
} from './spreadsheet-reader.ts';
import { SheetBuilder, type TableSheet, tidyLines } from './table-sheet.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  partLoader,
  UnreadablePart,
  valOf,
  type XmlElement,
  xmlTree,
} from './xml-part.ts';

/**
 * The tables of a .docx file in their order, as one sheet, with the paragraphs between them, which may be all there is. Left out are hidden text,
 * tracked deletions, what is struck through (which is noted), headers, footers and comments (ECMA-376 part 1, 17).
 */
export async function readDocument(
  bytes: Uint8Array,
  onProgress?: OnProgress,
): Promise<Result<TableSheet[], SpreadsheetFailure>> {
  return readZipped(bytes, async (parts) => {
    const load = partLoader(bytes, parts);
    const main = (await mainPart(load)) ?? 'word/document.xml';
    const folder = main.slice(0, main.lastIndexOf('/') + 1);
    const content = await load(main);
    if (content === null) throw new UnreadablePart();
    const progress = new ReadingProgress(content.length, onProgress);
    const reader = new DocumentReader(await load(`${folder}styles.xml`), await load(`${folder}numbering.xml`));
    const sheet = reader.read(xmlTree(content, progress));
    const isOurs = /<dc:creator>Rostrum<\/dc:creator>/.test((await load('docProps/core.xml')) ?? '');
    return success([isOurs ? { ...sheet, isOurs } : sheet]);
  });
}

/** Elements that only wrap others. */
const wrappers: ReadonlySet<string> = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']);
/** Elements whose text is not shown, or stands elsewhere a second time. */
const unseen: ReadonlySet<string> = new Set([
  'softHyphen',
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'pPr',
  'rPr',
  'tblPr',
  'trPr',
  'tcPr',
  'commentReference',
]);

type StyleKey = 'vanish' | 'numPr' | 'strike';
type TextStyle = { readonly base: string | undefined } & Readonly<Record<StyleKey, XmlElement | undefined>>;

class DocumentReader {
  readonly #styles = new Map<string, TextStyle>();
  readonly #numbers: ListNumbers;
  readonly #sheet = new SheetBuilder();
  /** Text of the present cell that was left out because it is struck through. */
  #struck = '';

  constructor(styles: string | null, numbering: string | null) {
    this.#numbers = new ListNumbers(numbering === null ? null : xmlTree(numbering));
    for (const style of childrenOf(childOf(styles === null ? undefined : xmlTree(styles), 'styles'), 'style')) {
      this.#styles.set(attributeOf(style.attributes, 'styleId') ?? '', {
        base: valOf(childOf(style, 'basedOn')),
        vanish: childOf(style, 'rPr', 'vanish'),
        strike: childOf(style, 'rPr', 'strike'),
        numPr: childOf(style, 'pPr', 'numPr'),
      });
    }
  }

  read(root: XmlElement): TableSheet {
    this.#blocks(childOf(root, 'document', 'body'));
    return this.#sheet.sheet('');
  }

  #blocks(parent: XmlElement | undefined): void {
    for (const child of parent?.children ?? []) {
      if (typeof child === 'string') continue;
      if (child.name === 'p') this.#sheet.paragraph(this.#paragraph(child));
      else if (child.name === 'tbl') this.#table(child);
      else if (wrappers.has(child.name)) this.#blocks(child);
    }
  }

  #table(table: XmlElement): void {
    for (const row of inside(table, 'tr')) {
      const properties = childOf(row, 'trPr');
      if (childOf(properties, 'del') !== undefined) continue;
      const cells = inside(row, 'tc');
      if (isLayout(cells)) {
        for (const cell of cells) this.#blocks(cell);
        continue;
      }
      checkSheetSize(this.#sheet.rows.length, 0);
      this.#sheet.startRow(isOn(childOf(properties, 'hidden')));
      let column = Number(valOf(childOf(properties, 'gridBefore')) ?? '0') || 0;
      this.#sheet.skip(column);
      for (const cell of cells) column += this.#cell(cell, column);
    }
  }

  /** Adds a cell and says how many columns it takes. */
  #cell(cell: XmlElement, column: number): number {
    const properties = childOf(cell, 'tcPr');
    const columns = Math.max(1, Number(valOf(childOf(properties, 'gridSpan')) ?? '1') || 1);
    const merge = childOf(properties, 'vMerge');
    const continues = merge !== undefined && (valOf(merge) ?? 'continue') === 'continue';
    this.#struck = '';
    const text = tidyLines(this.#inCell(cell));
    this.#sheet.anchor(column, bookmarksIn(cell));
    if (continues && text === '' && this.#sheet.continueAbove(column)) this.#sheet.skip(columns);
    else this.#sheet.cell(text, columns, 1, tidyLines(this.#struck));
    // A merged cell begins as a span of one row, so that those below find it.
    if (merge !== undefined && !continues && columns === 1) this.#sheet.spans.push(this.#oneRow(column));
    return columns;
  }

  #oneRow(column: number) {
    return { row: this.#sheet.rows.length - 1, column, rows: 1, columns: 1 };
  }

  /** The lines of a cell; of a table inside it a line for each row. */
  #inCell(parent: XmlElement): string {
    const lines = parent.children.flatMap((child): string[] => {
      if (typeof child === 'string') return [];
      if (child.name === 'p') return [this.#paragraph(child)];
      if (child.name === 'tbl') {
        return inside(child, 'tr').map((row) =>
          inside(row, 'tc')
            .map((cell) => this.#inCell(cell).replaceAll('\n', ' '))
            .join(' '),
        );
      }
      return wrappers.has(child.name) ? [this.#inCell(child)] : [];
    });
    return lines.join('\n');
  }

  #paragraph(paragraph: XmlElement): string {
    const properties = childOf(paragraph, 'pPr');
    const own = childOf(properties, 'numPr');
    const listed = own ?? this.#byStyle(valOf(childOf(properties, 'pStyle')), 'numPr');
    const text = this.#text(paragraph);
    if (this.#struck !== '') this.#struck += '\n';
    // Word numbers an empty paragraph too.
    const number = listed === undefined ? '' : this.#numbers.next(referenceIn(listed));
    return `${number}${text}`;
  }

  #text(element: XmlElement): string {
    if (unseen.has(element.name)) return '';
    if (element.name === 't') return element.children.filter((child) => typeof child === 'string').join('');
    if (element.name === 'br' || element.name === 'cr') return '\n';
    if (element.name === 'tab' || element.name === 'ptab') return ' ';
    if (element.name === 'noBreakHyphen') return '-';
    const isRun = element.name === 'r';
    const properties = isRun ? childOf(element, 'rPr') : undefined;
    if (isRun && this.#isIn(properties, 'vanish')) return '';
    const text = element.children.map((child) => (typeof child === 'string' ? '' : this.#text(child))).join('');
    if (isRun && (this.#isIn(properties, 'strike') || isOn(childOf(properties, 'dstrike'))) && text.trim() !== '') {
      this.#struck += text;
      return '';
    }
    if (isRun && valOf(childOf(properties, 'vertAlign')) === 'superscript') return raisedDigits(text);
    // A paragraph of a text box inside a run.
    return element.name === 'p' ? `${text}\n` : text;
  }

  #isIn(properties: XmlElement | undefined, key: 'vanish' | 'strike'): boolean {
    const style = valOf(childOf(properties, 'rStyle'));
    return isOn(childOf(properties, key) ?? this.#byStyle(style, key));
  }

  #byStyle(id: string | undefined, key: StyleKey): XmlElement | undefined {
    for (let [at, steps] = [id, 0]; at !== undefined && steps < 20; steps++) {
      const style = this.#styles.get(at);
      if (style?.[key] !== undefined) return style[key];
      at = style?.base;
    }
    return undefined;
  }
}

/** Whether cells only hold tables at their places: one of them holds a table, and no other one a time beside it. */
function isLayout(cells: readonly XmlElement[]): boolean {
  const holders = cells.filter((cell) => inside(cell, 'tbl').some((table) => isWide(table, deepestLayout)));
  return holders.length > 0 && !cells.some((cell) => !holders.includes(cell) && isTimedText(textOf(cell)));
}

/** Tables that hold nothing but another table are looked into so many times. */
const deepestLayout = 5;

/** Whether a table, or one that it holds, has two rows or more of two cells or more: a single column in a cell is a list. */
function isWide(table: XmlElement, depth: number): boolean {
  const rows = inside(table, 'tr').map((row) => inside(row, 'tc'));
  if (rows.filter((row) => row.length > 1).length > 1) return true;
  return depth > 0 && rows.flat().some((cell) => inside(cell, 'tbl').some((inner) => isWide(inner, depth - 1)));
}

function isTimedText(text: string): boolean {
  return /\d\s?[:.hч⁰-⁹]\s?\d{2}/u.test(text);
}

/** All text in an element, whether it is shown or not. */
function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The names of bookmarks that begin in an element. */
function bookmarksIn(element: XmlElement): string[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'bookmarkStart') return attributeOf(child.attributes, 'name') ?? [];
    return bookmarksIn(child);
  });
}

function inside(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === name) return [child];
    return wrappers.has(child.name) ? inside(child, name) : [];
  });
}

function referenceIn(listed: XmlElement): ListReference {
  return {
    id: valOf(childOf(listed, 'numId')) ?? '',
    level: Number(valOf(childOf(listed, 'ilvl')) ?? '0') || 0,
  };
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off', 'none'].includes(valOf(element) ?? '1');
}
