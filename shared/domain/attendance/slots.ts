import type { CalendarDay } from '../../time/calendar-day.ts';
import { clockAt, minutesOf, type WallClock } from '../../time/wall-clock.ts';
import type { LocalTime } from '../../time/zoned-time.ts';
import type { Day } from '../agenda/day.ts';
import type { Session, SessionKind } from '../agenda/session.ts';
import { expectedIn, prepareAudience } from '../people/audience.ts';
import { isCounted, isExpected, isListed, type Participation } from '../people/participation.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import type { AttendancePolicy } from '../workshop.ts';
import { isClosed, type Mark, sessionIdOf, type SignOff, signOffOf, type SlotId } from './attendance.ts';

/** What one column of the attendance grid and one signature column of a sheet stand for. */
export type Slot = {
  readonly id: SlotId;
  readonly dayId: string;
  readonly kind: 'day' | 'morning' | 'afternoon' | 'session';
  /** Set for the kind `session` only. */
  readonly sessionId: string | null;
};

const unsigned: ReadonlySet<Session['kind']> = new Set(['break', 'lunch', 'photo', 'registration']);

/**
 * The slots of a workshop in the order of time, by its policy. Breaks, lunch and registration are never signed, and a day
 * or half-day in which nothing else is planned has no slot, so that nobody misses what did not take place. A slot of
 * `recorded`, the ids of those with marks, stays. While no session that is signed has a place, every day has its slots.
 */
export function slotsOf(
  policy: AttendancePolicy,
  days: readonly Day[],
  sessions: readonly Session[],
  recorded: Iterable<SlotId> = [],
): Slot[] {
  const known = new Set(recorded);
  const signed = sessions.filter((session) => session.placement !== null && isSigned(session));
  const midday = minutesOf(policy.middayAt);
  const isHeld = (slot: Slot): boolean => known.has(slot.id) || signed.some((each) => isIn(each, slot, midday));
  return daysInOrder(days)
    .flatMap((day) =>
      slotsOfDay(
        policy,
        day,
        sessions.filter((each) => isSigned(each) || known.has(`session/${each.id}`)),
      ),
    )
    .filter((slot) => isHeld(slot) || (signed.length === 0 && slot.kind !== 'session'));
}

function slotsOfDay(policy: AttendancePolicy, day: Day, sessions: readonly Session[]): Slot[] {
  switch (policy.slots) {
    case 'day':
      return [{ id: `day/${day.id}`, dayId: day.id, kind: 'day', sessionId: null }];
    case 'half-day':
      return [
        { id: `am/${day.id}`, dayId: day.id, kind: 'morning', sessionId: null },
        { id: `pm/${day.id}`, dayId: day.id, kind: 'afternoon', sessionId: null },
      ];
    case 'session':
      return sessionsOfDay(day.id, sessions).map(({ id }) => {
        return { id: `session/${id}`, dayId: day.id, kind: 'session', sessionId: id };
      });
  }
}

/** A session that goes on after midday for so many minutes is signed in the afternoon as well. */
export const leastAfternoon = 60;

/** Whether a placed session is signed for in a slot; `midday` in minutes since midnight. */
function isIn(session: Session, { kind, dayId, sessionId }: Slot, midday: number): boolean {
  if (session.placement?.dayId !== dayId) return false;
  switch (kind) {
    case 'day':
      return true;
    case 'morning':
      return startOf(session) < midday;
    case 'afternoon':
      return startOf(session) >= midday || endOf(session) >= midday + leastAfternoon;
    case 'session':
      return session.id === sessionId;
  }
}

/** The sessions that are signed for in a slot, in the order of time. */
export function sessionsIn(
  slot: Slot,
  { middayAt }: Pick<AttendancePolicy, 'middayAt'>,
  sessions: readonly Session[],
): Session[] {
  const midday = minutesOf(middayAt);
  return sessionsOfDay(slot.dayId, sessions).filter((session) => isSigned(session) && isIn(session, slot, midday));
}

/** The slots of which something is on record: marks, or people who were counted without a name. */
export function recordedSlots({
  attendance,
  headCounts,
}: Pick<WorkshopSnapshot, 'attendance' | 'headCounts'>): ReadonlySet<SlotId> {
  return new Set([...attendance, ...headCounts].map(({ slotId }) => slotId));
}

function isSigned(session: Pick<Session, 'kind'>): boolean {
  return !unsigned.has(session.kind);
}

export function daysInOrder(days: readonly Day[]): Day[] {
  return [...days].sort((one, other) => one.number - other.number);
}

/** The sessions placed on a day in the order of time; a tie keeps the order of making. */
export function sessionsOfDay(dayId: string, sessions: readonly Session[]): Session[] {
  return sessions
    .filter((session) => session.placement?.dayId === dayId)
    .sort((one, other) => startOf(one) - startOf(other) || (one.id < other.id ? -1 : 1));
}

