import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editChanges, mergeEdit } from '../../../shared/operations/edit.ts';
import { aDay, aSession, aWorkshop } from '../../factories/a-workshop.ts';

const { workshop } = aWorkshop();

describe('an edit of a record as it was drawn', () => {
  test('keeps what another edit wrote in another language before the screen was drawn again', () => {
    const drawn = aDay({ theme: {} });
    const stored = { ...drawn, theme: { en: 'Care' } };
    const changes = editChanges('day', stored, { drawn, patch: { theme: { ru: 'Уход' } } });
    expect(changes).toMatchObject([{ field: 'theme', value: { en: 'Care', ru: 'Уход' }, previous: { en: 'Care' } }]);
  });

  test('takes a language away and keeps one that came meanwhile', () => {
    const drawn = aDay({ theme: { en: 'Care' } });
    const stored = { ...drawn, theme: { en: 'Care', ru: 'Уход' } };
    expect(editChanges('day', stored, { drawn, patch: { theme: {} } })).toMatchObject([{ value: { ru: 'Уход' } }]);
  });

  test('changes nothing where nothing was typed, whatever has changed meanwhile', () => {
    const drawn = aDay({ theme: { en: 'Care' } });
    const stored = { ...drawn, theme: { en: 'Other' } };
    expect(editChanges('day', stored, { drawn, patch: { theme: { en: 'Care' } } })).toEqual([]);
  });

  test('changes one member of a policy, and leaves another that came meanwhile', () => {
    const stored = { ...workshop, attendance: { ...workshop.attendance, completionFrom: 75 } };
    const patch = { attendance: { ...workshop.attendance, middayAt: '12:30' } };
    expect(editChanges('workshop', stored, { drawn: workshop, patch })).toMatchObject([
      { field: 'attendance', value: { completionFrom: 75, middayAt: '12:30' } },
    ]);
  });

  test('narrows an audience in two ways, one right after the other', () => {
    const open = { delegationIds: [], sexes: [], categories: [], groupIds: [], position: '' };
    const drawn = aSession({ audienceFilter: null });
    const stored = { ...drawn, audienceFilter: { ...open, position: 'doctor' } };
    const patch = { audienceFilter: { ...open, sexes: ['female' as const] } };
    expect(editChanges('session', stored, { drawn, patch })).toMatchObject([
      { value: { sexes: ['female'], position: 'doctor' } },
    ]);
    const both = { ...open, sexes: ['female' as const], position: 'doctor' };
    const reopened = editChanges(
      'session',
      { ...drawn, audienceFilter: both },
      { drawn: { ...drawn, audienceFilter: { ...open, position: 'doctor' } }, patch: { audienceFilter: null } },
    );
    expect(reopened).toMatchObject([{ value: { sexes: ['female'], position: '' } }]);
  });
});

describe('a list', () => {
  test.each([
    ['gets what both added', ['a'], ['a', 'b'], ['a', 'c'], ['a', 'c', 'b']],
    ['loses what one took away', ['a', 'b'], ['b'], ['a', 'b', 'c'], ['b', 'c']],
    ['keeps what was taken away meanwhile away', ['a', 'b'], ['a', 'b', 'c'], ['b'], ['b', 'c']],
  ])('of ids %s', (_, drawn, wanted, stored, merged) => {
    expect(mergeEdit(drawn, wanted, stored)).toEqual(merged);
  });

  const [one, two] = [{ en: 'One' }, { en: 'Two' }];

  test('of texts gets both languages of one new text', () => {
    expect(mergeEdit([one], [one, { ru: 'Два' }], [one, two])).toEqual([one, { en: 'Two', ru: 'Два' }]);
  });

  test('of texts gets two new texts', () => {
    expect(mergeEdit([one], [one, { en: 'Three' }], [one, two])).toEqual([one, two, { en: 'Three' }]);
  });

  test('of texts is edited where it was drawn, also when one was added meanwhile', () => {
    expect(mergeEdit([one], [{ en: 'One', ru: 'Один' }], [one, two])).toEqual([{ en: 'One', ru: 'Один' }, two]);
  });

  test('of texts loses the one that was removed', () => {
    expect(mergeEdit([one, two], [two], [one, { en: 'Two', ru: 'Два' }])).toEqual([{ en: 'Two', ru: 'Два' }]);
  });
});

test('of any value, the stored one stays where nothing was typed, and the wanted one comes where nothing else has changed', () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(mergeEdit(one, one, other)).toEqual(other);
      expect(mergeEdit(one, other, one)).toEqual(other);
    }),
  );
});

test('edits of two languages, in whatever order they are written, give both', () => {
  const text = fc.record({ en: fc.string({ minLength: 1 }), ru: fc.string({ minLength: 1 }) }, { requiredKeys: [] });
  fc.assert(
    fc.property(text, fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (drawn, en, ru) => {
      const edits = [
        { ...drawn, en },
        { ...drawn, ru },
      ];
      for (const order of [edits, edits.toReversed()]) {
        expect(order.reduce<unknown>((stored, wanted) => mergeEdit(drawn, wanted, stored), drawn)).toEqual({ en, ru });
      }
    }),
  );
});
