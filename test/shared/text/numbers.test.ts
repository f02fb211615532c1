import { expect, test } from 'vitest';
import { languages } from '../../../shared/domain/language.ts';
import { decimalSign, numberText } from '../../../shared/text/numbers.ts';

test.each(languages)('decimals stand after the sign of the language, thousands apart: %s', (language) => {
  const sign = language === 'en' ? '.' : ',';
  expect(decimalSign(language)).toBe(sign);
  expect([0, 12, 1234, 1_234_567.5, -0.25].map((value) => numberText(value, language))).toEqual([
    '0',
    '12',
    '1\u00A0234',
    `1\u00A0234\u00A0567${sign}5`,
    `−0${sign}25`,
  ]);
  expect(numberText(3, language, 1)).toBe(`3${sign}0`);
});