/** Minutes since midnight; 0 for an unplaced session. */
export function startOf(session: Session): number {
  return session.placement === null ? 0 : minutesOf(session.placement.start);
}

/** Minutes since midnight at which the session ends, by its start and its length. */
export function endOf(session: Session): number {
  return startOf(session) + session.minutes;
}

/** Finds the day on which a slot is; undefined for a session that is gone or has no place. */
export function dayFinder(sessions: readonly Session[]): (slotId: SlotId) => string | undefined {
  const days = new Map(sessions.map(({ id, placement }) => [id, placement?.dayId]));
  return (slotId) => {
    const sessionId = sessionIdOf(slotId);
    return sessionId === null ? slotId.split('/')[1] : days.get(sessionId);
  };
}

/** The slots with marks (`marked`) or counts for which no session is planned: ids joined by spaces, '' for none. */
export function unplannedRecords(
  { workshop, days, sessions, headCounts }: Source & Pick<WorkshopSnapshot, 'headCounts'>,
  marked: readonly SlotId[],
): string {
  const planned = new Set(slotsOf(workshop.attendance, days, sessions).map(({ id }) => id));
  const recorded = new Set([...marked, ...headCounts.map(({ slotId }) => slotId)]);
  return [...recorded].filter((id) => !planned.has(id)).join(' ');
}

/** A slot with the time for which it stands; the date is null until the day has one. */
export type TimedSlot = Slot & {
  readonly date: CalendarDay | null;
  readonly startsAt: WallClock;
  readonly endsAt: WallClock;
};

type Source = Pick<WorkshopSnapshot, 'days' | 'sessions'> & { readonly workshop: { readonly attendance: Policy } };
type Policy = WorkshopSnapshot['workshop']['attendance'];

/** How long after the start somebody still is on time, in minutes, until the desk says otherwise. */
export const usualTolerance = 15;

/** The slots of a workshop in the order of time, each with its time: from its first session that is signed. */
export function timedSlots({ workshop, days, sessions }: Source, recorded: Iterable<SlotId> = []): TimedSlot[] {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return slotsOf(workshop.attendance, days, sessions, recorded).flatMap((slot) => {
    const day = days.find((each) => each.id === slot.dayId);
    if (day === undefined) return [];
    const own = byId.get(slot.sessionId ?? '');
    const times = own === undefined ? timesOf(slot, workshop.attendance, day, sessions) : spanOf([own]);
    return [{ ...slot, date: day.date, startsAt: clockAt(times.from), endsAt: clockAt(times.to) }];
  });
}

/**
 * Which of the slots are over at `now`: those whose time has passed, and those of a day that was signed off. A slot of a day
 * without a date and without a sign-off is never over.
 */
export function areOver(
  slots: readonly TimedSlot[],
  { signOffs, sessions }: Pick<WorkshopSnapshot, 'signOffs' | 'sessions'>,
  now: LocalTime,
): boolean[] {
  return slots.map(({ id, date, endsAt }) => {
    const isPast = date !== null && (date < now.day || (date === now.day && endsAt <= now.clock));
    return isPast || isClosed(id, signOffs, sessions);
  });
}

/**
 * The slot for which people arrive at `now`: the one that is running, before it and in a break the next one, after
 * hours the last of the day. Null on a day that is none of the workshop's, and while the workshop has no dates.
 */
export function slotAt(slots: readonly TimedSlot[], now: LocalTime): TimedSlot | null {
  const today = slots.filter((slot) => slot.date === now.day);
  return today.find((slot) => minutesOf(now.clock) < minutesOf(slot.endsAt)) ?? today.at(-1) ?? null;
}

/** `late` on the day itself more than `tolerance` minutes after the slot's start; otherwise `present`. */
export function arrivalStatus(slot: TimedSlot, now: LocalTime, tolerance: number): 'present' | 'late' {
  const onTheDay = slot.date === now.day;
  return onTheDay && minutesOf(now.clock) > minutesOf(slot.startsAt) + tolerance ? 'late' : 'present';
}

type Span = { readonly from: number; readonly to: number };

function timesOf(
  slot: Slot,
  policy: Policy,
  day: WorkshopSnapshot['days'][number],
  sessions: readonly Session[],
): Span {
  const midday = minutesOf(policy.middayAt);
  const hours = { from: minutesOf(day.startsAt), to: minutesOf(day.endsAt) };
  const whole = {
    day: hours,
    morning: { from: hours.from, to: Math.max(midday, hours.from) },
    afternoon: { from: midday, to: Math.max(midday, hours.to) },
    session: hours,
  }[slot.kind];
  const signed = sessionsOfDay(slot.dayId, sessions).filter(
    (session) => isSigned(session) && (slot.kind === 'day' || startOf(session) < midday === (slot.kind === 'morning')),
  );
  if (signed.length === 0) return whole;
  const { from, to } = spanOf(signed);
  return { from, to: slot.kind === 'morning' ? Math.max(whole.to, from) : Math.max(to, from) };
}

