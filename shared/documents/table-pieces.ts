import type { Cell, Column, Paragraph, Row, RowGroup, TableBlock } from './blocks.ts';
import type { PageDrawing, Structure } from './drawing.ts';
import { drawText, layText, textNodes, type LaidText } from './paragraph-layout.ts';
import type { Frame, Piece } from './piece.ts';
import { gridOf, inside, spansOf, type Grid, type Span } from './table-grid.ts';
import { headPieces } from './table-head.ts';
import { colours } from './text-styles.ts';

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
  frame: Frame,
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

function drawRowLines(page: PageDrawing, frame: Frame, height: number, grid: Grid): void {
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
