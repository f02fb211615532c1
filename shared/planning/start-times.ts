import { minutesOf } from '../time/wall-clock.ts';
import type { PlanningContext, Subject } from './planning-context.ts';

/** Above so many different sums of lengths in a stretch, starts lie on a grid instead. */
const mostSums = 24;
const gridMinutes = 15;

/**
 * The starts worth trying on each day, in minutes since midnight. Any plan can be pushed together towards the beginning
 * of its stretches without breaking a rule, so it is enough to start where the day, somebody's time or a placed session
 * lets one start, and after sums of the lengths that are to be placed; nothing is lost by leaving out the rest.
 */
export function startTimes(context: PlanningContext): readonly (readonly number[])[] {
  const lengths = [...new Set(context.movable.map(({ session }) => session.minutes))];
  return context.days.map((_, day) => {
    const starts = anchors(context, day).flatMap((anchor) =>
      following(anchor, stretchEnd(context, day, anchor), lengths),
    );
    return [...new Set(starts)].sort((one, other) => one - other);
  });
}

/** Every quarter of an hour of each day, and wherever something placed ends: for a person who looks for a place. */
export function readableStarts(context: PlanningContext, subject: Subject): readonly (readonly number[])[] {
  return context.days.map((day, index) => {
    const [from, to] = [minutesOf(day.startsAt), minutesOf(day.endsAt) - subject.session.minutes];
    const quarters = Array.from(
      { length: Math.max(0, Math.floor((to - from) / gridMinutes) + 1) },
      (_, step) => from + step * gridMinutes,
    );
    const ends = anchors(context, index).filter((start) => start <= to);
    return [...new Set([...quarters, ...ends])].sort((one, other) => one - other);
  });
}

/** Where a stretch of free time may begin. */
function anchors(context: PlanningContext, day: number): number[] {
  const { days, fixed, movable } = context;
  const record = days[day];
  if (record === undefined) return [];
  const dayStart = minutesOf(record.startsAt);
  const arrivals = movable
    .flatMap(({ crew }) => crew.flatMap((each) => each.availability ?? []))
    .filter((window) => window.dayId === record.id)
    .map((window) => minutesOf(window.from));
  const ends = fixed.filter((each) => each.day === day).map((each) => each.end);
  return [...new Set([dayStart, ...arrivals, ...ends])].filter((start) => start >= dayStart);
}

/** Where everything stops: at the next plenary item, or at the end of the day. */
function stretchEnd({ days, fixed }: PlanningContext, day: number, from: number): number {
  const stops = fixed.filter((each) => each.day === day && each.room === -1 && each.start >= from);
  return Math.min(minutesOf(days[day]?.endsAt ?? '23:59'), ...stops.map((each) => each.start));
}

function following(from: number, until: number, lengths: readonly number[]): number[] {
  const shortest = Math.min(...lengths);
  const sums = new Set([0]);
  for (const sum of sums) {
    for (const length of lengths) if (from + sum + length + shortest <= until) sums.add(sum + length);
    if (sums.size > mostSums) return onGrid(from, until - shortest);
  }
  return [...sums].map((sum) => from + sum);
}

function onGrid(from: number, last: number): number[] {
  const steps = Math.max(0, Math.floor((last - from) / gridMinutes));
  return Array.from({ length: steps + 1 }, (_, step) => from + step * gridMinutes);
}
