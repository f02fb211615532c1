import { created, updated } from '../changes/record-changes.ts';
import type { BreakoutGroup, GroupSet } from '../domain/breakout-group.ts';
import { daysInOrder, sessionsOfDay } from '../domain/slots.ts';
import type { Session } from '../domain/session.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Changes, NewId } from './operation.ts';

/** Sessions that begin at one time in different rooms, in the order of the rooms; at least two. */
export type ParallelSessions = readonly Session[];

/** Where groups can go, one to each session, in the order of time. */
export function parallelSessions(snapshot: WorkshopSnapshot): ParallelSessions[] {
  const rank = new Map(snapshot.rooms.map((room, index) => [room.id, index]));
  const rankOf = (session: Session): number => rank.get(session.placement?.roomId ?? '') ?? -1;
  return daysInOrder(snapshot.days).flatMap((day) => {
    const sessions = sessionsOfDay(day.id, snapshot.sessions).filter((session) => rankOf(session) >= 0);
    const starts = [...new Set(sessions.map((session) => session.placement?.start))];
    return starts
      .map((start) => sessions.filter((session) => session.placement?.start === start))
      .filter((each) => each.length > 1)
      .map((each) => each.sort((one, other) => rankOf(one) - rankOf(other)));
  });
}

const dividedKinds: ReadonlySet<Session['kind']> = new Set(['group-work', 'exercise', 'discussion']);

/** Sessions that stand alone at their time and that groups would do side by side, in the order of time. */
export function divisibleSessions(snapshot: WorkshopSnapshot): Session[] {
  const parallel = new Set(parallelSessions(snapshot).flat());
  return daysInOrder(snapshot.days)
    .flatMap((day) => sessionsOfDay(day.id, snapshot.sessions))
    .filter((session) => dividedKinds.has(session.kind) && !parallel.has(session));
}

/**
 * Makes one session for all into one for each group at the same time. The first keeps its people and its marks; rooms
 * follow from its own on, and where they run out the last groups share its room, which the rules then report.
 */
export function splitAmongGroups(snapshot: WorkshopSnapshot, session: Session, set: GroupSet, newId: NewId): Changes {
  const [first, ...others] = set.groups;
  const { placement } = session;
  if (first === undefined || placement === null) return [];
  const own = placement.roomId ?? snapshot.rooms[0]?.id ?? null;
  const rooms = [own, ...snapshot.rooms.map((room) => room.id).filter((id) => id !== own)];
  const forGroup = (group: BreakoutGroup, index: number): Partial<Session> => ({
    audience: group.name,
    audienceFilter: { delegationIds: [], sexes: [], categories: [], groupIds: [group.id], position: '' },
    placement: { ...placement, roomId: rooms[index] ?? own },
  });
  return [
    ...updated('session', session, forGroup(first, 0)),
    ...others.map((group, index) =>
      created('session', { ...session, ...forGroup(group, index + 1), id: newId(), delivered: null }),
    ),
  ];
}
