import type { Candidate } from './planning-problem.ts';

/**
 * What is better than what, once every rule is kept. Whole numbers, so that two solvers agree to the last digit:
 * a day earlier or later than the order of the list wants weighs as much as five hours' delay within the day; an hour
 * later in the day, 20; a room with every seat empty, 40; each minute above a trainer's fair share of a day, 1.
 */
export const planWeights = { awayDay: 100, laterHour: 20, emptyRoom: 40, overloadMinute: 1 } as const;

/** The cost of one place by itself. `expected` is how many people come; `capacity` is null where nobody has counted. */
export function placeCost(
  place: Omit<Candidate, 'cost'>,
  wish: {
    readonly day: number;
    readonly dayStart: number;
    readonly expected: number;
    readonly capacity: number | null;
  },
): number {
  const away = Math.abs(place.day - wish.day) * planWeights.awayDay;
  const late = Math.round((Math.max(0, place.start - wish.dayStart) * planWeights.laterHour) / 60);
  const empty = wish.capacity === null ? 0.5 : Math.max(0, 1 - wish.expected / wish.capacity);
  return away + late + (place.room === -1 ? 0 : Math.round(empty * planWeights.emptyRoom));
}

/** Minutes a day that a trainer may lead before it costs: two hours, or half as much again as an even share. */
export function fairShare(minutes: number, days: number): number {
  return Math.max(120, Math.ceil((1.5 * minutes) / Math.max(days, 1)));
}
