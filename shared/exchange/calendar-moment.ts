import { isCalendarDay, type CalendarDay } from '../time/calendar-day.ts';
import { readWallClock, type WallClock } from '../time/wall-clock.ts';

/** A date or a time as a calendar writes it. `clock` is null for a whole day. */
export type CalendarMoment = { readonly day: CalendarDay; readonly clock: WallClock | null; readonly utc: boolean };

/** `20250715`, `20250715T090000`, `20250715T040000Z`; undefined for anything else. */
export function readMoment(value: string): CalendarMoment | undefined {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?\d\d)?(Z)?)?$/.exec(value.trim());
  if (match === null) return undefined;
  const [, year = '', month = '', date = '', hours, minutes, utc] = match;
  const day = `${year}-${month}-${date}`;
  if (!isCalendarDay(day)) return undefined;
  if (hours === undefined) return { day, clock: null, utc: false };
  const clock = readWallClock(`${hours}:${minutes ?? ''}`);
  return clock === undefined ? undefined : { day, clock, utc: utc === 'Z' };
}

/** `PT1H30M`, `P1D`, `P1W` in minutes; null for a negative one and for anything else. */
export function readDuration(value: string): number | null {
  const match = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/.exec(
    value.trim(),
  );
  if (match === null) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? '0'));
  const total = (((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60;
  return total > 0 ? total : null;
}
