import { plainSheet, type TableSheet } from '../sheets/table-sheet.ts';
import { headKind } from './head-words.ts';
import { rowsLookedAt } from './table-columns.ts';

/**
 * Tables that stand beside each other under the same heads ("Time, Session, Time, Session") as one below the other; any
 * other sheet as it is. The rows keep the numbers of those in which they stand.
 */
export function stackedTables(sheet: TableSheet): TableSheet {
  const { rows } = sheet;
  const starts = sheet.paragraphs.length > 0 ? null : firstStarts(rows);
  if (starts === null) return sheet;
  const parts = starts.map((from, index) => ({ from, to: starts[index + 1] ?? Infinity }));
  const isIn = (column: number, { from, to }: (typeof parts)[number]): boolean => column >= from && column < to;
  const moved = <Place extends { readonly row: number; readonly column: number }>(places: readonly Place[]): Place[] =>
    parts.flatMap((part, at) =>
      places
        .filter(({ column }) => isIn(column, part))
        .map((place) => ({ ...place, row: place.row + at * rows.length, column: place.column - part.from })),
    );
  const repeated = (indexes: readonly number[]): number[] =>
    parts.flatMap((_, at) => indexes.map((index) => index + at * rows.length));
  return plainSheet(
    parts.flatMap(({ from, to }) => rows.map((row) => row.slice(from, to))),
    {
      name: sheet.name,
      hidden: sheet.hidden,
      spans: moved(sheet.spans),
      hiddenRows: repeated(sheet.hiddenRows),
      setAside: moved(sheet.setAside),
      // A column that is hidden in one of the tables is so in all.
      hiddenColumns: [
        ...new Set(
          parts.flatMap((part) =>
            sheet.hiddenColumns.filter((column) => isIn(column, part)).map((column) => column - part.from),
          ),
        ),
      ],
      uncomputed: moved(sheet.uncomputed),
      rowNumbers: parts.flatMap(() => [...rows.keys()].map((index) => index + 1)),
    },
  );
}

/** What the first row of such heads says of where the tables begin; null where there is none. */
function firstStarts(rows: TableSheet['rows']): number[] | null {
  for (const row of rows.slice(0, rowsLookedAt)) {
    const starts = startsIn(row);
    if (starts !== null) return starts;
  }
  return null;
}

/** The first columns of the parts of a row of heads that consists of the same two or more heads again and again. */
function startsIn(row: readonly string[]): number[] | null {
  const heads = row.flatMap((cell, column) =>
    cell.trim() === '' ? [] : [{ text: cell.trim().toLowerCase(), column }],
  );
  for (let period = 2; period <= heads.length / 2; period++) {
    if (heads.length % period !== 0) continue;
    const isRepeated = heads.every(({ text }, index) => text === heads[index % period]?.text);
    const own = heads.slice(0, period);
    const isDifferent = new Set(own.map(({ text }) => text)).size === period;
    const isNamed = own.every(({ text }) => !/\d/.test(text)) && own.some(({ text }) => headKind(text) !== null);
    if (isRepeated && isDifferent && isNamed) {
      return heads.filter((_, index) => index % period === 0).map(({ column }, index) => (index === 0 ? 0 : column));
    }
  }
  return null;
}
