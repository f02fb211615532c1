import type { Country } from '../../domain/country.ts';

/** A telephone number: with + and its country, or as it is written where the country is not known. */
export type ReadPhones = {
  readonly phones: readonly string[];
  /** Numbers of fax machines, as written with their label. */
  readonly faxes: readonly string[];
  /** What is left of the cell besides numbers and their labels. */
  readonly rest: string;
};

/**
 * National numbers by country: its calling code, what stands before a number inside the country, and how many digits
 * follow (ITU-T E.129; Kazakhstan and Russia share +7, numbers of Kazakhstan begin with 6 or 7).
 */
const plans: Readonly<Record<string, { readonly code: string; readonly trunk: string; readonly digits: number }>> = {
  KZ: { code: '7', trunk: '8', digits: 10 },
  RU: { code: '7', trunk: '8', digits: 10 },
  KG: { code: '996', trunk: '0', digits: 9 },
  TJ: { code: '992', trunk: '8', digits: 9 },
  TM: { code: '993', trunk: '8', digits: 8 },
  UZ: { code: '998', trunk: '8', digits: 9 },
  AZ: { code: '994', trunk: '0', digits: 9 },
  AM: { code: '374', trunk: '0', digits: 8 },
  GE: { code: '995', trunk: '0', digits: 9 },
  AF: { code: '93', trunk: '0', digits: 9 },
  BY: { code: '375', trunk: '80', digits: 9 },
  TR: { code: '90', trunk: '0', digits: 10 },
};

const label =
  '(?:тел|телефон|моб|мобильный|сот|сотовый|раб|рабочий|дом|служ|факс|тел/факс|phone|tel|mobile|mob|cell|office|work|fax|whatsapp|ватсап|байл|байланыс|телефоны|öý|iş)';
const extension = String.raw`(?:\s*[,;]?\s*\(?\s*(?:вн|внутр|внутренний|доб|добавочный|ext|extension|ішкі|ички|дохилӣ|ichki|içki|x|#)\.?\s*:?\s*(\d{1,6})\s*\)?)?`;
/** A number: from a plus or a digit, with blanks, brackets and dashes; a plus begins another one. */
const number = new RegExp(
  String.raw`(?:(?<label>${label})\.?\s*:?\s*)*(?<number>\+?\s?\(?\d[\d\s()\-.–—‑]*\d(?:/\d{1,4}(?![\d\s-]*\d{3}))?)(?:${extension})`,
  'giu',
);

