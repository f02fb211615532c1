/** Most cells that are filled: beyond it a file is made to hold things up. */
const mostFilled = 100_000;

/**
 * Repeats what stands in a merged cell in the rows that it spans, for a time or a day is written once for several rows.
 * To the right nothing is repeated: a heading across the table stays alone in its row. `references` are such as A5:A8.
 */
export function fillMerged(rows: readonly string[][], references: readonly string[]): void {
  let filled = 0;
  for (const reference of references) {
    const match = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference);
    if (match === null) continue;
    const [column, first, last] = [columnOf(match[1] ?? ''), Number(match[2]) - 1, Number(match[3]) - 1];
    const value = rows[first]?.[column] ?? '';
    if (value === '') continue;
    for (let row = first + 1; row <= Math.min(last, rows.length - 1); row++) {
      if (++filled > mostFilled) return;
      fill(rows[row] ?? [], column, value);
    }
  }
}

function fill(cells: string[], column: number, value: string): void {
  while (cells.length <= column) cells.push('');
  if (cells[column] === '') cells[column] = value;
}

/** The index of a column: 0 for A, 27 for AB. */
export function columnOf(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
