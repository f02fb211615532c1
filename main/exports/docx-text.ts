import { AlignmentType, PageNumber, Paragraph as WordParagraph, SimpleField, TabStopType, TextRun } from 'docx';
import type { Paragraph, RunningLine } from '../../shared/documents/blocks.ts';
import { textStyles, type TextStyle } from '../../shared/documents/text-styles.ts';
import { xmlText } from './xml-text.ts';

/** Word's unit of length: twenty for a point. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** "16202C", as Word writes colours. */
export function wordColour(colour: string): string {
  return colour.slice(1).toUpperCase();
}

export type ParagraphLook = {
  readonly align?: 'start' | 'middle' | 'end';
  readonly keepNext?: boolean;
};

const alignments = { start: AlignmentType.START, middle: AlignmentType.CENTER, end: AlignmentType.END } as const;

export function wordParagraph(
  paragraph: Paragraph,
  { align = 'start', keepNext = false }: ParagraphLook = {},
): WordParagraph {
  return new WordParagraph({
    children: runsOf(paragraph, 1),
    alignment: alignments[align],
    keepNext,
    spacing: { before: 0, after: 20 },
  });
}

/** Nothing, `height` millimetres high; Word wants a paragraph at the end of every cell and between tables. */
export function spaceParagraph(height: number, keepNext = false): WordParagraph {
  const line = Math.max(20, twips(height));
  return new WordParagraph({ children: [], keepNext, spacing: { before: 0, after: 0, line, lineRule: 'exact' } });
}

/** The left and the right side of a running line, parted by a tab. `pages` is shown by programs that cannot count them. */
export function runningParagraph({ left, right }: RunningLine, width: number, pages: number): WordParagraph {
  return new WordParagraph({
    children: [
      ...(left === null ? [] : runsOf(left, pages)),
      ...(right === null ? [] : [new TextRun({ text: '\t' }), ...runsOf(right, pages)]),
    ],
    // The number of pages has no look of its own: it takes that of the paragraph.
    style: (right ?? left)?.style ?? 'footer',
    tabStops: [{ type: TabStopType.RIGHT, position: twips(width) }],
    spacing: { before: 0, after: 0 },
  });
}

/** The looks of running lines, for what stands in them without a look of its own. */
export function runningStyles(): { id: string; name: string; run: ReturnType<typeof runLook> }[] {
  return (['footer', 'footerStrong'] as const).map((id) => ({ id, name: id, run: runLook(textStyles[id], null) }));
}

/** The text with Word's own fields for the numbers of the page; paper that is edited by hand has no revision. */
function runsOf({ text, style, language }: Paragraph, pages: number): (TextRun | SimpleField)[] {
  const look = runLook(textStyles[style], language);
  return xmlText(text)
    .replaceAll('{revision}', '')
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '{page}') return new TextRun({ ...look, children: [PageNumber.CURRENT] });
      if (part === '{pages}') return new SimpleField('SECTIONPAGES', String(pages));
      return new TextRun({ ...look, text: part });
    });
}

function runLook({ size, weight, colour }: TextStyle, language: Paragraph['language']) {
  return {
    size: Math.round(size * 2),
    bold: weight !== 'regular',
    color: wordColour(colour),
    ...(language !== null && { language: { value: language } }),
  };
}
