/** Where the cursor is and where the selection began; rows and columns count from 0. */
export type Selection = {
  readonly row: number;
  readonly column: number;
  readonly anchorRow: number;
  readonly anchorColumn: number;
};

export const firstCell: Selection = { row: 0, column: 0, anchorRow: 0, anchorColumn: 0 };

export type Extent = { readonly rows: number; readonly columns: number };

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-12, 0],
  PageDown: [12, 0],
};

/** The selection after a key, as a spreadsheet does it; undefined when the key does not move. */
export function moved(
  selection: Selection,
  key: string,
  extend: boolean,
  control: boolean,
  extent: Extent,
): Selection | undefined {
  const target = targetOf(selection, key, control, extent);
  if (target === undefined) return undefined;
  const row = Math.min(Math.max(target[0], 0), extent.rows - 1);
  const column = Math.min(Math.max(target[1], 0), extent.columns - 1);
  return extend ? { ...selection, row, column } : { row, column, anchorRow: row, anchorColumn: column };
}

function targetOf(selection: Selection, key: string, control: boolean, extent: Extent): [number, number] | undefined {
  if (key === 'Home') return [control ? 0 : selection.row, 0];
  if (key === 'End') return [control ? extent.rows - 1 : selection.row, extent.columns - 1];
  const step = steps[key];
  if (step === undefined) return undefined;
  const far = control ? Math.max(extent.rows, extent.columns) : 1;
  return [selection.row + step[0] * far, selection.column + step[1] * far];
}

/** First and last row and column of the selection, both included. */
export function boundsOf(selection: Selection): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(selection.row, selection.anchorRow),
    bottom: Math.max(selection.row, selection.anchorRow),
    left: Math.min(selection.column, selection.anchorColumn),
    right: Math.max(selection.column, selection.anchorColumn),
  };
}

/** The selection in a grid that has become smaller. */
export function within(selection: Selection, extent: Extent): Selection {
  const row = (index: number): number => Math.max(0, Math.min(index, extent.rows - 1));
  const column = (index: number): number => Math.max(0, Math.min(index, extent.columns - 1));
  return {
    row: row(selection.row),
    column: column(selection.column),
    anchorRow: row(selection.anchorRow),
    anchorColumn: column(selection.anchorColumn),
  };
}

/** Names a cell for `aria-activedescendant`. */
export function cellId(row: number, column: number): string {
  return `mark-${row}-${column}`;
}
