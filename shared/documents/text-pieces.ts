import type { FieldsBlock, TextBlock } from './blocks.ts';
import { lineHeight, type Structure } from './drawing.ts';
import { drawText, layText } from './paragraph-layout.ts';
import type { Piece } from './piece.ts';
import { colours, textStyles } from './text-styles.ts';
import { clipText, widthInMillimetres } from './wrap-text.ts';

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
