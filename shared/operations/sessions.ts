import { type Changes, created, type NewId, removed, updated } from '../changes/change.ts';
import type { Day } from '../domain/agenda/day.ts';
import { type Placement, plainContent, type Session, type SessionKind, usualLength } from '../domain/agenda/session.ts';
import { endOf, sessionsOfDay } from '../domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { addMinutes, clockAt, minutesOf } from '../time/wall-clock.ts';
import { clearSlots } from './attendance.ts';

/** A new session of that kind at the end of the day, where the day's clock stands. */
export function addSession(snapshot: WorkshopSnapshot, day: Day, kind: SessionKind, newId: NewId): Session {
  const last = sessionsOfDay(day.id, snapshot.sessions).reduce((end, session) => Math.max(end, endOf(session)), 0);
  const start = last === 0 ? day.startsAt : clockAt(last);
  return {
    ...newSession(snapshot.workshop.id, kind, newId()),
    placement: { dayId: day.id, start, roomId: null },
  };
}

/** A session of that kind, of the usual length, which waits for a day and a time. */
export function newSession(workshopId: string, kind: SessionKind, id: string): Session {
  return { ...plainContent, id, workshopId, kind, minutes: usualLength(kind), placement: null };
}

export function placeSession(session: Session, placement: Placement | null): Changes {
  return updated('session', session, { placement });
}

/**
 * Moves a session one place up or down in its day. The two neighbours change places and the clock runs on: whichever
 * comes first takes the earlier start, the other follows after it with the same pause between them as before.
 */
export function swapWithNeighbour(snapshot: WorkshopSnapshot, session: Session, direction: -1 | 1): Changes {
  if (session.placement === null) return [];
  const sessions = sessionsOfDay(session.placement.dayId, snapshot.sessions);
  const neighbour = sessions[sessions.indexOf(session) + direction];
  if (neighbour?.placement == null) return [];
  const [first, second] = direction === 1 ? [session, neighbour] : [neighbour, session];
  if (first.placement === null || second.placement === null) return [];
  const pause = minutesOf(second.placement.start) - endOf(first);
  const secondStart = first.placement.start;
  const firstStart = addMinutes(secondStart, second.minutes + pause);
  return [
    ...updated('session', second, { placement: { ...second.placement, start: secondStart } }),
    ...updated('session', first, { placement: { ...first.placement, start: firstStart } }),
  ];
}

/** Gives a session another length; sessions that follow it without a gap move along when `runOn` is set. */
export function resizeSession(snapshot: WorkshopSnapshot, session: Session, minutes: number, runOn: boolean): Changes {
  const changes = [...updated('session', session, { minutes })];
  if (runOn && session.placement !== null) {
    changes.push(...shiftFollowing(snapshot, session, minutes - session.minutes));
  }
  return changes;
}

/** Starts a session at another time; sessions that follow it without a gap move along when `runOn` is set. */
export function restartSession(snapshot: WorkshopSnapshot, session: Session, start: string, runOn: boolean): Changes {
  if (session.placement === null) return [];
  const changes = [...updated('session', session, { placement: { ...session.placement, start } })];
  if (runOn) changes.push(...shiftFollowing(snapshot, session, minutesOf(start) - minutesOf(session.placement.start)));
  return changes;
}

function shiftFollowing(snapshot: WorkshopSnapshot, session: Session, shift: number): Changes {
  if (shift === 0 || session.placement === null) return [];
  let clock = endOf(session);
  return sessionsOfDay(session.placement.dayId, snapshot.sessions).flatMap((each) => {
    if (each.placement === null || each.id === session.id || minutesOf(each.placement.start) !== clock) return [];
    clock = endOf(each);
    return updated('session', each, {
      placement: { ...each.placement, start: addMinutes(each.placement.start, shift) },
    });
  });
}

/** Removes a session with its assignments and marks. */
export function removeSession(snapshot: WorkshopSnapshot, session: Session): Changes {
  return [
    ...clearSlots(snapshot, new Set([`session/${session.id}`])),
    ...snapshot.assignments.filter((each) => each.sessionId === session.id).map((each) => removed('assignment', each)),
    removed('session', session),
  ];
}

/** Removes a room; its sessions are then in all rooms. */
export function removeRoom(snapshot: WorkshopSnapshot, roomId: string): Changes {
  const room = snapshot.rooms.find((each) => each.id === roomId);
  if (room === undefined) return [];
  return [
    ...snapshot.sessions
      .filter((session) => session.placement?.roomId === roomId)
      .flatMap((session) =>
        session.placement === null
          ? []
          : updated('session', session, { placement: { ...session.placement, roomId: null } }),
      ),
    removed('room', room),
  ];
}

/** Makes exactly `participationIds` hold `role` in the session. */
export function setAssignments(
  snapshot: WorkshopSnapshot,
  session: Session,
  role: 'lead' | 'presenter' | 'interpreter',
  participationIds: readonly string[],
  newId: NewId,
): Changes {
  const held = snapshot.assignments.filter((each) => each.sessionId === session.id && each.role === role);
  const added = participationIds.filter((id) => !held.some((each) => each.participationId === id));
  return [
    ...held
      .filter((each) => !participationIds.includes(each.participationId))
      .map((each) => removed('assignment', each)),
    ...added.map((participationId) =>
      created('assignment', {
        id: newId(),
        workshopId: snapshot.workshop.id,
        sessionId: session.id,
        participationId,
        role,
      }),
    ),
  ];
}
