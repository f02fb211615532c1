import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from './calendar-day.ts';
import type { WallClock } from './wall-clock.ts';

/** A wall-clock time on a day, wherever that is. */
export type LocalTime = { readonly day: CalendarDay; readonly clock: WallClock };

/** The wall-clock time in `target` at the moment when it is `local` in `source`. */
export function inOtherZone({ day, clock }: LocalTime, source: string, target: string): LocalTime {
  return localOf(Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(source).withTimeZone(target));
}

/** The wall-clock time in `target` at the moment when it is `local` at so many seconds east of UTC. */
export function fromOffset({ day, clock }: LocalTime, seconds: number, target: string): LocalTime {
  const utc = Temporal.PlainDateTime.from(`${day}T${clock}`).subtract({ seconds }).toZonedDateTime('UTC');
  return localOf(utc.withTimeZone(target));
}

/** `2025-07-15T09:00:00+05:00`: a wall-clock time of a zone with the offset that is right on that day. */
export function withOffset({ day, clock }: LocalTime, timeZone: string): string {
  const zoned = Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(timeZone);
  return zoned.toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

function localOf(moment: Temporal.ZonedDateTime): LocalTime {
  return {
    day: moment.toPlainDate().toString(),
    clock: moment.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}
