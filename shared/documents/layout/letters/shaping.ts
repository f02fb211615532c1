import type * as HarfBuzz from 'harfbuzzjs';
import type { FontWeight } from '../typography.ts';
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
  /** The letters that the glyph stands for, in the order in which they are read; empty where another glyph has them. */
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
  await Promise.all(
    letterFontsOf(text).map((font) => {
      const begun = loading.get(font) ?? load(font, read);
      loading.set(font, begun);
      return begun;
    }),
  );
}

async function load(font: LetterFont, read: ReadLetterFont): Promise<void> {
  try {
    const shaper = await import('harfbuzzjs');
    const files = await Promise.all(weights.map((weight) => read(font, weight)));
    files.forEach((bytes, index) => {
      const face = new shaper.Face(new shaper.Blob(bytes));
      loaded.set(`${font}-${weights[index] ?? ''}`, new shaper.Font(face));
    });
    library = shaper;
  } catch (error) {
    loading.delete(font);
    throw error;
  }
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

const rightToLeftLetters = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

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
  return runs.map((run) => ({ ...run, rightToLeft: run.font !== null && rightToLeftLetters.test(run.text) }));
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
  const ends = [...new Set(infos.map(({ cluster }) => cluster)), text.length].sort((one, other) => one - other);
  const told = new Set<number>();
  // The text of a cluster belongs to its widest glyph, which is the letter and not one of its marks.
  const widest = new Map<number, number>();
  for (const { cluster, xAdvance } of infos) widest.set(cluster, Math.max(widest.get(cluster) ?? 0, xAdvance ?? 0));
  return infos.map(({ codepoint, cluster, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
    const isLetter = !told.has(cluster) && xAdvance === widest.get(cluster);
    if (isLetter) told.add(cluster);
    const end = ends[ends.indexOf(cluster) + 1] ?? text.length;
    return {
      id: codepoint,
      advance: xAdvance * scale,
      x: xOffset * scale,
      y: yOffset * scale,
      text: isLetter ? text.slice(cluster, end) : '',
    };
  });
}

/** Width of a run in thousandths of the size. */
export function runWidth(run: LetterRun, weight: FontWeight): number {
  return shape(run, weight).reduce((sum, { advance }) => sum + advance, 0);
}
