import { type Changes, created, type NewId } from '../changes/change.ts';
import type { Day } from '../domain/agenda/day.ts';
import type { Edition } from '../domain/agenda/edition.ts';
import type { Assignment, Session } from '../domain/agenda/session.ts';
import { daysInOrder } from '../domain/attendance/slots.ts';
import { isBlank, type Text } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { minutesOf } from '../time/wall-clock.ts';

/** Freezes the agenda as the next edition. `instant` is now, in UTC. */
export function freezeEdition(
  snapshot: Pick<WorkshopSnapshot, 'workshop' | 'days' | 'rooms' | 'sessions' | 'assignments' | 'editions'>,
  instant: string,
  note: string,
  newId: NewId,
): Changes {
  const number = snapshot.editions.reduce((last, edition) => Math.max(last, edition.number), 0) + 1;
  const { days, rooms, sessions, assignments } = snapshot;
  const workshopId = snapshot.workshop.id;
  return [
    created('edition', {
      id: newId(),
      workshopId,
      number,
      frozenAt: instant,
      note,
      days,
      rooms,
      sessions,
      assignments,
    }),
  ];
}

/** The edition that was frozen last; undefined before the first. */
export function latestEdition({ editions }: Pick<WorkshopSnapshot, 'editions'>): Edition | undefined {
  return editions.reduce<Edition | undefined>(
    (latest, edition) => (latest === undefined || edition.number > latest.number ? edition : latest),
    undefined,
  );
}

/** An agenda to compare: an edition, or the live one of a workshop. */
export type AgendaState = Pick<Edition, 'days' | 'rooms' | 'sessions' | 'assignments'>;

/** A day by its number and its date, where it has one. */
export type NumberedDay = { readonly day: number; readonly date: string | null };

/** When a session takes place: its day and its start. */
export type SessionMoment = NumberedDay & { readonly start: string };

type Of<Kind extends string, Details = object> = { readonly kind: Kind; readonly session: Session } & Details;

/**
 * The difference of a session between two agendas. `session` is as it is now, or as it was where it is cancelled. Names of rooms are kept
 * as they were; null is all rooms. People are named by their participations.
 */
export type SessionDifference =
  | Of<'added', { readonly moment: SessionMoment }>
  | Of<'cancelled', { readonly moment: SessionMoment }>
  | Of<'moved', { readonly from: SessionMoment; readonly to: SessionMoment }>
  | Of<'renamed', { readonly from: Text; readonly to: Text }>
  /** Another description, method or audience. */
  | Of<'described'>
  | Of<'room-changed', { readonly from: Text | null; readonly to: Text | null }>
  | Of<'resized', { readonly from: number; readonly to: number }>
  | Of<'people-added', { readonly role: Assignment['role']; readonly participationIds: readonly string[] }>
  | Of<'people-removed', { readonly role: Assignment['role']; readonly participationIds: readonly string[] }>;

/** The difference of a whole day; `day` is as it is now. */
export type DayDifference =
  | { readonly kind: 'day-moved'; readonly day: NumberedDay; readonly from: NumberedDay }
  | { readonly kind: 'theme-changed'; readonly day: NumberedDay; readonly from: Text; readonly to: Text };

/** One change of which participants must be informed. */
export type EditionDifference = DayDifference | SessionDifference;

/**
 * The differences between two agendas: of days, then of their sessions in the order of time. Unplaced sessions are left
 * out, since no paper lists them.
 */
export function compareEditions(before: AgendaState, now: AgendaState): EditionDifference[] {
  return [...compareDays(before.days, now.days), ...compareSessions(before, now)];
}

function compareDays(before: readonly Day[], now: readonly Day[]): DayDifference[] {
  const old = new Map(before.map((day) => [day.id, day]));
  return daysInOrder(now).flatMap((is): DayDifference[] => {
    const was = old.get(is.id);
    if (was === undefined) return [];
    const [from, day] = [numbered(was), numbered(is)];
    return [
      ...(same(from, day) ? [] : [{ kind: 'day-moved' as const, day, from }]),
      ...(same(was.theme, is.theme) ? [] : [{ kind: 'theme-changed' as const, day, from: was.theme, to: is.theme }]),
    ];
  });
}

function compareSessions(before: AgendaState, now: AgendaState): SessionDifference[] {
  const [old, fresh] = [readable(before), readable(now)];
  const differences = [...new Set([...old.sessions.keys(), ...fresh.sessions.keys()])].flatMap((id) =>
    differencesOf(id, old, fresh),
  );
  const position = (each: SessionDifference): string =>
    sortKey(fresh.moments.get(each.session.id) ?? old.moments.get(each.session.id));
  return differences
    .map((each) => ({ each, key: position(each) }))
    .sort((one, other) => (one.key === other.key ? 0 : one.key < other.key ? -1 : 1))
    .map(({ each }) => each);
}

