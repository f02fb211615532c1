import metrics from './font-metrics.generated.json';
import type { FontWeight } from './page.ts';

/** Of an em: how far letters reach above and below the baseline. */
export const ascent = 0.96875;
export const descent = 0.2412;

const missing = '□';
const widths: Readonly<Record<FontWeight, ReadonlyMap<string, number>>> = {
  regular: widthsOf('regular'),
  semibold: widthsOf('semibold'),
  bold: widthsOf('bold'),
};

/** Widths of the tabular forms of digits and what stands between them. */
const evenWidths: typeof widths = {
  regular: new Map(Object.entries(metrics.regular.tabular)),
  semibold: new Map(Object.entries(metrics.semibold.tabular)),
  bold: new Map(Object.entries(metrics.bold.tabular)),
};

/** Width in points at `size` points. Without kerning, which in this font only ever brings letters closer. */
export function textWidth(text: string, size: number, weight: FontWeight, tabular = false): number {
  let thousandths = 0;
  const known = widths[weight];
  const even = tabular ? evenWidths[weight] : known;
  for (const letter of text) thousandths += even.get(letter) ?? known.get(letter) ?? 1000;
  return (thousandths / 1000) * size;
}

/** The text as the font can print it: composed letters, no control characters, a box for what it has no glyph of. */
export function printable(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  let printed = '';
  for (const letter of plain) {
    if (widths.regular.has(letter)) printed += letter;
    else if (!/\p{Cf}|\p{Mn}/u.test(letter)) printed += missing;
  }
  return printed;
}

function widthsOf(weight: FontWeight): ReadonlyMap<string, number> {
  return new Map(
    metrics[weight].blocks.flatMap(({ first, widths: block }) =>
      block.flatMap((width, index) => (width === null ? [] : [[String.fromCodePoint(first + index), width] as const])),
    ),
  );
}
