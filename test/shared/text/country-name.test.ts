import { expect, test } from 'vitest';
import { countryName } from '../../../shared/domain/country.ts';

test('countries by the names that they use themselves, others by Unicode, unknown codes by the code', () => {
  expect(countryName('KG', 'en')).toBe('Kyrgyzstan');
  expect(countryName('KG', 'ru')).toBe('Кыргызстан');
  expect(countryName('UZ', 'uz')).toBe('Oʻzbekiston');
  expect(countryName('SE', 'en')).toBe('Sweden');
  expect(countryName('SE', 'ru')).toBe('Швеция');
  expect(countryName('SE', 'kk')).toBe('Швеция');
  expect(countryName('QZ', 'en')).toBe('QZ');
});
