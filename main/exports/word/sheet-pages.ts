import { BorderStyle, type Paragraph as WordParagraph, Table, type TableRow } from 'docx';
import type {
  ContentColumn,
  FieldsContent,
  PieceContent,
  PlacedContent,
  RowContent,
} from '../../../shared/documents/layout/placed-content.ts';
import {
  bodyWidth,
  layText,
  type Page,
  paragraphGap,
  type Paper,
  styleOf,
} from '../../../shared/documents/layout/page.ts';
import { paragraph, type TextBlock } from '../../../shared/documents/layout/blocks.ts';
import { colours } from '../../../shared/documents/layout/typography.ts';
import { arialWidth, fittedText, heightOfLine, partOf, scaledStyle } from './arial.ts';
import { sheetCodePicture } from './sheet-marks.ts';
import { millimetres, twips, wordColour } from './word-styles.ts';
import {
  edgesOf,
  framedAround,
  ruledBelow,
  widthsBetween,
  wordCell,
  type WordContent,
  wordRow,
  wordTable,
} from './word-tables.ts';
import { emptyParagraph, endOfPart, leastParagraph, wordParagraph, type WordSetting } from './word-text.ts';

/**
 * The pages of an attendance sheet as they lie in a PDF: each begins with a page break, and each row, line and gap has
 * exactly the height that it has there, so the cells of an issued sheet are where they are recorded. All heights are in
 * twips, rounded from the top of the page on so that no error adds up.
 */
export class SheetPages {
  private readonly contents: WordContent[] = [];
  private rows: { readonly table: RowContent['table']; readonly rows: TableRow[] } | null = null;
  /** Twips by which what follows begins lower than where it should. */
  private excess = 0;
  private readonly paper: Paper;
  private readonly setting: WordSetting;

  private readonly firstPicture: number;

  /** `firstPicture` is the number of the first page's code among the pictures of the document. */
  constructor(paper: Paper, setting: WordSetting, firstPicture: number) {
    this.paper = paper;
    this.setting = setting;
    this.firstPicture = firstPicture;
  }

  /** Adds a page; the body of page `index` begins `bodyTop` twips from its upper edge. */
  add(page: Page, index: number, bodyTop: number): void {
    const top = twips(page.contents[0]?.top ?? 0);
    const code = page.stamp === null ? [] : [sheetCodePicture(page.stamp, this.paper, this.firstPicture + index)];
    const height = Math.max(leastParagraph, top - bodyTop);
    this.excess = height - (top - bodyTop);
    this.contents.push(emptyParagraph(height, { children: code, pageBreakBefore: index > 0 }));
    for (const placed of page.contents) this.place(placed);
    this.endTable();
  }

  /** Everything, and the paragraph that ends the section, by whose bookmark its pages are counted. */
  finished(bookmark: string, id: number): WordContent[] {
    return [...this.contents, endOfPart(bookmark, id)];
  }

  private place({ top, height, content }: PlacedContent): void {
    const own = twips(top + height) - twips(top);
    if (content.kind === 'row') {
      this.addRow(content, own);
      return;
    }
    this.endTable();
    // What stands lower than it should is caught up with in the next gap.
    const spare = content.kind === 'space' ? Math.min(this.excess, Math.max(0, own - leastParagraph)) : 0;
    this.excess -= spare;
    this.addContent(content, own - spare, { top, height });
  }

  private addContent(
    content: Exclude<PieceContent, RowContent>,
    height: number,
    at: Omit<PlacedContent, 'content'>,
  ): void {
    switch (content.kind) {
      case 'text':
        this.addText(content, height);
        return;
      case 'space':
        this.addSpace(height);
        return;
      case 'rule':
        this.addRule(BorderStyle.SINGLE, height);
        return;
      case 'fields':
        this.addFields(content, height);
        return;
      case 'strip':
        this.addStrip(content, at);
    }
  }

  private addSpace(height: number, options: Parameters<typeof emptyParagraph>[1] = {}): void {
    const own = Math.max(leastParagraph, height);
    this.excess += own - height;
    this.contents.push(emptyParagraph(own, options));
  }

