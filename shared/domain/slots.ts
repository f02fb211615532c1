import { minutesOf } from '../time/wall-clock.ts';
import type { SlotId } from './attendance.ts';
import type { Day } from './day.ts';
import type { Session } from './session.ts';
import type { AttendancePolicy } from './workshop.ts';

/** What one column of the attendance grid and one signature column of a sheet stand for. */
export type Slot = {
  readonly id: SlotId;
  readonly dayId: string;
  readonly kind: 'day' | 'morning' | 'afternoon' | 'session';
  /** Set for the kind `session` only. */
  readonly sessionId: string | null;
};

const unsigned: ReadonlySet<Session['kind']> = new Set(['break', 'lunch', 'photo', 'registration']);

/** The slots of a workshop in the order of time, by its policy. Breaks, lunch and registration are never signed. */
export function slotsOf(policy: AttendancePolicy, days: readonly Day[], sessions: readonly Session[]): Slot[] {
  return daysInOrder(days).flatMap((day) => slotsOfDay(policy, day, sessions));
}

function slotsOfDay(policy: AttendancePolicy, day: Day, sessions: readonly Session[]): Slot[] {
  switch (policy.slots) {
    case 'day':
      return [{ id: `day/${day.id}`, dayId: day.id, kind: 'day', sessionId: null }];
    case 'half-day':
      return [
        { id: `am/${day.id}`, dayId: day.id, kind: 'morning', sessionId: null },
        { id: `pm/${day.id}`, dayId: day.id, kind: 'afternoon', sessionId: null },
      ];
    case 'session':
      return sessionsOfDay(day.id, sessions)
        .filter(isSigned)
        .map((session) => ({ id: `session/${session.id}`, dayId: day.id, kind: 'session', sessionId: session.id }));
  }
}

export function isSigned(session: Pick<Session, 'kind'>): boolean {
  return !unsigned.has(session.kind);
}

export function daysInOrder(days: readonly Day[]): Day[] {
  return [...days].sort((one, other) => one.number - other.number);
}

/** The sessions placed on a day in the order of time; a tie keeps the order of making. */
export function sessionsOfDay(dayId: string, sessions: readonly Session[]): Session[] {
  return sessions
    .filter((session) => session.placement?.dayId === dayId)
    .sort((one, other) => startOf(one) - startOf(other) || (one.id < other.id ? -1 : 1));
}

/** Minutes since midnight; 0 for an unplaced session. */
export function startOf(session: Session): number {
  return session.placement === null ? 0 : minutesOf(session.placement.start);
}

/** Minutes since midnight at which the session ends, by its start and its length. */
export function endOf(session: Session): number {
  return startOf(session) + session.minutes;
}

/** The session that a slot stands for; null for a day or a half-day. */
export function sessionIdOf(slotId: SlotId): string | null {
  const [kind, owner] = slotId.split('/');
  return kind === 'session' ? (owner ?? null) : null;
}

/** The day on which a slot is; undefined for a session that is gone or has no place. */
export function dayIdOf(slotId: SlotId, sessions: readonly Session[]): string | undefined {
  const sessionId = sessionIdOf(slotId);
  if (sessionId === null) return slotId.split('/')[1];
  return sessions.find((each) => each.id === sessionId)?.placement?.dayId;
}
