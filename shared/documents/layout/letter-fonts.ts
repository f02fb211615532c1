import coverage from './letter-coverage.generated.json';

/**
 * The fonts of scripts that the printed font lacks, by the script. The printed font is always taken first, letter by
 * letter: digits, brackets and spaces look alike in every script.
 */
export type LetterFont = keyof typeof coverage;

/** Font of each code point that only a font of another script has. */
const fonts = new Map<number, LetterFont>();
for (const [font, ranges] of Object.entries(coverage) as [LetterFont, string][]) {
  for (const range of ranges.split(' ')) {
    const [first = 0, last = first] = range.split('-').map((point) => Number.parseInt(point, 16));
    for (let point = first; point <= last; point++) if (!fonts.has(point)) fonts.set(point, font);
  }
}

/** The font of another script that has the letter; null where none has it, or the printed font does. */
export function letterFontOf(letter: string): LetterFont | null {
  return fonts.get(letter.codePointAt(0) ?? 0) ?? null;
}

/** Zero-width non-joiner and joiner: they decide how Arabic and Indic letters beside them are joined. */
export const joiners = /[\u200c\u200d]/;

/** The fonts that a text needs besides the printed one. */
export function letterFontsOf(text: string): readonly LetterFont[] {
  const needed = new Set<LetterFont>();
  for (const letter of new Set(text)) {
    const font = letterFontOf(letter);
    if (font !== null) needed.add(font);
  }
  return [...needed];
}
