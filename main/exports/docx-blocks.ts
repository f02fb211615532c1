import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type ITableCellOptions,
  PageNumber,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextDirection,
  TextRun,
  VerticalAlignTable,
  WidthType,
  Paragraph as WordParagraph,
} from 'docx';
import {
  type Block,
  type Cell,
  type Column,
  type FieldsBlock,
  paragraph,
  type Paragraph,
  type Row,
  type RowGroup,
  type RunningLine,
  type TableBlock,
  type TextBlock,
} from '../../shared/documents/layout/blocks.ts';
import { directionsOf, isRightToLeft } from '../../shared/documents/layout/visual-runs.ts';
import { colours, type TextStyle, textStyles } from '../../shared/documents/layout/typography.ts';
import { xmlText } from './open-xml.ts';

type Content = WordParagraph | Table;

const nothing = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: nothing, bottom: nothing, left: nothing, right: nothing };
const line = { style: BorderStyle.SINGLE, size: 4, color: wordColour(colours.strongRule) };
const lightLine = { ...line, color: wordColour(colours.rule) };
const framed = { top: line, bottom: line, left: line, right: line };
/** Millimetres of a head whose words stand upright in a narrow column. */
const upwardsHeight = 27;
const padding = { top: 40, bottom: 40, left: 80, right: 80 };

/** Lines around each cell, lines between the rows, or none. */
type Lines = TableBlock['look'] | 'none';

/** The Word elements of a block, `width` millimetres wide. */
export function wordBlock(block: Block, width: number): Content[] {
  switch (block.kind) {
    case 'text':
      return textContents(block, width);
    case 'table':
      return [wordTable(block), spaceParagraph(0.5)];
    case 'fields':
      return [fieldsTable(block, width), spaceParagraph(0.5)];
    case 'space':
      return [spaceParagraph(block.height, true)];
    case 'rule':
      return [ruledParagraph(BorderStyle.SINGLE)];
    case 'strip':
      return [
        ...block.blocks.flatMap((inner) => wordBlock(inner, width)),
        ruledParagraph(BorderStyle.DASHED),
        spaceParagraph(3),
      ];
  }
}

function textContents({ columns, keepWithNext }: TextBlock, width: number): Content[] {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) {
    const look = { align: only.align, keepNext: keepWithNext };
    return only.paragraphs.filter(isWritten).map((paragraph) => wordParagraph(paragraph, look));
  }
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (width * share) / shares);
  const cells = columns.map(({ align, paragraphs }, index) =>
    tableCell(paragraphs, widths[index] ?? 0, { align, keepNext: keepWithNext }, { borders: noBorders, upper: true }),
  );
  return [table(widths, [new TableRow({ children: cells, cantSplit: true })], 'none')];
}

function wordTable({ columns, groups, rowHeight, look }: TableBlock): Table {
  const rows = groups.flatMap((group) => groupRows(group, columns, rowHeight, look === 'ruled'));
  return table(
    columns.map((column) => column.width),
    [headRow(columns), ...rows],
    look,
  );
}

function headRow(columns: readonly Column[]): TableRow {
  const upwards = columns.some((column) => column.upwards);
  const children = columns.map(({ width, heads, align, upwards: turned }) =>
    tableCell(heads, width, { align, keepNext: true }, { shade: colours.tint, turned }),
  );
  const height = upwards && { height: { value: twips(upwardsHeight), rule: HeightRule.ATLEAST } };
  return new TableRow({ children, tableHeader: true, cantSplit: true, ...height });
}

function groupRows(
  { heading, rows }: RowGroup,
  columns: readonly Column[],
  rowHeight: number,
  upper: boolean,
): TableRow[] {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const band =
    heading && tableCell([heading], width, { keepNext: true }, { shade: colours.band, span: columns.length });
  const head = band === null ? [] : [new TableRow({ children: [band], cantSplit: true })];
  return [...head, ...rows.map((row) => bodyRow(row, columns, rowHeight, upper))];
}

function bodyRow({ cells, tinted }: Row, columns: readonly Column[], rowHeight: number, upper: boolean): TableRow {
  let at = 0;
  const children = cells.map(({ paragraphs, span }: Cell) => {
    const covered = columns.slice(at, at + span);
    at += span;
    const width = covered.reduce((sum, column) => sum + column.width, 0);
    const shade = tinted ? { shade: colours.tint } : {};
    return tableCell(paragraphs, width, { align: covered[0]?.align ?? 'start' }, { span, upper, ...shade });
  });
  return new TableRow({ children, cantSplit: true, height: { value: twips(rowHeight), rule: HeightRule.ATLEAST } });
}

type CellLook = {
  readonly shade?: string;
  readonly span?: number;
  readonly turned?: boolean;
  /** Text at the top of the cell and not in the middle of its height. */
  readonly upper?: boolean;
  readonly borders?: NonNullable<ITableCellOptions['borders']>;
};

function tableCell(
  paragraphs: readonly Paragraph[],
  width: number,
  look: ParagraphLook,
  { shade, span = 1, turned = false, upper = false, borders }: CellLook,
): TableCell {
  const written = paragraphs.filter(isWritten).map((paragraph) => wordParagraph(paragraph, look));
  return new TableCell({
    children: written.length > 0 ? written : [spaceParagraph(3, look.keepNext)],
    width: { size: twips(width), type: WidthType.DXA },
    columnSpan: span,
    margins: padding,
    verticalAlign: upper ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    ...(shade !== undefined && { shading: { fill: wordColour(shade) } }),
    ...(turned && { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT }),
    ...(borders !== undefined && { borders }),
  });
}

