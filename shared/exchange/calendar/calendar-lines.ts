import { failure, type Result, success, valueIn } from '../../result.ts';
import { type CalendarDay, isCalendarDay } from '../../time/calendar-day.ts';
import { readWallClock, type WallClock } from '../../time/wall-clock.ts';
import { agendaLimits } from '../imported-agenda.ts';
import { plainText } from '../plain-text.ts';

/** The lines of an iCalendar file (RFC 5545, 3.1): folded at 75 octets, ended by CRLF, texts escaped. */

const longestLine = 75;

/** One line of a calendar: `DTSTART;TZID=Asia/Almaty:20250715T090000`. */
type CalendarLine = {
  /** 1 for the first line of the file, before unfolding. */
  readonly number: number;
  /** In capitals. */
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
};

/** Escapes a text value (RFC 5545, 3.3.11) and drops control characters. */
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

/** The line with CRLF, folded at 75 octets, never inside a character. */
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
function* calendarLines(text: string): Generator<CalendarLine> {
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

/** The index of the colon that ends name and parameters: the first one outside quotes. */
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

/** The lines of one component by their names; a name that comes more than once keeps all its lines. */
export type Component = {
  readonly name: string;
  readonly lines: ReadonlyMap<string, readonly CalendarLine[]>;
  readonly parts: readonly Component[];
};

const deepest = 8;
/** Components of all kinds, and UTF-16 units of one line after unfolding. */
const mostComponents = 100_000;
const longestValue = 100_000;
/** Pictures and documents inside a calendar; nobody looks at them. */
const isAttached = (name: string): boolean => name === 'ATTACH' || name === 'PHOTO' || name.startsWith('X-');

type Open = { readonly name: string; readonly lines: Map<string, CalendarLine[]>; readonly parts: Component[] };

/** The events, zones and other components of a calendar; refused when one begins and does not end. */
export function readComponents(
  text: string,
): Result<Component, 'calendar-broken' | 'schedule-too-large' | 'file-line-too-long' | 'file-too-many-values'> {
  const calendar: Open = { name: 'FILE', lines: new Map(), parts: [] };
  const open: Open[] = [calendar];
  let last = 1;
  let [events, components] = [0, 0];
  for (const line of calendarLines(text)) {
    last = line.number;
    const current = open.at(-1) ?? calendar;
    if (line.value.length > longestValue) {
      if (isAttached(line.name)) continue;
      return failure('file-line-too-long', { line: line.number, limit: longestValue });
    }
    const component = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      if (++components > mostComponents) return failure('file-too-many-values', { limit: mostComponents });
      if (component === 'VEVENT' && ++events > agendaLimits.sessions)
        return failure('schedule-too-large', agendaLimits);
      if (open.length > deepest) return failure('calendar-broken', { line: line.number });
      open.push({ name: component, lines: new Map(), parts: [] });
    } else if (line.name === 'END') {
      if (open.length === 1 || current.name !== component) return failure('calendar-broken', { line: line.number });
      open.pop();
      open.at(-1)?.parts.push(current);
    } else keep(current, line);
  }
  const complete = open.length === 1 && calendar.parts.some((part) => part.name === 'VCALENDAR');
  return complete ? success(calendar) : failure('calendar-broken', { line: last });
}

function keep({ lines }: Open, line: CalendarLine): void {
  const known = lines.get(line.name);
  if (known === undefined) lines.set(line.name, [line]);
  else known.push(line);
}

/** The components of that name in all calendars of the file: some programs put several into one. */
export function componentsNamed(file: Component, name: string): Component[] {
  return file.parts
    .filter((part) => part.name === 'VCALENDAR')
    .flatMap((calendar) => calendar.parts.filter((part) => part.name === name));
}

/** The value of the first line of that name; '' when there is none. */
export function valueOf(component: Component, name: string): string {
  return component.lines.get(name)?.[0]?.value.trim() ?? '';
}

/** A date or a time as a calendar writes it. `clock` is null for a whole day. */
type CalendarMoment = { readonly day: CalendarDay; readonly clock: WallClock | null; readonly utc: boolean };

/** `20250715`, `20250715T090000`, `20250715T040000Z`; undefined for anything else. */
export function readMoment(value: string): CalendarMoment | undefined {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?\d\d)?(Z)?)?$/.exec(value.trim());
  if (match === null) return undefined;
  const [, year = '', month = '', date = '', hours, minutes, utc] = match;
  const day = `${year}-${month}-${date}`;
  if (!isCalendarDay(day)) return undefined;
  if (hours === undefined) return { day, clock: null, utc: false };
  const clock = valueIn(readWallClock(`${hours}:${minutes ?? ''}`));
  return clock === undefined ? undefined : { day, clock, utc: utc === 'Z' };
}

/** `PT1H30M`, `P1D`, `P1W` in minutes; null for a negative one and for anything else. */
export function readDuration(value: string): number | null {
  const match = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/.exec(
    value.trim(),
  );
  if (match === null) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? '0'));
  const total = (((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60;
  return total > 0 ? total : null;
}
