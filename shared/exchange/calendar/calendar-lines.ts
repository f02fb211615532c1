import { plainText } from '../plain-text.ts';

/** The lines of an iCalendar file (RFC 5545, 3.1): folded at 75 octets, ended by CRLF, texts escaped. */

const longestLine = 75;

/** A text value, with what would end it escaped and what no file may hold left out. */
export function escapedText(text: string): string {
  return plainText(text)
    .replaceAll(/[\u2028\u2029]/g, '\n')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
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

/**
 * Bytes with folded lines put together again, before they are read as text: some programs fold inside a letter. A line
 * that ends with an equals sign may be one of QUOTED-PRINTABLE and is left to `calendarLines`.
 */
export function unfoldedBytes(bytes: Uint8Array): Uint8Array {
  const [cr, lf, space, tab, equals] = [13, 10, 32, 9, 61];
  const unfolded = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const breaks = bytes[at] === cr && bytes[at + 1] === lf ? 2 : bytes[at] === lf ? 1 : 0;
    const next = bytes[at + breaks];
    const before = unfolded[length - 1] === cr ? length - 2 : length - 1;
    const isSoftBreak = unfolded[before] === equals;
    if (breaks > 0 && !isSoftBreak && (next === space || next === tab)) at += breaks;
    else unfolded[length++] = bytes[at] ?? 0;
  }
  return unfolded.subarray(0, length);
}

/** One property of a calendar as one line: `DTSTART;TZID=Asia/Almaty:20250715T090000`. */
export type CalendarLine = {
  /** 1 for the first line of the text that was given. */
  readonly number: number;
  /** In capitals. */
  readonly name: string;
  /** The line, with names of properties and parameters as written. */
  readonly text: string;
  /** Where the value begins in `text`. */
  readonly valueAt: number;
};

/** The parameter of a time behind which a letter was left out that is no part of it. */
export const mendedTime = 'X-MENDED';

/** Properties of text, whose values some programs write with real line breaks instead of `\n`. */
const textNames = new Set(['SUMMARY', 'DESCRIPTION', 'LOCATION', 'COMMENT', 'CONTACT', 'X-ALT-DESC']);
const oneLineNames = new Set(['SUMMARY', 'LOCATION']);
/** What can follow such a text: the names of RFC 5545, 7986 and 9073, and any that begins with X-. */
const propertyName =
  /^(?:BEGIN|END|X-[A-Z0-9-]+|ACTION|ATTACH|ATTENDEE|CALSCALE|CATEGORIES|CLASS|COLOR|COMMENT|COMPLETED|CONFERENCE|CONTACT|CREATED|DESCRIPTION|DTEND|DTSTAMP|DTSTART|DUE|DURATION|EXDATE|EXRULE|FREEBUSY|GEO|IMAGE|LAST-MODIFIED|LOCATION|METHOD|NAME|ORGANIZER|PERCENT-COMPLETE|PRIORITY|PRODID|RDATE|RECURRENCE-ID|REFRESH-INTERVAL|RELATED-TO|REPEAT|REQUEST-STATUS|RESOURCES|RRULE|SEQUENCE|SOURCE|STATUS|STRUCTURED-DATA|STYLED-DESCRIPTION|SUMMARY|TRANSP|TRIGGER|TZID|TZNAME|TZOFFSETFROM|TZOFFSETTO|TZURL|UID|URL|VERSION)[;:=]/;

/**
 * The properties of a calendar, a line each: folded lines are joined, QUOTED-PRINTABLE is decoded (vCalendar 1.0), and
 * real line breaks inside a text become `\n`. What is no property and follows no text is left out.
 */
