import type { AttendancePolicy } from '../domain/workshop.ts';

/** Where the marks stand in the worksheet and what they are called in it. */
export type FormulaPlace = {
  /** Rows of the first and last person, counted from 1. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Columns, counted from 1. */
  readonly firstSlot: number;
  readonly lastSlot: number;
  /** So many slots are over. */
  readonly over: number;
  readonly words: {
    readonly presence: readonly string[];
    readonly excused: string;
    readonly absent: string;
    readonly notExpected: string;
  };
  readonly policy: Pick<AttendancePolicy, 'excusedCounts'>;
};

/** Slots that a person attended. */
export function attendedFormula(place: FormulaPlace, row: number): string {
  return counts(rangeOf(place, row), place.words.presence);
}

/** Slots that are over, and of the others those that are marked (see `Rates.soFar`). */
export function soFarFormula(place: FormulaPlace, row: number): string {
  const { firstSlot, lastSlot, over, words, policy } = place;
  const past = over === 0 ? [] : [allOf(place, row, firstSlot, firstSlot + over - 1)];
  const marked = [...words.presence, words.absent, ...(policy.excusedCounts ? [words.excused] : [])];
  const coming = firstSlot + over > lastSlot ? [] : [counts(range(firstSlot + over, row, lastSlot, row), marked)];
  return [...past, ...coming].join('+') || '0';
}

/** Slots in which the person is expected, but for the excused where they do not count. */
export function allFormula(place: FormulaPlace, row: number): string {
  return allOf(place, row, place.firstSlot, place.lastSlot);
}

/** Whole percent, rounded down, as on the screen; empty where there is nothing to count. */
export function shareFormula(part: string, whole: string): string {
  return `IF(${whole}=0,"",INT(100*${part}/${whole})/100)`;
}

/** How many of the people whose cell in `column` says the same as this row's were present; everybody without a column. */
export function presentFormula(place: FormulaPlace, slot: number, column: number | null, row: number): string {
  const cells = columnRange(place, slot);
  if (column === null) return counts(cells, place.words.presence);
  const presence = place.words.presence.map((word) => `(${cells}=${quoted(word)})`).join('+');
  return `SUMPRODUCT(${sameAs(place, column, row)}*(${presence}))`;
}

/** The sum of a column of numbers over the same people. */
export function sumFormula(place: FormulaPlace, summed: number, column: number | null, row: number): string {
  const cells = columnRange(place, summed);
  return column === null ? `SUM(${cells})` : `SUMPRODUCT(${sameAs(place, column, row)}*${cells})`;
}

/** "AB7" for column 28 of row 7. */
export function cellAt(column: number, row: number): string {
  return `${letters(column)}${String(row)}`;
}

/** Compares whole cells, so that no text of the user is read as a pattern. */
function sameAs(place: FormulaPlace, column: number, row: number): string {
  return `(${columnRange(place, column)}=$${cellAt(column, row)})`;
}

function allOf({ words, policy }: FormulaPlace, row: number, first: number, last: number): string {
  const cells = range(first, row, last, row);
  const left = policy.excusedCounts ? [words.notExpected] : [words.notExpected, words.excused];
  return `COLUMNS(${cells})-${left.map((word) => `COUNTIF(${cells},${quoted(word)})`).join('-')}`;
}

function counts(cells: string, words: readonly string[]): string {
  return words.map((word) => `COUNTIF(${cells},${quoted(word)})`).join('+');
}

function rangeOf({ firstSlot, lastSlot }: FormulaPlace, row: number): string {
  return range(firstSlot, row, lastSlot, row);
}

function columnRange({ firstRow, lastRow }: FormulaPlace, column: number): string {
  const letter = letters(column);
  return `${letter}$${String(firstRow)}:${letter}$${String(lastRow)}`;
}

function range(firstColumn: number, firstRow: number, lastColumn: number, lastRow: number): string {
  return `$${cellAt(firstColumn, firstRow)}:$${cellAt(lastColumn, lastRow)}`;
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? letters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
