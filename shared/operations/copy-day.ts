import { created } from '../changes/record-changes.ts';
import type { Session } from '../domain/session.ts';
import type { Day } from '../domain/day.ts';
import { sessionsOfDay } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { dayAfter } from './days.ts';
import type { Changes, NewId } from './operation.ts';

/** What comes along with the sessions of a day. */
export type DayCopy = { readonly withRooms: boolean; readonly withPeople: boolean };

/** Copies the sessions of a day to another day at the same times. Prerequisites within the day hold among the copies. */
export function copyDay(
  snapshot: WorkshopSnapshot,
  fromDayId: string,
  toDayId: string,
  take: DayCopy,
  newId: NewId,
): Changes {
  const sessions = sessionsOfDay(fromDayId, snapshot.sessions);
  const ids = new Map(sessions.map((session) => [session.id, newId()]));
  const people = take.withPeople ? snapshot.assignments.filter((each) => ids.has(each.sessionId)) : [];
  return [
    ...sessions.map((session) => created('session', copied(session, ids, toDayId, take.withRooms))),
    ...people.map((each) =>
      created('assignment', { ...each, id: newId(), sessionId: ids.get(each.sessionId) ?? each.sessionId }),
    ),
  ];
}

/** The same to one more day at the end, which begins and ends as the copied one and has its theme. */
export function copyToNewDay(snapshot: WorkshopSnapshot, from: Day, take: DayCopy, newId: NewId): Changes {
  const { theme, startsAt, endsAt } = from;
  const day = { ...dayAfter(snapshot, newId), theme, startsAt, endsAt };
  return [created('day', day), ...copyDay(snapshot, from.id, day.id, take, newId)];
}

function copied(session: Session, ids: ReadonlyMap<string, string>, dayId: string, withRooms: boolean): Session {
  return {
    ...session,
    id: ids.get(session.id) ?? session.id,
    delivered: null,
    prerequisiteIds: session.prerequisiteIds.map((id) => ids.get(id) ?? id),
    placement:
      session.placement === null
        ? null
        : { ...session.placement, dayId, roomId: withRooms ? session.placement.roomId : null },
  };
}
