import type * as HarfBuzz from 'harfbuzzjs';
import type { FontWeight } from './typography.ts';
import { type LetterFont, letterFontOf, letterFontsOf } from './letter-fonts.ts';

/** Reads a font file: from the disk in the main process, from the app's own page files in a page. */
export type ReadLetterFont = (font: LetterFont, weight: FontWeight) => Promise<Uint8Array>;

export type Glyph = {
  /** Index in the font. */
  readonly id: number;
  /** In thousandths of the size, as all lengths here. */
  readonly advance: number;
  readonly x: number;
  readonly y: number;
  /** The letters that the glyph stands for, in the order in which they are read. */
  readonly text: string;
};

/** Letters of one font and one direction. */
export type LetterRun = { readonly text: string; readonly font: LetterFont; readonly rightToLeft: boolean };

const weights: readonly FontWeight[] = ['regular', 'semibold', 'bold'];

let library: typeof HarfBuzz | null = null;
const loaded = new Map<string, HarfBuzz.Font>();
const loading = new Map<LetterFont, Promise<void>>();

/** Loads what the letters of `text` need, once: nothing where the printed font has them all. */
export async function loadLetters(text: string, read: ReadLetterFont): Promise<void> {
  await Promise.all(letterFontsOf(text).map((font) => begunOnce(loading, font, () => load(font, read))));
}

/** What was begun for a key; begins it where it was not yet, or has failed. */
export function begunOnce<Key, Value>(
  begun: Map<Key, Promise<Value>>,
  key: Key,
  begin: () => Promise<Value>,
): Promise<Value> {
  const known = begun.get(key);
  if (known !== undefined) return known;
  const value = begin();
  begun.set(key, value);
  value.catch(() => begun.delete(key));
  return value;
}

async function load(font: LetterFont, read: ReadLetterFont): Promise<void> {
  const shaper = await import('harfbuzzjs');
  const files = await Promise.all(weights.map((weight) => read(font, weight)));
  // Weights that share a file share what is made of it.
  const made = new Map(
    [...new Set(files)].map((bytes) => [bytes, new shaper.Font(new shaper.Face(new shaper.Blob(bytes)))]),
  );
  files.forEach((bytes, index) => {
    const own = made.get(bytes);
    if (own !== undefined) loaded.set(`${font}-${weights[index] ?? ''}`, own);
  });
  library = shaper;
}

/** Whether the letter can be measured and drawn with a loaded font of another script. */
export function isLoadedLetter(letter: string): boolean {
  const font = letterFontOf(letter);
  return font !== null && loaded.has(`${font}-regular`);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The letters of a text, each with its marks. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The loaded font of another script that draws a letter with its marks; null for the printed font. */
export function fontOfGrapheme(grapheme: string): LetterFont | null {
  const [first = ''] = grapheme;
  return isLoadedLetter(first) ? letterFontOf(first) : null;
}

export const rightToLeftScripts = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

type FontRun = { readonly text: string; readonly font: LetterFont | null; readonly rightToLeft: boolean };

/** Neighbouring letters of one font, in reading order: enough to measure, since order on the line changes no width. */
export function fontRunsOf(text: string): FontRun[] {
  const runs: { text: string; font: LetterFont | null }[] = [];
  for (const grapheme of graphemesOf(text)) {
    const font = fontOfGrapheme(grapheme);
    const last = runs.at(-1);
    if (last?.font === font) last.text += grapheme;
    else runs.push({ text: grapheme, font });
  }
  return runs.map((run) => ({ ...run, rightToLeft: run.font !== null && rightToLeftScripts.test(run.text) }));
}

const shaped = new Map<string, readonly Glyph[]>();
/** Of the cache of shaped words. */
const mostWords = 20_000;

/** Shapes with HarfBuzz; glyphs come from left to right. */
export function shape({ text, font, rightToLeft }: LetterRun, weight: FontWeight): readonly Glyph[] {
  const key = `${font}-${weight}`;
  const word = `${key} ${String(rightToLeft)} ${text}`;
  const known = shaped.get(word);
  if (known !== undefined) return known;
  const drawn = loaded.get(key);
  if (library === null || drawn === undefined) throw new Error(`${key} was not loaded before it was drawn`);
  if (shaped.size > mostWords) shaped.clear();
  const glyphs = glyphsOf(library, drawn, text, rightToLeft);
  shaped.set(word, glyphs);
  return glyphs;
}

function glyphsOf(shaper: typeof HarfBuzz, font: HarfBuzz.Font, text: string, rightToLeft: boolean): Glyph[] {
  const buffer = new shaper.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(rightToLeft ? shaper.Direction.RTL : shaper.Direction.LTR);
  shaper.shape(font, buffer);
  const scale = 1000 / font.face.upem;
  const infos = buffer.getGlyphInfosAndPositions();
  const texts = meanings(infos, text, rightToLeft);
  const blank = font.nominalGlyph(blankLetter) ?? null;
  return infos.flatMap(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }, index) => {
    const [advance, x, y] = [xAdvance * scale, xOffset * scale, yOffset * scale];
    const [first = '', ...others] = Array.from(texts[index] ?? '');
    const glyph = { id: codepoint, advance, x, y };
    if (!rightToLeft || blank === null || others.length === 0) return [{ ...glyph, text: [first, ...others].join('') }];
    // Readers turn right-to-left text letter by letter, so each letter of a ligature gets a glyph: all but one are blank.
    const letters = [first, ...others].reverse();
    return letters.map((letter, turn) =>
      turn === 0 ? { ...glyph, text: letter } : { id: blank, advance: 0, x: 0, y: 0, text: letter },
    );
  });
}

/** Meaning of a mark whose letters other glyphs have: pdf.js leaves it out, but would read none as the glyph's number. */
export const meaningless = '\u200b';

function isWide(glyph: Placed | undefined): boolean {
  return (glyph?.xAdvance ?? 0) > 0;
}

/** Zero-width non-joiner, which fonts draw as nothing. */
const blankLetter = 0x200c;

type Placed = { readonly cluster: number; readonly xAdvance?: number };

/**
 * The letters that each glyph stands for. A cluster is what HarfBuzz could not divide; its letters are dealt out in
 * reading order to those of its glyphs that take room, so that a reader of the PDF finds no gap between them.
 */
function meanings(infos: readonly Placed[], text: string, rightToLeft: boolean): string[] {
  const texts = infos.map(() => meaningless);
  const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((one, other) => one - other);
  starts.forEach((start, index) => {
    const letters = Array.from(text.slice(start, starts[index + 1] ?? text.length));
    const own = infos.flatMap(({ cluster }, at) => (cluster === start ? [at] : []));
    // First those that take room, then as many marks as there are letters left.
    const byRoom = own.toSorted(
      (one, other) => Number(isWide(infos[other])) - Number(isWide(infos[one])) || one - other,
    );
    const bearers = byRoom.slice(0, letters.length).sort((one, other) => one - other);
    if (rightToLeft) bearers.reverse();
    bearers.forEach((at, turn) => {
      const first = turn === 0 ? 0 : letters.length - bearers.length + turn;
      texts[at] = letters.slice(first, letters.length - bearers.length + turn + 1).join('');
    });
  });
  return texts;
}

/** Width of a run in thousandths of the size. */
export function runWidth(run: LetterRun, weight: FontWeight): number {
  return shape(run, weight).reduce((sum, { advance }) => sum + advance, 0);
}
