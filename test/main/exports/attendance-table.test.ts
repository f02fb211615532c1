import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { renderXlsx } from '../../../main/exports/xlsx.ts';
import { attendanceTableWorkbook } from '../../../shared/documents/attendance-table/attendance-table-workbook.ts';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import type { Workbook, WorkbookCell } from '../../../shared/documents/workbook.ts';
import { markedTraining } from '../../shared/documents/marked-training.ts';
import { drawDocument } from '../../shared/documents/all-documents.ts';
import { allText } from '../../shared/documents/drawn-texts.ts';
import { agendaRequest, testId } from '../../shared/documents/training.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
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
  const training = withHeads();
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

const [am, pm] = [`am/${testId(11)}`, `pm/${testId(11)}`];

/** The marked training; on the first morning 3 women and 2 men were counted without a name, in the afternoon one woman. */
function withHeads(): WorkshopSnapshot {
  const training = markedTraining();
  const heads = (id: number, slotId: string, women: number, men: number): WorkshopSnapshot['headCounts'][number] => {
    return { id: testId(id), workshopId: training.workshop.id, slotId, women, men, unspecified: 0 };
  };
  training.headCounts = [heads(3101, am, 3, 2), heads(3102, pm, 1, 0)];
  return training;
}

function rowsOf(training: WorkshopSnapshot, asked = request): unknown[][] {
  const value = (cell: WorkbookCell): unknown =>
    cell !== null && typeof cell === 'object' && 'formula' in cell ? cell.value : cell;
  return attendanceTableWorkbook(training, asked).sheets.flatMap(({ rows }) => rows.map((row) => row.map(value)));
}

describe('people who were counted without a name', () => {
  test('have a line for each sex, and one together with everybody else, as on the screen', () => {
    const rows = rowsOf(withHeads());
    const columns = (name: string): unknown[] => rows.find((row) => row[1] === name)?.slice(5) ?? [];
    const all = columns('All participants / Все участники');
    expect(columns('Without a name: female / Без имени: женский')).toEqual([
      3,
      1,
      ...Array.from({ length: 7 }, () => null),
    ]);
    expect(columns('Without a name: male / Без имени: мужской').slice(0, 4)).toEqual([2, 0, null, null]);
    const together = columns('With those without a name / Вместе с людьми без имени');
    expect(together.slice(0, 4)).toEqual([Number(all[0]) + 5, Number(all[1]) + 1, ...all.slice(2, 4)]);
    expect(rows.some((row) => String(row[1]).includes('not stated'))).toBe(false);
  });

  test('stand below the totals on paper', () => {
    const training = withHeads();
    training.attendance = [{ participationId: testId(2005), slotId: am, status: 'present' }];
    const text = allText(drawDocument(training, { ...request, languages: ['en'] }));
    expect(text).toContain('Without a name: female 3 1');
    expect(text).toContain('Without a name: male 2 0');
    expect(text).toContain('With those without a name 6 1');
  });

  test('are in no table of one delegation, and no line is there where nobody was counted', () => {
    for (const rows of [rowsOf(withHeads(), { ...request, delegationIds: [testId(41)] }), rowsOf(markedTraining())])
      expect(JSON.stringify(rows)).not.toContain('ithout a name');
  });
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

describe('a slot is over', () => {
  /** The percentage so far of somebody who is not marked in the afternoon of the first day, and present in its morning. */
  function soFar(training: WorkshopSnapshot, asked: Partial<DocumentRequest>): unknown {
    training.attendance = [
      { participationId: testId(2005), slotId: am, status: 'present' },
      ...[am, pm].map((slotId) => ({ participationId: testId(2004), slotId, status: 'present' as const })),
    ];
    const rows = rowsOf(training, { ...request, ...asked });
    return rows.find((row) => row.includes('Annayev Batyr'))?.at(-3);
  }

  test('on its day at its end, on paper as on the screen', () => {
    const firstDay = { asOf: '2025-07-15' };
    expect(soFar(markedTraining(), firstDay)).toBe(1);
    expect(soFar(markedTraining(), { ...firstDay, asOfTime: '12:00' })).toBe(1);
    expect(soFar(markedTraining(), { ...firstDay, asOfTime: '23:00' })).toBe(0.5);
    expect(soFar(markedTraining(), { asOf: '2025-07-16' })).toBe(0.5);
  });

  test('once its day is signed off, at any time', () => {
    const training = markedTraining();
    const { workshop, days } = training;
    const signed = { workshopId: workshop.id, slotIds: [am, pm], at: '2025-07-15T13:05:00Z', timeZone: '', by: 'A' };
    training.signOffs = [{ ...signed, id: testId(3001), dayId: testId(11), withdrawn: null }];
    for (const day of days) day.date = null;
    expect(soFar(training, {})).toBe(0.5);
    training.signOffs = training.signOffs.map((each) => ({ ...each, withdrawn: { at: '2025-07-16', reason: 'A' } }));
    expect(soFar(training, {})).toBe(1);
  });
});
