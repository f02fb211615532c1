import type { Paragraph, TableBlock, TextBlock } from './blocks.ts';
import type { LaidText } from './page.ts';

/** A part of a page as it was laid out, for a writer that places it anew, as Word's. Lengths are in millimetres. */
export type PlacedContent = { readonly top: number; readonly height: number; readonly content: PieceContent };

/** Text in a column, `x` from the left margin. */
export type ContentColumn = {
  readonly x: number;
  readonly width: number;
  readonly align: 'start' | 'middle' | 'end';
  readonly laid: LaidText;
};

export type ContentCell = ContentColumn & {
  /** Columns of the table that it covers. */
  readonly span: number;
  /** Points of its letters where it reads upwards; null where it is upright. */
  readonly upwards: number | null;
};

export type RowContent = {
  readonly kind: 'row';
  readonly role: 'head' | 'band' | 'body';
  /** The table of the row: rows of one table that follow each other on a page make one table there. */
  readonly table: TableBlock;
  readonly cells: readonly ContentCell[];
  readonly tinted: boolean;
};

export type FieldsContent = {
  readonly kind: 'fields';
  /** `line` is where the line to write on begins. */
  readonly fields: readonly {
    readonly x: number;
    readonly width: number;
    readonly label: string;
    readonly line: number;
  }[];
  readonly frame: { readonly x: number; readonly width: number; readonly words: Paragraph } | null;
};

export type PieceContent =
  | { readonly kind: 'text'; readonly tag: TextBlock['tag']; readonly columns: readonly ContentColumn[] }
  | { readonly kind: 'space' }
  | { readonly kind: 'rule' }
  | FieldsContent
  | RowContent
  /** `margin` is free above and below; a cut goes along the end. */
  | {
      readonly kind: 'strip';
      readonly margin: number;
      readonly parts: readonly Pick<PlacedContent, 'height' | 'content'>[];
    };
