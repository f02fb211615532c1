import ICAL from 'ical.js';
import { addDays, type CalendarDay, daysBetween } from '../../time/calendar-day.ts';
import { instantAt, type LocalTime, localAt } from '../../time/zoned-time.ts';
import { agendaLimits } from '../imported-agenda.ts';
import { type Component, propertiesOf, valueOf } from './calendar-components.ts';
import {
  firstMoment,
  furtherTimes,
  isFloating,
  localDay,
  type Moment,
  momentsOf,
  readMoment,
  secondsOf,
  timeByClock,
  tzidOf,
  utc,
  type Zones,
} from './calendar-moments.ts';
import { calendarTime, type CalendarZone, instantIn } from './calendar-zones.ts';

/** Days from `first` to `last`, both included. */
export type DaySpan = { readonly first: CalendarDay; readonly last: CalendarDay };

/** One time of an event. Both moments are null for an event without a start that can be read. */
export type Occurrence = {
  readonly start: Moment | null;
  /** The day and the time for which the series had it, before it was moved. */
  readonly original: Moment | null;
  /** What says title, room and length: the event, or the one that stands in its place. */
  readonly event: Component;
  /** The length of this time alone; null where the event says it. */
  readonly minutes: number | null;
};

export type Series = {
  readonly occurrences: readonly Occurrence[];
  /**
   * `endless`: it ends nowhere, or takes place on more days than an agenda has; the times within the span are here.
   * `unreadable`: by a rule that is not followed; its first time is here. Null: all times are here.
   */
  readonly limited: 'endless' | 'unreadable' | null;
  /** Changes of single times that the series no longer has since it was changed itself. */
  readonly outdated: readonly Component[];
};

/** What all series of a file have in common. */
export type SeriesContext = {
  readonly zones: Zones;
  /** The zone in which hours are given. */
  readonly timeZone: string;
  readonly span: DaySpan;
  /** Steps that the rules of the file may take together; rules that come after the last are not followed. */
  readonly steps: { left: number };
};

/** Most steps of a rule, whether or not they give a time, and of all rules; most days after the first time. */
const ruleLimits = { steps: 6_000, days: 5 * 366, interval: 1000 } as const;
export const mostSteps = 50_000;

type Rule = {
  readonly recurrence: ICAL.Recur;
  readonly count: number;
  readonly until: Moment | null;
};

/**
 * The times of an event by RRULE, RDATE, EXRULE and EXDATE (RFC 5545, 3.8.5), with what `overrides` say about single
 * times (RECURRENCE-ID) and about all from one on (RANGE=THISANDFUTURE). ical.js follows each rule; the set is made
 * here, by moments. `span` holds for a series that has no end.
 */
export function seriesOf(event: Component, overrides: readonly Component[], context: SeriesContext): Series {
  const { zones } = context;
  const start = firstMoment(event, 'DTSTART', zones);
  if (start === undefined) return { occurrences: [], limited: null, outdated: [] };
  const zone = zoneOfStart(event, zones);
  const source = { ...context, start, zone };
  const followed = propertiesOf(event, 'RRULE').map(({ value }) => timesOf(readRule(value, source), source));
  const times = new Map<string, Moment>();
  const add = (moment: Moment): void => void times.set(keyOf(moment), moment);
  const limited = (['unreadable', 'endless'] as const).find((reason) => followed.some((one) => one.limited === reason));
  if (limited !== 'unreadable') for (const moment of followed.flatMap(({ moments }) => moments)) add(moment);
  // The start is the first time even where it does not fit the rule: the example of RFC 5545 for "every Friday the 13th".
  const isOver = followed.length > 0 && followed.every(({ endsBefore }) => endsBefore === true);
  if (!isOver && (limited !== 'endless' || isWithin(localDay(start), context.span))) add(start);
  const lengths = new Map<string, number | null>();
  for (const { moment, minutes } of furtherTimes(event, zones, context.timeZone)) {
    const time = likeStart(moment, start, zone);
    lengths.set(keyOf(time), moment.kind === start.kind ? minutes : null);
    add(time);
  }
  takeOut(event, times, source);
  const series = [...times.values()].sort((one, other) => secondsOf(one) - secondsOf(other));
  const single = series.map((original) => {
    return { start: original, original, event, minutes: lengths.get(keyOf(original)) ?? null };
  });
  return { ...overridden(single, overrides, zones), limited: limited ?? null };
}

