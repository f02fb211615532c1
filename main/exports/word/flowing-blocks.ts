import {
  AlignmentType,
  BorderStyle,
  type Paragraph as WordParagraph,
  Paragraph,
  TabStopType,
  TextRun,
  type TableCell,
  type TableRow,
} from 'docx';
import {
  type Block,
  type Cell,
  type Column,
  type FieldsBlock,
  paragraph,
  type Paragraph as PaperParagraph,
  type Row,
  type RowGroup,
  type TableBlock,
  type TextBlock,
} from '../../../shared/documents/layout/blocks.ts';
import { gutter, styleOf } from '../../../shared/documents/layout/page.ts';
import { colours } from '../../../shared/documents/layout/typography.ts';
import { arialWidth, scaledStyle } from './arial.ts';
import { cellSides, twips, wordColour, wordStyleOf } from './word-styles.ts';
import {
  type CellLook,
  edgesOf,
  ruledBelow,
  widthsBetween,
  wordCell,
  type WordContent,
  wordRow,
  wordTable,
} from './word-tables.ts';
import { anchor, emptyParagraph, type ParagraphLook, wordParagraph, wordRuns, type WordSetting } from './word-text.ts';

/** Millimetres of a head whose words stand upright in a narrow column. */
const upwardsHeight = 27;

/** The Word elements of a block that Word breaks into pages itself, `width` millimetres wide. */
export function flowingBlock(block: Block, width: number, setting: WordSetting): WordContent[] {
  switch (block.kind) {
    case 'text':
      return textContents(block, width, setting);
    case 'table':
      return [flowingTable(block, setting), emptyParagraph(twips(0.5))];
    case 'fields':
      return [fieldsTable(block, width, setting), emptyParagraph(twips(0.5))];
    case 'space':
      return [emptyParagraph(twips(block.height), { keepNext: true })];
    case 'rule':
      return [ruledParagraph(BorderStyle.SINGLE)];
    case 'strip':
      return [
        ...block.blocks.flatMap((inner) => flowingBlock(inner, width, setting)),
        ruledParagraph(BorderStyle.DASHED),
        emptyParagraph(twips(3)),
      ];
  }
}

function textContents(block: TextBlock, width: number, setting: WordSetting): WordContent[] {
  const { columns, keepWithNext, tag } = block;
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) {
    return written(only.paragraphs, { align: only.align, keepNext: keepWithNext, tag }, setting);
  }
  // Headings in tables are not in the navigation of Word.
  if (tag !== 'P') return headingPair(block, width, setting);
  const widths = columnWidths(block, width);
  const cells = columns.map(({ align, paragraphs }, index) =>
    wordCell(written(paragraphs, { align, keepNext: keepWithNext }, setting), widths[index * 2] ?? 0),
  );
  const gaps = cells.flatMap((cell, index) =>
    index === 0 ? [cell] : [wordCell([], widths[index * 2 - 1] ?? 0), cell],
  );
  return [wordTable(widths, [wordRow(gaps, null)], 'none'), emptyParagraph(0, { keepNext: keepWithNext })];
}

/** Twips of the columns and of the gaps between them, in turn. */
function columnWidths({ columns }: TextBlock, width: number): number[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = width - gutter * (columns.length - 1);
  const own = columns.flatMap(({ share }, index) => [...(index === 0 ? [] : [gutter]), (room * share) / shares]);
  return widthsBetween(edgesOf(own));
}

/** A heading in both languages on one line, the second at its column; below each other where one is too long. */
function headingPair(block: TextBlock, width: number, setting: WordSetting): WordContent[] {
  const widths = columnWidths(block, width);
  const [first, ...others] = block.columns.map(({ paragraphs }) => paragraphs.find(isWritten));
  if (first === undefined) return [];
  const fits = [first, ...others].every((one, index) => {
    const style = scaledStyle(styleOf(one ?? first), 1);
    return twips(arialWidth(one?.text ?? '', style)) < (widths[index * 2] ?? 0);
  });
  const stop = (index: number): number => widths.slice(0, index * 2).reduce((sum, one) => sum + one, 0);
  return [
    new Paragraph({
      style: wordStyleOf(first.style, block.tag),
      tabStops: others.map((_, index) => ({ type: TabStopType.LEFT, position: stop(index + 1) })),
      children: [
        ...wordRuns(first, {}, setting),
        ...others.flatMap((other) =>
          other === undefined
            ? []
            : [fits ? new TextRun({ text: '\t' }) : new TextRun({ break: 1 }), ...wordRuns(other, {}, setting)],
        ),
      ],
    }),
  ];
}