/** A number as a spreadsheet shows one that is too long for its column: 9.98901E+11. */
const inPowers = /^\+?(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i;

/** Whether a telephone number was shortened by a spreadsheet, so that digits are lost. */
export function isRounded(phone: string): boolean {
  return inPowers.test(phone);
}

/** Numbers of `readPhones` as the record of a person has them: an extension in words. */
export function storedPhones(phones: readonly string[]): string {
  return phones.map((phone) => phone.replace(';ext=', ' ext. ')).join(', ');
}

/** The telephone numbers of a cell. `country` is that of the person, null where it is not known. */
export function readPhones(written: string, country: Country | null): ReadPhones {
  const powers = inPowers.exec(written.trim());
  if (powers !== null) {
    const [, first = '', more = '', power = ''] = powers;
    const isWhole = more.length === Number(power);
    return { phones: [isWhole ? completed(`${first}${more}`, country) : written.trim()], faxes: [], rest: '' };
  }
  const phones: string[] = [];
  const faxes: string[] = [];
  const text = written.replaceAll(/[\u00A0\u2000-\u200A\u202F]/g, ' ').replaceAll(/(\d)\s*(?=\+\d)/g, '$1\n');
  const parts = text.split(/[\n;,]|\s\/\s?|(?<=\d{4})\/(?=\s?[+(]?\d[\d\s()-]{5})/);
  const rest: string[] = [];
  let before = '';
  for (const part of parts) {
    const found = [...part.matchAll(number)].filter(({ groups }) => digitsOf(groups?.['number'] ?? '').length >= 4);
    if (found.length === 0) {
      before = part.trim();
      // «доб. 15» after a comma belongs to the number before.
      const own = new RegExp(`^${extension}$`, 'iu').exec(` ${part.trim()}`)?.[1];
      const last = phones.at(-1);
      if (own !== undefined && last !== undefined && !last.includes(';ext='))
        phones[phones.length - 1] = `${last};ext=${own}`;
      else if (before !== '') rest.push(before);
      continue;
    }
    const isFax = /факс|fax/iu.test(part) && !/тел|tel/iu.test(part);
    for (const match of found) {
      const [digits = '', ext] = [match.groups?.['number'], match[3]];
      if (isFax) faxes.push(part.replaceAll(/\s+/g, ' ').trim());
      else
        phones.push(
          ...twinNumbers(digits).map((each) => `${completed(each, country)}${ext === undefined ? '' : `;ext=${ext}`}`),
        );
    }
    const left = part
      .replaceAll(number, ' ')
      .replaceAll(/[().:\s-]+/g, ' ')
      .trim();
    if (left !== '' && !isFax) rest.push(left);
  }
  return { phones: [...new Set(phones)], faxes, rest: rest.join(', ') };
}

/** 55-20-01/02: two numbers that differ in their last digits. */
function twinNumbers(written: string): string[] {
  const [first = '', ends] = written.split('/');
  if (ends === undefined) return [first];
  return [first, `${first.trimEnd().slice(0, -ends.length)}${ends}`];
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** The number with + and the code of its country; as written where that is not known. No digit is ever dropped but a trunk prefix. */
function completed(written: string, country: Country | null): string {
  const digits = digitsOf(written);
  const asWritten = written.replaceAll(/\s+/g, ' ').trim();
  if (written.trim().startsWith('+') || written.trim().startsWith('(+')) {
    // +8 701 … and +7 8 701 … are slips that are not guessed at.
    return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : asWritten;
  }
  if (digits.startsWith('00') && digits.length >= 11 && digits.length <= 17) return `+${digits.slice(2)}`;
  const plan = plans[country ?? ''];
  if (plan !== undefined) {
    const national = nationalNumber(digits, plan);
    if (national !== null) return `+${plan.code}${national}`;
  }
  // A number with the code of a country of the region, without its plus.
  const known = Object.values(plans).find(
    (each) =>
      each.code.length === 3 && digits.startsWith(each.code) && digits.length === each.code.length + each.digits,
  );
  if (known !== undefined) return `+${digits}`;
  if (/^[78][67]\d{9}$/.test(digits) && (country === null || country === 'KZ')) return `+7${digits.slice(1)}`;
  if (/^7\d{10}$/.test(digits)) return `+${digits}`;
  return asWritten;
}

function nationalNumber(
  digits: string,
  { code, trunk, digits: length }: (typeof plans)[string] & object,
): string | null {
  if (digits.length === code.length + length && digits.startsWith(code)) return digits.slice(code.length);
  if (digits.length === trunk.length + length && digits.startsWith(trunk)) return digits.slice(trunk.length);
  return digits.length === length && !digits.startsWith('0') ? digits : null;
}

/** The country whose code a complete number begins with, of those whose numbers are known here; null for none. */
export function countryOfPhone(phone: string): Country | null {
  if (/^\+7[67]/.test(phone)) return 'KZ';
  const found = Object.entries(plans).find(([, { code }]) => code.length > 1 && phone.startsWith(`+${code}`));
  return found?.[0] ?? null;
}

/** How many digits a text has. */
export function phoneDigits(text: string): number {
  return digitsOf(text).length;
}

/** Cyrillic letters that look like Latin ones, which slip into addresses. */
const latinTwins: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  һ: 'h',
};

export type ReadEmails = {
  readonly emails: readonly string[];
  /** What was written otherwise: letters of another script, blanks. */
  readonly mended: readonly { readonly from: string; readonly to: string }[];
  /** Addresses that are none. */
  readonly wrong: readonly string[];
  readonly rest: string;
};

const address = /[\p{L}\d._%+'-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const valid = /^[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/i;

/** "name[at]example.org" and «имя (собака) example.org» with the sign that they mean. */
function withSigns(text: string): string {
  return text
    .replaceAll(/\s?[[({<]\s?(?:at|собака)\s?[\])}>]\s?/giu, '@')
    .replaceAll(/\s?[[({<]\s?(?:dot|точка)\s?[\])}>]\s?/giu, '.');
}

export function hasEmail(text: string): boolean {
  return /\S\s?@\s?\S/.test(withSigns(text));
}

/** The addresses of a cell, in which blanks and letters that only look Latin are set right. */
export function readEmails(written: string): ReadEmails {
  if (!hasEmail(written)) return { emails: [], mended: [], wrong: [], rest: written };
  const emails: string[] = [];
  const mended: { from: string; to: string }[] = [];
  const wrong: string[] = [];
  const closed = closedAddresses(
    withSigns(written)
      .replaceAll('\u00AD', '')
      .replaceAll(/mailto:/gi, ' '),
  );
  const rest = closed.replaceAll(address, (found) => {
    const to = [...found].map((letter) => latinTwins[letter] ?? latinTwins[letter.toLowerCase()] ?? letter).join('');
    if (!valid.test(to)) {
      wrong.push(found);
      return ' ';
    }
    const plain = to.replace(/^[._'-]+/, '');
    if (found !== plain) mended.push({ from: found, to: plain });
    else if (!written.includes(plain)) mended.push({ from: written.replaceAll(/\s+/g, ' ').trim(), to: plain });
    emails.push(plain);
    return ' ';
  });
  const left = rest.replaceAll(/(?:e-?mail|эл\.?\s*(?:почта|адрес)?|почта|электронная почта)\s*[.:]?/giu, ' ');
  if (left.includes('@')) wrong.push(left.trim());
  const shown = left.includes('@') ? '' : left.replaceAll(/^[\s;,.:<>()/|]+|[\s;,.:<>()/|]+$/g, '');
  return { emails: [...new Set(emails)], mended, wrong, rest: shown };
}

/** Takes out the blanks around @ and the dots of a domain; in a cell that holds nothing else, all blanks. */
function closedAddresses(text: string): string {
  const alone = text.replace(/^\s*(?:e-?mail|эл\.?\s*почта|почта)\s*[.:]?\s*/iu, '');
  const joined = alone.replaceAll(/\s+/g, '').replace(/[.;,]+$/, '');
  const isOne =
    (joined.match(/@/g)?.length ?? 0) === 1 && !/[;,/]/.test(joined) && !/\d{5}/.test(alone.split('@')[1] ?? '');
  if (isOne && new RegExp(`^${address.source}$`, 'u').test(joined) && alone.trim().split(/\s+/).length <= 3)
    return joined;
  return text
    .replaceAll(/\s*@\s*/g, '@')
    .replaceAll(/(@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*)\s*\.\s*(?=[a-z]{2,}(?![\p{L}\d@]))/gu, '$1.');
}
