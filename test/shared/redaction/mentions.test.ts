import { describe, expect, test } from 'vitest';
import { type Identity, textEraser } from '../../../shared/redaction/mentions.ts';

const orazova: Identity = {
  names: [
    { family: 'Orazova', given: 'Aigul', patronymic: 'Bekovna' },
    { family: 'Оразова', given: 'Айгуль', patronymic: 'Бековна' },
  ],
  contacts: ['a.orazova@example.org', '+7 (700) 123-45-67'],
};

describe('a name is taken out of texts', () => {
  test.each([
    ['Talk by Aigul Orazova', 'Talk by —'],
    ['ORAZOVA Aigul Bekovna, chair', '—, chair'],
    ['Ведёт Оразова А. Б.', 'Ведёт —'],
    ['Ведёт А.Б. Оразова', 'Ведёт —'],
    ['A. Orazova (Ministry)', '— (Ministry)'],
    ['Orazova', '—'],
    ['Write to a.orazova@example.org or +7 (700) 123-45-67.', 'Write to — or —.'],
    ['Orazovaism and Оразовам', 'Orazovaism and Оразовам'],
  ])('%s', (text, without) => {
    expect(textEraser([orazova])(text)).toBe(without);
  });

  test('within any record, and what does not mention it is the same object', () => {
    const record = { id: 'x', title: { en: 'Talk by Aigul Orazova', ru: '' }, notes: ['one', 'Orazova'], minutes: 30 };
    const erase = textEraser([orazova]);
    expect(erase(record)).toEqual({ ...record, title: { en: 'Talk by —', ru: '' }, notes: ['one', '—'] });
    const other = { id: 'y', title: { en: 'Talk' } };
    expect(erase(other)).toBe(other);
  });

  test('a family name alone stays where somebody who stays bears it, and goes with the given name', () => {
    const erase = textEraser([orazova], new Set(['orazova', 'оразова']));
    expect(erase('Orazova and Aigul Orazova')).toBe('Orazova and —');
  });

  test('values of fixed lists and signs of patterns are no names', () => {
    const erase = textEraser([
      { names: [{ family: 'Present', given: '', patronymic: '' }], contacts: ['(+7)*'] },
      { names: [{ family: 'Ли', given: 'Ан', patronymic: '' }], contacts: [] },
    ]);
    expect(erase({ status: 'present', text: 'Ли и лимон' })).toEqual({ status: 'present', text: 'Ли и лимон' });
    expect(textEraser([])('Orazova')).toBe('Orazova');
  });
});
