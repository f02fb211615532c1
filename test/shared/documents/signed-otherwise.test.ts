import { describe, expect, test } from 'vitest';
import { attendanceTableWorkbook } from '../../../shared/documents/attendance-table/attendance-table-workbook.ts';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import type { WorkbookCell } from '../../../shared/documents/workbook.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { signOffDay, withCorrections } from '../../../shared/operations/attendance.ts';
import { after, all, changesOf, holding, idsFrom } from '../operations/store.ts';
import { drawDocument } from './all-documents.ts';
import { allText } from './drawn-texts.ts';
import { markedTraining } from './marked-training.ts';
import { agendaRequest, testId } from './training.ts';

const request: DocumentRequest = { ...agendaRequest, kind: 'attendance-table', asOf: '2025-07-16' };

function rowsOf(training: WorkshopSnapshot): unknown[][] {
  const value = (cell: WorkbookCell): unknown =>
    cell !== null && typeof cell === 'object' && 'formula' in cell ? cell.value : cell;
  return attendanceTableWorkbook(training, request).sheets.flatMap(({ rows }) => rows.map((row) => row.map(value)));
}

describe('what was changed after the sign-off', () => {
  const day = testId(11);
  const english = { ...request, languages: ['en' as const] };

  /** The first day is signed off; then `change` is made. */
  function signedAnd(change: (training: WorkshopSnapshot) => void): WorkshopSnapshot {
    const training = markedTraining();
    const by = { at: '2025-07-15T13:05:00Z', by: 'Orazova Aigul' };
    const signed = after(holding(training), changesOf(signOffDay(training, day, by, idsFrom(0x3001))));
    training.signOffs = all(signed, 'signOff');
    training.signedLists = all(signed, 'signedList');
    change(training);
    return training;
  }

  function personOf(training: WorkshopSnapshot, participationId: string): Person {
    const seat = training.participations.find(({ id }) => id === participationId);
    return training.people.find(({ id }) => id === seat?.personId) ?? expect.fail('nobody');
  }

  const textOf = (training: WorkshopSnapshot, asked = english): string => allText(drawDocument(training, asked));

  test('nothing is told where nothing was changed', () => {
    expect(textOf(signedAnd(() => undefined))).not.toContain('signed list');
  });

  test('name, sex, institution, delegation and number are told as they were signed, with the days', () => {
    const training = signedAnd((changed) => {
      const person = personOf(changed, testId(2005));
      person.latinName = { family: 'Berdiyev', given: 'Batyr', patronymic: '' };
      person.sex = 'male';
      person.institutionId = null;
      const seat = changed.participations.find(({ id }) => id === testId(2005)) ?? expect.fail('nobody');
      seat.number = 77;
      seat.delegationId = null;
    });
    const line = 'Day 1: No. 77 Berdiyev Batyr stood on the signed list as: No. 5, Annayev Batyr, ';
    expect(textOf(training)).toMatch(new RegExp(`${line}Female, .+, Turkmenistan`));
    const [sheet] = attendanceTableWorkbook(training, english).sheets;
    expect(sheet?.notes?.some((note) => note.startsWith(line))).toBe(true);
    expect(textOf(training, { ...english, dayIds: [testId(12)] })).not.toContain('signed list');
    expect(textOf(training, { ...english, delegationIds: [testId(41)] })).not.toContain('signed list');
  });

  test('of a protected person no name is told, whether protected then or since', () => {
    const since = signedAnd((changed) => {
      const person = personOf(changed, testId(2005));
      person.protected = true;
      person.sex = 'unspecified';
    });
    expect(textOf(since)).toContain('P-05 stood on the signed list as: ');
    expect(textOf(since)).not.toContain('Annayev');
    const then = signedAnd((changed) => {
      personOf(changed, testId(2007)).protected = false;
    });
    expect(textOf(then)).not.toContain('signed list');
  });

  test('who was on the signed list and was taken off it is told', () => {
    const training = signedAnd((changed) => {
      changed.participations = changed.participations.filter(({ id }) => id !== testId(2005));
    });
    expect(textOf(training)).toContain('Day 1: No. 5 Annayev Batyr stood on the signed list and is not on it any more');
    expect(textOf(training, { ...english, safe: true })).not.toContain('Annayev');
  });

  test('who came on the list, or is counted or not by another role, is told', () => {
    const counted = signedAnd((changed) => {
      const [one, other] = changed.participations.filter(({ role }) => role === 'participant');
      if (one === undefined || other === undefined) throw new Error('nobody');
      one.role = 'observer';
      changed.signedLists = changed.signedLists.map((list) => ({
        ...list,
        people: (list.people ?? []).filter(({ participationId }) => participationId !== other.id),
      }));
    });
    expect(textOf(counted)).toMatch(/Day 1: No\. \d+ .{3,40} stood on the signed list as: Participant/);
    expect(textOf(counted)).toMatch(/Day 1: No\. \d+ .{3,40} was not on the signed list/);
    const turned = signedAnd((changed) => {
      changed.signedLists = changed.signedLists.map((list) => ({
        ...list,
        people: (list.people ?? []).map((each) => (each.number === 5 ? { ...each, role: 'trainer' as const } : each)),
      }));
    });
    expect(textOf(turned)).toContain('Day 1: No. 5 Annayev Batyr stood on the signed list as: Trainer');
  });

  test('a mark that was corrected since is told with who, where, what, when and why, on paper and in the workbook', () => {
    const signed = signedAnd(() => undefined);
    const marked = {
      participationId: testId(2005),
      slotId: `am/${day}`,
      previous: 'absent',
      status: 'present',
    } as const;
    const corrections = [
      { ...marked, at: '2025-07-15T13:04:00Z', reason: 'Before' },
      { ...marked, at: '2025-07-16T06:00:00Z', reason: 'Was at the clinic' },
      { ...marked, slotId: `am/${testId(12)}`, at: '2025-07-16T06:00:00Z', reason: 'Another day' },
    ];
    const training = withCorrections(signed, corrections, idsFrom(0x4001));
    const line =
      'Day 1: corrected after the sign-off: No. 5 Annayev Batyr, Before lunch: Absent → Present, 16 July 2025, 11:00: Was at the clinic';
    expect(textOf(training)).toContain(line);
    expect(textOf(training)).not.toContain('Before Day');
    expect(textOf(training)).not.toContain('Another day');
    expect(
      attendanceTableWorkbook(training, english).sheets[0]?.notes?.map((note) => note.replaceAll('\u00A0', ' ')),
    ).toContain(line);
  });

  test('totals of that day stay as they were signed: who came on the list since is not in them, who declined since is', () => {
    const asSigned = rowsOf(signedAnd(() => undefined));
    const training = signedAnd((changed) => {
      const [pattern] = changed.participations.filter(
        ({ role, status }) => role === 'participant' && status === 'confirmed',
      );
      const own = pattern ?? expect.fail('nobody');
      const person = personOf(changed, own.id);
      changed.people.push({
        ...person,
        id: testId(9001),
        latinName: { family: 'Later', given: 'Lola', patronymic: '' },
      });
      changed.participations.push({ ...own, id: testId(9002), personId: testId(9001), number: 98 });
    });
    const later = rowsOf(training).find((row) => String(row[1]).startsWith('Later')) ?? expect.fail('no row');
    expect(later.slice(5, 7)).toEqual(['–', '–']);
    const total = (rows: typeof asSigned) => rows.find((row) => String(row[1]).startsWith('All participants')) ?? [];
    expect(total(rowsOf(training)).slice(5, 7)).toEqual(total(asSigned).slice(5, 7));
    expect(textOf(training)).not.toContain('was not on the signed list');
    const declined = signedAnd((changed) => {
      const own = changed.participations.find(({ id }) => id === testId(2005)) ?? expect.fail('nobody');
      own.status = 'declined';
    });
    const gone = rowsOf(declined).find((row) => String(row[1]).startsWith('Annayev')) ?? expect.fail('no row');
    expect(gone[1]).toMatch(/, Declined$/);
    expect(gone.slice(7, 9)).toEqual(['–', '–']);
    expect(total(rowsOf(declined)).slice(5, 7)).toEqual(total(asSigned).slice(5, 7));
  });

  test('the time of the sign-off stays that of the zone in which it was made', () => {
    const training = signedAnd((changed) => {
      changed.workshop.timeZone = 'Europe/Vienna';
    });
    expect(textOf(training)).toContain('signed off by Orazova Aigul, 15 July 2025, 18:05');
  });
});
