import type { TextStyle } from './text-styles.ts';
import { widthInMillimetres, wrapText } from './wrap-text.ts';

export type FittedText = { readonly lines: readonly string[]; readonly style: TextStyle };

type Room = {
  /** In millimetres. */
  readonly width: number;
  readonly lines: number;
  /** Points between which a size is looked for. */
  readonly largest: number;
  readonly smallest: number;
};

/** As large as it fits without cutting a word; at the smallest size the rest is left out with an ellipsis. */
export function fitText(text: string, style: TextStyle, { width, lines: most, largest, smallest }: Room): FittedText {
  for (let size = largest; size >= smallest; size -= 0.5) {
    const sized = { ...style, size };
    const lines = wrapText(text, width, sized);
    const isWhole = text.split(/\s+|(?<=-)/).every((word) => widthInMillimetres(word, sized) <= width);
    if (isWhole && lines.length <= most) return { lines, style: sized };
  }
  const least = { ...style, size: smallest };
  return { lines: wrapText(text, width, least, most), style: least };
}
