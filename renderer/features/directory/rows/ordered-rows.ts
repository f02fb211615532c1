import { useEffect, useMemo, useState } from 'react';
import { afterAllSteps, orderSteps } from '../../../../shared/directory/row-order.ts';

/** By which column rows are sorted. */
export type RowSort<Column extends string> = { readonly column: Column; readonly descending: boolean };

/** A column is sorted upwards first, then downwards, then as usual. */
export function sortedNext<Column extends string>(sort: RowSort<Column>, column: Column): RowSort<Column> {
  return { column, descending: sort.column === column && !sort.descending };
}

/** So many rows are sorted while the page is drawn; more of them in slices. */
const fewRows = 3000;
/** Milliseconds of a slice: two of them fit between two frames. */
const sliceTakes = 8;

type Ordered<Row> = { readonly rows: readonly Row[]; readonly of: readonly Row[]; readonly by: unknown };

/**
 * The rows in order. Many are sorted in slices: until that is done they stay in the order before, and `isSorting` says so.
 * `keyOf` has to be the same function while nothing about the order changes; each row is keyed by it once.
 */
export function useOrderedRows<Row extends object>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number,
  isDescending: boolean,
): { readonly rows: readonly Row[]; readonly isSorting: boolean } {
  const keyed = useMemo(() => remembered(keyOf), [keyOf]);
  const isFew = rows.length <= fewRows;
  const now = useMemo(
    () => (isFew ? afterAllSteps(orderSteps(rows, keyed, isDescending)) : null),
    [isFew, rows, keyed, isDescending],
  );
  const by = isDescending ? keyed.downwards : keyed.upwards;
  const [done, setDone] = useState<Ordered<Row> | null>(null);
  useEffect(() => {
    if (isFew) return undefined;
    const steps = orderSteps(rows, keyed, isDescending);
    return inSlices(steps, (sorted) => setDone({ rows: sorted, of: rows, by }));
  }, [isFew, rows, keyed, isDescending, by]);
  if (now !== null) return { rows: now, isSorting: false };
  const isDone = done !== null && done.of === rows && done.by === by;
  return { rows: isDone ? done.rows : (stillThere(done, rows) ?? rows), isSorting: !isDone };
}

/** What was sorted last, while it has as many rows; else null. */
function stillThere<Row>(done: Ordered<Row> | null, rows: readonly Row[]): readonly Row[] | null {
  return done !== null && done.of.length === rows.length ? done.rows : null;
}

type Remembered<Row> = ((row: Row) => string | number) & { readonly upwards: object; readonly downwards: object };

/** Asks for each row once, as long as it is the same object. */
function remembered<Row extends object>(keyOf: (row: Row) => string | number): Remembered<Row> {
  const keys = new WeakMap<Row, string | number>();
  const ask = (row: Row): string | number => {
    const known = keys.get(row);
    if (known !== undefined) return known;
    const key = keyOf(row);
    keys.set(row, key);
    return key;
  };
  return Object.assign(ask, { upwards: {}, downwards: {} });
}

/** Runs steps in slices; the returned function stops that. */
function inSlices<Value>(steps: Generator<void, Value>, onDone: (value: Value) => void): () => void {
  let timer = 0;
  const run = (): void => {
    const until = performance.now() + sliceTakes;
    let step = steps.next();
    while (step.done !== true && performance.now() < until) step = steps.next();
    if (step.done === true) onDone(step.value);
    else timer = window.setTimeout(run);
  };
  timer = window.setTimeout(run);
  return () => window.clearTimeout(timer);
}
