import { created, updated } from '../changes/record-changes.ts';
import type { Placement, Session } from '../domain/session.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { clockAt, minutesOf } from '../time/wall-clock.ts';
import type { Changes, NewId } from './operation.ts';

const shortest = 5;
const wholeDay = 24 * 60;

/** Where something is dropped: a minute of a day, in a room or in all of them. */
export type Drop = {
  readonly dayId: string;
  /** Minutes since midnight, as the pointer has it: any number, also outside the day. */
  readonly minute: number;
  readonly roomId: string | null;
  /** 5 for a drag, 1 for a typed time. */
  readonly snap: number;
};

/** The nearest place at which a session of that length lies wholly within the day, from 00:00 to 24:00. */
export function placementFor(drop: Drop, minutes: number): Placement {
  const snapped = Math.round(drop.minute / drop.snap) * drop.snap;
  const start = within(snapped, 0, wholeDay - minutes);
  return { dayId: drop.dayId, start: clockAt(start), roomId: drop.roomId };
}

/** Moves a session to where it was dropped. */
export function moveSession(session: Session, drop: Drop): Changes {
  return updated('session', session, { placement: placementFor(drop, session.minutes) });
}

/** Moves a session by so many minutes within its day, and stops at the ends of the day. */
export function nudgeSession(session: Session, minutes: number): Changes {
  if (session.placement === null) return [];
  const { dayId, roomId, start } = session.placement;
  return moveSession(session, { dayId, roomId, minute: minutesOf(start) + minutes, snap: 1 });
}

/** Draws the lower edge of a session to a minute of its day: it keeps its start, at least five minutes, and its day. */
export function dragEnd(session: Session, minute: number, snap: number): Changes {
  if (session.placement === null) return [];
  const start = minutesOf(session.placement.start);
  const end = Math.round(minute / snap) * snap;
  return updated('session', session, { minutes: within(end - start, shortest, wholeDay - start) });
}

/** Draws the upper edge of a session: it keeps its end. */
export function dragStart(session: Session, minute: number, snap: number): Changes {
  if (session.placement === null) return [];
  const end = minutesOf(session.placement.start) + session.minutes;
  const start = within(Math.round(minute / snap) * snap, 0, end - shortest);
  return updated('session', session, {
    placement: { ...session.placement, start: clockAt(start) },
    minutes: end - start,
  });
}

/** A second session like this one with the same people, where it was dropped or, with null, without a place. */
export function copySession(
  snapshot: WorkshopSnapshot,
  session: Session,
  drop: Drop | null,
  newId: NewId,
): { readonly sessionId: string; readonly changes: Changes } {
  const placement = drop === null ? null : placementFor(drop, session.minutes);
  const copy: Session = { ...session, id: newId(), delivered: null, placement };
  const people = snapshot.assignments.filter((each) => each.sessionId === session.id);
  return {
    sessionId: copy.id,
    changes: [
      created('session', copy),
      ...people.map((each) => created('assignment', { ...each, id: newId(), sessionId: copy.id })),
    ],
  };
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
