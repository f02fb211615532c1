import type { Cell, Column, Paragraph, Row, RowGroup, TableBlock } from './blocks.ts';
import {
  divideText,
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
import type { RowContent } from './placed-content.ts';
import { colours, type TextStyle, wrapText } from './typography.ts';

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

/** Heights in millimetres between which a head grows whose words are turned upwards in narrow columns. */
const [least, tallest, step] = [27, 75, 3];
/** Points to which its letters shrink where the tallest is not enough. */
const smallest = 6.5;

type UpwardsLine = { readonly text: string; readonly style: TextStyle; readonly paragraph: number };

/** The lines of a head that reads upwards, at most `height` millimetres long and of at most `size` points. */
function upwardsLines({ heads }: Pick<Column, 'heads'>, height: number, size: number): UpwardsLine[] {
  return heads.flatMap((head, paragraph) => {
    const own = styleOf(head);
    const style = { ...own, size: Math.min(own.size, size) };
    return wrapText(head.text, height - 3, style).map((text) => ({ text, style, paragraph }));
  });
}

function thicknessOf(lines: readonly UpwardsLine[]): number {
  return lines.reduce((sum, { style }) => sum + lineHeight(style), 0);
}

type UpwardsSize = { readonly height: number; readonly size: number };

/** The lowest head in which all words of the columns fit: first it grows, then its letters shrink; null for none. */
function upwardsSize(columns: readonly Pick<Column, 'heads' | 'width'>[]): UpwardsSize | null {
  for (let size = 9; size >= smallest; size -= 0.5) {
    for (let height = least; height <= tallest; height += step) {
      const fits = columns.every((column) => thicknessOf(upwardsLines(column, height, size)) <= column.width - 1);
      if (fits) return { height, size };
    }
  }
  return null;
}

/** Points below which columns are rather put on a further page than their heads made smaller. */
const comfortable = 7;

/**
 * How many columns with these heads can stand side by side, `most` at the most, so that all words fit when they are
 * turned upwards, as they are in columns narrower than `upright`. Widths in millimetres.
 */
export function fittingColumns(
  heads: readonly Column['heads'][],
  most: number,
  widthOf: (count: number) => number,
  upright: number,
): number {
  const thickest = Math.max(0, ...heads.map((own) => thicknessOf(upwardsLines({ heads: own }, tallest, comfortable))));
  for (let count = Math.min(most, heads.length); count > 1; count--) {
    if (widthOf(count) >= upright || thickest <= widthOf(count) - 1) return count;
  }
  return 1;
}

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
  const words = Math.max(0, ...upright.map(({ laid }) => laid.height)) + 2 * grid.padding.down;
  const turned = block.columns.filter((column) => column.upwards);
  const upwards = turned.length === 0 ? null : (upwardsSize(turned) ?? { height: tallest, size: smallest });
  const height = Math.max(words, upwards?.height ?? 0);
  const size = upwards?.size ?? smallest;
  const content = headContent(heads, size, block, grid);
  return [
    headPiece(heads, { height, size }, grid, content, true),
    headPiece(heads, { height, size }, grid, content, false),
  ];
}

function headContent(heads: readonly Head[], size: number, table: TableBlock, grid: Grid): RowContent {
  const cells = heads.map(({ column: { align, upwards }, laid, span }) => {
    return { ...inside(span, grid), align, laid, span: 1, upwards: upwards ? size : null };
  });
  return { kind: 'row', role: 'head', table, cells, tinted: false };
}

function headPiece(heads: readonly Head[], size: UpwardsSize, grid: Grid, content: RowContent, tagged: boolean): Piece {
  const { height } = size;
  return {
    height,
    keepWithNext: true,
    repeated: [],
    about: { participationId: null, text: longestHead(heads) },
    content,
    draw: (page, frame) => {
      drawBorder(page, frame, height, grid);
      for (const head of heads) drawHead(page, frame, size, grid, tagged ? head : { ...head, nodes: [] });
    },
  };
}

