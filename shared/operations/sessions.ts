import { type Changes, created, type NewId, removed, updated } from '../changes/change.ts';
import type { Day } from '../domain/agenda/day.ts';
import { type Placement, plainContent, type Session, type SessionKind, usualLength } from '../domain/agenda/session.ts';
import { endOf, sessionsOfDay, startOf } from '../domain/attendance/slots.ts';
import type { WorkshopRecords, WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';
import { addMinutes, clockAt, minutesOf } from '../time/wall-clock.ts';
import { clearSlots } from './attendance.ts';

/** A new session of that kind after the last one of the day. */
export function addSession(snapshot: WorkshopRecords, day: Day, kind: SessionKind, newId: NewId): Session {
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

/** Places a session; null takes it off the agenda. */
export function placeSession(session: Session, placement: Placement | null): Changes {
  return updated('session', session, { placement });
}

/** Where a session ends up when it is dropped on the board. Minutes; null is off the agenda. */
export type Drop = { readonly placement: Placement | null; readonly minutes: number };

/**
 * Moves and resizes a session as one action. With `runOn`, sessions that follow it without a gap move along by as much as
 * its end moves, as where its start or length is typed; not where it goes to another day or room. Fails with
 * `record-missing` where the day or the room of the new place is gone.
 */
export function dropSession(
  snapshot: Pick<WorkshopRecords, 'days' | 'rooms' | 'sessions'>,
  session: Session,
  { placement, minutes }: Drop,
  runOn = false,
): Result<Changes, 'record-missing'> {
  if (!isThere(snapshot, placement)) return failure('record-missing');
  const changes = updated('session', session, { placement, minutes });
  return success(runOn ? [...changes, ...movedAlong(snapshot, session, { placement, minutes })] : changes);
}

/** What follows a session that is dropped in its own day and room. */
function movedAlong(
  snapshot: Pick<WorkshopRecords, 'sessions'>,
  session: Session,
  { placement, minutes }: Drop,
): Changes {
  const before = session.placement;
  if (before === null || placement?.dayId !== before.dayId || placement.roomId !== before.roomId) return [];
  return shiftFollowing(snapshot, session, minutesOf(placement.start) + minutes - endOf(session));
}

/** Whether the day and the room of a place are in the workshop. */
export function isThere(
  { days, rooms }: Pick<WorkshopRecords, 'days' | 'rooms'>,
  placement: Placement | null,
): boolean {
  if (placement === null) return true;
  const { dayId, roomId } = placement;
  return days.some(({ id }) => id === dayId) && (roomId === null || rooms.some(({ id }) => id === roomId));
}

/**
 * Moves a session one place up or down in its day. The two neighbours change places and the clock runs on: whichever
 * comes first takes the earlier start, the other follows after it with the same pause between them as before.
 */
export function swapWithNeighbour(snapshot: WorkshopRecords, session: Session, direction: -1 | 1): Changes {
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
export function resizeSession(snapshot: WorkshopRecords, session: Session, minutes: number, runOn: boolean): Changes {
  const changes = [...updated('session', session, { minutes })];
  if (runOn && session.placement !== null) {
    changes.push(...shiftFollowing(snapshot, session, minutes - session.minutes));
  }
  return changes;
}

/** Starts a session at another time; sessions that follow it without a gap move along when `runOn` is set. */
export function restartSession(snapshot: WorkshopRecords, session: Session, start: string, runOn: boolean): Changes {
  if (session.placement === null) return [];
  const changes = [...updated('session', session, { placement: { ...session.placement, start } })];
  if (runOn) changes.push(...shiftFollowing(snapshot, session, minutesOf(start) - minutesOf(session.placement.start)));
  return changes;
}

/**
 * Moves what follows a session without a gap, and what follows that: sessions side by side move together, whatever the
 * room. A shift is as long as the day allows.
 */
function shiftFollowing({ sessions }: Pick<WorkshopRecords, 'sessions'>, session: Session, shift: number): Changes {
  if (shift === 0 || session.placement === null) return [];
  const ends = new Set([endOf(session)]);
  const following = sessionsOfDay(session.placement.dayId, sessions).filter((each) => {
    const follows = each.id !== session.id && ends.has(startOf(each));
    if (follows) ends.add(endOf(each));
    return follows;
  });
  const earliest = Math.min(...following.map(startOf));
  const latest = Math.max(...following.map(endOf));
  const within = Math.max(-earliest, Math.min(shift, Math.max(0, 24 * 60 - latest)));
  return following.flatMap((each) =>
    each.placement === null
      ? []
      : updated('session', each, { placement: { ...each.placement, start: addMinutes(each.placement.start, within) } }),
  );
}

/** Deletes a session with its assignments, its marks and the people counted in it without a name. */
export function removeSession(snapshot: WorkshopSnapshot, session: Session): Changes {
  return [
    ...clearSlots(snapshot, new Set([`session/${session.id}`])),
    ...snapshot.assignments.filter((each) => each.sessionId === session.id).map((each) => removed('assignment', each)),
    removed('session', session),
  ];
}

/** Deletes a room; its sessions are then in all rooms. Fails with `record-missing` where it is gone already. */
export function removeRoom(snapshot: WorkshopRecords, roomId: string): Result<Changes, 'record-missing'> {
  const room = snapshot.rooms.find((each) => each.id === roomId);
  if (room === undefined) return failure('record-missing');
  return success([
    ...snapshot.sessions
      .filter((session) => session.placement?.roomId === roomId)
      .flatMap((session) =>
        session.placement === null
          ? []
          : updated('session', session, { placement: { ...session.placement, roomId: null } }),
      ),
    removed('room', room),
  ]);
}

/**
 * Makes exactly `participationIds` hold `role` in the session. Fails with `record-missing` where one of them has left the
 * workshop.
 */
export function setAssignments(
  snapshot: WorkshopRecords,
  session: Session,
  role: 'lead' | 'presenter' | 'interpreter',
  participationIds: readonly string[],
  newId: NewId,
): Result<Changes, 'record-missing'> {
  const known = new Set(snapshot.participations.map(({ id }) => id));
  if (!participationIds.every((id) => known.has(id))) return failure('record-missing');
  const held = snapshot.assignments.filter((each) => each.sessionId === session.id && each.role === role);
  const added = participationIds.filter((id) => !held.some((each) => each.participationId === id));
  return success([
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
  ]);
}
