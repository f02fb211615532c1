import { failure, type Result, success } from '../result.ts';

/**
 * Reads a typed decimal number: 12, 1 000, 1,5, 1.5, −5 (minus or hyphen), 80 % (the sign is dropped). A comma and a
 * point both separate decimals; only spaces group thousands. The only reader of typed numbers. Fails with
 * `not-a-number`, also for 16 digits and more, which a double does not keep.
 */
export function readNumber(typed: string): Result<number> {
  const text = typed
    .trim()
    .replace(/\s*%$/, '')
    .replace(/^[−–]/, '-')
    .replaceAll(/(?<=\d)[\s\u00A0\u202F](?=\d{3}(?!\d))/g, '')
    .replace(',', '.');
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? success(Number(text)) : failure('not-a-number');
}
