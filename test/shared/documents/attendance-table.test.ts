import { describe, expect, test } from 'vitest';
import { attendanceTableWorkbook } from '../../../shared/documents/attendance-table/attendance-table-workbook.ts';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { drawDocument } from './all-documents.ts';
import type { WorkbookCell } from '../../../shared/documents/workbook.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { allText } from './drawn-texts.ts';
import { markedTraining } from './marked-training.ts';
import { secrets } from './secrets.ts';
import { agendaRequest, testId } from './training.ts';

const request: DocumentRequest = { ...agendaRequest, kind: 'attendance-table', asOf: '2025-07-16' };

function rowsOf(training: WorkshopSnapshot, asked = request): unknown[][] {
  const value = (cell: WorkbookCell): unknown =>
    cell !== null && typeof cell === 'object' && 'formula' in cell ? cell.value : cell;
  return attendanceTableWorkbook(training, asked).sheets.flatMap(({ rows }) => rows.map((row) => row.map(value)));
}

function rowOf(training: WorkshopSnapshot, name: string): unknown[] {
  return rowsOf(training).find((row) => row.includes(name)) ?? [];
}

/** The training of two days by half-days, in which only Batyr Annaev is marked. */
function withMarks(...statuses: ('present' | 'late' | 'left-early' | 'excused' | 'absent' | null)[]): WorkshopSnapshot {
  const training = markedTraining();
  const slots = training.days.flatMap(({ id }) => [`am/${id}`, `pm/${id}`]);
  training.attendance = statuses.flatMap((status, index) =>
    status === null ? [] : [{ participationId: testId(2005), slotId: slots[index] ?? '', status }],
  );
  return training;
}

describe('the attendance table', () => {
  test('counts what is over and what is marked: late and left early are present, excused is left out', () => {
    // On the second day: the first is over, its afternoon not marked.
    expect(rowOf(withMarks('late', null, 'excused', null), 'Annayev Batyr').slice(5)).toEqual([
      'Late',
      null,
      'Excused',
      null,
      1,
      2,
      0.5,
      3,
      0.33,
    ]);
    expect(rowOf(withMarks('present', 'left-early', 'absent', null), 'Annayev Batyr').slice(9)).toEqual([
      2, 3, 0.66, 4, 0.5,
    ]);
  });

  test('counts the excused where the policy says so', () => {
    const training = withMarks('late', null, 'excused', null);
    training.workshop.attendance.excusedCounts = true;
    expect(rowOf(training, 'Annayev Batyr').slice(9)).toEqual([1, 3, 0.33, 4, 0.25]);
  });

  test('adds up everybody, each sex and each delegation', () => {
    const training = markedTraining();
    const rows = rowsOf(training);
    const people = rows.filter((row) => typeof row[0] === 'number');
    const totals = rows.filter((row) => row[0] === null);
    const sum = (column: number, chosen: unknown[][]): number =>
      chosen.reduce((all, row) => all + Number(row[column]), 0);
    expect(people).toHaveLength(17);
    expect(totals.map((row) => row[1] ?? row[3] ?? row[4])).toEqual([
      'All participants / Все участники',
      'M / М',
      'F / Ж',
      'Kazakhstan / Казахстан',
      'Turkmenistan / Туркменистан',
      'Uzbekistan / Узбекистан',
    ]);
    for (const column of [9, 10, 12]) {
      expect(totals[0]?.[column]).toBe(sum(column, people));
      expect(sum(column, totals.slice(1, 3))).toBe(sum(column, people));
      expect(sum(column, totals.slice(3))).toBe(sum(column, people));
    }
  });

  test('leaves out a session in which somebody is not expected', () => {
    const training = markedTraining();
    training.workshop.attendance.slots = 'session';
    const [session] = training.sessions.filter(({ kind }) => kind === 'lecture');
    if (session === undefined) throw new Error('the sample has no lecture');
    session.audienceFilter = { delegationIds: [testId(41)], sexes: [], categories: [], groupIds: [], position: '' };
    expect(rowOf(training, 'Annayev Batyr')).toContain('–');
    expect(rowOf(training, 'Qasymov Nurlan')).not.toContain('–');
  });

  test('knows protected people by their code, on paper too', () => {
    const shown = JSON.stringify(rowsOf(markedTraining())) + allText(drawDocument(markedTraining(), request));
    expect(shown).toContain('P-07');
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });

  test('on paper has a letter for each mark, the totals and what the letters mean', () => {
    const text = allText(drawDocument(withMarks('late', null, 'excused', null), { ...request, languages: ['en'] }));
    expect(text).toContain('1 / 3 50 % 33 %');
    expect(text).toContain('P Present · L Late · D Left early · E Excused · A Absent');
    expect(text).toContain('Turkmenistan · 3');
  });

  test('a table of very many sessions goes on on further pages', () => {
    const training = markedTraining();
    training.workshop.attendance.slots = 'session';
    const [session] = training.sessions;
    if (session === undefined) throw new Error('the sample is too small');
    training.sessions = Array.from({ length: 40 }, (_, index) => ({
      ...session,
      id: testId(900 + index),
      kind: 'lecture' as const,
      placement: { dayId: testId(11), start: `${String(8 + Math.floor(index / 4)).padStart(2, '0')}:00`, roomId: null },
    }));
    const drawn = drawDocument(training, { ...request, languages: ['en'] });
    expect(drawn.pages).toHaveLength(3 * 2);
    expect(rowsOf(training)[0]).toHaveLength(5 + 40 + 5);
  });

  test('without slots and without people is an empty table', () => {
    const training = { ...markedTraining(), participations: [], delegations: [], assignments: [] };
    expect(rowsOf(training)).toEqual([]);
    expect(drawDocument(training, request).pages).toHaveLength(1);
    const unplanned = markedTraining();
    unplanned.workshop.attendance.slots = 'session';
    unplanned.sessions = [];
    expect(rowsOf(unplanned)[0]?.slice(5)).toEqual([0, 0, null, 0, null]);
    expect(drawDocument(unplanned, request).pages.length).toBeGreaterThan(0);
  });
});
