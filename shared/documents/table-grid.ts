import type { Cell, TableBlock } from './blocks.ts';

/** The measures of a look, in millimetres. */
export type Grid = {
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
  readonly width: number;
  readonly padding: { readonly across: number; readonly down: number };
  /** How far tints reach beyond the table, so that its text stands flush with the headings. */
  readonly overhang: number;
  /** Whether cells have lines at their sides and their text in the middle of the height. */
  readonly framed: boolean;
};

export type Span = { readonly x: number; readonly width: number };

/** Millimetres left and right of the text in a ruled table. */
export const cellPadding = 1.8;

export function gridOf(table: TableBlock): Grid {
  const framed = table.look === 'grid';
  const widths = table.columns.map((column) => column.width);
  const lefts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return {
    lefts,
    widths,
    width: widths.reduce((sum, width) => sum + width, 0),
    padding: framed ? { across: 1.4, down: 1 } : { across: cellPadding, down: 1.6 },
    overhang: framed ? 0 : cellPadding,
    framed,
  };
}

/** Where each cell of a row lies, from the left edge of the table. */
export function spansOf(cells: readonly Cell[], grid: Grid): Span[] {
  let column = 0;
  return cells.map(({ span }) => {
    const x = grid.lefts[column] ?? grid.width;
    const width = grid.widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    column += span;
    return { x, width };
  });
}

/** The part of a cell that text may fill. */
export function inside({ x, width }: Span, grid: Grid): Span {
  const left = x === 0 ? grid.padding.across - grid.overhang : grid.padding.across;
  return { x: x + left, width: width - left - grid.padding.across };
}
