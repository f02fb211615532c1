import { expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { renderXlsx } from '../../../main/exports/xlsx.ts';
import { attendanceTableWorkbook } from '../../../shared/documents/attendance-table/attendance-table-workbook.ts';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import type { Workbook, WorkbookCell } from '../../../shared/documents/workbook.ts';
import { markedTraining } from '../../shared/documents/marked-training.ts';
import { agendaRequest } from '../../shared/documents/training.ts';
import { readWithLibreOffice } from './outside-readers.ts';
import { zipParts } from './zip-parts.ts';

const request: DocumentRequest = { ...agendaRequest, kind: 'attendance-table', format: 'xlsx', asOf: '2025-07-16' };

/** The same table whose formulas come to something absurd, until somebody counts them again. */
function withWrongResults(workbook: Workbook): Workbook {
  const wrong = (cell: WorkbookCell): WorkbookCell =>
    cell !== null && typeof cell === 'object' && 'formula' in cell ? { ...cell, value: -77 } : cell;
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(wrong)) })),
  };
}

function withoutResults(bytes: Uint8Array): string {
  return zipParts(bytes).get('xl/worksheets/sheet1.xml') ?? '';
}

test('has live formulas, a frozen head and frozen names; the filter leaves the totals alone', async () => {
  const rendered = await renderDocument(markedTraining(), request);
  if (!rendered.ok) throw new Error(rendered.failure.code);
  const sheet = withoutResults(rendered.value.bytes);
  expect(sheet).toMatch(/<pane [^>]*xSplit="3"[^>]*ySplit="1"[^>]*state="frozen"/);
  expect(sheet).toContain('<autoFilter ref="A1:N18"');
  expect(sheet).toMatch(/<f>COUNTIF\(\$F2:\$I2,(?:"|&quot;)Present/);
  expect(rendered.value.name).toBe('Attendance table – Towards Respectful Care – en-ru.xlsx');
});

test('107: text of the user reaches no formula', async () => {
  const training = markedTraining();
  const [delegation] = training.delegations;
  if (delegation === undefined) throw new Error('the sample has no delegation');
  delegation.name = { en: '=1+1"*?~' };
  const rendered = await renderDocument(training, request);
  if (!rendered.ok) throw new Error(rendered.failure.code);
  const formulas = withoutResults(rendered.value.bytes).match(/<f>[^<]*<\/f>/g) ?? [];
  expect(formulas.length).toBeGreaterThan(100);
  for (const formula of formulas) expect(formula).not.toContain('1+1');
});

test.each([
  ['English', 'en', false],
  ['Russian, the excused counted', 'ru', true],
] as const)('LibreOffice counts what we count: %s', { timeout: 240_000 }, async (_, language, excusedCounts) => {
  const training = markedTraining();
  training.workshop.attendance.excusedCounts = excusedCounts;
  const [delegation] = training.delegations;
  if (delegation !== undefined) delegation.name = { en: '=K*?~', ru: '=К*?~' };
  const workbook = attendanceTableWorkbook(training, { ...request, languages: [language] });
  const [csv = ''] = readWithLibreOffice(await renderXlsx(withWrongResults(workbook), '2025-07-16'));
  expect(csv).not.toContain('-77');
  const read = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(4));
  const ours = workbook.sheets[0]?.rows.map((row) => row.slice(4).map(shown)) ?? [];
  expect(read).toEqual(ours);
});

test('names the line of those whose sex is not stated in words', () => {
  const training = markedTraining();
  for (const person of training.people) person.sex = 'unspecified';
  const rows = attendanceTableWorkbook(training, { ...request, languages: ['en'] }).sheets[0]?.rows ?? [];
  expect(rows.filter((row) => row.includes('Not stated'))).toHaveLength(17 + 1);
  expect(rows.some((row) => row[2] === '–' || row[3] === '–')).toBe(false);
});

function shown(cell: WorkbookCell, index: number, row: readonly WorkbookCell[]): string {
  const value = cell !== null && typeof cell === 'object' && 'formula' in cell ? cell.value : cell;
  if (typeof value === 'string') return value;
  const isShare = index === row.length - 1 || index === row.length - 3;
  if (typeof value === 'number') return isShare ? `${String(Math.round(value * 100))}%` : String(value);
  return '';
}
