import type { CalendarDay } from '../time/calendar-day.ts';
import type { WallClock } from '../time/wall-clock.ts';

/**
 * A formula of ours; text of users is never part of one, only of cells that it refers to. `value` is its cached result.
 */
export type FormulaCell = { readonly formula: string; readonly value: string | number };

/** A typed cell of a worksheet; null is empty. Text is written as text, so that it is never read as a formula. */
export type WorkbookCell =
  string | number | { readonly date: CalendarDay } | { readonly time: WallClock } | FormulaCell | null;

export type WorkbookColumn = {
  readonly head: string;
  /** The head runs upwards, so that the column is no wider than its cells need. */
  readonly upright?: boolean;
  readonly kind: 'text' | 'number' | 'money' | 'date' | 'time' | 'percent' | 'status' | 'signature';
  /** In a form: the values of which a cell is to be one; absent, it is written. */
  readonly choices?: readonly string[];
  /** In a form: whether a cell is to be an address of e-mail. */
  readonly isAddress?: boolean;
  /** In a form: not shown. */
  readonly hidden?: boolean;
};

/** One table with its head in the first row. */
export type Worksheet = {
  readonly name: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** So many of the rows, the last ones, add up the others. */
  readonly totals?: number;
  /** So many columns stay in view; none, if absent. */
  readonly frozenColumns?: number;
  /** Lines below the table, each across all of its columns; none, if absent. */
  readonly notes?: readonly string[];
  /** Empty lines with borders below, for people who come unannounced. */
  readonly blankRows: number;
  /** In millimetres; null for as high as the text needs. */
  readonly rowHeight: number | null;
  /** Above and below each printed page; on the left of the header a line for each language. */
  readonly header: { readonly left: string; readonly right: string };
  readonly footer: { readonly left: string };
};

export type Workbook = {
  readonly title: string;
  readonly sheets: readonly Worksheet[];
  /** What makes its one sheet a form that is filled in and comes back; absent, it is none. */
  readonly form?: FormParts;
};

/** Of a form: what it is known by, and what is said to whoever fills it in. */
export type FormParts = {
  readonly code: string;
  /** Custom properties of the file. */
  readonly properties: Readonly<Record<string, string>>;
  /** Lines above the heads; the first is the title. */
  readonly above: readonly string[];
  readonly instructions: { readonly name: string; readonly lines: readonly string[] };
  /** The name of the hidden sheet with the values of choices. */
  readonly listsName: string;
  /** What is said of a cell that is none of its choices, and of one that is no address. */
  readonly notChosen: string;
  readonly noAddress: string;
};
