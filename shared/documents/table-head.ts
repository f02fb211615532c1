import type { Column, TableBlock } from './blocks.ts';
import { lineHeight, type PageDrawing, type Structure } from './drawing.ts';
import { drawText, layText, styleOf, textNodes, type LaidText } from './paragraph-layout.ts';
import type { Frame, Piece } from './piece.ts';
import { inside, type Grid, type Span } from './table-grid.ts';
import { colours } from './text-styles.ts';
import { wrapText } from './wrap-text.ts';

/** Height in millimetres of a head whose words stand upright in narrow columns. */
const upwardsHeight = 27;

type Head = {
  readonly column: Column;
  readonly laid: LaidText;
  readonly nodes: readonly number[];
  readonly span: Span;
};

/** The head of a table, and the same without structure for the pages on which it is repeated. */
export function headPieces(block: TableBlock, grid: Grid, table: number, structure: Structure): [Piece, Piece] {
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

function drawHead(page: PageDrawing, frame: Frame, height: number, grid: Grid, head: Head): void {
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

function drawUpwards(page: PageDrawing, frame: Frame, height: number, { column, nodes, span }: Head): void {
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

function drawBorder(page: PageDrawing, frame: Frame, height: number, grid: Grid): void {
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