function longestHead(heads: readonly Head[]): string {
  const texts = heads.map(({ column }) => column.heads.map(({ text }) => text).join(' / '));
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

function drawHead(page: PageDrawing, frame: PieceFrame, size: UpwardsSize, grid: Grid, head: Head): void {
  const { height } = size;
  const { x, width } = inside(head.span, grid);
  if (grid.framed) {
    const right = frame.x + head.span.x + head.span.width;
    page.line(right, frame.top, right, frame.top + height, 0.2, colours.strongRule);
  }
  if (head.column.upwards) {
    drawUpwards(page, frame, size, head);
    return;
  }
  const top = grid.framed
    ? frame.top + (height - head.laid.height) / 2
    : frame.top + height - grid.padding.down - head.laid.height;
  drawText(page, head.laid, { x: frame.x + x, top, width, align: head.column.align }, head.nodes);
}

function drawUpwards(page: PageDrawing, frame: PieceFrame, { height, size }: UpwardsSize, head: Head): void {
  const { column, nodes, span } = head;
  const lines = upwardsLines(column, height, size);
  let left = frame.x + span.x + (span.width - thicknessOf(lines)) / 2;
  for (const { text, style, paragraph } of lines) {
    left += lineHeight(style);
    const node = nodes[paragraph] ?? nodes[0] ?? null;
    page.textUpwards(text, style, left - lineHeight(style) * 0.25, frame.top + height - 1.5, node);
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

/** Rows at the end of a table that stay together, so that the last page never holds fewer of them. */
const lastRows = 4;

/** The head, the headings of groups and the rows, each of which stays whole where a page has room for it. */
export function tablePieces(block: TableBlock, parent: number, structure: Structure): Piece[] {
  const grid = gridOf(block);
  const table = structure.add('Table', parent);
  const [head, repeatedHead] = headPieces(block, grid, table, structure);
  const count = block.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  let at = 0;
  const rows = block.groups.flatMap((group) => {
    const first = at;
    at += group.rows.length;
    const staysWithNext = (index: number): boolean => {
      const isLast = first + index === count - 1;
      if (isLast) return block.keepWithNext === true;
      const isWhole = group.whole === true && index < group.rows.length - 1;
      return isWhole || group.rows[index]?.keepWithNext === true || first + index >= count - lastRows;
    };
    return groupPieces(group, block, grid, repeatedHead, { table, structure, staysWithNext });
  });
  return [head, ...rows];
}

function groupPieces(group: RowGroup, block: TableBlock, grid: Grid, head: Piece, parent: GroupParent): Piece[] {
  const { heading: title, continued } = group;
  const heading = title === null ? [] : [bandPiece(title, block, grid, [head], parent)];
  const again = continued === null ? [] : [grid.framed ? band(continued, block, grid, []) : linePiece(continued, grid)];
  const repeated = grid.framed ? [head, ...again] : [...again, head];
  const rows = group.rows.map((row, index) => {
    const laid = layRow(row, block, grid, parent);
    return rowPiece(laid, { block, grid, repeated, keepWithNext: parent.staysWithNext(index) });
  });
  return [...heading, ...rows];
}

type GroupParent = Parent & { readonly staysWithNext: (row: number) => boolean };

type LaidRow = { readonly cells: readonly LaidCell[]; readonly tinted: boolean; readonly least: number };

function layRow(row: Row, block: TableBlock, grid: Grid, parent: Parent): LaidRow {
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
  return { cells, tinted: row.tinted, least: block.rowHeight };
}

type RowLook = {
  readonly block: TableBlock;
  readonly grid: Grid;
  readonly repeated: readonly Piece[];
  readonly keepWithNext: boolean;
};

function rowContent(cells: readonly LaidCell[], tinted: boolean, { block, grid }: RowLook): RowContent {
  const own = cells.map(({ cell, span, laid, align }) => {
    return { ...inside(span, grid), align, laid, span: cell.span, upwards: null };
  });
  return { kind: 'row', role: 'body', table: block, cells: own, tinted };
}

function rowPiece({ cells, tinted, least: rowHeight }: LaidRow, look: RowLook): Piece {
  const { grid, repeated, keepWithNext } = look;
  const height = Math.max(rowHeight, ...cells.map(({ laid }) => laid.height + 2 * grid.padding.down));
  const draw: Piece['draw'] = (page, frame) => {
    if (tinted) {
      page.box(frame.x - grid.overhang, frame.top, grid.width + 2 * grid.overhang, height, colours.tint);
    }
    for (const cell of cells) drawCell(page, frame, height, grid, cell);
    drawRowLines(page, frame, height, grid);
  };
  const divide: Piece['divide'] = (room) => {
    const parts = cells.map(({ laid }) => divideText(laid, room - 2 * grid.padding.down));
    if (parts.every(([own]) => own.height === 0) || parts.every(([, rest]) => rest.height === 0)) return null;
    const part = (side: 0 | 1): LaidRow => ({
      // The part that goes on has no name: a place to sign on stands once.
      cells: cells.map((cell, index) => ({
        ...cell,
        cell: side === 0 ? cell.cell : { ...cell.cell, name: null },
        laid: parts[index]?.[side] ?? cell.laid,
      })),
      tinted,
      least: side === 0 ? rowHeight : 0,
    });
    return [rowPiece(part(0), { ...look, keepWithNext: false }), rowPiece(part(1), look)];
  };
  const content = rowContent(cells, tinted, look);
  return { height, keepWithNext, repeated, content, draw, divide };
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

function bandPiece(
  heading: Paragraph,
  block: TableBlock,
  grid: Grid,
  repeated: readonly Piece[],
  parent: Parent,
): Piece {
  const row = parent.structure.add('TR', parent.table);
  const node = parent.structure.add('TH', row, { scope: 'Row', columns: grid.widths.length });
  return { ...band(heading, block, grid, [node]), repeated };
}

function band(heading: Paragraph, table: TableBlock, grid: Grid, nodes: readonly number[]): Piece {
  const { x, width } = inside({ x: 0, width: grid.width }, grid);
  const laid = layText([heading], width);
  const height = laid.height + 2 * grid.padding.down + 0.4;
  const draw: Piece['draw'] = (page, frame) => {
    page.box(frame.x - grid.overhang, frame.top, grid.width + 2 * grid.overhang, height, colours.band);
    drawText(page, laid, { x: frame.x + x, top: frame.top + (height - laid.height) / 2, width, align: 'start' }, nodes);
    const right = frame.x + grid.width;
    if (grid.framed) page.line(right, frame.top, right, frame.top + height, 0.2, colours.strongRule);
    drawRowLines(page, frame, height, grid);
  };
  const cells = [{ x, width, align: 'start' as const, laid, span: grid.widths.length, upwards: null }];
  const content: RowContent = { kind: 'row', role: 'band', table, cells, tinted: false };
  return {
    height,
    keepWithNext: true,
    repeated: [],
    content,
    draw,
    about: { participationId: null, text: heading.text },
  };
}

/** A heading without a band, above the head of a ruled table. */
function linePiece(heading: Paragraph, grid: Grid): Piece {
  const laid = layText([heading], grid.width);
  const draw: Piece['draw'] = (page, { x, top }) => {
    drawText(page, laid, { x, top, width: grid.width, align: 'start' }, []);
  };
  const columns = [{ x: 0, width: grid.width, align: 'start' as const, laid }];
  return {
    height: laid.height + 1,
    keepWithNext: true,
    repeated: [],
    content: { kind: 'text', tag: 'P', columns },
    draw,
  };
}
