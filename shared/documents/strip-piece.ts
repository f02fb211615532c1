import type { Piece } from './piece.ts';
import { colours } from './text-styles.ts';

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
