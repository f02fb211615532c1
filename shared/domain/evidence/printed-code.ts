import { scannedReadings } from './keyboard-layout.ts';

/** The contents of a badge's code: the workshop's sheet code and the number of the participation. */
type Badge = { readonly sheetCode: string; readonly number: number };

/**
 * A scanned or typed text: a badge; a damaged badge (its check character is wrong); or other text, such as a query.
 */
type BadgeReading = ({ readonly kind: 'badge' } & Badge) | { readonly kind: 'damaged' } | { readonly kind: 'other' };

const prefix = 'RSTR1-B:';
const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The text of a badge: `RSTR1-B:7K2P:23:T`. Its last character checks the rest. */
export function makeBadgeCode({ sheetCode, number }: Badge): string {
  return `${prefix}${sheetCode}:${number}:${checkCharacter(sheetCode + String(number))}`;
}

/** Reads a code under whatever keyboard layout the scanner typed it. */
export function readBadge(text: string): BadgeReading {
  const codes = scannedReadings(text, prefix).filter((code) => code.startsWith(prefix));
  const read = codes.map(badgeIn);
  return read.find(({ kind }) => kind === 'badge') ?? read[0] ?? { kind: 'other' };
}

function badgeIn(code: string): BadgeReading {
  const [, sheetCode = '', number = '', check] = /^([0-9A-Z]{4}):([1-9]\d{0,3}):([0-9A-Z])$/.exec(code.slice(8)) ?? [];
  if (check === undefined || check !== checkCharacter(sheetCode + number)) return { kind: 'damaged' };
  return { kind: 'badge', sheetCode, number: Number(number) };
}

/** Whether a text that is being typed may still become a badge's code, so that no search by name is started. */
export function beginsBadge(text: string): boolean {
  return Array.from(text.trim()).length >= 4 && scannedReadings(text, prefix).length > 0;
}

/**
 * The check character of ISO/IEC 7064, MOD 37,36: detects every single wrong character and nearly every transposition
 * of neighbours.
 */
export function checkCharacter(text: string): string {
  const rest = Array.from(text).reduce((product, character) => {
    const sum = (product + characters.indexOf(character)) % 36;
    return ((sum === 0 ? 36 : sum) * 2) % 37;
  }, 36);
  return characters[(37 - rest) % 36] ?? '';
}

/** The contents of the QR code on a printed sheet. */
export type PrintedCode = { readonly sheetId: string; readonly page: number; readonly of: number };

/** Reads "RSTR1:7K2P:D1:1/3": format, workshop, sheet, page; null for any other text. */
export function readPrintedCode(text: string): PrintedCode | null {
  const [, workshop, sheet, page, of] = /^RSTR1:([0-9A-Z]{4}):([0-9A-Z-]{2,60}):(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  if (workshop === undefined || sheet === undefined) return null;
  return { sheetId: `S-${workshop}-${sheet}`, page: Number(page), of: Number(of) };
}
