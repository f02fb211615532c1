import type { IssuedPage } from '../../domain/evidence/issued-sheet.ts';
import type { Language } from '../../domain/language.ts';
import type { Overflow } from './page.ts';
import { longestWord, type TextStyleName, textStyles } from './typography.ts';

/** A document before layout: what stands on it, in which order and with which weight, but not where. */
export type Paragraph = {
  readonly text: string;
  readonly style: TextStyleName;
  /** The language it is written in, for a screen reader; null for the document's own. */
  readonly language: Language | null;
};

export type Cell = {
  readonly paragraphs: readonly Paragraph[];
  /** Columns that it covers. */
  readonly span: number;
  /** Names its rectangle on the page, as for a signature, or its bookmark in a Word form; null for an ordinary cell. */
  readonly name: string | null;
};

export type Row = {
  readonly cells: readonly Cell[];
  readonly tinted: boolean;
  /** No page ends with it, as with a session that others take place beside; absent, one may. */
  readonly keepWithNext?: boolean;
};

/** Rows, mostly under a heading of their own. */
export type RowGroup = {
  readonly heading: Paragraph | null;
  /** What stands above the rows on the next page where a page breaks them; null for nothing. */
  readonly continued: Paragraph | null;
  readonly rows: readonly Row[];
  /** Whether a page must not divide them, as totals. */
  readonly whole?: boolean;
};

export type Column = {
  /** In millimetres. */
  readonly width: number;
  readonly heads: readonly Paragraph[];
  readonly align: 'start' | 'middle';
  /** Head turned upwards, for a column too narrow for its words. */
  readonly upwards: boolean;
};

export type TableBlock = {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
  /** `ruled` has lines between rows only; `grid` is a form to be filled in by hand. */
  readonly look: 'ruled' | 'grid';
  /** In millimetres. */
  readonly rowHeight: number;
  /** Whether its end stands on one page with what follows: a legend, the fields of who verifies it. */
  readonly keepWithNext?: boolean;
};

/** Paragraphs in one column or side by side. `width` is a share of the line. */
export type TextBlock = {
  readonly kind: 'text';
  readonly tag: 'H1' | 'H2' | 'P';
  readonly columns: readonly {
    readonly share: number;
    readonly align: 'start' | 'end';
    readonly paragraphs: readonly Paragraph[];
  }[];
  readonly keepWithNext: boolean;
};

/** Labels with a line to write on. `share` is a share of the line. */
export type FieldsBlock = {
  readonly kind: 'fields';
  readonly fields: readonly { readonly label: string; readonly share: number; readonly name: string }[];
  /** Words in a free frame on the right, as for a stamp; absent, there is none. */
  readonly frame?: string;
};

export type SpaceBlock = { readonly kind: 'space'; readonly height: number };
export type RuleBlock = { readonly kind: 'rule' };

/** Blocks that are cut off the page together; no page break divides them. */
export type StripBlock = {
  readonly kind: 'strip';
  readonly blocks: readonly Block[];
  /** Whose strip it is, and its heading, which is what may have no room. */
  readonly about: Overflow;
};

export type Block = TableBlock | TextBlock | FieldsBlock | SpaceBlock | RuleBlock | StripBlock;

/** Text at the foot or the head of each page; the layout fills in `{page}`, `{pages}` and `{revision}`. */
export type RunningLine = { readonly left: Paragraph | null; readonly right: Paragraph | null };

/** Marks the pages of a section so that they can be read back from a photo of the signed paper. */
export type SheetStamp = {
  /** S-7K2P-D1. */
  readonly sheetId: string;
  /** What is added to it where another list was issued under the same id: '' or '-R2'. */
  readonly revisionOf: (pages: readonly IssuedPage[]) => string;
};

/** A run of pages that is numbered on its own. Blocks of one part stay on one page where they fit on one. */
export type Section = {
  readonly parts: readonly (readonly Block[])[];
  /** Whether each part begins a page. */
  readonly pagePerPart?: boolean;
  /** On the second and later pages. */
  readonly header: readonly RunningLine[];
  readonly footer: readonly RunningLine[];
  readonly stamp: SheetStamp | null;
};

export type PaperDocument = {
  readonly title: string;
  readonly language: Language;
  readonly orientation: 'portrait' | 'landscape';
  readonly sections: readonly Section[];
  /** Custom properties of a Word file; absent, it has none. */
  readonly properties?: Readonly<Record<string, string>>;
};

export function paragraph(text: string, style: TextStyleName, language: Language | null = null): Paragraph {
  return { text, style, language };
}

export function cell(paragraphs: readonly Paragraph[], span = 1, name: string | null = null): Cell {
  return { paragraphs, span, name };
}

/** One column of text over the whole line. */
export function textBlock(tag: TextBlock['tag'], paragraphs: readonly Paragraph[], keepWithNext = false): TextBlock {
  return { kind: 'text', tag, columns: [{ share: 1, align: 'start', paragraphs }], keepWithNext };
}

/** Millimetres beside the words of a head on each side, and what a word processor's own letters may be wider, as a factor. */
const [headPadding, widerLetters] = [1.5, 1.08];

/**
 * Columns none of which is narrower than the longest word of its head, so that no word is broken in two; what they need
 * is taken from the widest one. Heads that are turned upwards, and tables without so much room, stay as they are.
 */
export function withWholeHeads(columns: readonly Column[]): Column[] {
  const needed = columns.map(({ heads, upwards }) => {
    const words = heads.map(({ text, style }) => longestWord(text, textStyles[style]));
    return upwards ? 0 : Math.max(0, ...words) * widerLetters + 2 * headPadding;
  });
  const widest = columns.reduce((most, { width }, at) => (width > (columns[most]?.width ?? 0) ? at : most), 0);
  const extra = columns.map(({ width }, at) => (at === widest ? 0 : Math.max(0, (needed[at] ?? 0) - width)));
  const taken = extra.reduce((sum, one) => sum + one, 0);
  const left = (columns[widest]?.width ?? 0) - taken;
  if (left < Math.max(needed[widest] ?? 0, taken)) return [...columns];
  return columns.map((column, at) => ({ ...column, width: at === widest ? left : column.width + (extra[at] ?? 0) }));
}

/** The same in the smallest letters of a strip, but for its code. */
export function shrunkBlock(block: Block): Block {
  const small = (one: Paragraph): Paragraph => (one.style === 'stripCode' ? one : { ...one, style: 'stripSmall' });
  if (block.kind === 'text')
    return { ...block, columns: block.columns.map((each) => ({ ...each, paragraphs: each.paragraphs.map(small) })) };
  if (block.kind !== 'table') return block;
  return { ...block, columns: block.columns.map((column) => ({ ...column, heads: column.heads.map(small) })) };
}
