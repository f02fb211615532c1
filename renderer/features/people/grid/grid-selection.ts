import type { PeopleGroup, PeopleRow } from '../people-groups.ts';

/** A line of the list: a person, the heading of a group, or the last one, in which somebody is added. */
export type GridLine = { readonly id: string; readonly group: PeopleGroup | null; readonly row: PeopleRow | null };

/** The id of the line in which somebody is added. */
export const addLineId = 'add';

/**
 * Where the cursor is, by line and by the index of the column, and who is chosen. A range reaches from the anchor to the
 * cursor; people outside of it are chosen too where they were added one by one.
 */
export type GridSelection = {
  /** Id of a participation, of a group, or `addLineId`; null before anything was chosen. */
  readonly line: string | null;
  readonly column: number;
  readonly anchor: string | null;
  readonly anchorColumn: number;
  /** Ids of participations. */
  readonly chosen: ReadonlySet<string>;
};

const nobodyChosen: ReadonlySet<string> = new Set();
export const noSelection: GridSelection = {
  line: null,
  column: 0,
  anchor: null,
  anchorColumn: 0,
  chosen: nobodyChosen,
};

export function linesOf(groups: readonly PeopleGroup[]): GridLine[] {
  const lines = groups.flatMap((group): GridLine[] => [
    { id: group.id, group, row: null },
    ...group.rows.map((row) => ({ id: row.participation.id, group, row })),
  ]);
  return [...lines, { id: addLineId, group: null, row: null }];
}

/** The cursor at one place, and who stands there alone. */
export function selectedAt(line: GridLine | undefined, column: number): GridSelection {
  if (line === undefined) return noSelection;
  const chosen = line.row === null ? nobodyChosen : new Set([line.id]);
  return { line: line.id, column, anchor: line.id, anchorColumn: column, chosen };
}

/** The range from the anchor to a place: everybody who stands between. */
export function extendedTo(
  selection: GridSelection,
  lines: readonly GridLine[],
  to: GridLine | undefined,
  column: number,
): GridSelection {
  const from = lines.findIndex(({ id }) => id === selection.anchor);
  const end = to === undefined ? -1 : lines.indexOf(to);
  if (to === undefined || from < 0 || end < 0) return selectedAt(to, column);
  const between = lines.slice(Math.min(from, end), Math.max(from, end) + 1);
  return {
    ...selection,
    line: to.id,
    column,
    chosen: new Set(between.flatMap(({ id, row }) => (row === null ? [] : id))),
  };
}

/** The cursor at a place; who is chosen stays, and who stands there is added or taken off. */
export function toggledAt(selection: GridSelection, line: GridLine, column: number): GridSelection {
  const chosen = new Set(selection.chosen);
  if (line.row !== null && !chosen.delete(line.id)) chosen.add(line.id);
  return { line: line.id, column, anchor: line.id, anchorColumn: column, chosen };
}

/** The cursor at a place, while everybody who is chosen stays so. */
export function movedOver(selection: GridSelection, line: GridLine | undefined, column: number): GridSelection {
  return line === undefined
    ? selection
    : { ...selection, line: line.id, column, anchor: line.id, anchorColumn: column };
}

/** Everybody of some lines, with their whole rows. */
export function withEverybody(selection: GridSelection, people: readonly PeopleRow[]): GridSelection {
  return {
    ...selection,
    column: 0,
    anchorColumn: 0,
    chosen: new Set(people.map(({ participation }) => participation.id)),
  };
}

const linesPerPage = 12;

/** Where a key moves the cursor, as index of line and column; null for a key that does not move it. */
export function targetOf(
  { key, control }: { readonly key: string; readonly control: boolean },
  at: { readonly line: number; readonly column: number },
  extent: { readonly lines: number; readonly columns: number },
): { readonly line: number; readonly column: number } | null {
  const { line, column } = at;
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [line + 1, column],
    ArrowUp: [line < 0 ? 0 : line - 1, column],
    PageDown: [line + linesPerPage, column],
    PageUp: [line - linesPerPage, column],
    ArrowRight: [line, column + 1],
    ArrowLeft: [line, column - 1],
    Home: [control ? 0 : line, 0],
    End: [control ? extent.lines - 1 : line, extent.columns - 1],
  };
  const target = moves[key];
  if (target === undefined || extent.lines === 0) return null;
  const within = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);
  return { line: within(target[0], extent.lines), column: within(target[1], extent.columns) };
}

/** First and last column of the range, both included; all where whole rows are chosen. */
export function columnRange({ column, anchorColumn }: GridSelection, count: number): readonly [number, number] {
  if (column === 0 && anchorColumn === 0) return [0, count - 1];
  return [Math.min(column, anchorColumn), Math.min(Math.max(column, anchorColumn), count - 1)];
}

/** Names a cell for `aria-activedescendant`. */
export function gridCellId(line: string, column: string): string {
  return `people-${line}-${column}`;
}
