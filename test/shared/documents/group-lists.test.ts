import { describe, expect, test } from 'vitest';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { documents, drawDocument } from './all-documents.ts';
import { groupListsWorkbook } from '../../../shared/documents/group-lists/group-lists.ts';
import type { BreakoutGroup } from '../../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { allText, textsOf } from './drawn-texts.ts';
import { secrets } from './secrets.ts';
import { agendaRequest, sampleTraining, testId } from './training.ts';

const request: DocumentRequest = { ...agendaRequest, kind: 'group-lists', languages: ['en'] };

/** Numbers of participations in the sample: 7 is protected, 12 has declined. */
function group(id: number, set: string, numbers: readonly number[]): BreakoutGroup {
  const name = { en: `Group ${String(id)}`, ru: `Группа ${String(id)}` };
  const participationIds = numbers.map((number) => testId(2000 + number));
  return { id: testId(6000 + id), workshopId: testId(1), name, set, participationIds, pinnedIds: [] };
}

function divided(): WorkshopSnapshot {
  const training = sampleTraining();
  training.breakoutGroups = [
    group(1, 'Case work', [9, 7, 4, 12]),
    group(2, 'Case work', [5, 6]),
    group(3, 'Action plans', [8]),
  ];
  const inClassroom = training.sessions.find(({ title }) => title.en === 'Trauma-informed communication');
  const groupIds = [testId(6001)];
  inClassroom!.audienceFilter = { delegationIds: [], sexes: [], categories: [], groupIds, position: '' };
  return training;
}

function printed(changes: Partial<DocumentRequest> = {}): string {
  return allText(drawDocument(divided(), { ...request, ...changes }));
}

describe('the lists of breakout groups', () => {
  test('name the members with where they come from, by the alphabet, and none who is not expected', () => {
    const text = printed();
    expect(text).toMatch(/Case work Group 1 · 3 .*4 Garryyeva Maysa .*Turkmenistan Turkmenistan .*9 Qasymov Nurlan/);
    expect(text).toContain('Kazakhstan');
    expect(text).not.toContain('Absentov');
    expect(text).toMatch(/Action plans Group 3 · 1/);
  });

  test('say when, where and in which session a group meets, and who leads it, in each language', () => {
    const text = printed({ languages: ['en', 'ru'] });
    expect(text).toContain(
      'Day 1 – Tuesday 15 July 2025, 11:20–12:40 · Classroom 2 · Trauma-informed communication · Eleanor Whitfield',
    );
    expect(text).toMatch(/День 1 – вторник, 15 июля 2025 г., 11:20–12:40 · Класс 2 · Общение с учётом травмы/);
    expect(text).toContain('Group 1 / Группа 1');
    expect(text.split('11:20–12:40')).toHaveLength(3);
  });

  test('have a protected member by code alone, last and without country', () => {
    const text = printed();
    expect(text).toMatch(/7 P-07 (?:as of|Case work|\d|Day|Group)/);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  test('are on a page each where that is asked for, with everything that one needs to find the way', () => {
    const { pages } = drawDocument(divided(), { ...request, pagePerGroup: true });
    expect(pages).toHaveLength(3);
    const texts = pages.map((page) => textsOf(page).join(' '));
    for (const [index, text] of texts.entries()) {
      expect(text).toContain(`Group ${String(index + 1)} ·`);
      expect(text).toContain(index < 2 ? 'Case work' : 'Action plans');
      expect(text).toContain('Page 1 of 1');
    }
  });

  test('are a table with a row for each member', () => {
    const [sheet] = groupListsWorkbook(divided(), { ...request, languages: ['en', 'ru'] }).sheets;
    expect(sheet?.rows).toHaveLength(6);
    expect(sheet?.rows[0]).toEqual([
      'Case work',
      'Group 1 / Группа 1',
      'Garryyeva Maysa',
      'Гаррыева Майса Аннаевна',
      'Ministry of Healthcare and Medical Industry of Turkmenistan / Министерство здравоохранения и медицинской промышленности Туркменистана',
      'Turkmenistan / Туркменистан',
      1,
      { time: '11:20' },
      'Classroom 2 / Класс 2',
    ]);
    expect(sheet?.rows[2]?.slice(2, 6)).toEqual(['P-07', 'P-07', null, null]);
    expect(sheet?.rows[5]?.slice(-3)).toEqual([null, null, null]);
  });

  test('say so where there are no groups', () => {
    expect(allText(drawDocument(sampleTraining(), request))).toContain('No breakout groups have been made yet.');
    expect(documents['group-lists'].lack(sampleTraining(), request)).toBe('documents.groups.none-reason');
    expect(documents['group-lists'].lack(divided(), request)).toBeNull();
  });
});
