import { expect, test } from 'vitest';
import { columnOf, fillMerged } from '../../../shared/exchange/table/spreadsheet-reader.ts';

test('a time for three rooms stands in each of their rows; a heading across the table in none but its own', () => {
  const rows = [['Day 1'], ['9:00', 'A', 'Hall'], ['', 'B', 'Annex'], ['', 'C'], ['10:00', 'D']];
  fillMerged(rows, ['A1:C1', 'A2:A4', 'nonsense', 'B5:B1048576']);
  expect(rows).toEqual([['Day 1'], ['9:00', 'A', 'Hall'], ['9:00', 'B', 'Annex'], ['9:00', 'C'], ['10:00', 'D']]);
});

test('a merge without end is filled to the last row, and no further than is sensible', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => (index === 0 ? ['9:00'] : []));
  fillMerged(
    rows,
    Array.from({ length: 10_000 }, () => 'A1:A1048576'),
  );
  expect([rows.length, rows.at(-1)]).toEqual([5000, ['9:00']]);
});

test('letters of columns', () => {
  expect(['A', 'Z', 'AB'].map(columnOf)).toEqual([0, 25, 27]);
});
