import {
  BorderStyle,
  HeightRule,
  type ITableCellOptions,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
  type Paragraph as WordParagraph,
} from 'docx';
import { colours } from '../../../shared/documents/layout/typography.ts';
import { emptyParagraph } from './word-text.ts';
import { tableStyles, twips, wordColour } from './word-styles.ts';

/** What a table or paragraph is made into: what a Word document, header or footer consists of. */
export type WordContent = WordParagraph | Table;

export type CellLook = {
  readonly shade?: string;
  readonly span?: number;
  /** Read upwards. */
  readonly turned?: boolean;
  readonly vertical?: 'top' | 'middle' | 'bottom';
  readonly borders?: NonNullable<ITableCellOptions['borders']>;
  /** Above and below the text in twips; absent, as the style of the table has them. */
  readonly margin?: number;
  /** Left and right of the text in twips; absent, as the style of the table has them. */
  readonly sides?: number;
};

const verticals = { top: VerticalAlignTable.TOP, middle: VerticalAlignTable.CENTER, bottom: VerticalAlignTable.BOTTOM };

/** A cell `width` twips wide; Word requires a paragraph in it. */
export function wordCell(children: readonly WordParagraph[], width: number, look: CellLook = {}): TableCell {
  const { shade, span = 1, turned = false, vertical = 'top', borders, margin, sides } = look;
  const margins = {
    ...(margin !== undefined && { top: margin, bottom: margin }),
    ...(sides !== undefined && { left: sides, right: sides }),
  };
  return new TableCell({
    children: children.length > 0 ? children : [emptyParagraph(twips(2))],
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: verticals[vertical],
    ...((margin ?? sides) !== undefined && { margins }),
    ...(shade !== undefined && { shading: { fill: wordColour(shade) } }),
    ...(turned && { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT }),
    ...(borders !== undefined && { borders }),
  });
}

/** Height in twips: at least, or exactly. Rows are never divided between pages. */
export type RowHeight = { readonly atLeast: number } | { readonly exact: number } | null;

export function wordRow(children: readonly TableCell[], height: RowHeight, isHead = false): TableRow {
  return new TableRow({
    children,
    cantSplit: true,
    ...(isHead && { tableHeader: true }),
    ...(height !== null && {
      height:
        'exact' in height
          ? { value: height.exact, rule: HeightRule.EXACT }
          : { value: height.atLeast, rule: HeightRule.ATLEAST },
    }),
  });
}

/** A table whose columns have these widths in twips; `indent` moves its left edge. */
export function wordTable(
  columnWidths: readonly number[],
  rows: readonly TableRow[],
  look: keyof typeof tableStyles,
  indent = 0,
): Table {
  const size = columnWidths.reduce((sum, width) => sum + width, 0);
  const hasHead = look !== 'none';
  return new Table({
    rows,
    columnWidths,
    width: { size, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    style: tableStyles[look],
    tableLook: {
      firstRow: hasHead,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    ...(indent !== 0 && { indent: { size: indent, type: WidthType.DXA } }),
  });
}

export const ruledBelow = { bottom: { style: BorderStyle.SINGLE, size: 4, color: wordColour(colours.strongRule) } };
export const framedAround = Object.fromEntries(
  ['top', 'bottom', 'left', 'right'].map((side) => [
    side,
    { style: BorderStyle.SINGLE, size: 4, color: wordColour(colours.rule) },
  ]),
) as NonNullable<ITableCellOptions['borders']>;

/** Widths in twips of columns that lie at these millimetres, rounded so that no error adds up. */
export function widthsBetween(edges: readonly number[]): number[] {
  return edges.slice(1).map((edge, index) => twips(edge) - twips(edges[index] ?? 0));
}

/** Where columns of these widths end, from 0 on; all in millimetres. */
export function edgesOf(widths: readonly number[]): number[] {
  let at = 0;
  return [0, ...widths.map((width) => (at += width))];
}
