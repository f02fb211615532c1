import { describe, expect, test } from 'vitest';
import { documentName } from './all-documents.ts';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { agendaRequest, sampleTraining, sheetRequest, testId } from './training.ts';

const training = sampleTraining();
const { days, rooms, sessions, assignments } = training;
const frozen = { workshopId: training.workshop.id, note: '', days, rooms, sessions, assignments };
training.editions = [1, 2].map((number) => ({
  ...frozen,
  id: testId(5000 + number),
  number,
  frozenAt: `2025-07-0${String(number)}T09:00:00.000Z`,
}));
const rest = 'Towards Respectful Care – en-ru.pdf';

function detailOf(changes: Partial<DocumentRequest>, request = sheetRequest): string {
  return documentName(training, { ...request, ...changes }).replace(rest, '');
}

describe('the name of the file', () => {
  test.each<[string, Partial<DocumentRequest>]>([
    ['', {}],
    ['Day 2 – ', { dayIds: [testId(12)] }],
    ['Days 1, 2 – ', { dayIds: [testId(11), testId(12)] }],
    ['by session – ', { by: 'session' }],
    ['by half-day, with codes – ', { by: 'half-day', safe: true }],
    ['by delegation – ', { sheetPerDelegation: true }],
    ['local and international – ', { separateInternational: true }],
    ['Turkmenistan – ', { delegationIds: [testId(42)] }],
    ['Turkmenistan, Uzbekistan – ', { delegationIds: [testId(42), testId(43)] }],
    ['3 delegations – ', { delegationIds: [testId(41), testId(42), testId(43)] }],
  ])('says of a sheet: “%s”', (detail, changes) => {
    expect(detailOf(changes)).toBe(`Attendance sheet – ${detail}`);
  });

  test('says which agenda, since which edition, and whose badges', () => {
    expect(detailOf({ agenda: testId(5002) }, agendaRequest)).toBe('Agenda – edition 2 – ');
    expect(detailOf({ agenda: 'delivered' }, agendaRequest)).toBe('Agenda – as delivered – ');
    expect(detailOf({ kind: 'agenda-changes' })).toBe('Changes in the agenda – since edition 2 – ');
    expect(detailOf({ kind: 'agenda-changes', agenda: testId(5002) })).toBe(
      'Changes in the agenda – since edition 1, edition 2 – ',
    );
    expect(detailOf({ kind: 'group-lists', pagePerGroup: true })).toBe('Breakout groups – a page each – ');
    expect(detailOf({ kind: 'badges', roles: ['trainer'], badgeSize: '96x82' })).toBe('Badges – Trainer, 96x82 – ');
    expect(detailOf({ kind: 'badges', badgeSize: '90x60', safe: true })).toBe('Badges – ');
  });
});
