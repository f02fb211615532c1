/** The lines of an iCalendar file (RFC 5545, 3.1): folded at 75 octets, ended by CRLF, texts escaped. */

import { plainText } from './plain-text.ts';

const longestLine = 75;

/** One line of a calendar: `DTSTART;TZID=Asia/Almaty:20250715T090000`. */
export type CalendarLine = {
  /** 1 for the first line of the file, before unfolding. */
  readonly number: number;
  /** In capitals. */
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
};

/** A text value, with what would end it escaped and what no file may hold left out. */
export function escapedText(text: string): string {
  return plainText(text)
    .replaceAll(/[\u2028\u2029]/g, '\n')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

export function unescapedText(value: string): string {
  return value.replaceAll(/\\([\\;,:"nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}

/** The values of a list such as CATEGORIES: commas separate them unless they are escaped. */
export function textList(value: string): string[] {
  return value
    .split(/(?<!\\)(?:\\\\)*,/)
    .map((part) => unescapedText(part).trim())
    .filter((part) => part !== '');
}

/** The line with its CRLF, folded so that no piece is longer than 75 octets and no letter is torn. */
export function foldedLine(line: string): string {
  let folded = '';
  let length = 0;
  for (const letter of line) {
    const octets = octetsOf(letter);
    if (length + octets > longestLine) {
      folded += '\r\n ';
      length = 1;
    }
    folded += letter;
    length += octets;
  }
  return `${folded}\r\n`;
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Bytes with folded lines put together again, before they are read as text: some programs fold inside a letter. */
export function unfoldedBytes(bytes: Uint8Array): Uint8Array {
  const [cr, lf, space, tab] = [13, 10, 32, 9];
  const unfolded = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const breaks = bytes[at] === cr && bytes[at + 1] === lf ? 2 : bytes[at] === lf ? 1 : 0;
    const next = bytes[at + breaks];
    if (breaks > 0 && (next === space || next === tab)) at += breaks;
    else unfolded[length++] = bytes[at] ?? 0;
  }
  return unfolded.subarray(0, length);
}

/** The lines of a calendar, unfolded; what is no line of a calendar is left out. */
export function* calendarLines(text: string): Generator<CalendarLine> {
  const physical = text.split(/\r\n|\n|\r/);
  for (let at = 0; at < physical.length; at++) {
    const number = at + 1;
    let logical = physical[at] ?? '';
    while (/^[ \t]/.test(physical[at + 1] ?? '')) logical += (physical[++at] ?? '').slice(1);
    const line = readLine(logical, number);
    if (line !== undefined) yield line;
  }
}

function readLine(text: string, number: number): CalendarLine | undefined {
  const colon = valueStart(text);
  if (colon === -1) return undefined;
  const [name = '', ...parameters] = splitOutsideQuotes(text.slice(0, colon), ';');
  return {
    number,
    name: name.trim().toUpperCase(),
    parameters: new Map(parameters.map(readParameter)),
    value: text.slice(colon + 1),
  };
}

function readParameter(parameter: string): [string, string] {
  const equals = parameter.indexOf('=');
  if (equals === -1) return [parameter.toUpperCase(), ''];
  return [parameter.slice(0, equals).toUpperCase(), parameter.slice(equals + 1).replaceAll('"', '')];
}

/** Where the colon stands that ends the name and its parameters; one inside quotes does not. */
function valueStart(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ':' && !quoted) return at;
  }
  return text.indexOf(':');
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === separator && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
