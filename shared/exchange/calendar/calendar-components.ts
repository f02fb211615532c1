import ICAL from 'ical.js';
import { failure, type Result, success } from '../../result.ts';
import { holdsTooManySessions, tooLarge } from '../imported-agenda.ts';
import { type CalendarLine, calendarLines } from './calendar-lines.ts';

/** The components of a calendar, with their properties as ical.js reads them. */

/** A property: its value as written (escaped), its parameters in small letters. */
export type CalendarProperty = {
  readonly value: string;
  /** Unescaped, the parts of a list joined by commas; as written for other types. */
  readonly text: string;
  /** The parts of a list such as CATEGORIES, unescaped. */
  readonly texts: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
};

export type Component = {
  /** In capitals. */
  readonly name: string;
  /** By the name in capitals; a name that comes more than once keeps all. */
  readonly properties: ReadonlyMap<string, readonly CalendarProperty[]>;
  readonly parts: readonly Component[];
};

const deepest = 8;
/** Components of all kinds, and UTF-16 units of one line after unfolding. */
const mostComponents = 100_000;
const longestValue = 100_000;
/** What is looked at; whatever else stands in a calendar is passed over, attached files above all. */
const wanted: ReadonlySet<string> = new Set(
  `PRODID METHOD NAME X-WR-CALNAME X-WR-TIMEZONE UID SUMMARY DESCRIPTION X-ALT-DESC STYLED-DESCRIPTION LOCATION CATEGORIES STATUS SEQUENCE
  DTSTAMP DTSTART DTEND DURATION RECURRENCE-ID RRULE EXRULE RDATE EXDATE TZID X-LIC-LOCATION TZOFFSETFROM TZOFFSETTO`.split(
    /\s+/,
  ),
);

type Open = {
  readonly name: string;
  readonly properties: Map<string, CalendarProperty[]>;
  readonly parts: Component[];
};

/** The events, zones and other components of a calendar; refused when one begins and does not end. */
export function readComponents(
  text: string,
): Result<Component, 'calendar-broken' | 'schedule-too-large' | 'file-line-too-long' | 'file-too-many-values'> {
  if (holdsTooManySessions(text, /^BEGIN:VEVENT/gim)) return tooLarge('sessions');
  const calendar: Open = { name: 'FILE', properties: new Map(), parts: [] };
  const open: Open[] = [calendar];
  let last = 1;
  let components = 0;
  for (const line of calendarLines(text)) {
    last = line.number;
    const current = open.at(-1) ?? calendar;
    const component = line.text.slice(line.valueAt).trim().toUpperCase();
    if (line.name === 'BEGIN') {
      if (++components > mostComponents) return failure('file-too-many-values', { limit: mostComponents });
      if (open.length > deepest) return failure('calendar-broken', { line: line.number });
      open.push({ name: component, properties: new Map(), parts: [] });
    } else if (line.name === 'END') {
      if (open.length === 1 || current.name !== component) return failure('calendar-broken', { line: line.number });
      open.pop();
      open.at(-1)?.parts.push(component === 'VEVENT' ? inOneZone(current) : current);
    } else if (wanted.has(line.name)) {
      const isTooLong = line.text.length - line.valueAt > longestValue;
      if (!isTooLong) keep(current, line);
      else if (!line.name.startsWith('X-')) {
        return failure('file-line-too-long', { line: line.number, limit: longestValue });
      }
    }
  }
  const complete = open.length === 1 && calendar.parts.some(({ name }) => name === 'VCALENDAR' || name === 'VEVENT');
  return complete ? success(calendar) : failure('calendar-broken', { line: last });
}

/** Properties of an event whose times are by the clock of its start where they say no other zone (RFC 5545, 3.8.5). */
const timeNames = ['DTSTART', 'DTEND', 'RECURRENCE-ID', 'RDATE', 'EXDATE'];

/** The event with one zone for all times that name none; it is that of the end where the start names none. */
function inOneZone(event: Open): Component {
  const [start] = event.properties.get('DTSTART') ?? [];
  const [end] = event.properties.get('DTEND') ?? [];
  if (start === undefined || /Z$/i.test(start.value)) return event;
  const zone = start.parameters['tzid'] ?? end?.parameters['tzid'];
  if (zone === undefined) return event;
  const properties = new Map(event.properties);
  for (const name of timeNames) {
    const zoned = properties.get(name)?.map((property) => {
      const isFloating = property.parameters['tzid'] === undefined && !/Z$/i.test(property.value);
      return isFloating ? { ...property, parameters: { ...property.parameters, tzid: zone } } : property;
    });
    if (zoned !== undefined) properties.set(name, zoned);
  }
  return { ...event, properties };
}

function keep({ properties }: Open, line: CalendarLine): void {
  const property = readProperty(line);
  const known = properties.get(line.name);
  if (known === undefined) properties.set(line.name, [property]);
  else known.push(property);
}

function readProperty({ name, text, valueAt }: CalendarLine): CalendarProperty {
  const value = text.slice(valueAt).trim();
  const head = text.slice(name.length, valueAt);
  // RFC 5545 escapes neither colons nor quotation marks; some programs do.
  const plain = value.replaceAll(/\\([\\:"])/g, (pair, sign: string) => (sign === '\\' ? pair : sign));
  // All are read as the text that they hold, a text whatever type it says that it has.
  const isTyped = !timeNames.includes(name) && /;VALUE=/i.test(head);
  const [, parameters, , ...values] = (isTyped ? undefined : parsedLine(`COMMENT${head}${plain}`)) ??
    parsedLine(`COMMENT:${plain}`) ?? [name, {}, 'text', value];
  const texts = values.map((part) => (typeof part === 'string' ? part.trim() : '')).filter((part) => part !== '');
  return { value, text: texts.join(', '), texts, parameters };
}

/** The property in jCal (RFC 7265); undefined where ical.js finds a fault in the line. */
function parsedLine(line: string): [string, Readonly<Record<string, unknown>>, string, ...unknown[]] | undefined {
  try {
    return ICAL.parse.property(line, ICAL.design.icalendar) as ReturnType<typeof parsedLine>;
  } catch {
    return undefined;
  }
}

/** The components of that name in all calendars of the file, and of events that were saved without a calendar. */
export function componentsNamed(file: Component, name: string): Component[] {
  return [file, ...calendarsOf(file)].flatMap((calendar) => calendar.parts.filter((part) => part.name === name));
}

/** Some programs put several calendars into one file. */
export function calendarsOf(file: Component): Component[] {
  return file.parts.filter((part) => part.name === 'VCALENDAR');
}

/** The value of the first property of that name as written; '' when there is none. */
export function valueOf(component: Component, name: string): string {
  return component.properties.get(name)?.[0]?.value ?? '';
}

/** The text of the first property of that name, unescaped; '' when there is none. */
export function textOf(component: Component, name: string): string {
  return component.properties.get(name)?.[0]?.text ?? '';
}

export function propertiesOf(component: Component, name: string): readonly CalendarProperty[] {
  return component.properties.get(name) ?? [];
}
