import { beforeAll, expect, test } from 'vitest';
import { languages } from '../../../shared/domain/language.ts';
import { letterText } from '../../../shared/text/letters.ts';
import { loadCatalogues, translator } from '../../../shared/text/text.ts';

beforeAll(async () => loadCatalogues());

test.each(languages)('a number that was typed with its sign has one sign only: %s', (language) => {
  const t = translator(language);
  const written = letterText(t, { number: '12-5/34', date: null });
  for (const typed of ['№ 12-5/34', '№12-5/34', ' No. 12-5/34', 'no 12-5/34', 'Nr. 12-5/34', 'N° 12-5/34', '# 12-5/34'])
    expect(letterText(t, { number: typed, date: null }), typed).toBe(written);
  expect(written.match(/№/g) ?? []).toHaveLength(written.includes('№') ? 1 : 0);
});

test('a number that begins with these letters keeps them', () => {
  const t = translator('en');
  expect(letterText(t, { number: 'NO-12', date: null })).toBe('letter NO-12');
  expect(letterText(t, { number: 'Nord 7', date: '2025-07-03' })).toBe('letter Nord 7 of 03.07.2025');
});

test.each(languages)('a letter of which only the date is known says no number: %s', (language) => {
  const said = letterText(translator(language), { number: '', date: '2025-07-03' });
  expect(said).toContain('03.07.2025');
  expect(said).not.toContain('№');
  expect(said).not.toMatch(/ {2}/);
});
