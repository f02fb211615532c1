import { type Changes, created, type NewId } from '../changes/change.ts';
import type { Day } from '../domain/agenda/day.ts';
import type { Session } from '../domain/agenda/session.ts';
import { daysInOrder } from '../domain/attendance/slots.ts';
import type { Language, Text } from '../domain/language.ts';
import { isCounted, plainDetails, plainParticipation } from '../domain/people/participation.ts';
import { workshopPartNames, workshopParts, type WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import {
  type GroupingRules,
  noGroupingRules,
  type Programme,
  usualAttendance,
  type Workshop,
} from '../domain/workshop.ts';
import { addDays, type CalendarDay, daysBetween } from '../time/calendar-day.ts';

export type NewWorkshop = {
  readonly programmeId: string | null;
  readonly title: Text;
  readonly country: string;
  readonly city: Text;
  readonly timeZone: string;
  readonly languages: readonly Language[];
  readonly days: number;
  /** Of day 1; the others follow day by day. Null or missing: numbered days without dates. */
  readonly firstDate?: CalendarDay | null;
};

/** A workshop with its days, in a programme that is made with it where none is chosen. */
export function createWorkshop(wish: NewWorkshop, newId: NewId): { workshopId: string; changes: Changes } {
  const programme = wish.programmeId === null ? emptyProgramme(newId()) : null;
  const workshop = emptyWorkshop(newId(), programme?.id ?? wish.programmeId ?? '', wish);
  const days = Array.from({ length: wish.days }, (_, index) => dayNumber(index + 1, workshop.id, newId()));
  return {
    workshopId: workshop.id,
    changes: [
      ...(programme === null ? [] : [created('programme', programme)]),
      created('workshop', workshop),
      ...movedDays(days, wish.firstDate ?? null).map((day) => created('day', day)),
    ],
  };
}

export function dayNumber(number: number, workshopId: string, id: string): Day {
  return { id, workshopId, number, date: null, theme: {}, startsAt: '09:00', endsAt: '17:30' };
}

function emptyProgramme(id: string): Programme {
  return { id, name: {}, code: '', funders: [], fundingLine: {}, implementedBy: {}, countries: [] };
}

function emptyWorkshop(id: string, programmeId: string, wish: NewWorkshop): Workshop {
  return {
    id,
    programmeId,
    title: wish.title,
    kind: 'workshop',
    number: '',
    timeZone: wish.timeZone,
    place: { country: wish.country, city: wish.city, venue: {} },
    languages: [...wish.languages],
    organisers: [],
    funders: [],
    audience: {},
    objectives: [],
    expectedParticipants: null,
    attendance: usualAttendance,
    grouping: noGroupingRules,
    allowances: null,
    asksFor: [],
    eraseOn: null,
    listOrder: 'protocol',
    lastNumber: 0,
    sheetCode: sheetCodeFrom(id),
    fictional: false,
  };
}

/** Four characters that tell sheets of different workshops apart; without 0, 1, I and O, which people misread. */
function sheetCodeFrom(id: string): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const bits = Number.parseInt(id.slice(-5), 16);
  return [0, 5, 10, 15].map((shift) => alphabet[(bits >> shift) & 31] ?? '2').join('');
}

/** What a copy of a workshop takes along. Days always come: sessions are placed on them. */
export type WorkshopCopy = {
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

/** What is new about the copy. */
export type NextRun = Pick<Workshop, 'title' | 'place' | 'timeZone'> & {
  /** Of day 1; the other days keep their distance to it. Null: the copy has numbered days. */
  readonly firstDate: CalendarDay | null;
};

/**
 * A new workshop from an old one, without its number in the register of the programme. Attendance, editions, accepted
 * findings and what was delivered never come along.
 */
export function copyWorkshop(
  snapshot: WorkshopSnapshot,
  take: WorkshopCopy,
  { firstDate, ...fresh }: NextRun,
  newId: NewId,
): { readonly workshopId: string; readonly changes: Changes } {
  const days = movedDays(snapshot.days, firstDate);
  const copy = withNewIds(chosenParts({ ...snapshot, days }, take), newId);
  return {
    workshopId: copy.workshop.id,
    changes: [
      created('workshop', {
        ...copy.workshop,
        ...fresh,
        number: '',
        lastNumber: 0,
        eraseOn: null,
        sheetCode: sheetCodeFrom(copy.workshop.id),
      }),
      ...workshopPartNames.flatMap((part) => copy[part].map((record) => created(workshopParts[part], record))),
    ],
  };
}

/** The days from another first date on, with the gaps that they had: a weekend stays free. Without dates they follow. */
export function movedDays(days: readonly Day[], first: CalendarDay | null): Day[] {
  const inOrder = daysInOrder(days);
  const before = inOrder[0]?.date ?? null;
  return inOrder.map((day, index) => {
    if (first === null) return { ...day, date: null };
    if (before === null) return { ...day, date: addDays(first, index) };
    return { ...day, date: day.date === null ? null : addDays(first, daysBetween(before, day.date)) };
  });
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
    rooms: snapshot.rooms.filter((room) => rooms.has(room.id)),
    sessions: sessions.map((session) => freshSession(session, known)),
    delegations: snapshot.delegations
      .filter((each) => delegations.has(each.id))
      .map((each) => ({
        ...each,
        headParticipationId: kept(people, each.headParticipationId),
        // Whether they were asked again, and what they said, is of the former run.
        reminders: [],
        letterFiles: [],
        declined: false,
      })),
    participations: participations.map((each) => ({
      ...each,
      delegationId: kept(delegations, each.delegationId),
      replacedById: kept(people, each.replacedById),
      replacedFrom: null,
      arrival: null,
      departure: null,
      paidAs: null,
      paidDayIds: [],
      consents: plainParticipation.consents,
      completion: null,
      ...plainDetails,
    })),
    assignments:
      take.assignments && take.sessions ? snapshot.assignments.filter((each) => people.has(each.participationId)) : [],
    breakoutGroups: groups.map((each) => ({
      ...each,
      participationIds: each.participationIds.filter((id) => people.has(id)),
      pinnedIds: each.pinnedIds.filter((id) => people.has(id)),
    })),
    editions: [],
    publications: [],
    acceptances: [],
    headCounts: [],
    signOffs: [],
    issuedSheets: [],
    signedLists: [],
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