  private addRow(content: RowContent, height: number): void {
    if (this.rows !== null && this.rows.table !== content.table) this.endTable();
    if (this.rows === null && this.contents.at(-1) instanceof Table) this.addSpace(0);
    this.rows ??= { table: content.table, rows: [] };
    this.rows.rows.push(this.row(content, height));
  }

  private row({ cells, role, tinted, table }: RowContent, height: number): TableRow {
    const widths = columnsOf(table);
    let at = 0;
    const shade = role === 'band' ? colours.band : tinted ? colours.tint : null;
    const children = cells.map((cell) => {
      const width = widths.slice(at, at + cell.span).reduce((sum, own) => sum + own, 0);
      at += cell.span;
      const turned = cell.upwards !== null;
      const [along, across] = turned ? [millimetres(height) - 3, cell.width + 1] : [cell.width, millimetres(height)];
      const text = turned ? this.turnedText(cell, along, across) : this.cellText(cell, along, across);
      const look = { span: cell.span, turned, margin: 0, ...(shade !== null && { shade }) };
      return wordCell(text, width, { ...look, vertical: table.look === 'grid' || turned ? 'middle' : 'top' });
    });
    return wordRow(children, { exact: height }, role === 'head');
  }

  /** Paragraphs that Word breaks into lines itself, in letters with which they have room. */
  private cellText(cell: ContentColumn, width: number, height: number, tag: TextBlock['tag'] = 'P'): WordParagraph[] {
    const { scale } = fittedText(cell, width, height);
    return cell.laid.paragraphs
      .filter(({ lines }) => lines.length > 0)
      .map(({ paragraph: own, lines }, index) => {
        const text = partOf(own.text, lines);
        const line = twips(heightOfLine(text, scaledStyle(styleOf(own), scale)));
        const spacing = { before: index === 0 ? 0 : twips(paragraphGap), after: 0, line, lineRule: 'exact' as const };
        const look = { align: cell.align, scale, spacing, tag: index === 0 ? tag : ('P' as const) };
        return wordParagraph({ ...own, text }, look, this.setting);
      });
  }

  private turnedText({ laid, upwards }: RowContent['cells'][number], width: number, height: number): WordParagraph[] {
    const size = upwards ?? 0;
    const paragraphs = laid.paragraphs.map(({ paragraph: own }) => own);
    const largest = Math.max(...paragraphs.map((own) => styleOf(own).size), size);
    const turned = { laid: layText(paragraphs, width) };
    const least = Math.min(1, size / largest);
    const { scale } = fittedText(turned, width, height);
    return paragraphs.map((own) => {
      const style = scaledStyle(styleOf(own), Math.min(scale, least));
      const spacing = { before: 0, after: 0, line: twips(heightOfLine(own.text, style)), lineRule: 'exact' as const };
      return wordParagraph(own, { align: 'start', scale: Math.min(scale, least), spacing }, this.setting);
    });
  }

  private endTable(): void {
    if (this.rows === null) return;
    const { table, rows } = this.rows;
    this.rows = null;
    this.contents.push(wordTable(columnsOf(table), rows, table.look));
    this.excess += lineTwips;
  }

  private addText({ columns, tag }: Extract<PieceContent, { kind: 'text' }>, height: number): void {
    const [only] = columns;
    if (columns.length === 1 && only !== undefined) {
      this.contents.push(...this.lines(only, tag, height));
      return;
    }
    // Nothing is written in any of them: neither organiser nor programme has a name yet.
    if (height < 2 * leastParagraph) {
      if (height > 0) this.addSpace(height);
      return;
    }
    const edges = columns.flatMap(({ x, width }) => [x, x + width]);
    const widths = widthsBetween(edges);
    const cells = widths.map((width, index) => {
      const column = index % 2 === 0 ? columns[index / 2] : undefined;
      if (column === undefined) return wordCell([], width, { margin: 0 });
      const text = this.cellText(column, column.width, millimetres(height), index === 0 ? tag : 'P');
      return wordCell(text, width, { margin: 0 });
    });
    this.addTable(widths, [wordRow(cells, { exact: height - leastParagraph })]);
  }

  /** A table without lines; the paragraph after it takes part of its height, so that it joins no other one. */
  private addTable(widths: readonly number[], rows: readonly TableRow[]): void {
    this.contents.push(wordTable(widths, rows, 'none'), emptyParagraph(leastParagraph));
  }

