import { expect, test } from 'vitest';
import { latinKey } from '../../../shared/domain/search-key.ts';

test.each([
  ['Джерен', 'Jeren', 'Zheren'],
  ['Мередов', 'Meredow', 'Meredov'],
  ['Гүлнар Әбенова', 'Gülnar Äbenova', 'Gulnar Abenova'],
  ['Шахноза', 'Shahnoza', 'Şahnoza', 'Shakhnoza'],
  ['Юсупов', 'Yusupov'],
  ['Чолпон', 'Cholpon', 'Çolpon'],
  ['Қайрат', 'Qairat', 'Kayrat', 'Kairat'],
  ['Жылдыз', 'Zhyldyz', 'Jıldız'],
])('%s sounds like %s', (name, ...others) => {
  for (const other of others) expect(latinKey(other)).toBe(latinKey(name));
});

test('digits stay, and nothing is nothing', () => {
  expect(latinKey('P-07')).toBe('p-07');
  expect(latinKey('')).toBe('');
});
