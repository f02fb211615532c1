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

/** The training of two days by half-days, in which Batyr Annaev is marked, and one of the others on the first day. */
function withMarks(...statuses: ('present' | 'late' | 'left-early' | 'excused' | 'absent' | null)[]): WorkshopSnapshot {
  const training = markedTraining();
  const slots = training.days.flatMap(({ id }) => [`am/${id}`, `pm/${id}`]);
  training.attendance = statuses.flatMap((status, index) =>
    status === null ? [] : [{ participationId: testId(2005), slotId: slots[index] ?? '', status }],
  );
  const first = slots.slice(0, 2);
  training.attendance.push(
    ...first.map((slotId) => ({ participationId: testId(2004), slotId, status: 'absent' as const })),
  );
  return training;
}

/** The same where nobody is marked but on the morning of the first day, and the first day is signed off. */
function withSignOff(): WorkshopSnapshot {
  const training = markedTraining();
  const [first, second] = training.days.map(({ id }) => id);
  training.attendance = [{ participationId: testId(2005), slotId: `am/${first ?? ''}`, status: 'present' }];
  const signed = { workshopId: training.workshop.id, slotIds: [], at: '2025-07-15T13:05:00Z', timeZone: '' };
  training.signOffs = [
    { ...signed, id: testId(3001), dayId: first ?? '', by: 'Orazova Aigul', withdrawn: null },
    {
      ...signed,
      id: testId(3002),
      dayId: second ?? '',
      by: 'Nobody Any More',
      withdrawn: { at: '2025-07-16T13:05:00Z', reason: 'A mark was wrong' },
    },
  ];
  return training;
}

