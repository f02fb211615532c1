import type { Session, SessionKind } from '../domain/agenda/session.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';

type WithRooms = Pick<WorkshopSnapshot, 'rooms'>;

/** The rooms of sessions in the order of the workshop's rooms; a session without a room names none. */
export function roomsOf(sessions: readonly Session[], { rooms }: WithRooms): WorkshopSnapshot['rooms'] {
  const used = new Set(sessions.map(({ placement }) => placement?.roomId));
  return rooms.filter(({ id }) => used.has(id));
}

/** Kinds that need no room of their own and are printed quietly. */
export const pauses: ReadonlySet<SessionKind> = new Set(['break', 'lunch', 'photo']);

/**
 * The rooms that stand at the head of a paper: those of the sessions, but none where fewer than half of the sessions, breaks
 * and meals aside, have a room.
 */
export function roomsOfMost(sessions: readonly Session[], snapshot: WithRooms): WorkshopSnapshot['rooms'] {
  const placed = sessions.filter((session) => session.placement !== null && !pauses.has(session.kind));
  const inRooms = placed.filter(({ placement }) => placement?.roomId !== null);
  return inRooms.length * 2 < placed.length ? [] : roomsOf(sessions, snapshot);
}

/** Whether each session is printed with its room: there are several rooms, or the only one is not at the head. */
export function showsRooms(snapshot: Pick<WorkshopSnapshot, 'rooms' | 'sessions'>): boolean {
  const { rooms, sessions } = snapshot;
  return rooms.length > 1 || roomsOfMost(sessions, snapshot).length < roomsOf(sessions, snapshot).length;
}
