import { addDays, partsOf, weekdayOf, type CalendarDay } from '../time/calendar-day.ts';
import { isTimeZone } from '../time/instant.ts';
import { fromOffset, inOtherZone, type LocalTime } from '../time/zoned-time.ts';
import { valueOf, type Component } from './calendar-components.ts';
import { readMoment } from './calendar-moment.ts';
import { windowsZones } from './windows-zones.ts';

/** What a calendar means by a TZID: a zone that we know, or the rules that the calendar brings along. */
export type CalendarZone =
  { readonly kind: 'known'; readonly name: string } | { readonly kind: 'own'; readonly rules: readonly ZoneRule[] };

type ZoneRule = { readonly from: LocalTime; readonly seconds: number; readonly yearly: YearlyRule | null };
/** `BYMONTH=3;BYDAY=-1SU`: the last Sunday of March. */
type YearlyRule = { readonly month: number; readonly nth: number; readonly weekday: number };

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Undefined for a name that is unknown and that the calendar does not explain. */
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
