import type PDFDocument from 'pdfkit';
import type { LineRun } from '../../shared/documents/layout/visual-runs.ts';
import { type Glyph, graphemesOf, meaningless, shape } from '../../shared/documents/layout/shaping.ts';
import type { TextMark } from '../../shared/documents/layout/page.ts';
import { millimetresPerPoint } from '../../shared/documents/layout/typography.ts';
import { letterFontPath } from './letter-fonts.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** What pdfkit's embedded fonts have beyond what is declared. */
type EmbeddedFont = {
  encode: (text: string) => [string[], object[]];
  readonly font: {
    readonly getGlyph: (id: number) => { readonly advanceWidth: number };
    readonly glyphForCodePoint: (point: number) => { readonly id: number; readonly advanceWidth: number };
  };
  /** Thousandths of the size for one unit of the font. */
  readonly scale: number;
  /** The font's index of each glyph of the PDF. */
  readonly subset: { readonly glyphs: number[] };
  /** Meaning and width by the index in the PDF. */
  readonly unicode: number[][];
  readonly widths: number[];
};

type Drawing = Pdf & { readonly _font: EmbeddedFont; readonly addContent: (operators: string) => void };

/** Indices in the PDF by glyph and meaning. */
const indices = new WeakMap<EmbeddedFont, Map<string, number>>();

/** Registers the font of another script when it is first drawn; draws nothing. */
function chooseFont(pdf: Pdf, { weight }: TextMark, { letters }: LineRun): void {
  if (letters === null) {
    pdf.font(weight);
    return;
  }
  // Weights that share a file are embedded once; fonts are registered by name and opened when first drawn.
  const file = letterFontPath(letters.font, weight);
  pdf.registerFont(file, file).font(file);
}

/**
 * Draws a part of a line whose glyphs or meaning pdfkit would not find itself: letters that HarfBuzz has shaped, and
 * brackets in right-to-left text. A PDF gives each index of a glyph one meaning, so a glyph that stands for several
 * texts gets an index for each: what is searched and copied is what was typed.
 */
export function drawRun(pdf: Pdf, mark: TextMark, run: LineRun): void {
  chooseFont(pdf, mark, run);
  pdf.fontSize(mark.size).fillColor(mark.colour);
  const drawing = pdf as Drawing;
  const glyphs =
    run.letters === null ? mirroredGlyphs(drawing._font, mark.text, run.read) : shape(run.letters, mark.weight);
  const [x, y] = [mark.x / millimetresPerPoint, mark.y / millimetresPerPoint];
  if (mark.upwards) pdf.save().rotate(-90, { origin: [x, y] });
  drawGlyphs(drawing, glyphs, mark.size, [x, y]);
  if (mark.upwards) pdf.restore();
}

/** Marks without a meaning of their own come last, within a text that reads as nothing. */
function drawGlyphs(pdf: Drawing, glyphs: readonly Glyph[], size: number, [x, y]: [number, number]): void {
  const isNamed = ({ text, advance }: Glyph): boolean => text !== meaningless || advance !== 0;
  showGlyphs(pdf, glyphs.filter(isNamed), x, y);
  let at = x;
  for (const glyph of glyphs) {
    if (!isNamed(glyph)) {
      pdf.addContent('/Span <</ActualText ()>> BDC');
      showGlyphs(pdf, [glyph], at, y);
      pdf.addContent('EMC');
    }
    at += (glyph.advance / 1000) * size;
  }
}

function showGlyphs(pdf: Drawing, glyphs: readonly Glyph[], x: number, y: number): void {
  const font = pdf._font;
  const { encode } = font;
  font.encode = () => encoded(font, glyphs);
  // A width that is given is not measured again.
  const given = { textWidth: 0, wordCount: 1 };
  pdf.text('-', x, y, { ...given, lineBreak: false, baseline: 'alphabetic' });
  font.encode = encode;
}

function mirroredGlyphs({ font, scale }: EmbeddedFont, drawn: string, read: string): Glyph[] {
  const meanings = graphemesOf(read).toReversed();
  return graphemesOf(drawn).map((letter, index) => {
    const { id, advanceWidth } = font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    return { id, advance: advanceWidth * scale, x: 0, y: 0, text: meanings[index] ?? letter };
  });
}

function encoded(font: EmbeddedFont, glyphs: readonly Glyph[]): [string[], object[]] {
  const codes = glyphs.map((glyph) => indexOf(font, glyph).toString(16).padStart(4, '0'));
  const positions = glyphs.map(({ id, advance, x, y }) => ({
    xAdvance: advance,
    yAdvance: 0,
    xOffset: x,
    yOffset: y,
    advanceWidth: font.font.getGlyph(id).advanceWidth * font.scale,
  }));
  return [codes, positions];
}

function indexOf(font: EmbeddedFont, { id, text }: Glyph): number {
  const own = indices.get(font) ?? new Map<string, number>();
  indices.set(font, own);
  const key = `${String(id)} ${text}`;
  const known = own.get(key);
  if (known !== undefined) return known;
  const index = font.subset.glyphs.push(id) - 1;
  font.widths[index] = font.font.getGlyph(id).advanceWidth * font.scale;
  font.unicode[index] = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  own.set(key, index);
  return index;
}
