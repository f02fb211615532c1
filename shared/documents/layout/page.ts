import type { Language } from '../../domain/language.ts';
import type { PaperDocument, Paragraph } from './blocks.ts';
import type { PieceContent, PlacedContent } from './placed-content.ts';
import { type LineRun, runsOnLine } from './visual-runs.ts';
import {
  ascent,
  descent,
  type FittedText,
  type FontWeight,
  isPlain,
  millimetresPerPoint,
  printable,
  type TextStyle,
  textStyles,
  wrapText,
} from './typography.ts';

export type TextMark = {
  readonly kind: 'text';
  /** Where the text starts, has its middle or ends, by `anchor`. */
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  /** In points. */
  readonly size: number;
  readonly weight: FontWeight;
  readonly colour: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Turned a quarter to the left, so that it reads upwards from (x, y). */
  readonly upwards: boolean;
  /** Digits of one width, so that times stand under each other (OpenType tnum). */
  readonly tabular: boolean;
  /** The line ends between two words of its text, so a space follows that is not seen. */
  readonly spaceAfter: boolean;
  /** Index of its structure node; null for furniture that a screen reader skips. */
  readonly node: number | null;
  /** Only where a line has letters of another script: the part of it that this mark draws. */
  readonly run?: LineRun;
};

type LineMark = {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly thickness: number;
  readonly colour: string;
};

type BoxMark = {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
};

export type DrawnMark = TextMark | LineMark | BoxMark;

/** A rectangle that something else finds again: a signature field on a scanned sheet. */
export type NamedPlace = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A text that has no room on the paper even in the smallest letters, and is cut; of a person, or of the whole paper. */
export type Overflow = { readonly participationId: string | null; readonly text: string };

/** What identifies a page of a sheet when it comes back as a photo. */
export type PageStamp = {
  /** The sheet, before it is known whether it was issued before. */
  readonly sheet: string;
  /** As printed, without the page: S-7K2P-D1. */
  readonly sheetId: string;
  readonly page: number;
  readonly of: number;
  /** Centres of the corner marks, from the top left one clockwise. */
  readonly marks: readonly { readonly x: number; readonly y: number }[];
};

export type Page = {
  readonly width: number;
  readonly height: number;
  /** In the order of drawing: boxes first, text last. */
  readonly marks: readonly DrawnMark[];
  readonly places: readonly NamedPlace[];
  readonly overflows: readonly Overflow[];
  /** What was laid out on it, from top to bottom, without running lines and stamp. */
  readonly contents: readonly PlacedContent[];
  /** Null on a page that nobody reads back. */
  readonly stamp: PageStamp | null;
};

export type StructureTag = 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Span';

/** What a screen reader walks through; nodes stand in reading order and `parent` is the index of an earlier one. */
export type StructureNode = {
  readonly tag: StructureTag;
  readonly parent: number | null;
  readonly language: Language | null;
  readonly scope: 'Column' | 'Row' | null;
  readonly columns: number;
};

/** A document as placed marks: what the PDF writer and the preview draw alike. */
export type DrawnDocument = {
  readonly title: string;
  readonly language: Language;
  readonly pages: readonly Page[];
  readonly nodes: readonly StructureNode[];
};

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

/** Millimetres between columns of text. */
export const gutter = 6;

/** Between the margins, left to right. */
export function bodyWidth(paper: Paper): number {
  return paper.width - 2 * paper.side;
}

/** The structure tree while it grows. */
export class Structure {
  readonly nodes: StructureNode[] = [];

  add(
    tag: StructureTag,
    parent: number | null,
    options: { language?: Language | null; scope?: StructureNode['scope']; columns?: number } = {},
  ): number {
    const { language = null, scope = null, columns = 1 } = options;
    this.nodes.push({ tag, parent, language, scope, columns });
    return this.nodes.length - 1;
  }
}

type TextPlacement = {
  readonly x: number;
  /** Top of the line, not the baseline. */
  readonly top: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly spaceAfter?: boolean;
  readonly node: number | null;
  /** The whole paragraph, whose first letter decides the order of words on a line; null where it is the line. */
  readonly paragraph?: string;
};

