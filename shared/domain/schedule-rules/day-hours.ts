import { minutesOf, type WallClock } from '../../time/wall-clock.ts';

const lastMinute = 24 * 60 - 1;

/** Minutes since midnight at which a period ends; a clock cannot say 24:00, so 23:59 stands for it. */
export function endingAt(clock: WallClock): number {
  const minutes = minutesOf(clock);
  return minutes === lastMinute ? lastMinute + 1 : minutes;
}