/** Labels with a line to write on: a cell each, ruled below. */
function fieldsTable({ fields }: FieldsBlock, width: number): Table {
  const shares = fields.reduce((sum, { share }) => sum + share, 0);
  const widths = fields.map(({ share }) => (width * share) / shares);
  const borders = { ...noBorders, bottom: line };
  const cells = fields.map(({ label }, index) =>
    tableCell([paragraph(label, 'field')], widths[index] ?? 0, {}, { borders }),
  );
  const height = { value: twips(9), rule: HeightRule.ATLEAST };
  return table(widths, [new TableRow({ children: cells, cantSplit: true, height })], 'none');
}

function table(widths: readonly number[], rows: readonly TableRow[], lines: Lines): Table {
  const borders = {
    grid: { ...framed, insideHorizontal: line, insideVertical: line },
    ruled: { ...noBorders, bottom: lightLine, insideHorizontal: lightLine, insideVertical: nothing },
    none: { ...noBorders, insideHorizontal: nothing, insideVertical: nothing },
  }[lines];
  const columnWidths = widths.map(twips);
  const size = columnWidths.reduce((sum, width) => sum + width, 0);
  return new Table({
    rows,
    columnWidths,
    width: { size, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    // Without a frame, its text stands flush with the paragraphs around it.
    ...(lines !== 'grid' && { indent: { size: -padding.left, type: WidthType.DXA } }),
    borders,
  });
}

function ruledParagraph(style: (typeof BorderStyle)['SINGLE' | 'DASHED']): WordParagraph {
  const bottom = { style, size: 6, color: wordColour(colours.muted), space: 1 };
  return new WordParagraph({ children: [], border: { bottom }, spacing: { before: 0, after: 0 } });
}

function isWritten({ text }: Paragraph): boolean {
  return text.trim() !== '';
}

/** Word's unit of length: twenty for a point. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** "16202C", as Word writes colours. */
function wordColour(colour: string): string {
  return colour.slice(1).toUpperCase();
}

type ParagraphLook = {
  readonly align?: 'start' | 'middle' | 'end';
  readonly keepNext?: boolean;
};

const alignments = { start: AlignmentType.START, middle: AlignmentType.CENTER, end: AlignmentType.END } as const;

/** In a right-to-left paragraph the start is on the right; papers keep to their left side. */
const rightToLeftAlignments = { ...alignments, start: AlignmentType.END, end: AlignmentType.START } as const;

function wordParagraph(paragraph: Paragraph, { align = 'start', keepNext = false }: ParagraphLook = {}): WordParagraph {
  return new WordParagraph({
    children: runsOf(paragraph, 1),
    alignment: alignments[align],
    ...(isRightToLeft(paragraph.text) && { bidirectional: true, alignment: rightToLeftAlignments[align] }),
    keepNext,
    spacing: { before: 0, after: 20 },
  });
}

/** An empty paragraph of `height` millimetres: Word requires one at the end of every cell and between tables. */
export function spaceParagraph(height: number, keepNext = false): WordParagraph {
  const line = Math.max(20, twips(height));
  return new WordParagraph({ children: [], keepNext, spacing: { before: 0, after: 0, line, lineRule: 'exact' } });
}

/**
 * The left and the right side of a running line, parted by a tab. `pages` is shown by programs that cannot count them.
 */
export function runningParagraph({ left, right }: RunningLine, width: number, pages: number): WordParagraph {
  return new WordParagraph({
    children: [
      ...(left === null ? [] : runsOf(left, pages)),
      ...(right === null ? [] : [new TextRun({ text: '\t' }), ...runsOf(right, pages)]),
    ],
    // The number of pages has no look of its own: it takes that of the paragraph.
    style: (right ?? left)?.style ?? 'footer',
    tabStops: [{ type: TabStopType.RIGHT, position: twips(width) }],
    spacing: { before: 0, after: 0 },
  });
}

/** Paragraph styles of running lines, which fields such as the page number inherit. */
export function runningStyles(): { id: string; name: string; run: ReturnType<typeof runLook> }[] {
  return (['footer', 'footerStrong'] as const).map((id) => ({ id, name: id, run: runLook(textStyles[id], null) }));
}

/** The text with Word's own fields for the numbers of the page; paper that is edited by hand has no revision. */
function runsOf({ text, style, language }: Paragraph, pages: number): (TextRun | SimpleField)[] {
  const look = runLook(textStyles[style], language);
  return xmlText(text)
    .replaceAll('{revision}', '')
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      if (part === '{page}') return new TextRun({ ...look, children: [PageNumber.CURRENT] });
      if (part === '{pages}') return new SimpleField('SECTIONPAGES', String(pages));
      return directionsOf(part).map((run) => new TextRun({ ...look, ...run }));
    });
}

function runLook({ size, weight, colour }: TextStyle, language: Paragraph['language']) {
  return {
    size: Math.round(size * 2),
    bold: weight !== 'regular',
    color: wordColour(colour),
    ...(language !== null && { language: { value: language } }),
  };
}
