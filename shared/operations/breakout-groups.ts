import { type Changes, created, type NewId, removed, updated } from '../changes/change.ts';
import type { Session } from '../domain/agenda/session.ts';
import { daysInOrder, sessionsOfDay } from '../domain/attendance/slots.ts';
import type { Text } from '../domain/language.ts';
import { narrows } from '../domain/people/audience.ts';
import type { BreakoutGroup, GroupSet } from '../domain/people/groups.ts';
import type { WorkshopRecords, WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';
import { divide, type Division, membersOf } from './breakout-division.ts';

export type GroupingWish = {
  /** How many groups; no more than there are people. */
  readonly groups: number;
  /** Who is divided; null for every expected participant. */
  readonly participationIds: readonly string[] | null;
  /** Group (from 0) of those who stay where they are, by participation. */
  readonly locked: ReadonlyMap<string, number>;
  readonly seed: number;
};

/** How a group is called until it is renamed; the first has the number 1. */
type GroupName = (number: number) => Text;

/**
 * Divides people into groups that mix institutions, countries and sexes evenly, and keeps apart and together whom the
 * workshop wants so. The same seed gives the same groups.
 */
export function makeGroups(snapshot: WorkshopSnapshot, wish: GroupingWish): Division {
  const members = membersOf(snapshot, wish.participationIds);
  const groups = Math.max(1, Math.min(wish.groups, members.length));
  return divide(members, { ...wish, ...snapshot.workshop.grouping, groups });
}

/** Writes the groups of a set; groups of the same set that are there already are reused in their order, spare ones are deleted. */
export function saveGroups(
  snapshot: WorkshopSnapshot,
  set: GroupSet,
  groups: readonly (readonly string[])[],
  nameOf: GroupName,
  newId: NewId,
): Changes {
  return [
    ...groups.flatMap((ids, index) => {
      const group = set.groups[index];
      const participationIds = [...ids];
      if (group !== undefined) {
        const pinnedIds = group.pinnedIds.filter((id) => ids.includes(id));
        return updated('breakoutGroup', group, { participationIds, pinnedIds });
      }
      return [created('breakoutGroup', newGroup(snapshot, set.name, nameOf(index + 1), participationIds, newId()))];
    }),
    ...removeGroups(snapshot, set.groups.slice(groups.length)),
  ];
}

/** Divides those of a set anew, into so many groups; those pinned stay where they are. */
export function mixAgain(
  snapshot: WorkshopSnapshot,
  set: GroupSet,
  wish: Pick<GroupingWish, 'groups' | 'seed'>,
  nameOf: GroupName,
  newId: NewId,
): Changes {
  const locked = new Map(set.groups.flatMap((group, index) => group.pinnedIds.map((id) => [id, index] as const)));
  const participationIds = expectedOf(
    snapshot,
    set.groups.flatMap((group) => group.participationIds),
  );
  const { groups } = makeGroups(snapshot, { ...wish, participationIds, locked });
  return saveGroups(snapshot, set, groups, nameOf, newId);
}

/** Adds people to the groups of a set where they fit best; everybody else stays where they are. */
export function seatInGroups(
  snapshot: WorkshopSnapshot,
  set: GroupSet,
  newcomers: readonly string[],
  nameOf: GroupName,
  newId: NewId,
): Changes {
  const locked = new Map(
    set.groups.flatMap((group, index) =>
      expectedOf(snapshot, group.participationIds).map((id) => [id, index] as const),
    ),
  );
  const participationIds = [...locked.keys(), ...newcomers];
  const { groups } = makeGroups(snapshot, { groups: set.groups.length, seed: 1, participationIds, locked });
  return saveGroups(snapshot, set, groups, nameOf, newId);
}

/**
 * Puts one person into a group of the set, or with null into none of it. A pin is for the place that was left. Fails with
 * `record-missing` where the person or the group is gone.
 */
export function moveMember(
  { participations }: Pick<WorkshopRecords, 'participations'>,
  set: GroupSet,
  participationId: string,
  groupId: string | null,
): Result<Changes, 'record-missing'> {
  const isThere = (records: readonly { readonly id: string }[], wanted: string): boolean =>
    records.some(({ id }) => id === wanted);
  if (!isThere(participations, participationId)) return failure('record-missing');
  if (groupId !== null && !isThere(set.groups, groupId)) return failure('record-missing');
  const changes = set.groups.flatMap((group) => {
    const others = group.participationIds.filter((id) => id !== participationId);
    if (group.id !== groupId) {
      const pinnedIds = group.pinnedIds.filter((id) => id !== participationId);
      return updated('breakoutGroup', group, { participationIds: others, pinnedIds });
    }
    if (others.length < group.participationIds.length) return [];
    return updated('breakoutGroup', group, { participationIds: [...others, participationId] });
  });
  return success(changes);
}

/** Whether a member stays in the group when the set is mixed again. */
export function pinMember(group: BreakoutGroup, participationId: string, pinned: boolean): Changes {
  const others = group.pinnedIds.filter((id) => id !== participationId);
  return updated('breakoutGroup', group, { pinnedIds: pinned ? [...others, participationId] : others });
}

export function renameSet(set: GroupSet, name: string): Changes {
  return set.groups.flatMap((group) => updated('breakoutGroup', group, { set: name }));
}

/**
 * Says which group of a set goes where: the first to the first session, the second to the second, and round again.
 * Sessions that were for other groups of the set are so no longer.
 */
export function assignGroups(snapshot: WorkshopRecords, set: GroupSet, sessionIds: readonly string[]): Changes {
  const own = new Set(set.groups.map((group) => group.id));
  return snapshot.sessions.flatMap((session) => {
    const place = sessionIds.indexOf(session.id);
    if (place < 0) return [];
    const mine = set.groups.filter((_, index) => index % sessionIds.length === place).map((group) => group.id);
    return withGroups(session, (ids) => [...ids.filter((id) => !own.has(id)), ...mine]);
  });
}

/** Says in which sessions one group is, and takes it out of all others. */
export function setSessionsOf(snapshot: WorkshopRecords, groupId: string, sessionIds: readonly string[]): Changes {
  return snapshot.sessions.flatMap((session) =>
    withGroups(session, (ids) => {
      if (!sessionIds.includes(session.id)) return ids.filter((id) => id !== groupId);
      return ids.includes(groupId) ? ids : [...ids, groupId];
    }),
  );
}

/** Deletes groups. A session that was for other groups too is then for those; one that was for these alone is for everybody. */
export function removeGroups(snapshot: WorkshopRecords, groups: readonly BreakoutGroup[]): Changes {
  const gone = new Set(groups.map((group) => group.id));
  return [
    ...snapshot.sessions.flatMap((session) => withGroups(session, (ids) => ids.filter((id) => !gone.has(id)))),
    ...groups.map((group) => removed('breakoutGroup', group)),
  ];
}

/** Takes a person out of all groups and rules of grouping; somebody else may take the places. */
export function vacateGroups(snapshot: WorkshopRecords, participationId: string, successorId: string | null): Changes {
  return vacateSeats(snapshot, new Map([[participationId, successorId]]));
}

/** The same for several at once, each with their successor; null for nobody. */
export function vacateSeats(snapshot: WorkshopRecords, successors: ReadonlyMap<string, string | null>): Changes {
  const instead = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => (successors.has(id) ? (successors.get(id) ?? []) : id));
  const { apart, together } = snapshot.workshop.grouping;
  const lists = (all: readonly string[][]): string[][] => all.map(instead).filter((list) => list.length > 1);
  return [
    ...snapshot.breakoutGroups.flatMap((group) =>
      updated('breakoutGroup', group, {
        participationIds: instead(group.participationIds),
        pinnedIds: instead(group.pinnedIds),
      }),
    ),
    ...updated('workshop', snapshot.workshop, { grouping: { apart: lists(apart), together: lists(together) } }),
  ];
}