/** One page while it is drawn. */
export class PageDrawing {
  readonly width: number;
  readonly height: number;
  private readonly boxes: DrawnMark[] = [];
  private readonly lines: DrawnMark[] = [];
  private readonly texts: DrawnMark[] = [];
  readonly places: NamedPlace[] = [];
  private readonly overflows: Overflow[] = [];
  readonly contents: PlacedContent[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  text(text: string, style: TextStyle, place: TextPlacement): void {
    const { x, top, anchor = 'start', spaceAfter = false, node, paragraph = text } = place;
    const mark = { ...look(style), kind: 'text', y: top + baselineIn(style), upwards: false, node } as const;
    const runs = isPlain(text) ? null : runsOnLine(text, style, paragraph);
    if (runs === null) this.texts.push({ ...mark, x, text, anchor, spaceAfter });
    const left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * (runs?.width ?? 0);
    for (const { run, offset, width } of runs?.placed ?? [])
      this.texts.push({
        ...mark,
        x: left + offset,
        text: run.text,
        anchor: 'start',
        spaceAfter: false,
        run: { ...run, width },
      });
  }

  /** Text that reads upwards from `bottom`, its baseline at `x`. */
  textUpwards(text: string, style: TextStyle, x: number, bottom: number, node: number | null): void {
    const mark = { ...look(style), kind: 'text', x, anchor: 'start', upwards: true, node } as const;
    const runs = isPlain(text) ? null : runsOnLine(text, style, text);
    if (runs === null) this.texts.push({ ...mark, y: bottom, text, spaceAfter: endsWord(text) });
    for (const { run, offset, width } of runs?.placed ?? [])
      this.texts.push({ ...mark, y: bottom - offset, text: run.text, spaceAfter: false, run: { ...run, width } });
  }

  line(x1: number, y1: number, x2: number, y2: number, thickness: number, colour: string): void {
    this.lines.push({ kind: 'line', x1, y1, x2, y2, thickness, colour });
  }

  box(x: number, y: number, width: number, height: number, fill: string): void {
    this.boxes.push({ kind: 'box', x, y, width, height, fill });
  }

  /** Lines around a rectangle. */
  outline({ x, y, width, height }: Omit<NamedPlace, 'name'>, thickness: number, colour: string): void {
    const [right, bottom] = [x + width, y + height];
    this.line(x, y, right, y, thickness, colour);
    this.line(x, bottom, right, bottom, thickness, colour);
    this.line(x, y, x, bottom, thickness, colour);
    this.line(right, y, right, bottom, thickness, colour);
  }

  place(place: NamedPlace): void {
    this.places.push(place);
  }

  overflow(overflow: Overflow): void {
    this.overflows.push(overflow);
  }

  finished(stamp: PageStamp | null): Page {
    const marks = [...this.boxes, ...this.lines, ...this.texts];
    const { width, height, places, contents, overflows } = this;
    return { width, height, marks, places, contents, overflows, stamp };
  }
}

/** Height of one line in millimetres. */
export function lineHeight(style: TextStyle): number {
  return style.size * style.leading * millimetresPerPoint;
}

function baselineIn(style: TextStyle): number {
  const above = (style.leading - ascent - descent) / 2 + ascent;
  return above * style.size * millimetresPerPoint;
}

function look(style: TextStyle): Pick<TextStyle, 'size' | 'weight' | 'colour' | 'tabular'> {
  return { size: style.size, weight: style.weight, colour: style.colour, tabular: style.tabular };
}

/** Paragraphs broken into lines for one width. */
export type LaidText = {
  readonly height: number;
  readonly paragraphs: readonly { readonly paragraph: Paragraph; readonly lines: readonly string[] }[];
};

type TextFrame = {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly align: 'start' | 'middle' | 'end';
};

/** Millimetres between two paragraphs of one cell. */
export const paragraphGap = 0.5;

export function layText(paragraphs: readonly Paragraph[], width: number): LaidText {
  const laid = paragraphs
    .filter((paragraph) => paragraph.text.trim() !== '')
    .map((paragraph) => ({ paragraph, lines: wrapText(paragraph.text, width, styleOf(paragraph)) }));
  return { height: heightOfParagraphs(laid), paragraphs: laid };
}

function heightOfParagraphs(laid: LaidText['paragraphs']): number {
  const heights = laid.map(({ paragraph, lines }) => lines.length * lineHeight(styleOf(paragraph)));
  return heights.reduce((sum, one) => sum + one, 0) + paragraphGap * Math.max(0, laid.length - 1);
}

/** What of a text has room in `height` millimetres, and the rest of it; both have all paragraphs, maybe without lines. */
export function divideText({ paragraphs }: LaidText, height: number): readonly [LaidText, LaidText] {
  let left = height;
  const divided = paragraphs.map(({ paragraph, lines }) => {
    const room = Math.max(0, Math.floor(left / lineHeight(styleOf(paragraph)) + 0.001));
    const own = lines.slice(0, room);
    // A paragraph that has to go on leaves no room for the next one.
    left = own.length < lines.length ? 0 : left - own.length * lineHeight(styleOf(paragraph)) - paragraphGap;
    return { paragraph, own, rest: lines.slice(own.length) };
  });
  const part = (lines: 'own' | 'rest'): LaidText => {
    const kept = divided.map((each) => ({ paragraph: each.paragraph, lines: each[lines] }));
    return { height: heightOfParagraphs(kept.filter((each) => each.lines.length > 0)), paragraphs: kept };
  };
  return [part('own'), part('rest')];
}

/**
 * One node for each paragraph under `parent`, or `parent` itself where there is only one of the document's language.
 */
export function textNodes(laid: LaidText, parent: number, structure: Structure): readonly number[] {
  const [only] = laid.paragraphs;
  if (laid.paragraphs.length === 1 && only?.paragraph.language === null) return [parent];
  return laid.paragraphs.map(({ paragraph }) => structure.add('P', parent, { language: paragraph.language }));
}

/** `nodes` is empty where the text is a repetition, which a screen reader shall not hear again. */
export function drawText(page: PageDrawing, laid: LaidText, frame: TextFrame, nodes: readonly number[]): void {
  const anchored = { start: frame.x, middle: frame.x + frame.width / 2, end: frame.x + frame.width };
  let top = frame.top;
  laid.paragraphs.forEach(({ paragraph, lines }, index) => {
    const style = styleOf(paragraph);
    const spaced = spacesAfter(lines, paragraph.text);
    lines.forEach((line, at) => {
      const place = { x: anchored[frame.align], top, anchor: frame.align, spaceAfter: spaced[at] === true };
      page.text(line, style, { ...place, node: nodes[index] ?? null, paragraph: paragraph.text });
      top += lineHeight(style);
    });
    if (lines.length > 0) top += paragraphGap;
  });
}

/** Draws the lines of a text one below the other, around `x` as the anchor says. */
export function drawFitted(
  page: PageDrawing,
  { lines, style }: FittedText,
  { top, ...place }: Omit<TextPlacement, 'spaceAfter' | 'paragraph'>,
): void {
  lines.forEach((line, index) => {
    const spaceAfter = index < lines.length - 1 && endsWord(line);
    page.text(line, style, { ...place, top: top + index * lineHeight(style), spaceAfter });
  });
}

/** Whether a line of a longer text ends a word, as far as the line itself tells. */
function endsWord(line: string): boolean {
  return !/[–—/-]$/.test(line);
}

/** Which lines end between two words: not the last one, nor one that ends within a word. */
function spacesAfter(lines: readonly string[], text: string): boolean[] {
  const whole = printable(text);
  let at = 0;
  return lines.map((line, index) => {
    // A word longer than a line is cut, and blanks are one in a line: the lines follow each other in the text.
    for (const letter of line.replaceAll(' ', '')) {
      while (whole[at] === ' ') at += 1;
      at += letter.length;
    }
    return index < lines.length - 1 && whole[at] === ' ';
  });
}

export function styleOf(paragraph: Paragraph): TextStyle {
  return textStyles[paragraph.style];
}

/** Something that no page break divides while a page has room for it: a row, a heading, a line to sign on. */
export type Piece = {
  readonly height: number;
  /** A page never ends with it: a day heading, the head of a table. */
  readonly keepWithNext: boolean;
  /** Drawn again at the top of the page when a break comes before this piece: table head, heading of its group. */
  readonly repeated: readonly Piece[];
  readonly content: PieceContent;
  readonly draw: (page: PageDrawing, frame: PieceFrame) => void;
  /** Divides what is higher than a page; null where there is no line of text in `height` millimetres; absent, never. */
  readonly divide?: (height: number) => readonly [Piece, Piece] | null;
  /** What has no room where a piece that is never divided is higher than a page. */
  readonly about?: Overflow;
};

export type PieceFrame = {
  readonly x: number;
  readonly top: number;
  readonly width: number;
};

/** The piece with everything that must not be parted from it. */
export function heightWithNext(pieces: readonly Piece[], index: number): number {
  let height = 0;
  for (let at = index; at < pieces.length; at++) {
    const piece = pieces[at];
    height += piece?.height ?? 0;
    if (piece?.keepWithNext !== true) break;
  }
  return height;
}

export function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.height, 0);
}