export function* calendarLines(text: string): Generator<CalendarLine> {
  const physical = text.replaceAll(/\r+\n/g, '\n').split(/[\n\r]/);
  let current: CalendarLine | undefined;
  for (let at = 0; at < physical.length; at++) {
    const number = at + 1;
    let logical = physical[at] ?? '';
    for (let next = foldedAt(physical, at); next !== null; next = foldedAt(physical, at)) {
      if (logical.endsWith('=') && isQuotedPrintable(logical)) break;
      logical += (physical[next] ?? '').slice(1);
      at = next;
    }
    if (current !== undefined && continues(current, logical)) {
      current = { ...current, text: `${current.text}\\n${logical}` };
      continue;
    }
    if (current !== undefined) yield current;
    current = lineOf(logical, number);
    if (current !== undefined && isQuotedPrintable(current.text)) {
      while (current.text.endsWith('=') && at + 1 < physical.length) {
        // A blank before the second byte of a letter can only be that of a folded line.
        const next = (physical[++at] ?? '').replace(/^[ \t](?=[=][89AB][\dA-F])/i, '');
        current = { ...current, text: current.text.slice(0, -1) + next };
      }
      current = decoded(current);
    }
  }
  if (current !== undefined) yield current;
}

/** Where the line goes on, after empty lines too; null where it ends. */
function foldedAt(physical: readonly string[], at: number): number | null {
  for (let next = at + 1; next < physical.length; next++) {
    const line = physical[next] ?? '';
    if (line !== '') return /^[ \t]/.test(line) ? next : null;
  }
  return null;
}

/** Whether a line is the next line of the text before it: written in another case, or by no name of a property. */
function continues({ name, text }: CalendarLine, next: string): boolean {
  if (!textNames.has(name)) return false;
  // Titles and places have one line: names of properties that no standard has may follow them (RFC 5545, 3.1).
  if (oneLineNames.has(name) && /^[A-Z][A-Z\d-]{2,}(?:;[A-Z-]+=(?:"[^"]*"|[^";:]*))*:\S/.test(next)) return false;
  const isLowerCase = text.startsWith(name.toLowerCase());
  return !propertyName.test(isLowerCase ? next.toUpperCase() : next);
}

function lineOf(text: string, number: number): CalendarLine | undefined {
  const name = /^\s*([\w.-]+)\s*[;:]/.exec(text)?.[1];
  const colon = colonOf(text);
  if (name === undefined || colon === -1) return undefined;
  const trimmed = text.trimStart();
  // 20131009T170000T is read by other programs too.
  const torn = /^(DTSTART|DTEND|DUE|RECURRENCE-ID)([;:].*\dT\d{6})T$/i.exec(trimmed);
  const plain = torn === null ? trimmed : `${torn[1] ?? ''};${mendedTime}=T${torn[2] ?? ''}`;
  const added = torn === null ? 0 : mendedTime.length + 3;
  return { number, name: name.toUpperCase(), text: plain, valueAt: colon + 1 + added - (text.length - trimmed.length) };
}

/** Where the colon stands that ends the name and its parameters; one inside quotes does not. */
function colonOf(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ':' && !quoted) return at;
  }
  return text.indexOf(':');
}

function isQuotedPrintable(text: string): boolean {
  return /^[^:]*;\s*(?:ENCODING\s*=\s*)?"?QUOTED-PRINTABLE\b/i.test(text);
}

/** The line with its value as plain text (RFC 2045, 6.7), in the CHARSET that it names or in UTF-8. */
function decoded(line: CalendarLine): CalendarLine {
  const charset = /;\s*CHARSET\s*=\s*"?([\w-]+)/i.exec(line.text.slice(0, line.valueAt))?.[1] ?? 'utf-8';
  const value = line.text
    .slice(line.valueAt)
    // A line that was broken both ways keeps the sign of the one.
    .replaceAll(/=(?==[0-9A-F]{2})/gi, '')
    .replaceAll(/(?:=[0-9A-F]{2})+/gi, (run) => {
      const bytes = run
        .slice(1)
        .split('=')
        .map((byte) => Number.parseInt(byte, 16));
      return inCharset(Uint8Array.from(bytes), charset);
    });
  return { ...line, text: `${line.name}:${value.replaceAll(/\r\n?|\n/g, '\\n')}`, valueAt: line.name.length + 1 };
}

function inCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
