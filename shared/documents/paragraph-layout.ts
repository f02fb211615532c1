import type { Paragraph } from './blocks.ts';
import { lineHeight, type PageDrawing, type Structure } from './drawing.ts';
import { textStyles, type TextStyle } from './text-styles.ts';
import { wrapText } from './wrap-text.ts';

/** Paragraphs broken into lines for one width. */
export type LaidText = {
  readonly height: number;
  readonly paragraphs: readonly { readonly paragraph: Paragraph; readonly lines: readonly string[] }[];
};

export type TextFrame = {
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