describe('the attendance table', () => {
  test('counts what is over and what is marked: late and left early are present, excused is left out', () => {
    // On the second day: the first is over, its afternoon marked for somebody else.
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
      'F / Ж',
      'M',
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

/** The head of the delegation of Turkmenistan was there on the first day; somebody else came on the second. */
function withSuccessor(): WorkshopSnapshot {
  const training = markedTraining();
  const [first, second] = training.days;
  const head = training.participations.find(({ id }) => id === testId(2004));
  const person = training.people.find(({ id }) => id === head?.personId);
  if (first === undefined || second === undefined || head === undefined || person === undefined)
    throw new Error('small');
  const successor = { ...head, id: testId(2990), personId: testId(1990), number: 90 };
  const latinName = { family: 'Orazova', given: 'Ogulnur', patronymic: '' };
  training.people = [...training.people, { ...person, id: testId(1990), latinName, cyrillicName: null }];
  training.participations = [
    ...training.participations.map((each) =>
      each === head
        ? { ...head, status: 'replaced' as const, replacedById: successor.id, replacedFrom: second.id }
        : each,
    ),
    successor,
  ];
  training.attendance = [
    { participationId: head.id, slotId: `am/${first.id}`, status: 'present' },
    { participationId: head.id, slotId: `pm/${first.id}`, status: 'present' },
    { participationId: successor.id, slotId: `am/${second.id}`, status: 'present' },
  ];
  return training;
}

describe('what is not marked yet', () => {
  test('has no count, and does not lessen the percentages so far', () => {
    const rows = rowsOf(withSignOff());
    const total = rows.find((row) => String(row[1]).startsWith('All participants')) ?? [];
    expect(total.slice(5, 9)).toEqual([1, '', '', '']);
    expect(rowOf(withSignOff(), 'Annayev Batyr').slice(9)).toEqual([1, 1, 1, 4, 0.25]);
    // Whoever is not marked in a slot that is over and in which somebody is was not there.
    expect(rowOf(withSignOff(), 'Qasymov Nurlan').slice(9, 12)).toEqual([0, 1, 0]);
  });

  test('is explained below the table, as are the percentages', () => {
    const text = allText(drawDocument(withSignOff(), { ...request, languages: ['en'] }));
    expect(text).toContain('– not expected · empty: not marked');
    expect(text).toContain('Percentages are rounded down to whole numbers');
  });

  test('says the same of a person in the table of a delegation, of whom nobody else is marked, as in that of all', () => {
    const training = withMarks('present', 'present', null, null);
    training.attendance = training.attendance.filter(({ participationId }) => participationId === testId(2005));
    const third = training.days[1]?.id ?? '';
    training.attendance.push({ participationId: testId(2010), slotId: `am/${third}`, status: 'present' });
    const asked = { ...request, asOf: '2025-07-20' };
    const alone = { ...asked, delegationIds: [testId(42)] };
    const of = (request_: typeof asked): unknown[] =>
      rowsOf(training, request_)
        .find((row) => row.includes('Annayev Batyr'))
        ?.slice(9) ?? [];
    expect(of(alone)).toEqual(of(asked));
    expect(of(alone)).toEqual([2, 3, 0.66, 4, 0.5]);
  });

  test('leaves a half-day without sessions out', () => {
    const training = withSignOff();
    training.sessions = training.sessions.filter(
      ({ placement }) => placement?.dayId === testId(11) || (placement?.start ?? '') < '12:40',
    );
    expect(rowOf(training, 'Annayev Batyr').slice(5)).toEqual(['Present', null, null, 1, 1, 1, 3, 0.33]);
  });
});

describe('a day that was signed off', () => {
  test('says by whom and when, on paper and in the workbook', () => {
    expect(allText(drawDocument(withSignOff(), { ...request, languages: ['en'] }))).toContain(
      'Day 1 – Tuesday 15 July 2025: signed off by Orazova Aigul, 15 July 2025, 18:05',
    );
    const [, sheet] = attendanceTableWorkbook(withSignOff(), request).sheets;
    expect(sheet?.rows).toEqual([
      [1, { date: '2025-07-15' }, 'Orazova Aigul', { date: '2025-07-15' }, { time: '18:05' }],
    ]);
  });

  test('is not named any more where the sign-off was withdrawn, nor where other days are printed', () => {
    const other = { ...request, dayIds: [testId(12)] };
    expect(allText(drawDocument(withSignOff(), request))).not.toContain('Nobody Any More');
    expect(allText(drawDocument(withSignOff(), other))).not.toContain('Orazova Aigul');
    expect(attendanceTableWorkbook(withSignOff(), other).sheets).toHaveLength(1);
  });
});

describe('somebody who was replaced after the first day', () => {
  test('stays in the table and in its totals, with the name of the successor, who starts on the second', () => {
    const rows = rowsOf(withSuccessor());
    const old = rows.find((row) => String(row[1]).startsWith('Garryyeva Maysa')) ?? [];
    expect(old[1]).toBe('Garryyeva Maysa, replaced by Orazova Ogulnur');
    expect(old.slice(5, 9)).toEqual(['Present', 'Present', '–', '–']);
    expect(old.slice(9)).toEqual([2, 2, 1, 2, 1]);
    const successor = rows.find((row) => String(row[1]).startsWith('Orazova')) ?? [];
    expect(successor.slice(5, 9)).toEqual(['–', '–', 'Present', null]);
    const total = rows.find((row) => String(row[1]).startsWith('All participants')) ?? [];
    expect(total.slice(5, 9)).toEqual([1, 1, 1, '']);
    const text = allText(drawDocument(withSuccessor(), request));
    expect(text).toMatch(/replaced by Orazova Ogulnur замена: \S+/);
    expect(text).toContain('of them replaced: 1');
  });

  test('signs on the first day, and the successor on the second', () => {
    const sheetOn = (dayIndex: number): string => {
      const training = withSuccessor();
      const dayIds = [training.days[dayIndex]?.id ?? ''];
      return allText(drawDocument(training, { ...request, kind: 'attendance-sheet', dayIds }));
    };
    expect(sheetOn(0)).toContain('Garryyeva');
    expect(sheetOn(0)).not.toContain('Orazova');
    expect(sheetOn(1)).not.toContain('Garryyeva');
    expect(sheetOn(1)).toContain('Orazova');
  });
});
