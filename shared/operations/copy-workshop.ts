import { created } from '../changes/record-changes.ts';
import { isCounted } from '../domain/participation.ts';
import type { Session } from '../domain/session.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { workshopPartNames, workshopParts } from '../files/snapshot-parts.ts';
import type { GroupingRules } from '../domain/workshop.ts';
import { sheetCodeFrom } from './create-workshop.ts';
import type { Changes, NewId } from './operation.ts';

/** What a copy of a workshop takes along. Days always come, for everything lies on them. */
export type WorkshopCopy = {
  /** Dates move from day 1 on; without, the copy has numbered days. */
  readonly dates: boolean;
  readonly rooms: boolean;
  readonly sessions: boolean;
  /** Trainers, interpreters and staff. */
  readonly team: boolean;
  readonly participants: boolean;
  readonly delegations: boolean;
  /** Who leads what; only of the people that come along. */
  readonly assignments: boolean;
  readonly breakoutGroups: boolean;
};

/** A new workshop from an old one. Attendance, editions, accepted findings and what was delivered never come along. */
export function copyWorkshop(
  snapshot: WorkshopSnapshot,
  take: WorkshopCopy,
  newId: NewId,
): { readonly workshopId: string; readonly changes: Changes } {
  const copy = withNewIds(chosenParts(snapshot, take), newId);
  return {
    workshopId: copy.workshop.id,
    changes: [
      created('workshop', { ...copy.workshop, sheetCode: sheetCodeFrom(copy.workshop.id) }),
      ...workshopPartNames.flatMap((part) => copy[part].map((record) => created(workshopParts[part], record))),
    ],
  };
}

function chosenParts(snapshot: WorkshopSnapshot, take: WorkshopCopy): WorkshopSnapshot {
  const participations = snapshot.participations.filter((each) => (isCounted(each) ? take.participants : take.team));
  const sessions = take.sessions ? snapshot.sessions : [];
  const [people, delegations, rooms] = [
    idsOf(participations),
    idsOf(take.delegations ? snapshot.delegations : []),
    idsOf(take.rooms ? snapshot.rooms : []),
  ];
  const groups = take.breakoutGroups ? snapshot.breakoutGroups : [];
  const known: Known = { people, delegations, rooms, groups: idsOf(groups) };
  return {
    ...snapshot,
    workshop: { ...snapshot.workshop, grouping: rulesAmong(people, snapshot.workshop.grouping) },
    days: snapshot.days.map((day) => ({ ...day, date: take.dates ? day.date : null })),
    rooms: snapshot.rooms.filter((room) => rooms.has(room.id)),
    sessions: sessions.map((session) => freshSession(session, known)),
    delegations: snapshot.delegations
      .filter((each) => delegations.has(each.id))
      .map((each) => ({ ...each, headParticipationId: kept(people, each.headParticipationId) })),
    participations: participations.map((each) => ({
      ...each,
      delegationId: kept(delegations, each.delegationId),
      replacedById: kept(people, each.replacedById),
      arrival: null,
      departure: null,
      paidDayIds: [],
      completion: null,
    })),
    assignments:
      take.assignments && take.sessions ? snapshot.assignments.filter((each) => people.has(each.participationId)) : [],
    breakoutGroups: groups.map((each) => ({
      ...each,
      participationIds: each.participationIds.filter((id) => people.has(id)),
      pinnedIds: each.pinnedIds.filter((id) => people.has(id)),
    })),
    editions: [],
    acceptances: [],
    headCounts: [],
    signOffs: [],
    issuedSheets: [],
    attendance: [],
  };
}

type Known = Readonly<Record<'people' | 'delegations' | 'rooms' | 'groups', ReadonlySet<string>>>;

function freshSession(session: Session, { delegations, rooms, groups }: Known): Session {
  const { placement, audienceFilter } = session;
  return {
    ...session,
    delivered: null,
    placement: placement === null ? null : { ...placement, roomId: kept(rooms, placement.roomId) },
    audienceFilter:
      audienceFilter === null
        ? null
        : {
            ...audienceFilter,
            delegationIds: audienceFilter.delegationIds.filter((id) => delegations.has(id)),
            groupIds: audienceFilter.groupIds.filter((id) => groups.has(id)),
          },
  };
}

/** The rules of grouping that are about more than one of those who come along. */
function rulesAmong(people: ReadonlySet<string>, { apart, together }: GroupingRules): GroupingRules {
  const among = (lists: readonly string[][]): string[][] =>
    lists.map((list) => list.filter((id) => people.has(id))).filter((list) => list.length > 1);
  return { apart: among(apart), together: among(together) };
}

function kept(known: ReadonlySet<string>, id: string | null): string | null {
  return id !== null && known.has(id) ? id : null;
}

function idsOf(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map((record) => record.id));
}

/** Every id of the workshop and its parts is replaced wherever it stands; people and institutions stay who they are. */
function withNewIds(snapshot: WorkshopSnapshot, newId: NewId): WorkshopSnapshot {
  const parts = workshopPartNames.flatMap((part) => snapshot[part].map((record) => record.id));
  const fresh = new Map([snapshot.workshop.id, ...parts].map((id) => [id, newId()]));
  return JSON.parse(JSON.stringify(snapshot), (_key, value: unknown) =>
    typeof value === 'string' ? (fresh.get(value) ?? value) : value,
  ) as WorkshopSnapshot;
}
