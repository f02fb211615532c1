import ICAL from 'ical.js';
import { partsOf } from '../../time/calendar-day.ts';
import { isTimeZone } from '../../time/instant.ts';
import { instantAt, type LocalTime } from '../../time/zoned-time.ts';
import { type Component, propertiesOf, textOf, valueOf } from './calendar-components.ts';

/** Names of zones as Microsoft's programs write them, for the region and for those who come to it. */
const windowsZones: Readonly<Record<string, string>> = {
  'central asia standard time': 'Asia/Bishkek',
  'qyzylorda standard time': 'Asia/Qyzylorda',
  'west asia standard time': 'Asia/Tashkent',
  'ekaterinburg standard time': 'Asia/Yekaterinburg',
  'russian standard time': 'Europe/Moscow',
  'afghanistan standard time': 'Asia/Kabul',
  'pakistan standard time': 'Asia/Karachi',
  'iran standard time': 'Asia/Tehran',
  'azerbaijan standard time': 'Asia/Baku',
  'georgian standard time': 'Asia/Tbilisi',
  'caucasus standard time': 'Asia/Yerevan',
  'turkey standard time': 'Europe/Istanbul',
  'fle standard time': 'Europe/Kyiv',
  'gtb standard time': 'Europe/Bucharest',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'romance standard time': 'Europe/Paris',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'eastern standard time': 'America/New_York',
  'central standard time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'pacific standard time': 'America/Los_Angeles',
  'china standard time': 'Asia/Shanghai',
  'india standard time': 'Asia/Kolkata',
  'tokyo standard time': 'Asia/Tokyo',
  'arabian standard time': 'Asia/Dubai',
  'israel standard time': 'Asia/Jerusalem',
  'n. central asia standard time': 'Asia/Novosibirsk',
  'north asia standard time': 'Asia/Krasnoyarsk',
  'omsk standard time': 'Asia/Omsk',
  'altai standard time': 'Asia/Barnaul',
  'tomsk standard time': 'Asia/Tomsk',
  'russia time zone 3': 'Europe/Samara',
  'astrakhan standard time': 'Europe/Astrakhan',
  'saratov standard time': 'Europe/Saratov',
  'volgograd standard time': 'Europe/Volgograd',
  'kaliningrad standard time': 'Europe/Kaliningrad',
  'belarus standard time': 'Europe/Minsk',
  'ulaanbaatar standard time': 'Asia/Ulaanbaatar',
  'e. europe standard time': 'Europe/Chisinau',
  'egypt standard time': 'Africa/Cairo',
  'south africa standard time': 'Africa/Johannesburg',
  'jordan standard time': 'Asia/Amman',
  'syria standard time': 'Asia/Damascus',
  'arab standard time': 'Asia/Riyadh',
  'middle east standard time': 'Asia/Beirut',
  'nepal standard time': 'Asia/Kathmandu',
  'bangladesh standard time': 'Asia/Dhaka',
  'se asia standard time': 'Asia/Bangkok',
  'singapore standard time': 'Asia/Singapore',
  'korea standard time': 'Asia/Seoul',
  'aus eastern standard time': 'Australia/Sydney',
  'us mountain standard time': 'America/Phoenix',
  'atlantic standard time': 'America/Halifax',
  'e. south america standard time': 'America/Sao_Paulo',
  utc: 'UTC',
  gmt: 'UTC',
};

