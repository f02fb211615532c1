import { readWallClock, type WallClock } from '../../shared/time/wall-clock.ts';
import type { CalendarDay } from '../../shared/time/calendar-day.ts';
import { readCalendarDay } from '../../shared/time/read-calendar-day.ts';
import type { Read } from './draft-field.tsx';

/** A wall-clock time as people type it; `problem` otherwise. */
export function asWallClock(problem: string): (typed: string) => Read<WallClock> {
  return (typed) => {
    const clock = readWallClock(typed);
    return clock === undefined ? { problem } : { value: clock };
  };
}

/** The same, or nothing at all. */
export function asOptionalWallClock(problem: string): (typed: string) => Read<WallClock | null> {
  const read = asWallClock(problem);
  return (typed) => (typed.trim() === '' ? { value: null } : read(typed));
}

/** A whole number between `least` and `most`; `problem` otherwise. */
export function asNumber(least: number, most: number, problem: string): (typed: string) => Read<number> {
  return (typed) => {
    const number = Number(typed.trim());
    const right = /^\d+$/.test(typed.trim()) && number >= least && number <= most;
    return right ? { value: number } : { problem };
  };
}

/** The same, or nothing at all. */
export function asOptionalNumber(least: number, most: number, problem: string): (typed: string) => Read<number | null> {
  const read = asNumber(least, most, problem);
  return (typed) => (typed.trim() === '' ? { value: null } : read(typed));
}

/** A date as people type it, day first, or nothing at all; `problem` otherwise. */
export function asOptionalDate(problem: string): (typed: string) => Read<CalendarDay | null> {
  return (typed) => {
    if (typed.trim() === '') return { value: null };
    const day = readCalendarDay(typed);
    return day === undefined ? { problem } : { value: day };
  };
}