function spanOf(sessions: readonly Session[]): Span {
  return { from: Math.min(...sessions.map(startOf)), to: Math.max(...sessions.map(endOf)) };
}

/** Says whether a person is expected on a day; undefined stands for a day that is not known. */
export type DayExpectation = (participation: Participation, dayId: string | undefined) => boolean;

/** What decides on which days people are expected; without sign-offs and lists, as if no day were signed off. */
type OnDays = Pick<WorkshopSnapshot, 'participations' | 'days'> & {
  readonly sessions?: readonly Session[];
  readonly signOffs?: readonly SignOff[];
  readonly signedLists?: WorkshopSnapshot['signedLists'];
  readonly attendance?: readonly Mark[];
};

/**
 * Whoever was replaced is expected on the days before the successor came, and the successor from then on. Of a day that is
 * signed off, who was on its list is expected, whatever became of them, and who was marked on it since; whoever came on
 * the list of people later is not. Everybody else who is expected at all is so on all days.
 */
export function dayExpectationOf(source: OnDays): DayExpectation {
  const numbers = new Map(source.days.map(({ id, number }) => [id, number]));
  const firstDays = new Map<string, number>();
  for (const { status, replacedById, replacedFrom } of source.participations) {
    if (status !== 'replaced' || replacedById === null || replacedFrom === null) continue;
    firstDays.set(replacedById, numbers.get(replacedFrom) ?? 0);
  }
  const signed = signedDays(source);
  return (participation, dayId) => {
    const list = signed.get(dayId ?? '');
    if (!isListed(participation)) return list?.signed.has(participation.id) === true;
    const number = numbers.get(dayId ?? '');
    if (number === undefined) return isExpected(participation);
    if (list !== undefined && !list.signed.has(participation.id) && !list.marked.has(participation.id)) return false;
    const isHere = number >= (firstDays.get(participation.id) ?? 0);
    return isHere && (isExpected(participation) || number < (numbers.get(participation.replacedFrom ?? '') ?? 0));
  };
}

/** The participations on the list of a day that was signed off, and those that are marked on it. */
type SignedDay = { readonly signed: ReadonlySet<string>; readonly marked: Set<string> };

/** By day that is signed off; no day without a list. */
function signedDays({
  days,
  sessions = [],
  signOffs = [],
  signedLists = [],
  attendance = [],
}: OnDays): ReadonlyMap<string, SignedDay> {
  const found = new Map<string, SignedDay>();
  if (signedLists.length === 0) return found;
  for (const { id } of days) {
    const standing = signOffOf(id, signOffs);
    const list = signedLists.find(({ signOffId }) => signOffId === standing?.id);
    if (list?.people == null) continue;
    found.set(id, { signed: new Set(list.people.map(({ participationId }) => participationId)), marked: new Set() });
  }
  if (found.size === 0) return found;
  const dayOf = dayFinder(sessions);
  for (const { participationId, slotId, status } of attendance) {
    if (status !== 'unmarked') found.get(dayOf(slotId) ?? '')?.marked.add(participationId);
  }
  return found;
}

/** The participations that came on the list of people after a day was signed off: no list of that day names them. */
export function addedToSignedDays(source: OnDays): ReadonlySet<string> {
  const lists = [...signedDays({ ...source, attendance: [] }).values()];
  return new Set(
    source.participations.filter(({ id }) => lists.some(({ signed }) => !signed.has(id))).map(({ id }) => id),
  );
}

/**
 * Says who stands on lists of the whole workshop: who is expected, who was there until a successor came, and who was on the
 * list of a day that is signed off, for it goes on saying so.
 */
export function listedFinder(source: OnDays): (participation: Participation) => boolean {
  const lists = [...signedDays({ ...source, attendance: [] }).values()];
  return (participation) => isListed(participation) || lists.some(({ signed }) => signed.has(participation.id));
}

/**
 * Who is expected in a slot: everybody who is in the workshop on its day, and in a session those of the participants whom
 * its audience calls. Trainers, interpreters and staff may sign anywhere.
 */
export function expectedAt(slot: Slot | null, source: Expected): Participation[] {
  const onDay = dayExpectationOf(source);
  const expected = source.participations.filter((each) => (slot === null ? isExpected(each) : onDay(each, slot.dayId)));
  const session = source.sessions.find((each) => each.id === slot?.sessionId);
  if (session === undefined) return expected;
  const called = new Set(expectedIn(session, prepareAudience(source, listedFinder(source))));
  return expected.filter((each) => !isCounted(each) || called.has(each.id));
}

type Expected = Pick<WorkshopSnapshot, 'participations' | 'people' | 'breakoutGroups' | 'sessions' | 'days'> &
  Pick<OnDays, 'signOffs' | 'signedLists' | 'attendance'>;

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
