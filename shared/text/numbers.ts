import type { Language } from '../domain/language.ts';

/** Before the decimals of a number: a point in English, a comma in every other language of ours. */
export type DecimalSign = '.' | ',';

export function decimalSign(language: Language): DecimalSign {
  return language === 'en' ? '.' : ',';
}

/** Thousands are set apart by no-break spaces, which no line is broken at and every language of the screen reads. */
const groupSpace = '\u00A0';

/**
 * A number as it is read in a language: "3 000", "412.5" in English, "412,5" in Russian. Of our own on every machine, for Chromium has
 * no rules of four of the languages. `leastDecimals` of them are shown even where they are zeros.
 */
export function numberText(value: number, language: Language, leastDecimals = 0): string {
  const [whole = '', rest = ''] = String(Math.abs(value)).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, groupSpace);
  const decimals = rest.padEnd(leastDecimals, '0');
  return `${value < 0 ? '−' : ''}${grouped}${decimals === '' ? '' : `${decimalSign(language)}${decimals}`}`;
}
