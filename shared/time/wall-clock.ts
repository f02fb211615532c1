import * as z from 'zod';
import { failure, type Result, success } from '../result.ts';

const minutesInDay = 24 * 60;

/** `HH:MM` on a 24-hour clock, 00:00 to 23:59. */
export const wallClockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time');
export type WallClock = z.infer<typeof wallClockSchema>;

/** Minutes since midnight, 0 to 1439. */
export function minutesOf(clock: WallClock): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** The clock `minutes` after midnight; past midnight it stays at 23:59, for a day never ends in the next. */
export function clockAt(minutes: number): WallClock {
  const within = Math.min(Math.max(Math.round(minutes), 0), minutesInDay - 1);
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

export function addMinutes(clock: WallClock, minutes: number): WallClock {
  return clockAt(minutesOf(clock) + minutes);
}

/**
 * Reads a typed time of day on a 24-hour clock: 9, 930, 9:30, 9.30, 09-30. The only reader of typed times. Fails with
 * `not-a-time`.
 */
export function readWallClock(typed: string): Result<WallClock, 'not-a-time'> {
  const match = /^(\d{1,2})(?:[:.\-\s]?(\d{2}))?$/.exec(typed.trim());
  const [hours, minutes] = [Number(match?.[1] ?? '24'), Number(match?.[2] ?? '0')];
  return hours > 23 || minutes > 59 ? failure('not-a-time') : success(clockAt(hours * 60 + minutes));
}
