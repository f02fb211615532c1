import type { Language } from '../domain/language.ts';
import { type AllowanceTerm, isExact } from '../domain/attendance/allowance.ts';
import type { AllowanceRules } from '../domain/workshop.ts';
import { type DecimalSign, decimalSign, numberText } from './numbers.ts';

/** The decimals of hundredths and of millionths. */
export const hundredths = 2;
export const millionths = 6;

/** Money as lists, screens and papers show it: "3 000", "412.50", in Russian "412,50"; from hundredths of a unit. */
export function moneyText(amount: number, language: Language): string {
  return numberText(amount / 100, language, amount % 100 === 0 ? 0 : hundredths);
}

/** An exchange rate as it is shown: "520.35" or "520,35", from millionths. */
export function exchangeRateText(exchange: number, language: Language): string {
  return decimalText(exchange, millionths, decimalSign(language));
}

/** A number of so many decimals from an integer, without zeros at its end: 41250 of two is "412.5". */
export function decimalText(value: number, decimals: number, sign: DecimalSign): string {
  const digits = String(value).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -decimals) : `${digits.slice(0, -decimals)}${sign}${fraction}`;
}

/** Days of transport: "3 × 1 500 = 4 500". */
export function transportText(days: number, amount: number, language: Language): string {
  return `${days} × ${moneyText(amount, language)} = ${moneyText(days * amount, language)}`;
}

/**
 * Equal days of a stay: "2 × 3 000 × 20 % = 1 200", with currency and exchange of a rate in another currency; where a day was
 * rounded, "151 USD × 90 % × 87.45 ≈ 11 884.46; 3 × 11 884.46 = 35 653.38".
 */
export function termText(
  { days, rate, percent, amount }: AllowanceTerm,
  { currency }: Pick<AllowanceRules, 'currency'>,
  language: Language,
): string {
  const isSame = rate.currency === currency;
  const money = (value: number): string => moneyText(value, language);
  const day = [
    isSame ? money(rate.amount) : `${money(rate.amount)}\u00A0${rate.currency}`,
    `${percent}\u00A0%`,
    ...(isSame ? [] : [exchangeRateText(rate.exchange, language)]),
  ].join(' × ');
  const sum = money(days * amount);
  if (isExact({ rate, percent, amount }, currency)) return `${days} × ${day} = ${sum}`;
  const rounded = `${day} ≈ ${money(amount)}`;
  return days === 1 ? rounded : `${rounded}; ${days} × ${money(amount)} = ${sum}`;
}
