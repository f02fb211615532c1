import { addDays, type CalendarDay, partsOf, weekdayOf } from '../../time/calendar-day.ts';
import { isTimeZone } from '../../time/instant.ts';
import { fromOffset, inOtherZone, type LocalTime } from '../../time/zoned-time.ts';
import { type Component, readMoment, valueOf } from './calendar-lines.ts';

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

/** The zone of a TZID: an IANA zone, or the rules of a VTIMEZONE in the calendar. */
export type CalendarZone =
  { readonly kind: 'known'; readonly name: string } | { readonly kind: 'own'; readonly rules: readonly ZoneRule[] };

type ZoneRule = { readonly from: LocalTime; readonly seconds: number; readonly yearly: YearlyRule | null };
/** `BYMONTH=3;BYDAY=-1SU`: the last Sunday of March. */
type YearlyRule = { readonly month: number; readonly nth: number; readonly weekday: number };

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The zone of a TZID; undefined for one that is neither known nor defined in the calendar. */
export function calendarZone(tzid: string, explained: readonly Component[]): CalendarZone | undefined {
  const own = explained.find((zone) => valueOf(zone, 'TZID') === tzid);
  const name = knownName(tzid) ?? (own === undefined ? undefined : knownName(valueOf(own, 'X-LIC-LOCATION')));
  if (name !== undefined) return { kind: 'known', name };
  const rules = own?.parts.flatMap(zoneRule) ?? [];
  return rules.length === 0 ? undefined : { kind: 'own', rules };
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

/** The wall-clock time in `target`; the same one when it is the same zone. */
export function inZone(moment: LocalTime, zone: CalendarZone, target: string): LocalTime {
  if (zone.kind === 'own') return fromOffset(moment, offsetBy(zone.rules, moment), target);
  return zone.name === target ? moment : inOtherZone(moment, zone.name, target);
}

function zoneRule(part: Component): ZoneRule[] {
  // Outlook and Exchange begin every zone in 1601, the first year of the clock of Windows.
  const from = readMoment(valueOf(part, 'DTSTART').replace(/^1[0-8]\d\d/, '1970'));
  const seconds = readOffset(valueOf(part, 'TZOFFSETTO'));
  if (from?.clock == null || seconds === undefined) return [];
  return [{ from: { day: from.day, clock: from.clock }, seconds, yearly: yearlyRule(valueOf(part, 'RRULE')) }];
}

function readOffset(text: string): number | undefined {
  const match = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(text);
  if (match === null) return undefined;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? '0');
  return match[1] === '-' ? -seconds : seconds;
}

function yearlyRule(text: string): YearlyRule | null {
  const month = Number(/BYMONTH=(\d{1,2})/.exec(text)?.[1] ?? '0');
  const byDay = /BYDAY=(-?\d)(MO|TU|WE|TH|FR|SA|SU)/.exec(text);
  if (month < 1 || month > 12 || byDay === null) return null;
  return { month, nth: Number(byDay[1]), weekday: weekdays.indexOf(byDay[2] ?? '') + 1 };
}

/** Seconds east of UTC by the rule that began last before that time. */
function offsetBy(rules: readonly ZoneRule[], moment: LocalTime): number {
  const onsets = rules.map((rule) => ({ at: lastOnset(rule, moment), seconds: rule.seconds }));
  const begun = onsets.filter(({ at }) => at !== '').sort((one, other) => (one.at < other.at ? -1 : 1));
  return begun.at(-1)?.seconds ?? rules[0]?.seconds ?? 0;
}

/** When the rule last came into force at that time: `2025-03-30T02:00`; '' when it had not yet. */
function lastOnset({ from, yearly }: ZoneRule, moment: LocalTime): string {
  const now = `${moment.day}T${moment.clock}`;
  const first = `${from.day}T${from.clock}`;
  if (first > now) return '';
  if (yearly === null) return first;
  const { year } = partsOf(moment.day);
  const yearlyOnsets = [year, year - 1].map((one) => `${nthWeekday(one, yearly)}T${from.clock}`);
  return yearlyOnsets.find((onset) => onset <= now && onset >= first) ?? first;
}

function nthWeekday(year: number, { month, nth, weekday }: YearlyRule): CalendarDay {
  const digits = (value: number): string => String(value).padStart(2, '0');
  const first = `${String(year)}-${digits(month)}-01`;
  if (nth > 0) return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
  const next = month === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${digits(month + 1)}-01`;
  const last = addDays(next, -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7);
}
