import { expect, test } from 'vitest';
import { columnOf, filledDown, plainSheet, spanOf } from '../../../../shared/exchange/sheets/table-sheet.ts';

const filled = (rows: string[][], references: readonly string[]) =>
  filledDown(plainSheet(rows, { spans: references.flatMap((reference) => spanOf(reference) ?? []) }));

test('a time for three rooms stands in each of their rows; a heading across the table in none but its own', () => {
  const rows = [['Day 1'], ['9:00', 'A', 'Hall'], ['', 'B', 'Annex'], ['', 'C'], ['10:00', 'D']];
  const { rows: found, isRepeated } = filled(rows, ['A1:C1', 'A2:A4', 'nonsense', 'B5:B1048576']);
  expect(found).toEqual([['Day 1'], ['9:00', 'A', 'Hall'], ['9:00', 'B', 'Annex'], ['9:00', 'C'], ['10:00', 'D']]);
  expect([isRepeated(1, 0), isRepeated(2, 0), isRepeated(4, 0)]).toEqual([false, true, false]);
});

test('a merge without end is filled to the last row, and no further than is sensible', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => (index === 0 ? ['9:00'] : []));
  const { rows: found } = filled(
    rows,
    Array.from({ length: 10_000 }, () => 'A1:A1048576'),
  );
  expect([found.length, found.at(-1)]).toEqual([5000, ['9:00']]);
});

test('letters of columns', () => {
  expect(['A', 'Z', 'AB'].map(columnOf)).toEqual([0, 25, 27]);
});
