import { addDays, type CalendarDay, daysBetween, isCalendarDay, partsOf, weekdayOf } from '../../time/calendar-day.ts';
import { readMoment } from './calendar-lines.ts';

/** Most times that an event may repeat, and over how many days. */
export const ruleLimits = { times: 1000, days: 5 * 366 } as const;

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'WKST']);

type Rule = {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count: number;
  readonly until: CalendarDay;
  /** Days of the week, 1 for Monday; empty for that of the start. */
  readonly weekdays: readonly number[];
};

/**
 * The days on which an event that repeats takes place. Undefined when the rule has no end, exceeds the limits, or uses
 * parts that are not supported (RFC 5545, 3.3.10).
 */
export function repeatedDays(first: CalendarDay, rule: string): CalendarDay[] | undefined {
  const read = readRule(first, rule);
  if (read === undefined) return undefined;
  const days: CalendarDay[] = [];
  for (const day of candidates(first, read)) {
    if (day > read.until) return days;
    days.push(day);
    if (days.length > ruleLimits.times || daysBetween(first, day) > ruleLimits.days) return undefined;
    if (days.length === read.count) return days;
  }
  return undefined;
}

function readRule(first: CalendarDay, text: string): Rule | undefined {
  const fields = new Map(text.split(';').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  const frequency = (['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).find((one) => one === fields.get('FREQ'));
  if (frequency === undefined || [...fields.keys()].some((name) => !known.has(name))) return undefined;
  const interval = wholeNumber(fields.get('INTERVAL') ?? '1');
  const end = endOfRule(first, fields);
  const days = weekdaysOf(fields.get('BYDAY'));
  if (interval === undefined || end === undefined || days === undefined) return undefined;
  const plain = saysTheStart(first, fields) && (frequency === 'WEEKLY' || days.length === 0);
  return plain ? { frequency, interval, ...end, weekdays: days } : undefined;
}

/** Undefined for a rule without an end, or with one beyond the limits. */
function endOfRule(first: CalendarDay, fields: ReadonlyMap<string, string>): Pick<Rule, 'count' | 'until'> | undefined {
  const [count, until] = [fields.get('COUNT'), fields.get('UNTIL')];
  const last = until === undefined ? '2199-12-31' : readMoment(until)?.day;
  const times = count === undefined ? Number.POSITIVE_INFINITY : wholeNumber(count);
  if (last === undefined || times === undefined) return undefined;
  const bounded = until === undefined ? times <= ruleLimits.times : last <= addDays(first, ruleLimits.days);
  return bounded ? { count: times, until: last } : undefined;
}

/** From 1 to a billion; undefined for anything else. */
function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** Undefined for a day with a number, as in 1MO: the first Monday of a month. */
function weekdaysOf(text: string | undefined): number[] | undefined {
  if (text === undefined) return [];
  const days = text.split(',').map((day) => weekdays.indexOf(day.trim()) + 1);
  return days.length > 7 || days.includes(0) ? undefined : [...new Set(days)].sort((one, other) => one - other);
}

/** Whether BYMONTHDAY and BYMONTH only repeat the start; otherwise the rule is not supported. */
function saysTheStart(first: CalendarDay, fields: ReadonlyMap<string, string>): boolean {
  const { month, day } = partsOf(first);
  const repeats = (name: string, value: number): boolean =>
    !fields.has(name) || (fields.get(name) === String(value) && fields.get('FREQ') !== 'DAILY');
  return repeats('BYMONTHDAY', day) && repeats('BYMONTH', month);
}

/** Generates the days of the rule in order, up to the limit of days. */
function* candidates(first: CalendarDay, rule: Rule): Generator<CalendarDay> {
  const end = addDays(first, ruleLimits.days + 366);
  for (let step = 0; ; step++) {
    for (const day of inPeriod(first, rule, step * rule.interval)) {
      if (day > end) return;
      if (day >= first && isCalendarDay(day)) yield day;
    }
    if (step * rule.interval > ruleLimits.days + 366) return;
  }
}

/** The days of the nth day, week, month or year after the start. A 31st is left out of shorter months. */
function inPeriod(first: CalendarDay, rule: Rule, periods: number): CalendarDay[] {
  if (rule.frequency === 'DAILY') return [addDays(first, periods)];
  if (rule.frequency === 'WEEKLY') {
    const monday = addDays(first, periods * 7 - (weekdayOf(first) - 1));
    const days = rule.weekdays.length === 0 ? [weekdayOf(first)] : rule.weekdays;
    return days.map((day) => addDays(monday, day - 1));
  }
  const { year, month, day } = partsOf(first);
  const months = month - 1 + periods * (rule.frequency === 'YEARLY' ? 12 : 1);
  const digits = (value: number): string => String(value).padStart(2, '0');
  const found = `${String(year + Math.floor(months / 12))}-${digits((months % 12) + 1)}-${digits(day)}`;
  return isCalendarDay(found) ? [found] : [];
}
