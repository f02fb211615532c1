/** Where the cursor is, by the id of a row and the index of a column, and which rows are chosen. */
export type RowSelection = {
  /** Null before anything was chosen. */
  readonly at: string | null;
  readonly column: number;
  /** From where a range reaches to the cursor. */
  readonly anchor: string | null;
  readonly chosen: ReadonlySet<string>;
};

const noneChosen: ReadonlySet<string> = new Set();
export const nothingChosen: RowSelection = { at: null, column: 0, anchor: null, chosen: noneChosen };

/** One row alone. */
export function chosenAt(id: string | undefined, column: number): RowSelection {
  return id === undefined ? nothingChosen : { at: id, column, anchor: id, chosen: new Set([id]) };
}

/** The rows from the anchor to another one; `ids` are those of all rows in their order. */
export function chosenTo(selection: RowSelection, ids: readonly string[], to: string, column: number): RowSelection {
  const [from, end] = [ids.indexOf(selection.anchor ?? ''), ids.indexOf(to)];
  if (from < 0 || end < 0) return chosenAt(to, column);
  return { ...selection, at: to, column, chosen: new Set(ids.slice(Math.min(from, end), Math.max(from, end) + 1)) };
}

/** One row more, or one less. */
export function chosenToggled(selection: RowSelection, id: string, column: number): RowSelection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { at: id, column, anchor: id, chosen };
}

export function allChosen(selection: RowSelection, ids: readonly string[]): RowSelection {
  return { ...selection, at: selection.at ?? ids[0] ?? null, chosen: new Set(ids) };
}

const rowsPerPage = 12;

/** Where a key moves the cursor, as index of row and column; null for a key that does not move it. */
export function cursorAfter(
  { key, control }: { readonly key: string; readonly control: boolean },
  at: { readonly row: number; readonly column: number },
  extent: { readonly rows: number; readonly columns: number },
): { readonly row: number; readonly column: number } | null {
  const { row, column } = at;
  const targets: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row < 0 ? 0 : row - 1, column],
    PageDown: [row + rowsPerPage, column],
    PageUp: [row - rowsPerPage, column],
    ArrowRight: [Math.max(row, 0), column + 1],
    ArrowLeft: [Math.max(row, 0), column - 1],
    Home: [control ? 0 : Math.max(row, 0), 0],
    End: [control ? extent.rows - 1 : Math.max(row, 0), extent.columns - 1],
  };
  const target = targets[key];
  if (target === undefined || extent.rows === 0) return null;
  const within = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);
  return { row: within(target[0], extent.rows), column: within(target[1], extent.columns) };
}
