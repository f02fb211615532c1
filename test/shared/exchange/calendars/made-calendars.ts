import { Temporal } from 'temporal-polyfill';
import { type Random, seededRandom } from '../../../../shared/planning/seeded-random.ts';

/** Calendars as many programs write them, made from a seed, with what is right in them. */

export class Made {
  readonly maker: Maker;
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = seededRandom(seed * 0x9e3779b1);
    this.maker = makers[seed % makers.length] ?? makers[0]!;
  }

  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.number(0, items.length - 1)]!;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, at: this.#random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
  }

  zone(): string {
    return this.of([
      'Asia/Almaty',
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kolkata',
      'Asia/Tashkent',
      'Europe/London',
    ]);
  }

  title(): string {
    return this.of([
      'Opening',
      'Открытие семинара',
      'Ашылу',
      'Eröffnung',
      'Plenary session',
      'Обзор случаев',
      'Ochilish',
      'Talk',
    ]);
  }

  /** A moment in July 2025, on a quarter of an hour. */
  start(zone: string, least = 8, most = 20): Temporal.ZonedDateTime {
    const hour = this.number(least, most);
    return Temporal.PlainDateTime.from({
      year: 2025,
      month: 7,
      day: this.number(10, 20),
      hour,
      minute: this.number(0, 3) * 15,
    }).toZonedDateTime(zone);
  }

  /** An event with its properties in the order of its maker. */
  event(properties: Readonly<Record<string, string>>): string {
    const all: Record<string, string> = {
      'UID:': `${String(this.number(1, 1e9))}@made.example`,
      'DTSTAMP:': '20250601T000000Z',
      ...properties,
    };
    const lines = this.shuffled(Object.entries(all).map(([name, value]) => name + value));
    return [`BEGIN:VEVENT`, ...lines, ...this.maker.more, 'END:VEVENT'].map(this.maker.line).join('');
  }

  calendar(parts: string, ...more: string[]): string {
    const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${this.maker.product}`, ...more].map(this.maker.line);
    return `${head.join('')}${parts}${this.maker.line('END:VCALENDAR')}`;
  }

  /** `DTSTART;TZID=Asia/Almaty:20250715T090000`, as name and value. */
  at(name: string, moment: Temporal.ZonedDateTime): Record<string, string> {
    if (moment.timeZoneId === 'UTC') return { [`${name}:`]: utcOf(moment) };
    const zone = this.maker.quotes ? `"${moment.timeZoneId}"` : moment.timeZoneId;
    return { [`${name};${this.maker.valueType}TZID=${zone}:`]: localOf(moment) };
  }
}

type Maker = {
  readonly product: string;
  /** A line as it stands in the file, folded and ended. */
  readonly line: (line: string) => string;
  readonly quotes: boolean;
  readonly valueType: string;
  /** What it adds to each event. */
  readonly more: readonly string[];
};

function folded(width: number, end: string, blank: string): (line: string) => string {
  return (line) => {
    const pieces: string[] = [];
    for (let at = 0; at < line.length; at += width) pieces.push(line.slice(at, at + width));
    return pieces.join(end + blank) + end;
  };
}

const makers: readonly Maker[] = [
  [
    '-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
    70,
    '\r\n',
    '\t',
    true,
    '',
    ['X-MICROSOFT-CDO-BUSYSTATUS:BUSY', 'CLASS:PUBLIC'],
  ],
  [
    '-//Google Inc//Google Calendar 70.9054//EN',
    60,
    '\r\n',
    ' ',
    false,
    '',
    ['TRANSP:OPAQUE', 'STATUS:CONFIRMED', 'CREATED:20250101T000000Z'],
  ],
  [
    '-//Apple Inc.//macOS 15.1//EN',
    75,
    '\r\n',
    ' ',
    false,
    '',
    ['X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC', 'LOCATION:'],
  ],
  [
    '-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
    73,
    '\r\n',
    ' ',
    false,
    '',
    ['X-MOZ-GENERATION:3', 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', 'DESCRIPTION:Reminder', 'END:VALARM'],
  ],
  [
    'Microsoft Exchange Server 2010',
    74,
    '\r\n',
    ' ',
    false,
    '',
    ['PRIORITY:5', 'ORGANIZER;CN="Office, training":mailto:office@made.example'],
  ],
  ['-//PIMUTILS.ORG//NONSGML khal / icalendar //EN', 75, '\n', ' ', false, 'VALUE=DATE-TIME;', []],
  [
    '-//IDN nextcloud.com//Calendar app 4.7//EN',
    75,
    '\r\n',
    ' ',
    false,
    '',
    ['ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION:mailto:a@made.example'],
  ],
  ['-//zoom.us//iCalendar Event//EN', 1000, '\n', ' ', false, '', ['URL:https://zoom.example/j/1?pwd=a:b;c']],
  [
    '-//CERN//INDICO//EN',
    75,
    '\r\n',
    ' ',
    false,
    '',
    ['URL:https://indico.example/event/7/', 'CONTACT:office@made.example'],
  ],
  ['-//pretalx//events.example//', 75, '\r\n', ' ', false, '', ['URL:https://pretalx.example/talk/ABC/']],
].map(([product, width, end, blank, quotes, valueType, more]) => ({
  product: product as string,
  line: folded(width as number, end as string, blank as string),
  quotes: quotes as boolean,
  valueType: valueType as string,
  more: more as readonly string[],
}));

export function localOf(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

export function utcOf(moment: Temporal.ZonedDateTime): string {
  return `${localOf(moment.withTimeZone('UTC'))}Z`;
}

/** `2025-07-15 09:00`, in the zone of the workshop. */
export function hereOf(moment: Temporal.ZonedDateTime): string {
  return moment.withTimeZone('Asia/Almaty').toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