function flowingTable(
  { columns, groups, rowHeight, look, keepWithNext }: TableBlock,
  setting: WordSetting,
): WordContent {
  // Without a frame, its text stands flush with the paragraphs around it, and its other columns where a PDF has them.
  const overhang = look === 'grid' ? 0 : cellSides[look];
  const widths = widthsBetween(edgesOf(columns.map((column, index) => column.width + (index === 0 ? overhang : 0))));
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  let at = 0;
  const rows = groups.flatMap((group) => {
    const first = at;
    at += group.rows.length;
    // As on the printed page: totals and the last rows stay together, and with what follows the table.
    const keeps = (index: number): boolean => {
      if (first + index === count - 1) return keepWithNext === true;
      const isWhole = group.whole === true && index < group.rows.length - 1;
      return isWhole || group.rows[index]?.keepWithNext === true || first + index >= count - lastRows;
    };
    return groupRows(group, { columns, widths, rowHeight, look, keeps, setting });
  });
  return wordTable(widths, [headRow(columns, widths, setting), ...rows], look, -twips(overhang));
}

/** Rows at the end of a table that stay together. */
const lastRows = 4;

function headRow(columns: readonly Column[], widths: readonly number[], setting: WordSetting): TableRow {
  const upwards = columns.some((column) => column.upwards);
  const cells = columns.map(({ heads, align, upwards: turned }, index) =>
    wordCell(written(heads, { align, keepNext: true }, setting), widths[index] ?? 0, {
      turned,
      vertical: turned ? 'middle' : 'bottom',
    }),
  );
  return wordRow(cells, upwards ? { atLeast: twips(upwardsHeight) } : null, true);
}

type TableSetting = {
  readonly columns: readonly Column[];
  /** In twips. */
  readonly widths: readonly number[];
  readonly rowHeight: number;
  readonly look: TableBlock['look'];
  readonly keeps: (row: number) => boolean;
  readonly setting: WordSetting;
};

function groupRows({ heading, rows }: RowGroup, table: TableSetting): TableRow[] {
  const { widths, setting, columns } = table;
  const width = widths.reduce((sum, own) => sum + own, 0);
  const look = { shade: colours.band, span: columns.length };
  const band = heading && wordCell(written([heading], { keepNext: true }, setting), width, look);
  const head = band === null ? [] : [wordRow([band], null)];
  return [...head, ...rows.map((row, index) => bodyRow(row, table, table.keeps(index)))];
}

function bodyRow(
  { cells, tinted }: Row,
  { columns, widths, rowHeight, look, setting }: TableSetting,
  keepNext: boolean,
): TableRow {
  let at = 0;
  const children = cells.map(({ paragraphs, span, name }: Cell): TableCell => {
    const align = columns[at]?.align ?? 'start';
    const width = widths.slice(at, at + span).reduce((sum, own) => sum + own, 0);
    at += span;
    const vertical: CellLook['vertical'] = look === 'ruled' ? 'top' : 'middle';
    const own = { span, vertical, ...(tinted && { shade: colours.tint }) };
    if (name !== null) return wordCell([answer(name, paragraphs, { align, keepNext }, setting)], width, own);
    const content = written(paragraphs, { align, keepNext }, setting);
    return wordCell(content.length > 0 ? content : [emptyParagraph(twips(3), { keepNext })], width, own);
  });
  return wordRow(children, { atLeast: twips(rowHeight) });
}

/** A place for an answer, or one that is there, after an empty bookmark by which it is found. */
function answer(
  name: string,
  paragraphs: readonly PaperParagraph[],
  { align, keepNext = false }: ParagraphLook,
  setting: WordSetting,
): WordParagraph {
  const one = paragraphs.find(isWritten) ?? paragraph('', 'bodyStrong');
  return new Paragraph({
    style: wordStyleOf(one.style),
    children: [anchor(name, bookmarkNumber(name)), ...wordRuns(one, {}, setting)],
    ...(align === 'middle' && { alignment: AlignmentType.CENTER }),
    ...(keepNext && { keepNext }),
  });
}

/** Bookmarks have numbers of their own in a document, beyond those of its sections: one made of the name. */
function bookmarkNumber(name: string): number {
  return 100_000 + Array.from(name).reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_000_007, 7);
}

/** Labels with a line to write on: a cell each, ruled below. */
function fieldsTable({ fields }: FieldsBlock, width: number, setting: WordSetting): WordContent {
  const shares = fields.reduce((sum, { share }) => sum + share, 0);
  const widths = widthsBetween(edgesOf(fields.map(({ share }) => (width * share) / shares)));
  const cells = fields.map(({ label }, index) =>
    wordCell(written([paragraph(label, 'field')], {}, setting), widths[index] ?? 0, {
      borders: ruledBelow,
      vertical: 'bottom',
    }),
  );
  return wordTable(widths, [wordRow(cells, { atLeast: twips(9) })], 'none');
}

function ruledParagraph(style: (typeof BorderStyle)['SINGLE' | 'DASHED']): WordParagraph {
  const bottom = { style, size: 6, color: wordColour(colours.muted), space: 1 };
  return emptyParagraph(0, { border: { bottom } });
}

function written(paragraphs: readonly PaperParagraph[], look: ParagraphLook, setting: WordSetting): WordParagraph[] {
  return paragraphs.filter(isWritten).map((one, index) =>
    // Of a heading in several languages the first is the one to be found by.
    wordParagraph(one, index === 0 ? look : { ...look, tag: 'P' }, setting),
  );
}

function isWritten({ text }: PaperParagraph): boolean {
  return text.trim() !== '';
}
