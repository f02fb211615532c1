import type { Paragraph, RunningLine } from './blocks.ts';
import { bodyWidth, drawText, gutter, layText, type PageDrawing, type Paper, styleOf } from './page.ts';
import { widthInMillimetres } from './typography.ts';

type Side = { readonly paragraph: Paragraph; readonly align: 'start' | 'end'; readonly width: number };

/** Height of running lines in millimetres; `inset` is the width on the right that is kept free, as for a code. */
export function runningHeight(lines: readonly RunningLine[], paper: Paper, inset = 0): number {
  return lines.reduce((sum, line) => sum + heightOfLines(line, bodyWidth(paper) - inset), 0);
}

/** As high as with page numbers of three digits, so that all pages of a run have the same body. */
export function heightOfLines(line: RunningLine, width: number): number {
  const heights = sidesOf(line, width).map(({ paragraph, width: own }) => layText([widest(paragraph)], own).height);
  return Math.max(0, ...heights);
}

/** With page numbers of three digits. */
export function widest(paragraph: Paragraph): Paragraph {
  return { ...paragraph, text: paragraph.text.replaceAll(/\{pages?\}/g, '000').replaceAll('{revision}', '-R00') };
}

/** The right side gets the room that it needs, up to half; the left side has the rest. */
export function sidesOf({ left, right }: RunningLine, width: number): Side[] {
  const needed = right === null ? 0 : widthInMillimetres(widest(right).text, styleOf(right)) + 0.5;
  const own = Math.min(needed, left === null ? width : width / 2);
  const sides: Side[] = [];
  if (left !== null)
    sides.push({ paragraph: left, align: 'start', width: right === null ? width : width - own - gutter });
  if (right !== null) sides.push({ paragraph: right, align: 'end', width: own });
  return sides;
}

type RunningPlace = {
  readonly top: number;
  readonly page: number;
  readonly pages: number;
  readonly revision: string;
  readonly inset?: number;
};

/** The lines of one page; `{page}` and `{pages}` become its number and theirs. */
export function drawRunning(drawing: PageDrawing, lines: readonly RunningLine[], paper: Paper, at: RunningPlace): void {
  const width = bodyWidth(paper) - (at.inset ?? 0);
  let { top } = at;
  for (const line of lines) {
    for (const { paragraph, align, width: own } of sidesOf(line, width)) {
      const text = filled(paragraph.text, at);
      const x = align === 'start' ? paper.side : paper.side + width - own;
      drawText(drawing, layText([{ ...paragraph, text }], own), { x, top, width: own, align }, []);
    }
    top += heightOfLines(line, width);
  }
}

function filled(text: string, { page, pages, revision }: RunningPlace): string {
  return text
    .replaceAll('{page}', String(page))
    .replaceAll('{pages}', String(pages))
    .replaceAll('{revision}', revision);
}
