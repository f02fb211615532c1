/** A row by what it is sorted by: a text as `nameSortKey` compares it, or a number; '' for a row that stands last. */
type KeyedRow<Row> = { readonly row: Row; readonly key: string | number };

/** Rows that are keyed, sorted or merged between two pauses. */
const rowsAtOnce = 500;

/**
 * Sorts many rows in steps, so that whoever runs it can let the page breathe between two of them: keys block by block, each
 * block sorted, and the blocks merged. Rows without a key stand last, whichever way it is sorted; equal ones stay in order.
 */
export function* orderSteps<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number,
  isDescending: boolean,
): Generator<void, readonly Row[]> {
  const turn = isDescending ? -1 : 1;
  const compare = (one: KeyedRow<Row>, other: KeyedRow<Row>): number => {
    if (one.key === other.key) return 0;
    if (one.key === '' || other.key === '') return one.key === '' ? 1 : -1;
    return (one.key < other.key ? -1 : 1) * turn;
  };
  let runs: KeyedRow<Row>[][] = [];
  for (let first = 0; first < rows.length; first += rowsAtOnce) {
    const block = rows.slice(first, first + rowsAtOnce).map((row) => ({ row, key: keyOf(row) }));
    runs.push(block.sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: KeyedRow<Row>[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
      yield;
    }
    runs = merged;
  }
  return (runs[0] ?? []).map(({ row }) => row);
}

function mergedRuns<Item>(one: Item[], other: Item[], compare: (one: Item, other: Item) => number): Item[] {
  if (other.length === 0) return one;
  const merged: Item[] = [];
  let [left, right] = [0, 0];
  while (left < one.length && right < other.length) {
    const [first, second] = [one[left] as Item, other[right] as Item];
    if (compare(first, second) <= 0) {
      merged.push(first);
      left++;
    } else {
      merged.push(second);
      right++;
    }
  }
  return [...merged, ...one.slice(left), ...other.slice(right)];
}

/** All steps at once. */
export function afterAllSteps<Row>(steps: Generator<void, readonly Row[]>): readonly Row[] {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
