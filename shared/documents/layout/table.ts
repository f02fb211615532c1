import type { Cell, Column, Paragraph, Row, RowGroup, TableBlock } from './blocks.ts';
import {
  drawText,
  type PieceFrame,
  type LaidText,
  layText,
  lineHeight,
  type PageDrawing,
  type Piece,
  type Structure,
  styleOf,
  textNodes,
} from './page.ts';
import { colours, wrapText } from './typography.ts';

/** The measures of a look, in millimetres. */
type Grid = {
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
  readonly width: number;
  readonly padding: { readonly across: number; readonly down: number };
  /** How far tints reach beyond the table, so that its text stands flush with the headings. */
  readonly overhang: number;
  /** Whether cells have lines at their sides and their text in the middle of the height. */
  readonly framed: boolean;
};

type Span = { readonly x: number; readonly width: number };

/** Millimetres left and right of the text in a ruled table. */
export const cellPadding = 1.8;

function gridOf(table: TableBlock): Grid {
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
function spansOf(cells: readonly Cell[], grid: Grid): Span[] {
  let column = 0;
  return cells.map(({ span }) => {
    const x = grid.lefts[column] ?? grid.width;
    const width = grid.widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    column += span;
    return { x, width };
  });
}

/** The part of a cell that text may fill. */
function inside({ x, width }: Span, grid: Grid): Span {
  const left = x === 0 ? grid.padding.across - grid.overhang : grid.padding.across;
  return { x: x + left, width: width - left - grid.padding.across };
}

/** Height in millimetres of a head whose words stand upright in narrow columns. */
const upwardsHeight = 27;

type Head = {
  readonly column: Column;
  readonly laid: LaidText;
  readonly nodes: readonly number[];
  readonly span: Span;
};

/** The head of a table, and the same without structure for the pages on which it is repeated. */
function headPieces(block: TableBlock, grid: Grid, table: number, structure: Structure): [Piece, Piece] {
  const row = structure.add('TR', table);
  const heads = block.columns.map((column, index): Head => {
    const span = { x: grid.lefts[index] ?? 0, width: column.width };
    const laid = layText(column.heads, inside(span, grid).width);
    const node = structure.add('TH', row, { scope: 'Column' });
    return { column, laid, nodes: textNodes(laid, node, structure), span };
  });
  const upright = heads.filter(({ column }) => !column.upwards);
  const tallest = Math.max(0, ...upright.map(({ laid }) => laid.height)) + 2 * grid.padding.down;
  const height = Math.max(tallest, upright.length < heads.length ? upwardsHeight : 0);
  return [headPiece(heads, height, grid, true), headPiece(heads, height, grid, false)];
}

function headPiece(heads: readonly Head[], height: number, grid: Grid, tagged: boolean): Piece {
  return {
    height,
    keepWithNext: true,
    repeated: [],
    draw: (page, frame) => {
      drawBorder(page, frame, height, grid);
      for (const head of heads) drawHead(page, frame, height, grid, tagged ? head : { ...head, nodes: [] });
    },
  };
}

function drawHead(page: PageDrawing, frame: PieceFrame, height: number, grid: Grid, head: Head): void {
  const { x, width } = inside(head.span, grid);
  if (grid.framed) {
    const right = frame.x + head.span.x + head.span.width;
    page.line(right, frame.top, right, frame.top + height, 0.2, colours.strongRule);
  }
  if (head.column.upwards) {
    drawUpwards(page, frame, height, head);
    return;
  }
  const top = grid.framed
    ? frame.top + (height - head.laid.height) / 2
    : frame.top + height - grid.padding.down - head.laid.height;
  drawText(page, head.laid, { x: frame.x + x, top, width, align: head.column.align }, head.nodes);
}

function drawUpwards(page: PageDrawing, frame: PieceFrame, height: number, { column, nodes, span }: Head): void {
  const lines = column.heads.flatMap((paragraph, index) =>
    wrapText(paragraph.text, height - 3, styleOf(paragraph), paragraph.lines).map((line) => ({
      line,
      style: styleOf(paragraph),
      node: nodes[index] ?? nodes[0] ?? null,
    })),
  );
  const thickness = lines.reduce((sum, { style }) => sum + lineHeight(style), 0);
  let left = frame.x + span.x + (span.width - thickness) / 2;
  for (const { line, style, node } of lines) {
    left += lineHeight(style);
    page.textUpwards(line, style, left - lineHeight(style) * 0.25, frame.top + height - 1.5, node);
  }
}

function drawBorder(page: PageDrawing, frame: PieceFrame, height: number, grid: Grid): void {
  const [left, right, bottom] = [frame.x, frame.x + grid.width, frame.top + height];
  if (!grid.framed) {
    page.line(left, bottom, right, bottom, 0.3, colours.strongRule);
    return;
  }
  page.box(left, frame.top, grid.width, height, colours.tint);
  page.line(left, frame.top, right, frame.top, 0.3, colours.strongRule);
  page.line(left, bottom, right, bottom, 0.3, colours.strongRule);
  page.line(left, frame.top, left, bottom, 0.2, colours.strongRule);
}

type Parent = { readonly table: number; readonly structure: Structure };

type LaidCell = {
  readonly cell: Cell;
  readonly span: Span;
  readonly laid: LaidText;
  readonly nodes: readonly number[];
  readonly align: Column['align'];
};

/** The head, the headings of groups and the rows, each of which stays whole. */
export function tablePieces(block: TableBlock, parent: number, structure: Structure): Piece[] {
  const grid = gridOf(block);
  const table = structure.add('Table', parent);
  const [head, repeatedHead] = headPieces(block, grid, table, structure);
  const rows = block.groups.flatMap((group) => groupPieces(group, block, grid, repeatedHead, { table, structure }));
  return [head, ...rows];
}

function groupPieces(group: RowGroup, block: TableBlock, grid: Grid, head: Piece, parent: Parent): Piece[] {
  const { heading: title, continued } = group;
  const heading = title === null ? [] : [bandPiece(title, grid, [head], parent)];
  const again = continued === null ? [] : [grid.framed ? band(continued, grid, []) : linePiece(continued, grid)];
  const repeated = grid.framed ? [head, ...again] : [...again, head];
  return [...heading, ...group.rows.map((row) => rowPiece(row, block, grid, repeated, parent))];
}

function rowPiece(row: Row, block: TableBlock, grid: Grid, repeated: readonly Piece[], parent: Parent): Piece {
  const node = parent.structure.add('TR', parent.table);
  const spans = spansOf(row.cells, grid);
  let column = 0;
  const cells = row.cells.map((cell, index): LaidCell => {
    const span = spans[index] ?? { x: 0, width: grid.width };
    const laid = layText(cell.paragraphs, inside(span, grid).width);
    const own = parent.structure.add('TD', node, { columns: cell.span });
    const align = block.columns[column]?.align ?? 'start';
    column += cell.span;
    return { cell, span, laid, nodes: textNodes(laid, own, parent.structure), align };
  });
  const height = Math.max(block.rowHeight, ...cells.map(({ laid }) => laid.height + 2 * grid.padding.down));
  const draw: Piece['draw'] = (page, frame) => {
    if (row.tinted) {
      page.box(frame.x - grid.overhang, frame.top, grid.width + 2 * grid.overhang, height, colours.tint);
    }
    for (const cell of cells) drawCell(page, frame, height, grid, cell);
    drawRowLines(page, frame, height, grid);
  };
  return { height, keepWithNext: false, repeated, draw };
}

function drawCell(
  page: PageDrawing,
  frame: PieceFrame,
  height: number,
  grid: Grid,
  { cell, span, ...text }: LaidCell,
): void {
  const { x, width } = inside(span, grid);
  const offset = grid.framed ? (height - text.laid.height) / 2 : grid.padding.down;
  drawText(page, text.laid, { x: frame.x + x, top: frame.top + offset, width, align: text.align }, text.nodes);
  const left = frame.x + span.x;
  if (grid.framed) {
    const right = left + span.width;
    page.line(right, frame.top, right, frame.top + height, 0.2, colours.strongRule);
  }
  if (cell.name !== null) page.place({ name: cell.name, x: left, y: frame.top, width: span.width, height });
}

function drawRowLines(page: PageDrawing, frame: PieceFrame, height: number, grid: Grid): void {
  const bottom = frame.top + height;
  const colour = grid.framed ? colours.strongRule : colours.rule;
  page.line(frame.x, bottom, frame.x + grid.width, bottom, 0.2, colour);
  if (grid.framed) page.line(frame.x, frame.top, frame.x, bottom, 0.2, colour);
}

function bandPiece(heading: Paragraph, grid: Grid, repeated: readonly Piece[], parent: Parent): Piece {
  const row = parent.structure.add('TR', parent.table);
  const node = parent.structure.add('TH', row, { scope: 'Row', columns: grid.widths.length });
  return { ...band(heading, grid, [node]), repeated };
}

function band(heading: Paragraph, grid: Grid, nodes: readonly number[]): Piece {
  const { x, width } = inside({ x: 0, width: grid.width }, grid);
  const laid = layText([heading], width);
  const height = laid.height + 2 * grid.padding.down + 0.4;
  const draw: Piece['draw'] = (page, frame) => {
    page.box(frame.x, frame.top, grid.width, height, colours.band);
    drawText(page, laid, { x: frame.x + x, top: frame.top + (height - laid.height) / 2, width, align: 'start' }, nodes);
    const right = frame.x + grid.width;
    page.line(right, frame.top, right, frame.top + height, 0.2, colours.strongRule);
    drawRowLines(page, frame, height, grid);
  };
  return { height, keepWithNext: true, repeated: [], draw };
}

/** A heading without a band, above the head of a ruled table. */
function linePiece(heading: Paragraph, grid: Grid): Piece {
  const laid = layText([heading], grid.width);
  const draw: Piece['draw'] = (page, { x, top }) => {
    drawText(page, laid, { x, top, width: grid.width, align: 'start' }, []);
  };
  return { height: laid.height + 1, keepWithNext: true, repeated: [], draw };
}
