import { type FieldsBlock, paragraph } from './blocks.ts';
import { drawText, gutter, layText, lineHeight, type PageDrawing, type Piece, type Structure } from './page.ts';
import { colours, textStyles, widthInMillimetres, wrapText } from './typography.ts';

/** Millimetres: least height of a field, what its label takes of it at most, and the frame beside fields. */
const fieldHeight = 9;
const longestLabel = 0.6;
const fieldFrame = { width: 42, height: 26 };

export function fieldsPiece(block: FieldsBlock, width: number, parent: number, structure: Structure): Piece {
  const style = textStyles.field;
  const shares = block.fields.reduce((sum, field) => sum + field.share, 0);
  const room = width - gutter * (block.fields.length - 1) - (block.frame === undefined ? 0 : fieldFrame.width + gutter);
  const fields = block.fields.map((field) => {
    const own = (room * field.share) / shares;
    const lines = field.label === '' ? [] : wrapText(field.label, own * longestLabel, style);
    return { field, own, lines, node: structure.add('P', parent) };
  });
  const labels = Math.max(0, ...fields.map(({ lines }) => lines.length)) * lineHeight(style) + 2.5;
  const height = Math.max(fieldHeight, labels, block.frame === undefined ? 0 : fieldFrame.height);
  const frameWords = layText(block.frame === undefined ? [] : [paragraph(block.frame, 'small')], fieldFrame.width - 3);
  const frameNodes = frameWords.paragraphs.map(() => structure.add('P', parent));
  return {
    height,
    keepWithNext: true,
    repeated: [],
    draw: (page, frame) => {
      let x = frame.x;
      const bottom = frame.top + height - 1.2;
      for (const { field, own, lines, node } of fields) {
        const top = bottom - lines.length * lineHeight(style) + 0.6;
        lines.forEach((line, index) => page.text(line, style, { x, top: top + index * lineHeight(style), node }));
        const label = Math.max(0, ...lines.map((line) => widthInMillimetres(line, style)));
        const start = lines.length === 0 ? x : x + label + 1.5;
        page.line(start, bottom, x + own, bottom, 0.2, colours.strongRule);
        page.place({ name: field.name, x: start, y: frame.top, width: x + own - start, height: height - 1.2 });
        x += own + gutter;
      }
      if (block.frame !== undefined) drawFieldFrame(page, { x, top: frame.top, height: height - 1.2 });
      drawText(
        page,
        frameWords,
        { x: x + 1.5, top: frame.top + 1, width: fieldFrame.width - 3, align: 'start' },
        frameNodes,
      );
    },
  };
}

function drawFieldFrame(page: PageDrawing, { x, top, height }: { x: number; top: number; height: number }): void {
  const [right, bottom] = [x + fieldFrame.width, top + height];
  page.line(x, top, right, top, 0.2, colours.rule);
  page.line(x, bottom, right, bottom, 0.2, colours.rule);
  page.line(x, top, x, bottom, 0.2, colours.rule);
  page.line(right, top, right, bottom, 0.2, colours.rule);
}
