import { randomFrom } from '../../scripts/samples/random.ts';
import type { DocumentRequest } from '../../shared/documents/document-request.ts';
import type { WorkbookCell, WorkbookColumn } from '../../shared/documents/workbook.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { addDays } from '../../shared/time/calendar-day.ts';
import { makeShaped } from '../data/workshops.ts';
import { checkPdf, type PrintedPage } from '../frozen/pdf-by-hand.ts';
import { printedDays, spreadsheetRows, type Prepared, type Size } from '../frozen/workload.ts';
import { checkXlsx, type SpreadsheetTable } from '../frozen/xlsx-by-hand.ts';

const words = ['Қызылорда', 'Ministry & "Co"', 'Гүлнар', '<care>', 'Łódź', '=1+1', 'training', 'referral'] as const;

type Table = { readonly columns: readonly WorkbookColumn[]; readonly rows: readonly (readonly WorkbookCell[])[] };

/** Twelve columns of text, six of numbers, two of dates. */
function makeTable(size: Size): Table {
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
  const rows = Array.from({ length: spreadsheetRows[size] }, () => columns.map(({ kind }) => cell(kind)));
  return { columns, rows };
}

/** The same table for the programs that ours is compared with. */
export function plainTable(size: Size): SpreadsheetTable {
  const { columns, rows } = makeTable(size);
  const plain = (cell: WorkbookCell): SpreadsheetTable['rows'][number][number] => {
    if (cell === null || typeof cell !== 'object') return cell;
    if (!('date' in cell)) throw new Error('the table has days only');
    return { date: cell.date };
  };
  return { heads: columns.map((column) => column.head), rows: rows.map((row) => row.map(plain)) };
}

export async function xlsxProduct(size: Size): Promise<Prepared<Uint8Array>> {
  const table = makeTable(size);
  return {
    work: async () => {
      const { renderXlsx } = await import('../../main/exports/xlsx.ts');
      const sheet = { ...table, name: 'Bench', blankRows: 0, rowHeight: null, header: { left: '', right: '' } };
      return renderXlsx({ title: 'Bench', sheets: [{ ...sheet, footer: { left: '' } }] }, '2026-01-01');
    },
    check: checkXlsx,
  };
}

function bigAttendance(size: Size): { snapshot: WorkshopSnapshot; request: DocumentRequest } {
  const shape = { participants: 308, sessionsADay: 5, lateSlot: false, firstDay: '2025-07-14' };
  const { snapshot } = makeShaped('S', 1_000, { ...shape, days: printedDays[size] });
  const request: DocumentRequest = {
    kind: 'attendance-sheet',
    format: 'pdf',
    languages: ['en', 'ru'],
    asOf: '2026-01-01',
    dayIds: null,
    delegationIds: null,
    blankRows: 5,
    contacts: true,
    tagged: null,
  };
  return { snapshot, request };
}

/** `tagged` null lets the product decide: it leaves structure out of long documents. */
export async function pdfProduct(size: Size, tagged: boolean | null = null): Promise<Prepared<Uint8Array>> {
  const { snapshot, request } = bigAttendance(size);
  const work = rendering(snapshot, { ...request, tagged });
  return { work, check: async (bytes) => ({ check: checkPdf(bytes), bytes: bytes.length }) };
}

/** An attendance sheet of one day for 3,000 people, for Word. */
export async function wordProduct(): Promise<Prepared<Uint8Array>> {
  const shape = { participants: 3_000, sessionsADay: 5, lateSlot: false, firstDay: '2025-07-14', days: 1 };
  const { snapshot } = makeShaped('S', 1_001, shape);
  const work = rendering(snapshot, { ...bigAttendance('S').request, format: 'docx' });
  return { work, check: async (bytes) => ({ check: `${bytes.length} bytes`, bytes: bytes.length }) };
}

function rendering(snapshot: WorkshopSnapshot, request: DocumentRequest): () => Promise<Uint8Array> {
  return async () => {
    const { renderDocument } = await import('../../main/exports/render-document.ts');
    const rendered = await renderDocument(snapshot, request);
    if (!rendered.ok) throw new Error(rendered.failure.code);
    return rendered.value.bytes;
  };
}

/** The pages of that document, laid out, for the programs that ours is compared with. */
export async function attendancePages(size: Size): Promise<readonly PrintedPage[]> {
  const { snapshot, request } = bigAttendance(size);
  // Not loaded before the product's own clock runs.
  const { drawDocument, loadDocument } = await import('../../shared/documents/documents.ts');
  return drawDocument(await loadDocument(request.kind), snapshot, request).pages;
}