type Readable = {
  readonly sessions: ReadonlyMap<string, Session>;
  readonly moments: ReadonlyMap<string, SessionMoment>;
  readonly rooms: ReadonlyMap<string, Text>;
  readonly people: ReadonlyMap<string, readonly Assignment[]>;
};

function readable({ days, rooms, sessions, assignments }: AgendaState): Readable {
  const byId = new Map(days.map((day) => [day.id, day]));
  const moments = new Map<string, SessionMoment>();
  for (const { id, placement } of sessions) {
    const day = byId.get(placement?.dayId ?? '');
    if (placement !== null && day !== undefined) {
      moments.set(id, { ...numbered(day), start: placement.start });
    }
  }
  const placed = sessions.filter((session) => moments.has(session.id));
  return {
    sessions: new Map(placed.map((session) => [session.id, session])),
    moments,
    rooms: new Map(rooms.map((room) => [room.id, room.name])),
    people: bySession(assignments),
  };
}

function bySession(assignments: readonly Assignment[]): ReadonlyMap<string, readonly Assignment[]> {
  const lists = new Map<string, Assignment[]>();
  for (const each of assignments) {
    const list = lists.get(each.sessionId);
    if (list === undefined) lists.set(each.sessionId, [each]);
    else list.push(each);
  }
  return lists;
}

function differencesOf(id: string, old: Readable, fresh: Readable): SessionDifference[] {
  const [was, is] = [old.sessions.get(id), fresh.sessions.get(id)];
  const [from, to] = [old.moments.get(id), fresh.moments.get(id)];
  if (is === undefined || to === undefined) {
    return was === undefined || from === undefined ? [] : [{ kind: 'cancelled', session: was, moment: from }];
  }
  if (was === undefined || from === undefined) return [{ kind: 'added', session: is, moment: to }];
  return [
    ...(staysWithDay(was, is) || same(from, to) ? [] : [{ kind: 'moved' as const, session: is, from, to }]),
    ...(was.minutes === is.minutes
      ? []
      : [{ kind: 'resized' as const, session: is, from: was.minutes, to: is.minutes }]),
    ...(same(was.title, is.title) && (was.kind === is.kind || !isBlank(is.title))
      ? []
      : [{ kind: 'renamed' as const, session: is, from: was.title, to: is.title }]),
    ...(isSameContent(was, is) ? [] : [{ kind: 'described' as const, session: is }]),
    ...roomDifference(was, is, old, fresh),
    ...peopleDifferences(is, old.people.get(id) ?? [], fresh.people.get(id) ?? []),
  ];
}

/** Whether a session keeps day and start. Where its day has another date, that is reported once, for the day. */
function staysWithDay({ placement: was }: Session, { placement: is }: Session): boolean {
  return was?.dayId === is?.dayId && was?.start === is?.start;
}

function isSameContent(was: Session, is: Session): boolean {
  // The kind stands under a title; without one it is the title.
  const isSameKind = was.kind === is.kind || isBlank(is.title);
  return (
    isSameKind &&
    same(was.description, is.description) &&
    same(was.method, is.method) &&
    same(was.audience, is.audience)
  );
}

function roomDifference(was: Session, is: Session, old: Readable, fresh: Readable): SessionDifference[] {
  const from = old.rooms.get(was.placement?.roomId ?? '') ?? null;
  const to = fresh.rooms.get(is.placement?.roomId ?? '') ?? null;
  const isSame = was.placement?.roomId === is.placement?.roomId && same(from, to);
  return isSame ? [] : [{ kind: 'room-changed', session: is, from, to }];
}

function peopleDifferences(
  session: Session,
  was: readonly Assignment[],
  is: readonly Assignment[],
): SessionDifference[] {
  return (['lead', 'presenter', 'interpreter'] as const).flatMap((role) => {
    const old = idsIn(was, role);
    const fresh = idsIn(is, role);
    const added = fresh.filter((id) => !old.includes(id));
    const removed = old.filter((id) => !fresh.includes(id));
    return [
      ...(added.length === 0 ? [] : [{ kind: 'people-added' as const, session, role, participationIds: added }]),
      ...(removed.length === 0 ? [] : [{ kind: 'people-removed' as const, session, role, participationIds: removed }]),
    ];
  });
}

function idsIn(assignments: readonly Assignment[], role: Assignment['role']): string[] {
  return [...new Set(assignments.filter((each) => each.role === role).map((each) => each.participationId))];
}

function same(one: object | null, other: object | null): boolean {
  return stable(one) === stable(other);
}

/** JSON with sorted keys, for comparing: the order in which languages were written does not count. */
function stable(value: object | null): string {
  return value === null ? '' : JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function numbered({ number, date }: Day): NumberedDay {
  return { day: number, date };
}

function sortKey(moment: SessionMoment | undefined): string {
  if (moment === undefined) return '';
  return `${String(moment.day).padStart(3, '0')} ${String(minutesOf(moment.start)).padStart(4, '0')}`;
}