/** Cities and regions by which Outlook shows zones: `(UTC+05:00) Ashgabat, Tashkent`. The first that stands in a name. */
const shownZones: readonly (readonly [RegExp, string])[] = [
  [/Ashgabat|Tashkent/, 'Asia/Tashkent'],
  [/Astana|Almaty/, 'Asia/Almaty'],
  [/Qyzylorda/, 'Asia/Qyzylorda'],
  [/Bishkek/, 'Asia/Bishkek'],
  [/Dushanbe/, 'Asia/Dushanbe'],
  [/Ekaterinburg|Yekaterinburg/, 'Asia/Yekaterinburg'],
  [/Novosibirsk/, 'Asia/Novosibirsk'],
  [/Moscow/, 'Europe/Moscow'],
  [/Kabul/, 'Asia/Kabul'],
  [/Islamabad|Karachi/, 'Asia/Karachi'],
  [/Tehran/, 'Asia/Tehran'],
  [/Baku/, 'Asia/Baku'],
  [/Tbilisi/, 'Asia/Tbilisi'],
  [/Yerevan/, 'Asia/Yerevan'],
  [/Istanbul/, 'Europe/Istanbul'],
  [/Abu Dhabi|Muscat/, 'Asia/Dubai'],
  [/Chennai|Kolkata|New Delhi/, 'Asia/Kolkata'],
  [/Beijing|Chongqing|Urumqi/, 'Asia/Shanghai'],
  [/Ulaanbaatar/, 'Asia/Ulaanbaatar'],
  [/Helsinki|Kyiv|Riga/, 'Europe/Kyiv'],
  [/Athens|Bucharest/, 'Europe/Bucharest'],
  [/Amsterdam|Berlin|Bern|Vienna/, 'Europe/Berlin'],
  [/Brussels|Copenhagen|Madrid|Paris/, 'Europe/Paris'],
  [/Belgrade|Bratislava|Budapest|Prague/, 'Europe/Budapest'],
  [/Sarajevo|Skopje|Warsaw|Zagreb/, 'Europe/Warsaw'],
  [/Dublin|Edinburgh|Lisbon|London/, 'Europe/London'],
  [/Canberra|Melbourne|Sydney/, 'Australia/Sydney'],
  [/Osaka|Sapporo|Tokyo/, 'Asia/Tokyo'],
  [/Eastern Time/, 'America/New_York'],
  [/Central Time/, 'America/Chicago'],
  [/Mountain Time/, 'America/Denver'],
  [/Pacific Time/, 'America/Los_Angeles'],
  [/Coordinated Universal Time/, 'UTC'],
];

/** What a calendar means by a TZID: a zone that we know, or the rules that the calendar brings along. */
export type CalendarZone =
  { readonly kind: 'known'; readonly name: string } | { readonly kind: 'own'; readonly rules: ICAL.Timezone };

/** The zone of a TZID; undefined for one that is neither known nor defined in the calendar. */
export function calendarZone(tzid: string, explained: readonly Component[]): CalendarZone | undefined {
  const own = explained.find((zone) => sameName(textOf(zone, 'TZID'), tzid));
  const name = knownName(tzid) ?? (own === undefined ? undefined : knownName(valueOf(own, 'X-LIC-LOCATION')));
  if (name !== undefined) return { kind: 'known', name };
  const rules = own === undefined ? undefined : explainedZone(tzid, own);
  if (rules !== undefined) return { kind: 'own', rules };
  const offset = offsetNamed(tzid);
  return offset === undefined ? undefined : { kind: 'known', name: offset };
}

/**
 * The zone that Outlook shows by an offset and its cities, or an offset alone, as `UTC+5`. Cities that are not known
 * leave it open whether clocks are changed there.
 */
