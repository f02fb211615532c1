import type { Paragraph, RunningLine } from './blocks.ts';
import type { PageDrawing } from './drawing.ts';
import { bodyWidth, type Paper } from './paper.ts';
import { drawText, layText } from './paragraph-layout.ts';

type Side = { readonly paragraph: Paragraph; readonly align: 'start' | 'end'; readonly width: number };

export function runningHeight(lines: readonly RunningLine[], paper: Paper): number {
  return lines.reduce((sum, line) => sum + heightOf(line, bodyWidth(paper)), 0);
}

/** The lines of one page; `{page}` and `{pages}` become its number and theirs. */
export function drawRunning(
  drawing: PageDrawing,
  lines: readonly RunningLine[],
  paper: Paper,
  at: { readonly top: number; readonly page: number; readonly pages: number },
): void {
  const width = bodyWidth(paper);
  let { top } = at;
  for (const line of lines) {
    for (const { paragraph, align, width: own } of sidesOf(line, width)) {
      const text = paragraph.text.replaceAll('{page}', String(at.page)).replaceAll('{pages}', String(at.pages));
      const x = align === 'start' ? paper.side : paper.side + width - own;
      drawText(drawing, layText([{ ...paragraph, text }], own), { x, top, width: own, align }, []);
    }
    top += heightOf(line, width);
  }
}

/** As high as with page numbers of three digits, so that all pages of a run have the same body. */
function heightOf(line: RunningLine, width: number): number {
  const heights = sidesOf(line, width).map(({ paragraph, width: own }) => {
    const text = paragraph.text.replaceAll(/\{pages?\}/g, '000');
    return layText([{ ...paragraph, text }], own).height;
  });
  return Math.max(0, ...heights);
}

/** The left side has the larger part of the line, but all of it where nothing stands on the right. */
function sidesOf({ left, right }: RunningLine, width: number): Side[] {
  const sides: Side[] = [];
  if (left !== null) sides.push({ paragraph: left, align: 'start', width: width * (right === null ? 1 : 0.73) });
  if (right !== null) sides.push({ paragraph: right, align: 'end', width: width * (left === null ? 1 : 0.26) });
  return sides;
}
