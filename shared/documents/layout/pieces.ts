import type { FieldsBlock, TextBlock } from './blocks.ts';
import { drawText, layText, lineHeight, type PageDrawing, type Structure } from './drawing.ts';
import { clipText, colours, textStyles, widthInMillimetres } from './typography.ts';

/** Something that no page break divides: a row, a heading, a line to sign on. */
export type Piece = {
  readonly height: number;
  /** A page never ends with it: a day heading, the head of a table. */
  readonly keepWithNext: boolean;
  /** Drawn again at the top of the page when a break comes before this piece: table head, heading of its group. */
  readonly repeated: readonly Piece[];
  readonly draw: (page: PageDrawing, frame: Frame) => void;
};

export type Frame = {
  readonly x: number;
  readonly top: number;
  readonly width: number;
};

/** Millimetres between columns of text. */
export const gutter = 6;

export function textPiece(block: TextBlock, width: number, parent: number, structure: Structure): Piece {
  const shares = block.columns.reduce((sum, column) => sum + column.share, 0);
  const room = width - gutter * (block.columns.length - 1);
  let x = 0;
  const columns = block.columns.map(({ share, align, paragraphs }) => {
    const own = (room * share) / shares;
    const laid = layText(paragraphs, own);
    const nodes = laid.paragraphs.map(({ paragraph }) =>
      structure.add(block.tag, parent, { language: paragraph.language }),
    );
    const column = { laid, nodes, align, width: own, x };
    x += own + gutter;
    return column;
  });
  return {
    height: Math.max(0, ...columns.map(({ laid }) => laid.height)),
    keepWithNext: block.keepWithNext,
    repeated: [],
    draw: (page, frame) => {
      for (const { laid, nodes, align, width: own, x: left } of columns) {
        drawText(page, laid, { x: frame.x + left, top: frame.top, width: own, align }, nodes);
      }
    },
  };
}

export function fieldsPiece(block: FieldsBlock, width: number, parent: number, structure: Structure): Piece {
  const style = textStyles.field;
  const height = 9;
  const shares = block.fields.reduce((sum, field) => sum + field.share, 0);
  const nodes = block.fields.map(() => structure.add('P', parent));
  return {
    height,
    keepWithNext: true,
    repeated: [],
    draw: (page, frame) => {
      let x = frame.x;
      const bottom = frame.top + height - 1.2;
      block.fields.forEach((field, index) => {
        const own = ((width - gutter * (block.fields.length - 1)) * field.share) / shares;
        const label = clipText(field.label, own * 0.75, style);
        page.text(label, style, { x, top: bottom - lineHeight(style) + 0.6, node: nodes[index] ?? null });
        const start = label === '' ? x : x + widthInMillimetres(label, style) + 1.5;
        page.line(start, bottom, x + own, bottom, 0.2, colours.strongRule);
        page.place({ name: field.name, x: start, y: frame.top, width: x + own - start, height: height - 1.2 });
        x += own + gutter;
      });
    },
  };
}

export function spacePiece(height: number): Piece {
  return { height, keepWithNext: true, repeated: [], draw: () => undefined };
}

export function rulePiece(): Piece {
  return {
    height: 0.6,
    keepWithNext: true,
    repeated: [],
    draw: (page, { x, top, width }) => {
      page.line(x, top + 0.3, x + width, top + 0.3, 0.3, colours.accent);
    },
  };
}

/** Millimetres between the content of a strip and the cuts above and below it. */
const margin = 3.2;
const [dash, gap] = [3, 2];
/** How far the cut reaches beyond the text on both sides. */
const overhang = 3;

/** Everything that one person gets, in one piece, with a dashed line below it to cut along. */
export function stripPiece(pieces: readonly Piece[]): Piece {
  const content = pieces.reduce((sum, piece) => sum + piece.height, 0);
  return {
    height: content + 2 * margin,
    keepWithNext: false,
    repeated: [],
    draw: (page, frame) => {
      let top = frame.top + margin;
      for (const piece of pieces) {
        piece.draw(page, { ...frame, top });
        top += piece.height;
      }
      const cut = top + margin;
      const end = frame.x + frame.width + overhang;
      for (let x = frame.x - overhang; x < end; x += dash + gap) {
        page.line(x, cut, Math.min(x + dash, end), cut, 0.25, colours.muted);
      }
    },
  };
}
