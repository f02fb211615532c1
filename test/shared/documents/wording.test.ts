import { beforeAll, expect, test } from 'vitest';
import { Wording } from '../../../shared/documents/wording.ts';
import { loadCatalogues } from '../../../shared/text/text.ts';

beforeAll(() => loadCatalogues());

test.each([
  // Latin and Cyrillic letters that are drawn alike.
  [['en', 'ru'], 'male', 'M'],
  [['ru', 'en'], 'male', 'М'],
  [['kk', 'uz'], 'male', 'Е'],
  [['en', 'ru'], 'female', 'F / Ж'],
  [['kk', 'ky'], 'male', 'Е / Э'],
] as const)('words in %j that look the same are printed once (%s)', (languages, sex, printed) => {
  const wording = new Wording(languages);
  expect(wording.both(`vocabulary.sexShort.${sex}`)).toBe(printed);
  const words = wording.words(`vocabulary.sexShort.${sex}`, 'body').map(({ text }) => text);
  expect(words.join(' / ')).toBe(printed);
});

test.each([
  [{ en: 'Hall A', ru: 'Hall А' }, 'Hall A'],
  [{ en: 'COP', ru: 'СОР' }, 'COP'],
  // A word with a letter that no Latin one looks like stays.
  [{ en: 'CAD', ru: 'САД' }, 'CAD / САД'],
  [{ en: 'Hall', ru: 'Зал' }, 'Hall / Зал'],
])('texts that look the same are printed once: %j', (text, printed) => {
  expect(new Wording(['en', 'ru']).bothOf(text)).toBe(printed);
});
