import type { Change } from '../../changes/change.ts';
import { created, updated } from '../../changes/record-changes.ts';
import { clockAt } from '../../time/wall-clock.ts';
import { plainContent, type Session, type SessionKind } from '../session.ts';
import type { PlannedDay } from './spot.ts';

const dayInMinutes = 24 * 60;

/**
 * Makes `minutes` free from `at` on: what starts at that time or later moves along until a gap has taken the delay up.
 * Null where that would push a session past midnight.
 */
export function makeRoom({ spots }: PlannedDay, at: number, minutes: number, except = ''): readonly Change[] | null {
  const changes: Change[] = [];
  let delay = minutes;
  let until = at;
  for (const { session, start, end } of spots) {
    if (start < at || session.id === except || session.placement === null) continue;
    if (start > until) delay = Math.max(0, delay - (start - until));
    until = Math.max(until, end);
    if (delay === 0) break;
    if (end + delay > dayInMinutes) return null;
    changes.push(
      ...updated('session', session, { placement: { ...session.placement, start: clockAt(start + delay) } }),
    );
  }
  return changes;
}

/** Puts a new plenary item at `at`; what follows moves along. Null where that would push a session past midnight. */
export function insertItem(
  planned: PlannedDay,
  item: { readonly kind: SessionKind; readonly at: number; readonly minutes: number; readonly id: string },
): readonly Change[] | null {
  const { day } = planned;
  const shifted = makeRoom(planned, item.at, item.minutes);
  if (shifted === null || item.at + item.minutes > dayInMinutes) return null;
  const session: Session = {
    id: item.id,
    workshopId: day.workshopId,
    kind: item.kind,
    ...plainContent,
    minutes: item.minutes,
    placement: { dayId: day.id, start: clockAt(item.at), roomId: null },
  };
  return [...shifted, created('session', session)];
}

/** The moments between `from` and `to` at which nothing runs: where one session ends and no other goes on. */
export function seams({ spots }: PlannedDay, from: number, to: number): number[] {
  const ends = [...new Set(spots.map((spot) => spot.end))].filter((end) => end >= from && end <= to);
  return ends.filter((at) => !spots.some((spot) => spot.start < at && spot.end > at)).sort((one, other) => one - other);
}

export function nearest(moments: readonly number[], to: number): number | undefined {
  return [...moments].sort((one, other) => Math.abs(one - to) - Math.abs(other - to))[0];
}
