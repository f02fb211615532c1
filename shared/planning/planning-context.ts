import type { Day, Room } from '../domain/agenda/day.ts';
import type { Session, SessionKind } from '../domain/agenda/session.ts';
import { daysInOrder, startOf } from '../domain/attendance/slots.ts';
import { isBlank } from '../domain/language.ts';
import {
  type Bitset,
  inBoth,
  isEmptyBitset,
  narrows,
  prepareAudience,
  sizeOfBitset,
} from '../domain/people/audience.ts';
import type { Participation } from '../domain/people/participation.ts';
import { assignmentsBySession, humansIn } from '../domain/schedule-rules/spot.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { minutesOf } from '../time/wall-clock.ts';
import type { Candidate, PlanningRule } from './planning-problem.ts';

/** The data of a session that do not depend on its placement. */
export type PlannableSession = {
  readonly session: Session;
  /** Who leads, presents or interprets. */
  readonly assigned: readonly Participation[];
  /** Participants who must be there; null for an open session. */
  readonly required: Bitset | null;
  /** How many seats it needs. */
  readonly expected: number;
  /** Takes all rooms: an opening, a break. */
  readonly isPlenary: boolean;
};

/** A session that stays where it is. Minutes since midnight; `room` is an index, -1 for all rooms. */
export type Fixed = {
  readonly subject: PlannableSession;
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly room: number;
};

export type PlanningContext = {
  readonly snapshot: WorkshopSnapshot;
  readonly days: readonly Day[];
  readonly rooms: readonly Room[];
  readonly subjects: ReadonlyMap<string, PlannableSession>;
  readonly movable: readonly PlannableSession[];
  readonly fixed: readonly Fixed[];
  /** Those of `fixed` by the session's id. */
  readonly fixedOf: ReadonlyMap<string, Fixed>;
  /** Which session must end before which starts: prerequisites, and what protocol wants. */
  readonly orders: readonly Order[];
  readonly participantIds: (bitset: Bitset) => readonly string[];
};

type Order = { readonly rule: 'prerequisite' | 'protocol'; readonly first: string; readonly second: string };

const plenaryKinds: ReadonlySet<SessionKind> = new Set([
  'registration',
  'opening',
  'photo',
  'break',
  'lunch',
  'closing',
]);
const outsideProtocol: ReadonlySet<SessionKind> = new Set(['registration', 'photo', 'break', 'lunch']);

/**
 * Lays a workshop out for planning; the sessions `movableIds` are those that look for a place. In a conference people
 * go where they like; in any other workshop a session without an audience of its own is for everybody.
 */
export function planningContext(snapshot: WorkshopSnapshot, movableIds: ReadonlySet<string>): PlanningContext {
  const days = daysInOrder(snapshot.days);
  const audience = prepareAudience(snapshot);
  const assigned = assignmentsBySession(snapshot);
  const everybody = audience.participants.length || (snapshot.workshop.expectedParticipants ?? 0);
  const subjects = snapshot.sessions.map((session): PlannableSession => {
    const bitset = hasOwnAudience(session, snapshot.workshop.kind === 'conference')
      ? audience.bitsetOf(session.audienceFilter)
      : null;
    const expected = bitset === null ? 0 : bitset === audience.everybody ? everybody : sizeOfBitset(bitset);
    const isPlenary = plenaryKinds.has(session.kind) || snapshot.rooms.length === 0;
    return { session, assigned: humansIn(assigned.get(session.id) ?? []), required: bitset, expected, isPlenary };
  });
  const fixed = subjects
    .filter(({ session }) => !movableIds.has(session.id))
    .flatMap((each) => fixedAt(each, days, snapshot.rooms));
  return {
    snapshot,
    days,
    rooms: snapshot.rooms,
    subjects: new Map(subjects.map((subject) => [subject.session.id, subject])),
    movable: subjects.filter(({ session }) => movableIds.has(session.id)),
    fixed,
    fixedOf: new Map(fixed.map((each) => [each.subject.session.id, each])),
    orders: ordersOf(snapshot.sessions),
    participantIds: (bitset) => audience.membersOf(bitset),
  };
}

/** Whether the audience is limited to participants who must attend: a filter, or, outside conferences, everybody. */
function hasOwnAudience(session: Session, isConference: boolean): boolean {
  if (session.audienceFilter !== null && narrows(session.audienceFilter)) return true;
  return !isConference && isBlank(session.audience);
}

function fixedAt(subject: PlannableSession, days: readonly Day[], rooms: readonly Room[]): Fixed[] {
  const { placement, minutes } = subject.session;
  const day = days.findIndex((each) => each.id === placement?.dayId);
  if (placement === null || day < 0) return [];
  const start = startOf(subject.session);
  const room = rooms.findIndex((each) => each.id === placement.roomId);
  return [{ subject, day, start, end: start + minutes, room }];
}

function ordersOf(sessions: readonly Session[]): Order[] {
  const known = new Set(sessions.map((session) => session.id));
  const prerequisites = sessions.flatMap((session) =>
    session.prerequisiteIds
      .filter((first) => known.has(first) && first !== session.id)
      .map((first): Order => ({ rule: 'prerequisite', first, second: session.id })),
  );
  return [...prerequisites, ...protocolOf(sessions)];
}

