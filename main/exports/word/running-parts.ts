import { Footer, Header, type Paragraph as WordParagraph, type TableRow } from 'docx';
import type { RunningLine } from '../../../shared/documents/layout/blocks.ts';
import { layText, styleOf } from '../../../shared/documents/layout/page.ts';
import { heightOfLines, sidesOf, widest } from '../../../shared/documents/layout/page-edges.ts';
import { fittedText, heightOfLine, scaledStyle } from './arial.ts';
import { millimetres, twips } from './word-styles.ts';
import { type WordContent, wordCell, wordRow, wordTable } from './word-tables.ts';
import { emptyParagraph, leastParagraph, wordParagraph, type WordSetting } from './word-text.ts';

/** Twips of running lines with the paragraph that Word requires after their table. */
export function runningPartHeight(lines: readonly RunningLine[], width: number): number {
  return lines.reduce((sum, line) => sum + twips(heightOfLines(line, width)), 0) + leastParagraph;
}

/**
 * Running lines as a table, a row each: the left and the right side have cells of their own, so that neither runs into
 * the other. Each row is as high as in a PDF. `last` is the paragraph after it.
 */
function runningPart(
  lines: readonly RunningLine[],
  width: number,
  setting: WordSetting,
  last: WordParagraph,
): WordContent[] {
  const own = lines.filter((line) => heightOfLines(line, width) > 0);
  const all = twips(width);
  const borders = own.map((line) => all - twips(sidesOf(line, width).find(({ align }) => align === 'end')?.width ?? 0));
  const edges = [...new Set([0, ...borders, all])].sort((one, other) => one - other);
  const rows = own.map((line, index): TableRow => {
    const border = borders[index] ?? all;
    const height = twips(heightOfLines(line, width));
    const spans = [
      { from: 0, to: border },
      { from: border, to: all },
    ].filter(({ from, to }) => to > from);
    const cells = spans.map(({ from, to }) => {
      const side = sidesOf(line, width).find(({ align }) => (align === 'start') === (from === 0 && border > 0));
      const span = edges.indexOf(to) - edges.indexOf(from);
      if (side === undefined) return wordCell([], to - from, { span, margin: 0 });
      const laid = layText([widest(side.paragraph)], side.width);
      const room = { width: millimetres(to - from), height: heightOfLines(line, width) };
      const { scale } = fittedText({ laid }, room.width, room.height);
      const style = scaledStyle(styleOf(side.paragraph), scale);
      const spacing = { before: 0, after: 0, line: twips(heightOfLine('', style)), lineRule: 'exact' as const };
      const text = wordParagraph(side.paragraph, { align: side.align, scale, spacing }, setting);
      return wordCell([text], to - from, { span, margin: 0 });
    });
    return wordRow(cells, { exact: height });
  });
  const widths = edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
  return rows.length === 0 ? [last] : [wordTable(widths, rows, 'none'), last];
}

/** `lead` is free above the lines, in twips; `last` is the paragraph after them. */
export function wordHeader(
  lines: readonly RunningLine[],
  width: number,
  setting: WordSetting,
  { lead = 0, last = emptyParagraph(0) }: { readonly lead?: number; readonly last?: WordParagraph } = {},
): Header {
  const above = lead === 0 || lines.length === 0 ? [] : [emptyParagraph(lead)];
  return new Header({ children: [...above, ...runningPart(lines, width, setting, last)] });
}

export function wordFooter(lines: readonly RunningLine[], width: number, setting: WordSetting): Footer {
  return new Footer({ children: runningPart(lines, width, setting, emptyParagraph(0)) });
}