/** The zone by whose clock a series repeats: that of DTSTART, which is UTC where its value says so. */
function zoneOfStart(event: Component, zones: Zones): CalendarZone {
  const [start] = propertiesOf(event, 'DTSTART');
  if (/Z$/i.test(start?.value ?? '')) return utc;
  return zones.get(start === undefined ? '' : tzidOf(start)) ?? utc;
}

/** The same for the same minute, however it is written. */
function keyOf(moment: Moment): string {
  return moment.kind === 'date' ? moment.day : String(Math.floor(moment.seconds / 60));
}

/** A date in a series of times means the time of day of the series on that date; a time in a series of dates is one. */
function likeStart(moment: Moment, start: Moment, zone: CalendarZone): Moment {
  if (moment.kind === start.kind) return moment;
  if (start.kind === 'date') return moment;
  const local = { day: moment.kind === 'date' ? moment.day : moment.local.day, clock: start.local.clock };
  return { kind: 'time', seconds: instantIn(local, zone), local };
}

type Source = SeriesContext & { readonly start: Moment; readonly zone: CalendarZone };

/** EXDATE takes out its moments, or all of a day where it is a date; EXRULE what its rule gives (RFC 2445). */
function takeOut(event: Component, times: Map<string, Moment>, source: Source): void {
  const { zones } = source;
  for (const moment of momentsOf(event, 'EXDATE', zones)) {
    if (moment.kind === source.start.kind) {
      const isThere = times.delete(keyOf(moment));
      // Of a series without a zone some programs write the moments to leave out as UTC, by the same clock.
      const floating = isThere || !isFloating(event) ? undefined : timeByClock(times, moment);
      if (floating !== undefined) times.delete(floating);
    } else for (const [key, time] of times) if (localDay(time) === localDay(moment)) times.delete(key);
  }
  for (const { value } of propertiesOf(event, 'EXRULE')) {
    for (const moment of timesOf(readRule(value, source), source).moments) times.delete(keyOf(moment));
  }
}

/** Undefined for a rule that breaks RFC 5545, or that ical.js would follow wrongly (decision 0018). */
function readRule(written: string, { start, zone }: Source): Rule | undefined {
  const parts = new Map(
    written
      .toUpperCase()
      // "BYDAY=MO, TU", as some programs write it.
      .replaceAll(/\s+/g, '')
      .split(';')
      .map((part) => [part.split('=')[0]?.trim() ?? '', part.split('=')[1]?.trim() ?? ''] as const)
      .filter(([name]) => name !== ''),
  );
  // Some programs write -1 where there is no count.
  const count = /^-\d+$|^0+$/.test(parts.get('COUNT') ?? '') ? undefined : parts.get('COUNT');
  const until = parts.get('UNTIL');
  const end = until === undefined ? null : untilOf(until, start, zone);
  if (end === undefined || (count !== undefined && !/^\d{1,12}$/.test(count)) || !isFollowed(parts)) return undefined;
  parts.delete('COUNT');
  parts.delete('UNTIL');
  try {
    const recurrence = ICAL.Recur.fromString([...parts].map(([name, value]) => `${name}=${value}`).join(';'));
    for (const list of Object.values(recurrence.parts)) sortNumbers(list ?? []);
    return { recurrence, count: count === undefined ? Number.POSITIVE_INFINITY : Number(count), until: end };
  } catch {
    return undefined;
  }
}

/** A date as the end of a series of times means the whole of that day; undefined when it cannot be read. */
function untilOf(until: string, start: Moment, zone: CalendarZone): Moment | undefined {
  const moment = readMoment(until, zone);
  if (moment === undefined || moment.kind === start.kind) return moment;
  if (start.kind === 'date') return { kind: 'date', day: localDay(moment) };
  const local = { day: localDay(moment), clock: '23:59' };
  return { kind: 'time', seconds: instantIn(local, zone) + 59, local };
}

const ruleParts = new Set([
  'FREQ',
  'INTERVAL',
  'WKST',
  'BYSECOND',
  'BYMINUTE',
  'BYHOUR',
  'BYDAY',
  'BYMONTHDAY',
  'BYMONTH',
  'BYYEARDAY',
  'BYSETPOS',
  'COUNT',
  'UNTIL',
]);