/** Precedences by protocol: the opening before everything but registration and coffee, the closing after everything. */
function protocolOf(sessions: readonly Session[]): Order[] {
  const official = sessions.filter((session) => !outsideProtocol.has(session.kind));
  const opening = official.find((session) => session.kind === 'opening');
  const closing = official.findLast((session) => session.kind === 'closing');
  return official.flatMap(({ id }): Order[] => [
    ...(opening === undefined || opening.id === id
      ? []
      : [{ rule: 'protocol' as const, first: opening.id, second: id }]),
    ...(closing === undefined || [closing.id, opening?.id].includes(id)
      ? []
      : [{ rule: 'protocol' as const, first: id, second: closing.id }]),
  ]);
}

export type Place = Omit<Candidate, 'cost'>;

/** One rule that a place would break, and with whom. */
export type Breach = {
  readonly rule: PlanningRule;
  readonly sessionIds: readonly string[];
  readonly participationIds: readonly string[];
};

/** What a session at that place would break with the day, the room, its people and everything that is placed. */
export function breachesAt(context: PlanningContext, subject: PlannableSession, place: Place): Breach[] {
  const end = place.start + subject.session.minutes;
  return [
    ...hoursBreaches(context, place, end),
    ...capacityBreaches(context, subject, place),
    ...availabilityBreaches(context, subject, place, end),
    ...context.fixed
      .filter((other) => other.day === place.day && other.start < end && place.start < other.end)
      .filter((other) => other.subject !== subject)
      .flatMap((other) => meetingBreaches(subject, place.room, other)),
    ...orderBreaches(context, subject, place, end),
  ];
}

function hoursBreaches(context: PlanningContext, place: Place, end: number): Breach[] {
  const day = context.days[place.day];
  if (day !== undefined && place.start >= minutesOf(day.startsAt) && end <= minutesOf(day.endsAt)) return [];
  return [{ rule: 'day-hours', sessionIds: [], participationIds: [] }];
}

function capacityBreaches(context: PlanningContext, subject: PlannableSession, place: Place): Breach[] {
  const capacity = context.rooms[place.room]?.capacity ?? null;
  if (capacity === null || subject.expected <= capacity) return [];
  return [{ rule: 'capacity', sessionIds: [], participationIds: [] }];
}

function availabilityBreaches(
  context: PlanningContext,
  subject: PlannableSession,
  place: Place,
  end: number,
): Breach[] {
  const dayId = context.days[place.day]?.id ?? '';
  const absent = subject.assigned.filter((each) => !isThere(each, dayId, place.start, end)).map((each) => each.id);
  return absent.length === 0 ? [] : [{ rule: 'availability', sessionIds: [], participationIds: absent }];
}

function isThere(participation: Participation, dayId: string, start: number, end: number): boolean {
  const { availability } = participation;
  if (availability === null) return true;
  return availability.some(
    (window) => window.dayId === dayId && minutesOf(window.from) <= start && end <= minutesOf(window.to),
  );
}

/**
 * The rules that two overlapping sessions break. A plenary item takes all rooms, and so everybody in them.
 */
function meetingBreaches(subject: PlannableSession, room: number, other: Fixed): Breach[] {
  const sessionIds = [other.subject.session.id];
  const breaches: Breach[] = [];
  const isWhole = room === -1 || other.room === -1;
  if (isWhole || room === other.room) breaches.push({ rule: 'room', sessionIds, participationIds: [] });
  const both = sharedAssignments(subject, other.subject);
  if (both.length > 0) breaches.push({ rule: 'trainer', sessionIds, participationIds: both });
  if (!isWhole && sharesAudience(subject, other.subject)) {
    breaches.push({ rule: 'audience', sessionIds, participationIds: [] });
  }
  return breaches;
}

function sharedAssignments(one: PlannableSession, other: PlannableSession): string[] {
  const people = new Set(other.assigned.map((each) => each.personId));
  return one.assigned.filter((each) => people.has(each.personId)).map((each) => each.id);
}

/** Whether somebody must be in both; two sessions for everybody share everybody even before anybody is invited. */
function sharesAudience(one: PlannableSession, other: PlannableSession): boolean {
  if (one.required === null || other.required === null) return false;
  return one.required === other.required || !isEmptyBitset(inBoth(one.required, other.required));
}

function orderBreaches(context: PlanningContext, subject: PlannableSession, place: Place, end: number): Breach[] {
  const { id } = subject.session;
  const [from, to] = [absolute(place.day, place.start), absolute(place.day, end)];
  return context.orders.flatMap(({ rule, first, second }): Breach[] => {
    const other = context.fixedOf.get(first === id ? second : first);
    if ((first !== id && second !== id) || other === undefined) return [];
    const isKept = second === id ? absolute(other.day, other.end) <= from : to <= absolute(other.day, other.start);
    return isKept ? [] : [{ rule, sessionIds: [other.subject.session.id], participationIds: [] }];
  });
}

function absolute(day: number, minute: number): number {
  return day * 24 * 60 + minute;
}
