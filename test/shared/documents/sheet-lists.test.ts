import { describe, expect, test } from 'vitest';
import { plannedSheets, type Sheet } from '../../../shared/documents/attendance-sheet/sheet-plan.ts';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { Wording } from '../../../shared/documents/wording.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { sampleTraining, sheetRequest, testId } from './training.ts';

function sheets(changes: Partial<DocumentRequest>, training: WorkshopSnapshot = sampleTraining()): Sheet[] {
  const request = { ...sheetRequest, dayIds: [testId(11)], ...changes };
  return plannedSheets(training, request, new Wording(['en']), 9);
}

function numbersOn({ people }: Sheet): number[] {
  return people.groups.flatMap((group) => group.people.map(({ participation }) => participation.number));
}

function staffOn({ people }: Sheet): number[] {
  return people.staff.map(({ participation }) => participation.number);
}

describe('who stands on which sheet', () => {
  test('local is who comes from the country of the venue, by their own country before that of the delegation', () => {
    const training = sampleTraining();
    const [trainer, second] = training.people;
    const guest = training.people.find(({ id }) => id === testId(1009));
    if (trainer === undefined || second === undefined || guest === undefined)
      throw new Error('the sample is too small');
    trainer.country = 'GB';
    guest.country = 'KG';
    const [local, international] = sheets({ separateInternational: true }, training);
    if (local === undefined || international === undefined) throw new Error('two lists are expected');
    expect(numbersOn(international).sort((a, b) => a - b)).toEqual([4, 5, 6, 9, 10, 11]);
    expect(numbersOn(local)).toHaveLength(11);
    // The protected one is placed by the delegation: nothing else of them is known.
    expect(numbersOn(local)).toContain(7);
    expect([staffOn(local), staffOn(international)]).toEqual([[2, 3], [1]]);
    expect(local.subjects).toEqual(['Local participants']);
    expect(international.subjects).toEqual(['International participants']);
  });

  test('where everybody is local there is one list, without an empty one beside it', () => {
    const training = sampleTraining();
    for (const delegation of training.delegations) delegation.country = 'KZ';
    expect(sheets({ separateInternational: true }, training).map(({ suffix }) => suffix)).toEqual(['-LOC']);
  });

  test('by delegation, staff and those without delegation have the last sheet', () => {
    const training = sampleTraining();
    const alone = training.participations.find(({ id }) => id === testId(2009));
    if (alone !== undefined) alone.delegationId = null;
    const planned = sheets({ sheetPerDelegation: true }, training);
    expect(planned.map((sheet) => numbersOn(sheet).length)).toEqual([11, 3, 2, 1]);
    expect(planned.map((sheet) => staffOn(sheet).length)).toEqual([0, 0, 0, 3]);
    expect(planned[1]?.subjects).toEqual(['Delegation: Turkmenistan']);
  });

  test('the sheet of a session lists those whom it expects and the staff who work in it', () => {
    const training = sampleTraining();
    const [session] = training.sessions.filter(({ kind }) => kind === 'special-session');
    if (session === undefined) throw new Error('the sample has no special session');
    session.audienceFilter = { delegationIds: [], sexes: ['male'], categories: [], groupIds: [], position: '' };
    const sheet = sheets({ by: 'session' }, training).find(({ slots }) => slots[0]?.sessionId === session.id);
    if (sheet === undefined) throw new Error('the session has no sheet');
    expect(numbersOn(sheet).every((number) => number % 2 === 0)).toBe(true);
    expect(numbersOn(sheet).length).toBeGreaterThan(4);
    expect(staffOn(sheet)).toEqual([2]);
    expect(sheet.subjects[0]).toContain('11:20–12:40');
  });

  test('a day on which nothing is planned is signed for as a day', () => {
    const training = { ...sampleTraining(), sessions: [] };
    expect(sheets({ by: 'session' }, training).map(({ id, slots }) => [id, slots[0]?.id])).toEqual([
      ['S-7K2P-D1', `day/${testId(11)}`],
    ]);
  });

  test('codes stand in their own order, whatever delegation they come from', () => {
    const [sheet] = sheets({ safe: true });
    const numbers = sheet === undefined ? [] : numbersOn(sheet);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(numbers).toHaveLength(17);
  });
});