  /** Lines as they were laid out, one below the other, so that their number is certain. */
  private lines({ laid, width, align }: ContentColumn, tag: TextBlock['tag'], height: number): WordParagraph[] {
    const written = laid.paragraphs.filter(({ lines }) => lines.length > 0);
    let left = height;
    return written.map(({ paragraph: own, lines }, index) => {
      const natural = scaledStyle(styleOf(own), 1);
      const widest = Math.max(...lines.map((line) => arialWidth(line, natural)));
      const scale = Math.min(1, Math.floor(((width - 0.3) / widest) * 50) / 50);
      const isLast = index === written.length - 1;
      const line = twips(heightOfLine('', styleOf(own)));
      const after = isLast ? left - line * lines.length : twips(paragraphGap);
      left -= line * lines.length + after;
      const spacing = { before: 0, after: Math.max(0, after), line, lineRule: 'exact' as const };
      const look = { align, scale, spacing, tag: index === 0 ? tag : ('P' as const) };
      return wordParagraph(own, lines.length > 1 ? { ...look, lines } : look, this.setting);
    });
  }

  private addFields({ fields, frame }: FieldsContent, height: number): void {
    const below = twips(1.2);
    const cells = fields.flatMap(({ x, width, label, line }) => [
      { from: x, to: x + line, label, ruled: false },
      { from: x + line, to: x + width, label: '', ruled: true },
    ]);
    const ends = [
      ...cells,
      ...(frame === null ? [] : [{ from: frame.x, to: frame.x + frame.width, label: '', ruled: false }]),
    ];
    const edges = [...new Set(ends.flatMap(({ from, to }) => [twips(from), twips(to)]))].sort(
      (one, other) => one - other,
    );
    const widths = edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
    const row = widths.map((width, index) => {
      const from = edges[index] ?? 0;
      const own = cells.find((one) => twips(one.from) === from && twips(one.to) > from);
      if (frame !== null && twips(frame.x) === from) {
        return wordCell([wordParagraph(frame.words, {}, this.setting)], width, {
          borders: framedAround,
          margin: twips(1),
          sides: twips(1.5),
        });
      }
      if (own === undefined) return wordCell([], width, { margin: 0, sides: twips(0.5) });
      if (own.ruled) return wordCell([], width, { borders: ruledBelow, margin: 0 });
      const laid = layText([paragraph(own.label, 'field')], own.to - own.from);
      const room = { width: own.to - own.from, height: millimetres(height - below) };
      const text = this.cellText({ x: 0, width: room.width, align: 'start', laid }, room.width, room.height);
      return wordCell(text, width, { vertical: 'bottom', margin: 0 });
    });
    this.contents.push(
      wordTable(widths, [wordRow(row, { exact: height - below })], 'none'),
      emptyParagraph(below - lineTwips),
    );
  }

  private addStrip(
    { margin, parts }: Extract<PieceContent, { kind: 'strip' }>,
    at: Omit<PlacedContent, 'content'>,
  ): void {
    let top = at.top + margin;
    this.place({ top: at.top, height: margin, content: { kind: 'space' } });
    for (const part of parts) {
      this.place({ ...part, top });
      top += part.height;
    }
    this.endTable();
    this.addRule(BorderStyle.DASHED, twips(top + margin) - twips(top));
  }

  /** A line at the end of so much room: of a cell, since the border of a paragraph would make it higher. */
  private addRule(style: (typeof BorderStyle)['SINGLE' | 'DASHED'], height: number): void {
    if (this.contents.at(-1) instanceof Table) this.addSpace(0);
    const bottom = { style, size: (ruleTwips / 20) * 8, color: wordColour(colours.muted) };
    const width = twips(bodyWidth(this.paper));
    const cell = wordCell([], width, { borders: { bottom }, margin: 0 });
    this.addTable([width], [wordRow([cell], { exact: Math.max(leastParagraph, height - leastParagraph) })]);
    this.excess += ruleTwips;
  }
}

/** A table ends lower than its rows by the line below it; twips of that line, and of a rule. */
const [lineTwips, ruleTwips] = [10, 15];

function columnsOf({ columns }: RowContent['table']): number[] {
  return widthsBetween(edgesOf(columns.map(({ width }) => width)));
}
