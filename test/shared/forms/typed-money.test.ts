import { describe, expect, test } from 'vitest';
import { usualAllowances } from '../../../shared/domain/attendance/allowance.ts';
import { languages } from '../../../shared/domain/language.ts';
import { typedAllowanceRulesSchema } from '../../../shared/forms/typed-money.ts';
import { exchangeRateText, moneyText } from '../../../shared/text/money-text.ts';
import { typedSchema, typedValue } from '../../../shared/forms/typed-schema.ts';

const typed = {
  ...typedValue(typedAllowanceRulesSchema('en'), usualAllowances),
  rates: [{ city: ' Osh ', from: '', to: '1.7.2025', currency: ' kgs', amount: '3 500,5', exchange: '1' }],
};

function read(changed: object) {
  return typedSchema(typedAllowanceRulesSchema('en')).safeParse({ ...typed, ...changed });
}

function problemsOf(changed: object): string[] {
  return read(changed).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

describe('rules of allowances', () => {
  test('are read as they are typed: amounts in hundredths, exchanges in millionths, currencies in capitals', () => {
    const [rate] = read({}).data?.rates ?? [];
    expect(rate).toEqual({
      city: 'Osh',
      from: null,
      to: '2025-07-01',
      currency: 'KGS',
      amount: 3_500_50,
      exchange: 1_000_000,
    });
    expect(read({ currency: 'uzs', localTransport: '20000' }).data).toMatchObject({
      currency: 'UZS',
      localTransport: 20_000_00,
    });
  });

  test('are shown as they are read', () => {
    const rules = read({}).data ?? expect.fail('not read');
    expect(read(typedValue(typedAllowanceRulesSchema('en'), rules)).data).toEqual(rules);
  });

  test.each(['', 'abc', '-5', '−5', '1.234', '12 %', '10000000.01', '1e3', '1,2,3'])(
    'refuse %j as an amount',
    (amount) => {
      expect(problemsOf({ localTransport: amount })).toEqual(['localTransport: money']);
    },
  );

  test.each(['0', '0.0000001', '100001', 'x'])('refuse %j as an exchange', (exchange) => {
    expect(problemsOf({ rates: [{ ...typed.rates[0], exchange }] })).toEqual(['rates.0.exchange: exchange']);
  });

  test('refuse a currency that has no three letters, a period that ends before it begins, shares above the whole', () => {
    expect(problemsOf({ currency: 'US$' })).toEqual(['currency: currency-unknown']);
    const [rate] = typed.rates;
    expect(problemsOf({ rates: [{ ...rate, from: '2.7.2025', to: '1.7.2025' }] })).toEqual([
      'rates.0.to: times-not-in-order',
    ]);
    expect(problemsOf({ shares: { lodging: '60', breakfast: '20', lunch: '20', dinner: '1' } })).toEqual([
      'shares.dinner: shares-above-all',
    ]);
  });
});

test.each(languages)(
  'in %s money and exchanges are shown with decimals only where there are some, after the sign of the language',
  (language) => {
    const sign = language === 'en' ? '.' : ',';
    expect([0, 5, 412_50, 3_000_00, 1_234_567_89].map((amount) => moneyText(amount, language))).toEqual([
      '0',
      `0${sign}05`,
      `412${sign}50`,
      '3\u00A0000',
      `1\u00A0234\u00A0567${sign}89`,
    ]);
    expect([1_000_000, 520_350_000, 1].map((exchange) => exchangeRateText(exchange, language))).toEqual([
      '1',
      `520${sign}35`,
      `0${sign}000001`,
    ]);
    const rules = { ...usualAllowances, localTransport: 412_50 };
    expect(typedValue(typedAllowanceRulesSchema(language), rules).localTransport).toBe(`412${sign}5`);
  },
);