function isFollowed(parts: ReadonlyMap<string, string>): boolean {
  const frequency = parts.get('FREQ') ?? '';
  if ([...parts.keys()].some((name) => !ruleParts.has(name))) return false;
  if (!['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(frequency)) return false;
  const interval = parts.get('INTERVAL') ?? '1';
  if (!/^\d{1,4}$/.test(interval) || Number(interval) < 1 || Number(interval) > ruleLimits.interval) return false;
  const isNumbered = /[+-]?\d/.test(parts.get('BYDAY') ?? '');
  // ical.js reads 20MO as 0MO, and follows BYSETPOS for weekdays of a month alone.
  if (/\d\d/.test(parts.get('BYDAY') ?? '') || (isNumbered && !['MONTHLY', 'YEARLY'].includes(frequency))) return false;
  if (!parts.has('BYSETPOS')) return true;
  const isOfMonth = frequency === 'MONTHLY' || (frequency === 'YEARLY' && parts.has('BYMONTH'));
  return (
    isOfMonth &&
    parts.has('BYDAY') &&
    !isNumbered &&
    !['BYMONTHDAY', 'BYYEARDAY', 'BYHOUR', 'BYMINUTE'].some((name) => parts.has(name))
  );
}

/** ical.js takes hours and months in the order in which they are written. */
function sortNumbers(list: (number | string)[]): void {
  if (isNumeric(list)) list.sort((one, other) => one - other);
}

function isNumeric(list: (number | string)[]): list is number[] {
  return list.every((value) => typeof value === 'number');
}

class TooManySteps extends Error {}

/** Ends the search for a time that never comes, which ical.js continues for ever: 30 February among days. */
class BoundedIterator extends ICAL.RecurIterator {
  #steps = 0;
  readonly #ofFile: SeriesContext['steps'];

  constructor(rule: ICAL.Recur, first: LocalTime, ofFile: SeriesContext['steps']) {
    super({ rule, dtstart: calendarTime(first) });
    this.#ofFile = ofFile;
  }

  override check_contracting_rules(): boolean {
    this.#ofFile.left -= 1;
    if (++this.#steps > ruleLimits.steps || this.#ofFile.left < 0) throw new TooManySteps();
    return super.check_contracting_rules();
  }
}

type Times = {
  readonly moments: readonly Moment[];
  readonly limited: Series['limited'];
  /** Whether the rule ends before the start: so some programs write a series of which nothing is left. */
  readonly endsBefore?: boolean;
};

/** What a rule gives by the clock of its zone: all of it, or what falls into the span where it has no end. */
function timesOf(rule: Rule | undefined, source: Source): Times {
  if (rule === undefined) return { moments: [], limited: 'unreadable' };
  try {
    return followedRule(rule, source);
  } catch {
    return { moments: [], limited: 'unreadable' };
  }
}

function followedRule(rule: Rule, { start, zone, span, steps }: Source): Times {
  if (rule.until !== null && secondsOf(rule.until) < secondsOf(start))
    return { moments: [], limited: null, endsBefore: true };
  const first = start.kind === 'date' ? { day: start.day, clock: '00:00' } : start.local;
  const isCounted = Number.isFinite(rule.count);
  const begin = isCounted || rule.until !== null ? first : { ...first, day: dayBefore(span, first.day, rule) };
  const iterator = new BoundedIterator(rule.recurrence, begin, steps);
  const lastDay = span.last > addDays(first.day, ruleLimits.days) ? span.last : addDays(first.day, ruleLimits.days);
  const moments: Moment[] = [];
  const days = new Set<CalendarDay>();
  let isEndless = rule.until === null && !isCounted;
  for (let number = 0; number < rule.count;) {
    const local = localOf(iterator.next());
    if (local === undefined) break;
    if (!isPossible(local, first, rule.recurrence)) continue;
    number += 1;
    if (isEndless && local.day < span.first) continue;
    const moment = momentAt(local, start.kind, zone);
    if (rule.until !== null && secondsOf(moment) > secondsOf(rule.until)) break;
    if (local.day > lastDay || (isEndless && local.day > span.last)) {
      isEndless = true;
      break;
    }
    days.add(local.day);
    moments.push(moment);
  }
  isEndless ||= days.size > agendaLimits.days;
  return isEndless
    ? { moments: moments.filter((moment) => isWithin(localDay(moment), span)), limited: 'endless' }
    : { moments, limited: null };
}

function momentAt(local: LocalTime, kind: Moment['kind'], zone: Source['zone']): Moment {
  return kind === 'date' ? { kind, day: local.day } : { kind, seconds: instantIn(local, zone), local };
}

/** A day before the span on which a rule of days or weeks that is not counted can begin as well as on its first one. */
function dayBefore(span: DaySpan, first: CalendarDay, { recurrence: { freq, interval } }: Rule): CalendarDay {
  const period = freq === 'DAILY' ? interval : freq === 'WEEKLY' ? 7 * interval : 0;
  const periods = period === 0 ? 0 : Math.floor(daysBetween(first, span.first) / period) - 1;
  return periods > 0 ? addDays(first, periods * period) : first;
}

function isWithin(day: CalendarDay, { first, last }: DaySpan): boolean {
  return day >= first && day <= last;
}

function localOf(time: ICAL.Time | null): LocalTime | undefined {
  if (time === null) return undefined;
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    day: `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`,
    clock: `${two(time.hour)}:${two(time.minute)}`,
  };
}

/** ical.js gives 1 March for 29 February in common years, and for days that a month of BYMONTH does not have. */
function isPossible(local: LocalTime, first: LocalTime, { freq, parts }: ICAL.Recur): boolean {
  const [month, day] = [Number(local.day.slice(5, 7)), Number(local.day.slice(8, 10))];
  if (parts.BYMONTH !== undefined && !parts.BYMONTH.includes(month)) return false;
  const isByDay = parts.BYDAY !== undefined || parts.BYMONTHDAY !== undefined || parts.BYYEARDAY !== undefined;
  return freq !== 'YEARLY' || isByDay || day === Number(first.day.slice(8, 10));
}

type SingleTime = Occurrence & { readonly original: Moment };

/**
 * The times with what the overrides say. One that belongs to no time of the series comes in by itself, unless the
 * series is of a later revision.
 */
function overridden(
  series: readonly SingleTime[],
  overrides: readonly Component[],
  zones: Zones,
): Pick<Series, 'occurrences' | 'outdated'> {
  const changes = overrides.flatMap((event) => {
    const original = firstMoment(event, 'RECURRENCE-ID', zones);
    const start = firstMoment(event, 'DTSTART', zones) ?? original;
    const range = propertiesOf(event, 'RECURRENCE-ID')[0]?.parameters['range'];
    const isRange = typeof range === 'string' && range.toUpperCase() === 'THISANDFUTURE';
    return original === undefined || start === undefined ? [] : [{ event, original, start, isRange }];
  });
  const ranges = changes
    .filter(({ isRange }) => isRange)
    .sort((one, other) => secondsOf(other.original) - secondsOf(one.original));
  const used = new Set<unknown>();
  const found = series.map((time): Occurrence => {
    const { original } = time;
    const own = changes.find((change) => isSame(original, change.original));
    if (own !== undefined) {
      used.add(own);
      return { start: own.start, original, event: own.event, minutes: null };
    }
    const range = ranges.find((each) => secondsOf(each.original) <= secondsOf(original));
    return range === undefined
      ? time
      : { start: shifted(original, range, zones), original, event: range.event, minutes: null };
  });
  const others = changes.filter((change) => !used.has(change) && !(change.isRange && series.length > 0));
  const revision = series[0] === undefined ? 0 : sequenceOf(series[0].event);
  const [current, outdated] = [
    others.filter(({ event }) => sequenceOf(event) >= revision),
    others.filter(({ event }) => sequenceOf(event) < revision),
  ];
  return {
    occurrences: [
      ...found,
      ...current.map(({ start, original, event }) => ({ start, original, event, minutes: null })),
    ],
    outdated: outdated.map(({ event }) => event),
  };
}

/** SEQUENCE, which grows with every revision of an event; 0 where it is missing or no number. */
export function sequenceOf(event: Component): number {
  const sequence = Number(valueOf(event, 'SEQUENCE'));
  return Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0;
}

function isSame(one: Moment, other: Moment): boolean {
  return one.kind === other.kind ? keyOf(one) === keyOf(other) : localDay(one) === localDay(other);
}

type Range = { readonly event: Component; readonly original: Moment; readonly start: Moment };

/** The time of a later occurrence: as much later or earlier, by the clock, as the first one of the range. */
function shifted(moment: Moment, { original, start, event }: Range, zones: Zones): Moment {
  if (moment.kind === 'date' || original.kind === 'date' || start.kind === 'date') {
    const days = daysBetween(localDay(original), localDay(start));
    return moment.kind === 'date' ? { kind: 'date', day: addDays(moment.day, days) } : moment;
  }
  const zone = zoneOfStart(event, zones);
  const name = zone.kind === 'known' ? zone.name : null;
  if (name === null) {
    const seconds = moment.seconds + start.seconds - original.seconds;
    return { kind: 'time', seconds, local: localAt(seconds, 'UTC') };
  }
  const clockOf = (one: Moment): number => instantAt(localAt(secondsOf(one), name), 'UTC');
  const local = localAt(clockOf(moment) + clockOf(start) - clockOf(original), 'UTC');
  return { kind: 'time', seconds: instantIn(local, zone), local };
}
