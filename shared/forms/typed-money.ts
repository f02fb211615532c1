import * as z from 'zod';
import type { Language } from '../domain/language.ts';
import { allowanceRateSchema, allowanceRulesSchema } from '../domain/workshop.ts';
import { decimalText, hundredths, millionths } from '../text/money-text.ts';
import { type DecimalSign, decimalSign } from '../text/numbers.ts';
import { readNumber } from './typed-schema.ts';

/** The schema of a typed decimal number that is stored as an integer of so many decimals; never a float in between. */
function typedDecimal(schema: z.ZodNumber, decimals: number, message: 'money' | 'exchange', sign: DecimalSign) {
  return z.codec(z.string(), schema, {
    decode: (typed, context) => {
      const read = readNumber(typed);
      const [whole = '', rest = ''] = typed.replaceAll(/[\s\u00A0\u202F]/g, '').split(/[.,]/);
      const value = Number(whole + rest.padEnd(decimals, '0'));
      if (read.ok && rest.length <= decimals && schema.safeParse(value).success) return value;
      context.issues.push({ code: 'custom', message, input: typed });
      return z.NEVER;
    },
    encode: (value) => decimalText(value, decimals, sign),
  });
}

/** The schema of a currency that is typed in letters of any case. */
function typedCurrency(schema: z.ZodString) {
  return z.codec(z.string(), schema, { decode: (typed) => typed.trim().toUpperCase(), encode: (code) => code });
}

const { shape } = allowanceRulesSchema;
const { terminals } = shape;

function typedRules(sign: DecimalSign) {
  const money = (schema: z.ZodNumber) => typedDecimal(schema, hundredths, 'money', sign);
  return allowanceRulesSchema.extend({
    currency: typedCurrency(shape.currency),
    rates: z
      .array(
        allowanceRateSchema
          .extend({
            currency: typedCurrency(allowanceRateSchema.shape.currency),
            amount: money(allowanceRateSchema.shape.amount),
            exchange: typedDecimal(allowanceRateSchema.shape.exchange, millionths, 'exchange', sign),
          })
          .refine(({ from, to }) => from === null || to === null || from <= to, {
            path: ['to'],
            message: 'times-not-in-order',
          }),
      )
      .max(100),
    terminals: terminals.extend({ amount: money(terminals.shape.amount) }),
    localTransport: money(shape.localTransport),
    rounding: shape.rounding.extend({ to: money(shape.rounding.shape.to) }),
  });
}

const rulesBySign = { '.': typedRules('.'), ',': typedRules(',') };

/**
 * The rules of allowances as they are typed: amounts as decimal numbers, currencies in letters of any case. Point and comma are read
 * in every language; what is stored is shown with the sign of this one.
 */
export function typedAllowanceRulesSchema(language: Language): ReturnType<typeof typedRules> {
  return rulesBySign[decimalSign(language)];
}
