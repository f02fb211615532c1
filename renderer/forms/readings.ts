import { readWallClock, type WallClock } from '../../shared/time/wall-clock.ts';
import type { Read } from './draft-field.tsx';

/** A wall-clock time as people type it; `problem` otherwise. */
export function asWallClock(problem: string): (typed: string) => Read<WallClock> {
  return (typed) => {
    const clock = readWallClock(typed);
    return clock === undefined ? { problem } : { value: clock };
  };
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
