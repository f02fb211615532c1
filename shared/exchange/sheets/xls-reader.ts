import type { CellValue, Sheet } from 'hucre';
import { failure, type Result, success } from '../../result.ts';
import type { SpreadsheetFailure } from './spreadsheet-reader.ts';
import { numberInZeros } from './number-format.ts';
import {
  coveredBy,
  isFormulaError,
  mostSetAside,
  plainSheet,
  type SetAsideCell,
  sheetLimits,
  type TableSheet,
} from './table-sheet.ts';
import { xlsMarks, type XlsSheetMarks } from './xls-marks.ts';

/**
 * The sheets of an .xls file, or why an OLE compound file is refused: with a password (an .xlsx may be inside), or a
 * Word document of before 2007. What is hidden or struck through is left out as in other workbooks.
 */
export async function readOldSpreadsheet(bytes: Uint8Array): Promise<Result<TableSheet[], SpreadsheetFailure>> {
  if (hasStream(bytes, 'EncryptedPackage')) return failure('spreadsheet-old-format');
  if (hasStream(bytes, 'WordDocument')) return failure('document-old-format');
  const marks = xlsMarks(bytes);
  if (marks?.isProtected === true) return failure('spreadsheet-old-format');
  try {
    const { readXls } = await import('hucre');
    const { sheets } = await readXls(marks?.bytes ?? bytes);
    if (sheets.length === 0) return failure('spreadsheet-broken');
    if (sheets.some(({ rows }) => rows.slice(sheetLimits.rows).some((row) => row.length > 0)))
      return failure('table-too-long', { limit: sheetLimits.rows });
    const tables = sheets.flatMap((sheet, index) => {
      const own = marks?.sheets[index];
      return own?.isTable === false ? [] : [readSheet(sheet, own)];
    });
    return success(tables.slice(0, sheetLimits.sheets));
  } catch (error) {
    const isPassword = error instanceof Error && /password|encrypt/i.test(error.message);
    return failure(isPassword ? 'spreadsheet-old-format' : 'spreadsheet-broken');
  }
}

function readSheet({ name, rows, merges = [] }: Sheet, marks: XlsSheetMarks | undefined): TableSheet {
  const spans = merges.map(({ startRow, endRow, startCol, endCol }) => ({
    row: startRow,
    column: startCol,
    rows: endRow - startRow + 1,
    columns: endCol - startCol + 1,
  }));
  const isCovered = coveredBy(spans);
  const setAside: SetAsideCell[] = [];
  const hiddenRows = new Set<number>();
  const widths = widthsOf(marks);
  const length = Math.min(Math.max(rows.length, widths.length), sheetLimits.rows);
  // Rows without cells are no arrays in the library's list, and cells that it did not read may be the last of a row.
  const shown = Array.from({ length }, (_, row) =>
    Array.from(
      { length: Math.min(Math.max(rows[row]?.length ?? 0, widths[row] ?? 0), sheetLimits.columns) },
      (_, column) => {
        const value = rows[row]?.[column];
        const key = `${String(row)} ${String(column)}`;
        const written = isCovered({ row, column }) ? '' : (marks?.shown.get(key) ?? textOf(value));
        const text = (numberInZeros(written, marks?.codes.get(key)) ?? written).slice(0, sheetLimits.cell).trim();
        const isHidden = marks?.hiddenRows.has(row) === true;
        if (text === '' || (!isHidden && marks?.struck.has(key) !== true)) return text;
        if (isHidden) hiddenRows.add(row);
        if (setAside.length < mostSetAside) setAside.push({ row, column, text, why: isHidden ? 'hidden' : 'struck' });
        return '';
      },
    ),
  );
  return plainSheet(shown, {
    name,
    hidden: marks?.hidden ?? false,
    spans,
    hiddenRows: [...hiddenRows],
    hiddenColumns: marks?.hiddenColumns ?? [],
    setAside,
  });
}

/** How many cells of each row the marks have texts for; rows without any are empty places. */
function widthsOf(marks: XlsSheetMarks | undefined): number[] {
  const widths: number[] = [];
  for (const key of marks?.shown.keys() ?? []) {
    const [row = 0, column = 0] = key.split(' ').map(Number);
    if (row < sheetLimits.rows) widths[row] = Math.max(widths[row] ?? 0, column + 1);
  }
  return widths;
}

/** Whether the directory of a compound file names that stream; names are in UTF-16 ([MS-CFB] 2.6.1). */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = Uint8Array.from([...name].flatMap((letter) => [letter.charCodeAt(0), 0]));
  for (let at = bytes.indexOf(wanted[0] ?? 0); at !== -1; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** A value as the library has it; days, times and texts of formulas come from the marks, where these are found. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return isFormulaError(String(value)) ? '' : String(value);
  return value.toISOString().replace('T', ' ').slice(0, 16).replace(' 00:00', '');
}
