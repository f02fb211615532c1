import { Temporal } from 'temporal-polyfill';
import { addDays, type CalendarDay } from './calendar-day.ts';
import type { WallClock } from './wall-clock.ts';

/** A day with a wall-clock time, without a zone. */
export type LocalTime = { readonly day: CalendarDay; readonly clock: WallClock };

/** Seconds since 1970 in UTC at the moment when it is `local` in the zone. */
export function instantAt(local: LocalTime, timeZone: string): number {
  return zonedAt(local, timeZone).epochMilliseconds / 1000;
}

/** The wall-clock time in a zone so many seconds after the beginning of 1970 in UTC. */
export function localAt(seconds: number, timeZone: string): LocalTime {
  return localOf(Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(timeZone));
}

/** `2025-07-15T09:00:00+05:00`: a wall-clock time of a zone with the offset that is right on that day. */
export function withOffset(local: LocalTime, timeZone: string): string {
  return zonedAt(local, timeZone).toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

function zonedAt({ day, clock }: LocalTime, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(timeZone);
}

function localOf(moment: Temporal.ZonedDateTime): LocalTime {
  return {
    day: moment.toPlainDate().toString(),
    clock: moment.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** A change of the clocks of a zone, in seconds east of UTC. */
export type ZoneTransition = {
  /** The wall-clock time at which it comes, by the clock before the change: `2024-03-01T00:00:00`. */
  readonly at: string;
  readonly before: number;
  readonly after: number;
  /** True when the clocks are put forward for a season only. */
  readonly summer: boolean;
};

/** Longest summer time in days: a change that is not taken back within it is a new standard time. */
const longestSummer = 330;
/** Before it no zone has a rule that anybody needs; calendars begin their rules there. */
const beginning = '1970-01-01T00:00:00';

/**
 * What the clocks of a zone do from `first` to `last`: the state at the beginning, as a change that led to it, then
 * every change until the end. Never empty.
 */
export function zoneTransitions(timeZone: string, first: CalendarDay, last: CalendarDay): ZoneTransition[] {
  const start = Temporal.PlainDate.from(first).toZonedDateTime(timeZone);
  const end = Temporal.PlainDate.from(addDays(last, 2)).toZonedDateTime(timeZone);
  const transitions = [initialState(start)];
  let next = start.getTimeZoneTransition('next');
  while (next !== null && Temporal.ZonedDateTime.compare(next, end) < 0) {
    transitions.push(transitionAt(next));
    next = next.getTimeZoneTransition('next');
  }
  return transitions;
}

function initialState(start: Temporal.ZonedDateTime): ZoneTransition {
  const previous = start.add({ seconds: 1 }).getTimeZoneTransition('previous');
  const offset = secondsOf(start);
  return previous === null ? { at: beginning, before: offset, after: offset, summer: false } : transitionAt(previous);
}

function transitionAt(moment: Temporal.ZonedDateTime): ZoneTransition {
  const before = secondsOf(moment.subtract({ seconds: 1 }));
  const after = secondsOf(moment);
  const at = moment.toInstant().add({ seconds: before }).toString({ smallestUnit: 'second' }).slice(0, -1);
  return { at, before, after, summer: after > before && isTakenBack(moment, before) };
}

function isTakenBack(moment: Temporal.ZonedDateTime, before: number): boolean {
  const next = moment.getTimeZoneTransition('next');
  if (next === null || secondsOf(next) !== before) return false;
  return moment.until(next, { largestUnit: 'days' }).days <= longestSummer;
}

function secondsOf(moment: Temporal.ZonedDateTime): number {
  return moment.offsetNanoseconds / 1_000_000_000;
}
