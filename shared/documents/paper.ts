import type { PaperDocument } from './blocks.ts';

/** A sheet of A4 and the part of it that is printed on, in millimetres. */
export type Paper = {
  readonly width: number;
  readonly height: number;
  /** Margin left and right: what desktop printers can reach, and room for a punch. */
  readonly side: number;
  /** Margin above and below. */
  readonly edge: number;
};

const portrait: Paper = { width: 210, height: 297, side: 17, edge: 15 };
const landscape: Paper = { width: 297, height: 210, side: 15, edge: 12 };

export function paperOf(orientation: PaperDocument['orientation']): Paper {
  return orientation === 'portrait' ? portrait : landscape;
}

/** Between the margins, left to right. */
export function bodyWidth(paper: Paper): number {
  return paper.width - 2 * paper.side;
}
