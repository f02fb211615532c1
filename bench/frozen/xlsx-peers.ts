import type { Prepared } from './workload.ts';
import { checkXlsx, type SpreadsheetTable } from './xlsx-by-hand.ts';

type Cells = { value: string | number; type?: unknown; format?: string }[][];
type WriteExcelFile = (rows: Cells, options: object) => { toBuffer(): Promise<Buffer> } | Promise<Buffer>;

/** Instants as the other writers want them; they take no calendar days. */
function instantOf(day: string): unknown {
  const clock = Reflect.get(globalThis, 'Date') as new (text: string) => unknown;
  return new clock(`${day}T00:00:00Z`);
}

/** The most used small writer. Not one of our packages: measured where somebody has installed it. */
export async function writeExcelFilePeer({ heads, rows }: SpreadsheetTable): Promise<Prepared<Uint8Array>> {
  const name = 'write-excel-file/node';
  // Asked for before the clock runs, so that its absence shows at once; the first import is the dear one.
  import.meta.resolve(name);
  return {
    work: async () => {
      const { default: write } = (await import(/* @vite-ignore */ name)) as { default: WriteExcelFile };
      const head = heads.map((value) => ({ value }));
      const body = rows.map((row) =>
        row.map((cell) => {
          if (cell === null || typeof cell !== 'object') return { value: cell ?? '' };
          return { value: instantOf(cell.date) as number, format: 'dd.mm.yyyy' };
        }),
      );
      const written = await write([head, ...body], { buffer: true });
      return 'toBuffer' in written ? written.toBuffer() : written;
    },
    check: checkXlsx,
  };
}

type ExcelJs = {
  Workbook: new () => {
    addWorksheet(name: string): { addRow(cells: readonly unknown[]): unknown };
    xlsx: { writeBuffer(): Promise<Uint8Array> };
  };
};

/** The best known writer, which keeps the whole document in memory. Measured where somebody has installed it. */
export async function exceljsPeer({ heads, rows }: SpreadsheetTable): Promise<Prepared<Uint8Array>> {
  const name = 'exceljs';
  import.meta.resolve(name);
  return {
    work: async () => {
      const { default: excel } = (await import(/* @vite-ignore */ name)) as { default: ExcelJs };
      const workbook = new excel.Workbook();
      const sheet = workbook.addWorksheet('Bench');
      sheet.addRow(heads);
      for (const row of rows) {
        sheet.addRow(row.map((cell) => (cell !== null && typeof cell === 'object' ? instantOf(cell.date) : cell)));
      }
      return workbook.xlsx.writeBuffer();
    },
    check: checkXlsx,
  };
}
