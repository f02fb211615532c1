import { expect, test } from 'vitest';
import { countryName, countryOfCity, countryOfZone } from '../../../shared/domain/country.ts';

test('countries by the names that they use themselves, others by Unicode, unknown codes by the code', () => {
  expect(countryName('KG', 'en')).toBe('Kyrgyzstan');
  expect(countryName('KG', 'ru')).toBe('Кыргызстан');
  expect(countryName('UZ', 'uz')).toBe('Oʻzbekiston');
  expect(countryName('SE', 'en')).toBe('Sweden');
  expect(countryName('SE', 'ru')).toBe('Швеция');
  expect(countryName('SE', 'kk')).toBe('Швеция');
  expect(countryName('QZ', 'en')).toBe('QZ');
});

test.each([
  ['Бишкек', 'KG'],
  ['г. Бишкек', 'KG'],
  ['Bishkek, Park Hotel', 'KG'],
  ['Aşgabat', 'TM'],
  ['Ашхабад', 'TM'],
  ['Toshkent shahri', 'UZ'],
  ['Fargʻona', 'UZ'],
  ["Farg'ona", 'UZ'],
  ['Хуҷанд', 'TJ'],
  ['Қарағанды', 'KZ'],
  ['Ақтөбе қаласы', 'KZ'],
  ['Усть-Каменогорск', 'KZ'],
  ['ОШ', 'KG'],
  ['Türkmenabat', 'TM'],
  ['Nukus', 'UZ'],
  ['Ульяновка', null],
  ['', null],
])('the country of the city %s is %s', (city, country) => {
  expect(countryOfCity(city)).toBe(country);
});

test('the country of a zone is told for the zones of the region', () => {
  expect(['Asia/Bishkek', 'Asia/Samarkand', 'Asia/Qyzylorda', 'UTC'].map(countryOfZone)).toEqual([
    'KG',
    'UZ',
    'KZ',
    null,
  ]);
});