function offsetNamed(tzid: string): string | undefined {
  const match = /^\(?(?:UTC|GMT)\s*(?:([+-])(\d{1,2})(?::?(\d\d))?)?\)?(?!\d)(.*)$/i.exec(tzid.trim());
  if (match === null) return undefined;
  const [, sign, hours = '', minutes = '00', cities = ''] = match;
  if (cities !== '') return shownZones.find(([shown]) => shown.test(cities))?.[1];
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

function sameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.replaceAll(/[\\"]/g, '').trim();
  return plain(one) === plain(other);
}

/** The IANA name: as it is, at the end of a path as `/vendor/Asia/Almaty`, or by Microsoft's name. */
export function knownName(tzid: string): string | undefined {
  const plain = tzid.trim();
  const steps = plain.slice(-80).split('/');
  const tails = steps.map((_, index) => steps.slice(index).join('/')).filter((tail) => tail.includes('/'));
  const names = [plain, ...tails, windowsZones[plain.toLowerCase()] ?? ''];
  // Bare offsets such as +05:00 are zones to Temporal, but no calendar means them by a name.
  return names.find((name) => /^[A-Z][A-Za-z]/.test(name) && name.length < 60 && isTimeZone(name));
}

/** Seconds since 1970 in UTC at the moment when it is `local` in the zone. */
export function instantIn(local: LocalTime, zone: CalendarZone): number {
  if (zone.kind === 'known') return instantAt(local, zone.name);
  return instantAt(local, 'UTC') - zone.rules.utcOffset(calendarTime(local));
}

/** The same time for ical.js, without a zone: its own conversions read the clock of the one zone by the rules of the other. */
export function calendarTime({ day, clock }: LocalTime): ICAL.Time {
  const [hour, minute] = clock.split(':').map(Number);
  const time = { ...partsOf(day), hour: hour ?? 0, minute: minute ?? 0, second: 0, isDate: false };
  return new ICAL.Time(time, ICAL.Timezone.localTimezone);
}

/** First year for rules of zones: no session takes place before. Windows begins every zone in 1601. */
const firstYear = 1970;
/** A zone that changes its yearly rules more often than this is none. */
const mostRules = 100;

/**
 * The rules that a VTIMEZONE brings along, so that ical.js reads all of them: it takes one RDATE of each line, and UTC
 * for what lies before the first rule. Undefined when there is no rule that can be read.
 */
function explainedZone(tzid: string, explained: Component): ICAL.Timezone | undefined {
  const zone = new ICAL.Component('vtimezone');
  const rules = explained.parts.flatMap(zoneRules).sort((one, other) => (one.start < other.start ? -1 : 1));
  const [first] = rules;
  if (first === undefined || rules.filter(({ rule }) => rule !== '').length > mostRules) return undefined;
  for (const rule of [{ ...first, start: '0001-01-01T00:00:00', to: first.from, rule: '' }, ...rules]) {
    zone.addSubcomponent(zoneComponent(rule));
  }
  try {
    const timezone = new ICAL.Timezone({ component: zone, tzid });
    timezone.utcOffset(calendarTime({ day: '2025-01-01', clock: '00:00' }));
    return timezone;
  } catch {
    return undefined;
  }
}

type ZoneRule = {
  /** Local time by the clock before the change. */
  readonly start: string;
  /** Seconds east of UTC before and after the change. */
  readonly from: number;
  readonly to: number;
  readonly isSummer: boolean;
  /** RRULE; '' for a change that comes once. */
  readonly rule: string;
};

function zoneRules(part: Component): ZoneRule[] {
  const to = readOffset(valueOf(part, 'TZOFFSETTO'));
  const from = readOffset(valueOf(part, 'TZOFFSETFROM')) ?? to;
  const rule = valueOf(part, 'RRULE').toUpperCase();
  const start = localTimeOf(valueOf(part, 'DTSTART'), rule !== '' && !rule.includes('COUNT='));
  if (start === undefined || from === undefined || to === undefined) return [];
  const isSummer = part.name === 'DAYLIGHT';
  const dates = propertiesOf(part, 'RDATE').flatMap(({ value }) => value.split(','));
  const starts = dates.flatMap(
    (value) => localTimeOf(/^\d{8}$/.test(value) ? value + start.slice(10) : value, false) ?? [],
  );
  // A rule that comes more than once a year is no rule of a zone, and would never be read to its end.
  const isYearly = /(?:^|;)FREQ=YEARLY(?:;|$)/.test(rule);
  return [
    { start, from, to, isSummer, rule: isYearly ? rule : '' },
    ...starts.map((each) => ({ start: each, from, to, isSummer, rule: '' })),
  ];
}

/** `2025-03-30T02:00:00`. With `lasting`, a year before `firstYear` is taken for that one: the rule comes every year. */
function localTimeOf(value: string, lasting: boolean): string | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d):?(\d\d)(?::?(\d\d))?Z?$/.exec(value.trim());
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00'] = match;
  const from = lasting && Number(year) < firstYear ? String(firstYear) : year;
  return `${from}-${month}-${day}T${hour}:${minute}:${second}`;
}

function zoneComponent({ start, from, to, isSummer, rule }: ZoneRule): ICAL.Component {
  const component = new ICAL.Component(isSummer ? 'daylight' : 'standard');
  component.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(start));
  component.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(from));
  component.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(to));
  if (rule !== '') component.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule));
  return component;
}

/** `+0500`, `-03:30`, `0500`; undefined for anything else. */
function readOffset(text: string): number | undefined {
  const match = /^([+-]?)(\d\d):?(\d\d)(\d\d)?$/.exec(text);
  if (match === null) return undefined;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? '0');
  return match[1] === '-' ? -seconds : seconds;
}
