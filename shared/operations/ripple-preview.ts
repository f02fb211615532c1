import type { Session } from '../domain/session.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { minutesOf } from '../time/wall-clock.ts';
import type { Changes } from './operation.ts';
import type { RippleTarget } from './ripple.ts';

/** Where a session would begin and end, and began before; minutes since midnight. */
export type Shifted = {
  readonly session: Session;
  readonly before: number;
  readonly start: number;
  readonly end: number;
};

/** What the changes of a ripple would move, in the order of the day. */
export function shiftedBy(snapshot: WorkshopSnapshot, changes: Changes, target: RippleTarget): Shifted[] {
  const field = target === 'plan' ? 'placement' : 'delivered';
  return changes
    .flatMap((change) => {
      if (change.entity !== 'session' || change.field !== field) return [];
      const session = snapshot.sessions.find((each) => each.id === change.id);
      const after = change.value as Session['placement'] | Session['delivered'];
      const before = (target === 'plan' ? null : session?.delivered) ?? session?.placement ?? null;
      if (session === undefined || after === null || before === null) return [];
      const start = minutesOf(after.start);
      const minutes = 'minutes' in after ? after.minutes : session.minutes;
      return [{ session, before: minutesOf(before.start), start, end: start + minutes }];
    })
    .filter(({ before, start }) => before !== start)
    .sort((one, other) => one.start - other.start);
}
