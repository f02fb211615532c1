import { describe, expect, test } from 'vitest';
import { checkAgenda } from '../../../shared/domain/schedule-rules/check.ts';
import { findingWorded } from '../../../shared/domain/schedule-rules/finding.ts';
import { prepareAgenda } from '../../../shared/domain/schedule-rules/prepared-agenda.ts';
import { quickFixesOf } from '../../../shared/findings/quick-fixes.ts';
import { ruleNames, usualRuleSettings } from '../../../shared/domain/schedule-rules/rule-settings.ts';
import { english } from '../../../shared/text/english.ts';
import { findingText, quickFixText } from '../../../shared/findings/finding-text.ts';
import { translator } from '../../../shared/text/text.ts';
import { aPerson, ids } from '../../factories/a-workshop.ts';
import { annex, at, duties, found, hall, staff, workshopWith } from '../domain/schedule-rules/planned.ts';
import { idsFrom } from '../operations/store.ts';

const sessions = [
  at(1, '09:00 60', { title: { en: 'Trauma', ru: 'Травма' } }),
  at(2, '09:30 60', { kind: 'lunch', title: {} }),
];
const snapshot = workshopWith(sessions, {
  participations: [staff(1), staff(2)],
  people: [aPerson({ id: staff(1).personId }), aPerson({ id: staff(2).personId, protected: true })],
  assignments: duties([1, 1], [2, 1], [1, 2], [2, 2]),
});

test('every rule has a name, and no name is without a rule', () => {
  expect(Object.keys(english.findings.rule)).toEqual([...ruleNames]);
});

describe('a finding in words', () => {
  test('names sessions and rooms in the language asked for', () => {
    const [clash] = found('room-double-booked', snapshot);
    expect(findingText(clash!, snapshot, translator('en'), 'en')).toBe(
      '“Trauma” and “Lunch” are both in Hall, for 30 min together.',
    );
    expect(findingText(clash!, snapshot, translator('ru'), 'ru')).toBe(
      '«Травма» и «Обед» стоят в одном зале (Зал), вместе 30 мин.',
    );
  });

  test('names people, and protected ones by their code alone', () => {
    const texts = found('person-in-two-places', snapshot).map((each) =>
      findingText(each, snapshot, translator('en'), 'en'),
    );
    expect(new Set(texts.map((text) => text.split(':')[0]))).toEqual(new Set(['P-102', 'Äbenova Gülnar']));
  });

  test('counts those whom it does not name', () => {
    const people = Array.from({ length: 5 }, (_, index) => staff(index + 10));
    const many = findingWorded('participants-in-two-sessions', 'participants-in-two-sessions', [], {
      participationIds: people.map(({ id }) => id),
    });
    const text = findingText(many, { ...snapshot, participations: people }, translator('en'), 'en');
    expect(text).toContain('P-110, P-111, P-112 and 2 more');
    expect(findingText({ ...many, participationIds: [] }, snapshot, translator('ru'), 'ru')).toContain('все');
  });

  test('names of an interpreted session only minutes that somebody entered, or what a new session has', () => {
    const short = workshopWith([at(1, '09:00 60', { interpretation: 'consecutive', title: { en: 'Trauma' } })]);
    const [tooShort] = found('consecutive-too-short', short);
    expect(findingText(tooShort!, short, translator('en'), 'en')).toBe(
      '“Trauma” has 60 min, in which consecutive interpretation leaves 31 min of talk. A session of this kind usually has 75 min; interpreted, that is 140 min.',
    );
  });

  test('leaves no placeholder open, in either language, for everything that can be found', () => {
    const values = {
      needed: 5,
      limit: 5,
      expected: 5,
      capacity: 5,
      content: 5,
      left: 3,
      edition: 1,
      before: 1,
      starts: '09:00',
      ends: '08:00',
      people: 5,
      days: 5,
      from: 600,
      language: 'ru',
      delegation: ids.delegation,
      has: 1,
    };
    const wordings = Object.keys(english.findings.sentence).map((key) => key.replace(/_(one|other)$/, ''));
    for (const wording of new Set(wordings)) {
      const about = { sessionIds: sessions.map(({ id }) => id), dayId: ids.days[0], roomId: hall, minutes: 5, values };
      const finding = findingWorded('no-lead', wording as 'no-lead', [], about);
      for (const language of ['en', 'ru'] as const) {
        const text = findingText(finding, snapshot, translator(language), language);
        expect(text, wording).toMatch(/^.{15,}\.$/);
        expect(text, wording).not.toMatch(/\{\{|undefined|findings\.|“”|«»/);
      }
    }
  });
});

test('a repair in words', () => {
  const agenda = prepareAgenda(snapshot);
  const [clash] = found('room-double-booked', snapshot);
  const [repair] = quickFixesOf(clash!, agenda, usualRuleSettings, idsFrom(0x900));
  expect(quickFixText(repair!, snapshot, translator('en'), 'en')).toBe('Move “Lunch” to Annex');
  expect(quickFixText(repair!, snapshot, translator('ru'), 'ru')).toBe('Перенести «Обед» в другой зал: Annex');
});

test('every repair that is offered can be said', () => {
  const troubled = workshopWith([
    at(1, '08:00 90'),
    at(2, '09:30 200', { room: annex, interpretation: 'consecutive' }),
  ]);
  const agenda = prepareAgenda(troubled);
  const texts = checkAgenda(troubled, usualRuleSettings).findings.flatMap((finding) =>
    quickFixesOf(finding, agenda, usualRuleSettings, idsFrom(0x900)).map((each) =>
      quickFixText(each, troubled, translator('en'), 'en'),
    ),
  );
  expect(texts.length).toBeGreaterThan(2);
  for (const text of texts) expect(text).not.toMatch(/\{\{|undefined|“”/);
});
