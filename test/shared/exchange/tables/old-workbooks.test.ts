import { expect, test } from 'vitest';
import { momentFormat, textOfSerial } from '../../../../shared/exchange/sheets/number-format.ts';
import { readOldSpreadsheet } from '../../../../shared/exchange/sheets/xls-reader.ts';
import { valueOf } from '../samples.ts';
import { anXls, formulaCell, numberCell, sharedTextCell, shortCell } from './an-xls.ts';

const formats = ['dd.mm.yyyy', 'hh:mm', '[h]:mm', 'dd.mm.yyyy hh:mm', '0.00'] as const;
const [date, time, elapsed, both, plain] = [0, 1, 2, 3, 4] as const;

async function rowOf(cells: readonly Buffer[], since1904 = false): Promise<readonly string[]> {
  const [sheet] = valueOf(await readOldSpreadsheet(anXls(cells, formats, since1904)));
  return sheet?.rows[0] ?? [];
}

/** Serial number, its format, and what the cell shows when days count from 1900, and from 1904. */
const serials: readonly (readonly [value: number, format: number, from1900: string, from1904: string])[] = [
  [45_853, date, '2025-07-15', '2029-07-16'],
  [44_391, date, '2021-07-14', '2025-07-15'],
  [1, date, '1900-01-01', '1904-01-02'],
  [2, date, '1900-01-02', '1904-01-03'],
  [59, date, '1900-02-28', '1904-02-29'],
  [60, date, '1900-02-29', '1904-03-01'],
  [61, date, '1900-03-01', '1904-03-02'],
  [366, date, '1900-12-31', '1905-01-01'],
  [0.375, time, '09:00', '09:00'],
  [1, time, '24:00', '24:00'],
  [1.5, elapsed, '36:00', '36:00'],
  [10.631_944_444_444_445, elapsed, '255:10', '255:10'],
  [1 + 45_150 / 86_400, elapsed, '36:33', '36:33'],
  [45_853.375, both, '2025-07-15 09:00', '2029-07-16 09:00'],
  [1.25, both, '1900-01-01 06:00', '1904-01-02 06:00'],
  [45, time, '45', '45'],
  [12.5, plain, '12.5', '12.5'],
];

test.each(serials)('the number %s in the format %s', async (value, format, from1900, from1904) => {
  const cells = [numberCell(0, format, value), formulaCell(1, format, value)];
  expect(await rowOf(cells)).toEqual([from1900, from1900]);
  expect(await rowOf(cells, true)).toEqual([from1904, from1904]);
  // Workbooks of today show the same.
  const moment = momentFormat(200, formats[format]);
  expect(textOfSerial(String(value), moment, false)).toBe(from1900);
  expect(textOfSerial(String(value), moment, true)).toBe(from1904);
});

test('numbers in four bytes are read as those in eight', async () => {
  const cells = [
    shortCell(0, date, 45_853, false),
    shortCell(1, elapsed, 150, true),
    shortCell(2, date, 4_585_300, true),
  ];
  expect(await rowOf(cells)).toEqual(['2025-07-15', '36:00', '2025-07-15']);
});

test('the text of a formula that is shared with other cells is read', async () => {
  expect(await rowOf([sharedTextCell(0, 'Ethics'), numberCell(1, plain, 7)])).toEqual(['Ethics', '7']);
  expect(await rowOf([numberCell(0, plain, 7), sharedTextCell(1, 'Ethics')])).toEqual(['7', 'Ethics']);
});
