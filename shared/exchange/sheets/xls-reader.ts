import type { CellValue } from 'hucre';
import { failure, type Result, success } from '../../result.ts';
import type { SpreadsheetFailure } from './spreadsheet-reader.ts';
import { plainSheet, sheetLimits, type TableSheet } from './table-sheet.ts';

/**
 * The sheets of an .xls file, or why an OLE compound file is refused: with a password (an .xlsx is then inside), or a
 * Word document of before 2007. The library says nothing of hidden rows and sheets of .xls: all of them come in.
 */
export async function readOldSpreadsheet(bytes: Uint8Array): Promise<Result<TableSheet[], SpreadsheetFailure>> {
  if (hasStream(bytes, 'EncryptedPackage')) return failure('spreadsheet-old-format');
  if (hasStream(bytes, 'WordDocument')) return failure('document-old-format');
  try {
    const { readXls } = await import('hucre');
    const { sheets } = await readXls(bytes);
    if (sheets.length === 0) return failure('spreadsheet-broken');
    return success(
      sheets.slice(0, sheetLimits.sheets).map(({ name, rows, merges = [], hidden = false, veryHidden = false }) =>
        plainSheet(
          rows
            .slice(0, sheetLimits.rows)
            .map((row) =>
              row.slice(0, sheetLimits.columns).map((cell) => textOf(cell).slice(0, sheetLimits.cell).trim()),
            ),
          {
            name,
            hidden: hidden || veryHidden,
            spans: merges.map(({ startRow, endRow, startCol, endCol }) => ({
              row: startRow,
              column: startCol,
              rows: endRow - startRow + 1,
              columns: endCol - startCol + 1,
            })),
          },
        ),
      ),
    );
  } catch (error) {
    const isPassword = error instanceof Error && /password|encrypt/i.test(error.message);
    return failure(isPassword ? 'spreadsheet-old-format' : 'spreadsheet-broken');
  }
}

/** Whether the directory of a compound file names that stream; names are in UTF-16 ([MS-CFB] 2.6.1). */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = Uint8Array.from([...name].flatMap((letter) => [letter.charCodeAt(0), 0]));
  for (let at = bytes.indexOf(wanted[0] ?? 0); at !== -1; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const [date = '', time = ''] = value.toISOString().split('T');
  const clock = clockOf(time);
  // Times without a day are on the day 0 or 1 of the serial numbers.
  if (/^1(?:899-12-3[01]|904-01-01)$/.test(date)) return clock;
  return clock === '00:00' ? date : `${date} ${clock}`;
}

/** `09:29:59.999Z` as 09:30: seconds are rounded. */
function clockOf(time: string): string {
  const [hours = 0, minutes = 0, seconds = 0] = time.replace('Z', '').split(':').map(Number);
  const all = hours * 60 + minutes + (seconds >= 30 ? 1 : 0);
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}
