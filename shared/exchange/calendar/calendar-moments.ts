import ICAL from 'ical.js';
import { valueIn } from '../../result.ts';
import { type CalendarDay, isCalendarDay } from '../../time/calendar-day.ts';
import { readWallClock } from '../../time/wall-clock.ts';
import { instantAt, localAt, type LocalTime } from '../../time/zoned-time.ts';
import { type CalendarProperty, type Component, propertiesOf } from './calendar-components.ts';
import { type CalendarZone, instantIn } from './calendar-zones.ts';

/** A date, or a moment: seconds since 1970 in UTC, with what the clock shows in the zone in which it is written. */
export type Moment = { readonly kind: 'date'; readonly day: CalendarDay } | TimedMoment;

/** `inUtc`: written in UTC or with an offset, so that the clock of no zone says it. */
type TimedMoment = {
  readonly kind: 'time';
  readonly seconds: number;
  readonly local: LocalTime;
  readonly inUtc?: true;
};

/** The zones of a calendar by their TZID; '' is that of times without one (floating: RFC 5545, 3.3.5). */
export type Zones = ReadonlyMap<string, CalendarZone>;

/** A further time of a series, with its length in minutes where the file gives it one of its own (PERIOD). */
type FurtherTime = { readonly moment: Moment; readonly minutes: number | null };

/** RDATE: dates, times, or periods by their end or their length. */
export function furtherTimes(component: Component, zones: Zones, timeZone: string): FurtherTime[] {
  return propertiesOf(component, 'RDATE').flatMap((property) =>
    property.value.split(',').flatMap((value) => {
      const zone = zoneOf(property, zones);
      const [start = '', end = ''] = value.split('/');
      const moment = readMoment(start, zone);
      if (moment === undefined) return [];
      return [{ moment, minutes: readDuration(end) ?? minutesBetweenMoments(moment, readMoment(end, zone), timeZone) }];
    }),
  );
}

/** Values of RDATE and EXDATE that are neither dates nor times. */
export function unreadDates(component: Component): string[] {
  return ['RDATE', 'EXDATE'].flatMap((name) =>
    propertiesOf(component, name).flatMap(({ value }) =>
      value.split(',').filter((each) => each.trim() !== '' && readMoment(each.split('/')[0] ?? '', utc) === undefined),
    ),
  );
}

/** A property of dates or times; values that are neither are left out. */
export function momentsOf(component: Component, name: string, zones: Zones): Moment[] {
  return propertiesOf(component, name).flatMap((property) =>
    property.value.split(',').flatMap((value) => readMoment(value, zoneOf(property, zones)) ?? []),
  );
}

export function firstMoment(component: Component, name: string, zones: Zones): Moment | undefined {
  return momentsOf(component, name, zones)[0];
}

/** The TZID of a property as the file writes it; '' when it has none. */
export function tzidOf({ parameters }: CalendarProperty): string {
  const tzid = parameters['tzid'];
  return typeof tzid === 'string' ? tzid.replaceAll('\\', '').trim() : '';
}

function zoneOf(property: CalendarProperty, zones: Zones): CalendarZone {
  return zones.get(tzidOf(property)) ?? zones.get('') ?? utc;
}

export const utc: CalendarZone = { kind: 'known', name: 'UTC' };

/**
 * `20250715`, `20250715T090000`, `20250715T040000Z`, also with dashes and colons, without seconds, or with an offset
 * instead of Z; undefined for anything else.
 */
export function readMoment(value: string, zone: CalendarZone): Moment | undefined {
  const match =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?\s*(?:(Z)|([+-]\d\d):?(\d\d))?)?$/i.exec(
      value.trim(),
    );
  if (match === null) return undefined;
  const [, year = '', month = '', date = '', hours, minutes = '', more = '0', isUtc, offsetHours, offsetMinutes = ''] =
    match;
  const day = `${year}-${month}-${date}`;
  if (!isCalendarDay(day)) return undefined;
  if (hours === undefined) return { kind: 'date', day };
  const clock = valueIn(readWallClock(`${hours}:${minutes}`));
  if (clock === undefined) return undefined;
  const local = { day, clock };
  const at = (written: CalendarZone, offset = 0): TimedMoment => ({
    kind: 'time',
    seconds: instantIn(local, written) + Number(more) - offset,
    local,
  });
  if (isUtc !== undefined) return { ...at(utc), inUtc: true };
  if (offsetHours === undefined) return at(zone);
  const sign = offsetHours.startsWith('-') ? -1 : 1;
  return { ...at(utc, Number(offsetHours) * 3600 + sign * Number(offsetMinutes) * 60), inUtc: true };
}

/** What the clock of a zone shows; an hour that it skips is shown as it is written, where it is written in that zone. */
function shownIn(moment: TimedMoment, timeZone: string): LocalTime {
  const whole = moment.seconds - (moment.seconds % 60);
  const isWritten = moment.inUtc !== true && instantAt(moment.local, timeZone) === whole;
  return isWritten ? moment.local : localAt(moment.seconds, timeZone);
}

/** Whether an event says its times by the clock of no zone (RFC 5545, 3.3.5). */
export function isFloating(event: Component): boolean {
  return propertiesOf(event, 'DTSTART').every((property) => tzidOf(property) === '' && !/Z$/i.test(property.value));
}

/** The key of the time whose clock shows what a moment is written as; undefined where there is none. */
export function timeByClock(times: ReadonlyMap<string, Moment>, moment: Moment): string | undefined {
  if (moment.kind === 'date') return undefined;
  const { day, clock } = moment.local;
  return [...times].find(
    ([, time]) => time.kind === 'time' && time.local.day === day && time.local.clock === clock,
  )?.[0];
}

/** Where a moment falls in another zone. */
export function placeIn(
  moment: Moment,
  timeZone: string,
): { readonly day: CalendarDay; readonly clock: string | null } {
  return moment.kind === 'date' ? { day: moment.day, clock: null } : shownIn(moment, timeZone);
}

/** The day on which a moment falls by the clock by which it is written. */
export function localDay(moment: Moment): CalendarDay {
  return moment.kind === 'date' ? moment.day : moment.local.day;
}

const secondsInDay = 86_400;

/**
 * Minutes from start to end by the clock of a zone, as sessions have them on a day on which clocks are changed; null
 * where there is no end, or it is not after the start. Dates count in whole days.
 */
export function minutesBetweenMoments(start: Moment, end: Moment | undefined, timeZone: string): number | null {
  if (end === undefined || start.kind !== end.kind) return null;
  const shown = (moment: Moment): number =>
    moment.kind === 'date' ? secondsOf(moment) : instantAt(shownIn(moment, timeZone), 'UTC') + (moment.seconds % 60);
  const minutes = (shown(end) - shown(start)) / 60;
  return minutes > 0 ? minutes : null;
}

/** Seconds since 1970: of a date those of its midnight in UTC. */
export function secondsOf(moment: Moment): number {
  return moment.kind === 'time' ? moment.seconds : instantAt({ day: moment.day, clock: '00:00' }, 'UTC');
}

/** `PT1H30M`, `P1D`, `P1W` in minutes; null for a negative one and for anything else. */
export function readDuration(value: string): number | null {
  if (!ICAL.Duration.isValueString(value) || !/\d/.test(value)) return null;
  try {
    const minutes = ICAL.Duration.fromString(value).toSeconds() / 60;
    return minutes > 0 && minutes < 1000 * (secondsInDay / 60) ? minutes : null;
  } catch {
    return null;
  }
}
