import type { Language } from '../../domain/language.ts';
import type { Paragraph } from './blocks.ts';
import {
  type DrawnMark,
  millimetresPerPoint,
  type NamedPlace,
  type Page,
  type PageStamp,
  type StructureNode,
  type StructureTag,
} from './page.ts';
import { ascent, descent, type TextStyle, textStyles, wrapText } from './typography.ts';

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
  readonly node: number | null;
};

/** One page while it is drawn. */
export class PageDrawing {
  readonly width: number;
  readonly height: number;
  private readonly boxes: DrawnMark[] = [];
  private readonly lines: DrawnMark[] = [];
  private readonly texts: DrawnMark[] = [];
  readonly places: NamedPlace[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  text(text: string, style: TextStyle, { x, top, anchor = 'start', node }: TextPlacement): void {
    this.texts.push({
      ...look(style),
      kind: 'text',
      x,
      y: top + baselineIn(style),
      text,
      anchor,
      upwards: false,
      node,
    });
  }

  /** Text that reads upwards from `bottom`, its baseline at `x`. */
  textUpwards(text: string, style: TextStyle, x: number, bottom: number, node: number | null): void {
    this.texts.push({ ...look(style), kind: 'text', x, y: bottom, text, anchor: 'start', upwards: true, node });
  }

  line(x1: number, y1: number, x2: number, y2: number, thickness: number, colour: string): void {
    this.lines.push({ kind: 'line', x1, y1, x2, y2, thickness, colour });
  }

  box(x: number, y: number, width: number, height: number, fill: string): void {
    this.boxes.push({ kind: 'box', x, y, width, height, fill });
  }

  place(place: NamedPlace): void {
    this.places.push(place);
  }

  finished(stamp: PageStamp | null): Page {
    const marks = [...this.boxes, ...this.lines, ...this.texts];
    return { width: this.width, height: this.height, marks, places: this.places, stamp };
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
const gap = 0.5;

export function layText(paragraphs: readonly Paragraph[], width: number): LaidText {
  const laid = paragraphs
    .filter((paragraph) => paragraph.text.trim() !== '')
    .map((paragraph) => ({ paragraph, lines: wrapText(paragraph.text, width, styleOf(paragraph), paragraph.lines) }));
  const heights = laid.map(({ paragraph, lines }) => lines.length * lineHeight(styleOf(paragraph)));
  const height = heights.reduce((sum, one) => sum + one, 0) + gap * Math.max(0, laid.length - 1);
  return { height, paragraphs: laid };
}

/** One node for each paragraph under `parent`, or `parent` itself where there is only one of the document's language. */
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
    for (const line of lines) {
      page.text(line, style, { x: anchored[frame.align], top, anchor: frame.align, node: nodes[index] ?? null });
      top += lineHeight(style);
    }
    top += gap;
  });
}

export function styleOf(paragraph: Paragraph): TextStyle {
  return textStyles[paragraph.style];
}