function withGroups(session: Session, change: (groupIds: readonly string[]) => readonly string[]): Changes {
  const filter = session.audienceFilter ?? { delegationIds: [], sexes: [], categories: [], groupIds: [], position: '' };
  const groupIds = change(filter.groupIds);
  if (groupIds.length === filter.groupIds.length && groupIds.every((id) => filter.groupIds.includes(id))) return [];
  const audienceFilter = { ...filter, groupIds: [...groupIds] };
  return updated('session', session, { audienceFilter: narrows(audienceFilter) ? audienceFilter : null });
}

/** Those of `ids` who are still expected: the declined and the replaced are in no group any more. */
function expectedOf(snapshot: WorkshopSnapshot, ids: readonly string[]): string[] {
  const expected = new Set(membersOf(snapshot, null).map((member) => member.id));
  return ids.filter((id) => expected.has(id));
}

function newGroup(
  snapshot: WorkshopRecords,
  set: string,
  name: Text,
  participationIds: string[],
  id: string,
): BreakoutGroup {
  return { id, workshopId: snapshot.workshop.id, name, set, participationIds, pinnedIds: [] };
}

/** Sessions that begin at one time in different rooms, in the order of the rooms; at least two. */
type ParallelSessions = readonly Session[];

/** Where groups can go, one to each session, in the order of time. */
export function parallelSessions(snapshot: WorkshopRecords): ParallelSessions[] {
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

/** Sessions without an overlapping one, which can be split into one for each group; in the order of time. */
export function divisibleSessions(snapshot: WorkshopRecords): Session[] {
  const parallel = new Set(parallelSessions(snapshot).flat());
  return daysInOrder(snapshot.days)
    .flatMap((day) => sessionsOfDay(day.id, snapshot.sessions))
    .filter((session) => dividedKinds.has(session.kind) && !parallel.has(session));
}

/**
 * Makes one session for all into one for each group at the same time. The first keeps its people and its marks; rooms
 * follow from its own on, and where they run out the last groups share its room, which the rules then report.
 */
export function splitAmongGroups(snapshot: WorkshopRecords, session: Session, set: GroupSet, newId: NewId): Changes {
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
