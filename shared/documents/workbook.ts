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
  readonly kind: 'text' | 'number' | 'date' | 'time' | 'percent' | 'status' | 'signature';
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
  /** Above and below each printed page. */
  readonly header: { readonly left: string; readonly right: string };
  readonly footer: { readonly left: string };
};

export type Workbook = {
  readonly title: string;
  readonly sheets: readonly Worksheet[];
};
