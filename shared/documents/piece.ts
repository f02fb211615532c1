import type { PageDrawing } from './drawing.ts';

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
