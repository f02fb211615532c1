import type { ContentColumn } from '../../../shared/documents/layout/placed-content.ts';
import { lineHeight, paragraphGap, styleOf } from '../../../shared/documents/layout/page.ts';
import { millimetresPerPoint, type TextStyle, wrapText } from '../../../shared/documents/layout/typography.ts';
import widths from './arial-widths.generated.json';

/** Thousandths of the size, by letter. */
const known = { regular: widthsOf('regular'), bold: widthsOf('bold') };

function widthsOf(weight: 'regular' | 'bold'): ReadonlyMap<string, number> {
  return new Map(
    widths[weight].flatMap(({ first, widths: own }) =>
      own.flatMap((width, index) => (width === null ? [] : [[String.fromCodePoint(first + index), width] as const])),
    ),
  );
}

/** Of letters of other scripts, whose font is whatever the computer has: no wider than this, in thousandths. */
const otherLetters = 1000;
/** Height of their lines as a multiple of the size; fonts of Arabic and Thai need it. */
const otherLeading = 1.75;

/** Whether Word takes a letter from another font than Arial. */
function hasOtherLetters(text: string): boolean {
  return Array.from(text).some((letter) => !known.regular.has(letter) && /[\p{L}\p{M}]/u.test(letter));
}

/** Width in millimetres of a text as Word sets it. Half-bold letters of the printed font are bold in Word. */
export function arialWidth(text: string, { size, weight }: Pick<TextStyle, 'size' | 'weight'>): number {
  const own = known[weight === 'regular' ? 'regular' : 'bold'];
  let sum = 0;
  for (const letter of text) sum += /\p{M}/u.test(letter) ? 0 : (own.get(letter) ?? otherLetters);
  return (sum / 1000) * size * millimetresPerPoint;
}

/** Word's sizes are in half points. */
export function wordSize(points: number): number {
  return Math.round(points * 2) / 2;
}

type Fitted = { readonly scale: number; readonly height: number };

/** Steps by which letters shrink; below the last one nothing is read any more. */
const scales = [1, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6];
/** Room in millimetres that is kept free, for programs round. */
const slack = 0.3;

/**
 * How far the letters of a laid text must shrink so that Word has room for it in `width` and `height` millimetres, and how
 * high it is then. The rooms were made for the printed font, which is a little wider than Arial in most words.
 */
export function fittedText({ laid }: Pick<ContentColumn, 'laid'>, width: number, height: number): Fitted {
  let last: Fitted = { scale: 1, height: 0 };
  for (const scale of scales) {
    last = { scale, height: heightOfText(laid, width - slack, scale) };
    if (last.height <= height + 0.05) break;
  }
  return last;
}

function heightOfText({ paragraphs }: ContentColumn['laid'], width: number, scale: number): number {
  const heights = paragraphs.map(({ paragraph, lines }) => {
    const style = scaledStyle(styleOf(paragraph), scale);
    const text = partOf(paragraph.text, lines);
    return wrapText(text, width, style, (part) => arialWidth(part, style)).length * heightOfLine(text, style);
  });
  return heights.reduce((sum, one) => sum + one, 0) + paragraphGap * Math.max(0, paragraphs.length - 1);
}

/** The letters of a style when they shrink. */
export function scaledStyle(style: TextStyle, scale: number): TextStyle {
  return scale === 1 ? { ...style, size: wordSize(style.size) } : { ...style, size: wordSize(style.size * scale) };
}

/** Millimetres from line to line. */
export function heightOfLine(text: string, style: TextStyle): number {
  const leading = hasOtherLetters(text) ? Math.max(style.leading, otherLeading) : style.leading;
  return lineHeight({ ...style, leading });
}

/** The whole text, or what of it stands on these lines where it goes on over pages. */
export function partOf(text: string, lines: readonly string[]): string {
  const letters = (part: string): number => part.replaceAll(/\s/g, '').length;
  const own = lines.join(' ');
  return letters(own) < letters(text) * 0.98 ? own : text;
}
