import * as z from 'zod';
import { allowanceRateSchema, allowanceRulesSchema } from '../domain/workshop.ts';
import { readNumber } from './typed-schema.ts';

/** The decimals of hundredths and of millionths. */
const hundredths = 2;
const millionths = 6;

/** Thousands are set apart by no-break spaces, which no line is broken at and every language of the screen reads. */
const groupSpace = '\u00A0';

/** Money as lists and screens show it: "3 000", "412.50", from hundredths of a unit. */
export function moneyText(amount: number): string {
  const text = decimalText(amount, hundredths);
  const [whole = '', rest] = text.split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, groupSpace);
  return rest === undefined ? grouped : `${grouped}.${rest.padEnd(hundredths, '0')}`;
}

/** An exchange rate as it is shown: "520.35", from millionths. */
export function exchangeRateText(exchange: number): string {
  return decimalText(exchange, millionths);
}

/** A number of so many decimals from an integer, without zeros at its end: 41250 of two is "412.5". */
function decimalText(value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -decimals) : `${digits.slice(0, -decimals)}.${fraction}`;
}

/** The schema of a typed decimal number that is stored as an integer of so many decimals; never a float in between. */
function typedDecimal(schema: z.ZodNumber, decimals: number, message: 'money' | 'exchange') {
  return z.codec(z.string(), schema, {
    decode: (typed, context) => {
      const read = readNumber(typed);
      const [whole = '', rest = ''] = typed.replaceAll(/[\s\u00A0\u202F]/g, '').split(/[.,]/);
      const value = Number(whole + rest.padEnd(decimals, '0'));
      if (read.ok && rest.length <= decimals && schema.safeParse(value).success) return value;
      context.issues.push({ code: 'custom', message, input: typed });
      return z.NEVER;
    },
    encode: (value) => decimalText(value, decimals),
  });
}

/** The schema of a currency that is typed in letters of any case. */
function typedCurrency(schema: z.ZodString) {
  return z.codec(z.string(), schema, { decode: (typed) => typed.trim().toUpperCase(), encode: (code) => code });
}

function typedMoney(schema: z.ZodNumber) {
  return typedDecimal(schema, hundredths, 'money');
}

const { shape } = allowanceRulesSchema;
const { terminals } = shape;

/** The rules of allowances as they are typed: amounts as decimal numbers, currencies in letters of any case. */
export const typedAllowanceRulesSchema = allowanceRulesSchema.extend({
  currency: typedCurrency(shape.currency),
  rates: z
    .array(
      allowanceRateSchema
        .extend({
          currency: typedCurrency(allowanceRateSchema.shape.currency),
          amount: typedMoney(allowanceRateSchema.shape.amount),
          exchange: typedDecimal(allowanceRateSchema.shape.exchange, millionths, 'exchange'),
        })
        .refine(({ from, to }) => from === null || to === null || from <= to, {
          path: ['to'],
          message: 'times-not-in-order',
        }),
    )
    .max(100),
  terminals: terminals.extend({ amount: typedMoney(terminals.shape.amount) }),
  localTransport: typedMoney(shape.localTransport),
  rounding: shape.rounding.extend({ to: typedMoney(shape.rounding.shape.to) }),
});
