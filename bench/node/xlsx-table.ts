import readXlsxFile from 'read-excel-file/node';
import { randomFrom } from '../../scripts/samples/random.ts';
import type { WorkbookCell, WorkbookColumn } from '../../shared/documents/workbook.ts';
import { addDays } from '../../shared/time/calendar-day.ts';
import { checksum } from '../checksum.ts';
import type { Size } from '../generate.ts';

/** M is the table of the goal: 10,000 × 20. */
const rowCounts: Readonly<Record<Size, number>> = { S: 1_000, M: 10_000, L: 50_000 };
const words = ['Қызылорда', 'Ministry & "Co"', 'Гүлнар', '<care>', 'Łódź', '=1+1', 'training', 'referral'] as const;

export type Table = {
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly WorkbookCell[])[];
};

/** Twelve columns of text, six of numbers, two of dates. */
export function makeTable(size: Size): Table {
  const random = randomFrom(20, 0);
  const columns = Array.from({ length: 20 }, (_, index): WorkbookColumn => ({
    head: `Column ${index + 1}`,
    kind: index < 12 ? 'text' : index < 18 ? 'number' : 'date',
  }));
  const cell = (kind: WorkbookColumn['kind']): WorkbookCell => {
    if (kind === 'number') return random.below(100_000);
    if (kind === 'date') return { date: addDays('2020-01-01', random.below(3000)) };
    return `${random.pick(words)} ${random.below(5000)}`;
  };
  const rows = Array.from({ length: rowCounts[size] }, () => columns.map(({ kind }) => cell(kind)));
  return { columns, rows };
}

/** Read back by a reader that is none of the writers; head row and every cell. */
export async function checkXlsx(bytes: Uint8Array): Promise<{ check: string; bytes: number }> {
  const [sheet] = await readXlsxFile(Buffer.from(bytes));
  const cells = (sheet?.data ?? []).map((row) => row.map(textOf).join('\t'));
  return { check: `${cells.length} rows ${checksum(cells)}`, bytes: bytes.length };
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'toISOString' in value) return JSON.stringify(value).slice(1, 11);
  return String(value);
}
