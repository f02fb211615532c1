import { type Changes, created, type NewId, removed, updated } from '../changes/change.ts';
import type { Day } from '../domain/agenda/day.ts';
import type { Session } from '../domain/agenda/session.ts';
import { daysInOrder, sessionsOfDay } from '../domain/attendance/slots.ts';
import type { Participation } from '../domain/people/participation.ts';
import type { WorkshopRecords, WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';
import { addDays, type CalendarDay } from '../time/calendar-day.ts';
import { clearSlots } from './attendance.ts';
import { dayNumber } from './workshops.ts';

/** Gives day 1 the date `first` and each following day the next; null takes all dates away. */
export function setDates(snapshot: WorkshopRecords, first: CalendarDay | null): Changes {
  return daysInOrder(snapshot.days).flatMap((day, index) =>
    updated('day', day, { date: first === null ? null : addDays(first, index) }),
  );
}

/** One more day at the end, dated if the last one is. */
export function addDay(snapshot: WorkshopRecords, newId: NewId): Changes {
  return [created('day', dayAfter(snapshot, newId))];
}

/** The day that would follow the last one. */
export function dayAfter({ days, workshop }: Pick<WorkshopSnapshot, 'days' | 'workshop'>, newId: NewId): Day {
  const last = daysInOrder(days).at(-1);
  const day = dayNumber((last?.number ?? 0) + 1, workshop.id, newId());
  const date = last?.date == null ? null : addDays(last.date, 1);
  return { ...day, date, startsAt: last?.startsAt ?? day.startsAt, endsAt: last?.endsAt ?? day.endsAt };
}

/**
 * Deletes a day: its sessions become unplaced, its marks are deleted, later days move up by one number. Fails with
 * `record-missing` where it is gone already.
 */
export function removeDay(snapshot: WorkshopSnapshot, dayId: string): Result<Changes, 'record-missing'> {
  const day = snapshot.days.find((each) => each.id === dayId);
  if (day === undefined) return failure('record-missing');
  const sessions = snapshot.sessions.filter((session) => session.placement?.dayId === dayId);
  const signOffs = snapshot.signOffs.filter((each) => each.dayId === dayId);
  const slots = new Set([`day/${dayId}`, `am/${dayId}`, `pm/${dayId}`]);
  return success([
    ...clearSlots(snapshot, slots),
    ...signOffs.map((each) => removed('signOff', each)),
    ...snapshot.signedLists
      .filter(({ signOffId }) => signOffs.some(({ id }) => id === signOffId))
      .map((each) => removed('signedList', each)),
    ...sessions.flatMap((session) => updated('session', session, { placement: null })),
    ...snapshot.participations.flatMap((each) => updated('participation', each, withoutDay(each, day, snapshot.days))),
    removed('day', day),
    ...snapshot.days
      .filter((each) => each.number > day.number)
      .flatMap((each) => updated('day', each, { number: each.number - 1 })),
  ]);
}

/** What a person's travel, allowance and replacement still say when a day has gone. */
function withoutDay(
  { arrival, departure, paidDayIds, replacedFrom }: Participation,
  { id: dayId, number }: Day,
  days: readonly Day[],
): Partial<Participation> {
  const next = daysInOrder(days).find((each) => each.number > number)?.id ?? null;
  return {
    arrival: arrival?.dayId === dayId ? null : arrival,
    departure: departure?.dayId === dayId ? null : departure,
    paidDayIds: paidDayIds.filter((id) => id !== dayId),
    replacedFrom: replacedFrom === dayId ? next : replacedFrom,
  };
}

/** What comes along with the sessions of a day. */
export type DayCopy = { readonly withRooms: boolean; readonly withPeople: boolean };

/**
 * Copies the sessions of a day to another day at the same times. Prerequisites within the day hold among the copies.
 * Fails with `record-missing` where either day is gone.
 */
export function copyDay(
  snapshot: WorkshopRecords,
  fromDayId: string,
  toDayId: string,
  take: DayCopy,
  newId: NewId,
): Result<Changes, 'record-missing'> {
  const isThere = (dayId: string): boolean => snapshot.days.some(({ id }) => id === dayId);
  if (!isThere(fromDayId) || !isThere(toDayId)) return failure('record-missing');
  return success(copiedSessions(snapshot, fromDayId, toDayId, take, newId));
}

function copiedSessions(
  snapshot: WorkshopRecords,
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

/**
 * The same to one more day at the end, which begins and ends as the copied one and has its theme. Fails with
 * `record-missing` where the copied day is gone.
 */
export function copyToNewDay(
  snapshot: WorkshopRecords,
  fromDayId: string,
  take: DayCopy,
  newId: NewId,
): Result<Changes, 'record-missing'> {
  const from = snapshot.days.find(({ id }) => id === fromDayId);
  if (from === undefined) return failure('record-missing');
  const { theme, startsAt, endsAt } = from;
  const day = { ...dayAfter(snapshot, newId), theme, startsAt, endsAt };
  return success([created('day', day), ...copiedSessions(snapshot, from.id, day.id, take, newId)]);
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
