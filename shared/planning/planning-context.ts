import { narrows, prepareAudience, sizeOf, type Circle } from '../domain/audience.ts';
import type { Day } from '../domain/day.ts';
import { isBlank } from '../domain/language.ts';
import type { Participation } from '../domain/participation.ts';
import type { Room } from '../domain/room.ts';
import type { Session, SessionKind } from '../domain/session.ts';
import { daysInOrder, startOf } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { crewsOf, humansIn } from '../domain/schedule-rules/crew.ts';

/** What planning needs to know of a session, wherever it lies. */
export type Subject = {
  readonly session: Session;
  /** Who leads, presents or interprets. */
  readonly crew: readonly Participation[];
  /** Who must be there; null where people come as they like. */
  readonly circle: Circle | null;
  /** How many seats it needs. */
  readonly expected: number;
  /** Takes all rooms: an opening, a break. */
  readonly isPlenary: boolean;
};

/** A session that stays where it is. Minutes since midnight; `room` is an index, -1 for all rooms. */
export type Fixed = {
  readonly subject: Subject;
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly room: number;
};

export type PlanningContext = {
  readonly snapshot: WorkshopSnapshot;
  readonly days: readonly Day[];
  readonly rooms: readonly Room[];
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly movable: readonly Subject[];
  readonly fixed: readonly Fixed[];
  /** Those of `fixed` by the session's id. */
  readonly fixedOf: ReadonlyMap<string, Fixed>;
  /** Which session must end before which starts: prerequisites, and what protocol wants. */
  readonly orders: readonly Order[];
  readonly participantIds: (circle: Circle) => readonly string[];
};

export type Order = { readonly rule: 'prerequisite' | 'protocol'; readonly first: string; readonly second: string };

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
 * Lays a workshop out for planning; the sessions `movableIds` are those that look for a place. In a conference people go
 * where they like; in any other workshop a session without an audience of its own is for everybody.
 */
export function planningContext(snapshot: WorkshopSnapshot, movableIds: ReadonlySet<string>): PlanningContext {
  const days = daysInOrder(snapshot.days);
  const audience = prepareAudience(snapshot);
  const crews = crewsOf(snapshot);
  const everybody = audience.participants.length || (snapshot.workshop.expectedParticipants ?? 0);
  const subjects = snapshot.sessions.map((session): Subject => {
    const circle = circleOf(session, snapshot.workshop.kind === 'conference')
      ? audience.circleOf(session.audienceFilter)
      : null;
    const expected = circle === null ? 0 : circle === audience.everybody ? everybody : sizeOf(circle);
    const isPlenary = plenaryKinds.has(session.kind) || snapshot.rooms.length === 0;
    return { session, crew: humansIn(crews.get(session.id) ?? []), circle, expected, isPlenary };
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
    participantIds: (circle) => audience.membersOf(circle),
  };
}

/** Whether certain people must be in the session. */
function circleOf(session: Session, isConference: boolean): boolean {
  if (session.audienceFilter !== null && narrows(session.audienceFilter)) return true;
  return !isConference && isBlank(session.audience);
}

function fixedAt(subject: Subject, days: readonly Day[], rooms: readonly Room[]): Fixed[] {
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

/** The opening comes before everything but registration and coffee, the closing after it. */
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
