import { listedPeople, type ListedPerson } from '../documents/listed-people.ts';
import { Wording } from '../documents/wording.ts';
import type { Day } from '../domain/agenda/day.ts';
import type { Session } from '../domain/agenda/session.ts';
import { daysInOrder, endOf, sessionsOfDay, startOf } from '../domain/attendance/slots.ts';
import { isBlank, type Language } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';
import { addDays, type CalendarDay } from '../time/calendar-day.ts';
import { clockAt, minutesOf } from '../time/wall-clock.ts';
import type { LocalTime } from '../time/zoned-time.ts';
import { type ExchangeRequest, partName } from './exchange-request.ts';
import { uniqueRoomNames } from './room-names.ts';

const minutesInDay = 24 * 60;

/** A session as it is exported; protected people are in it by their code. */
export type ExportedSession = {
  readonly session: Session;
  readonly start: LocalTime;
  readonly end: LocalTime;
  /** In each language that is asked for; never empty. */
  readonly titles: readonly string[];
  /** '' stands for all rooms. */
  readonly room: string;
  readonly leads: readonly ListedPerson[];
};

export type ExportedDay = {
  readonly day: Day;
  readonly date: CalendarDay;
  readonly start: LocalTime;
  readonly end: LocalTime;
  readonly sessions: readonly ExportedSession[];
};

/** Why nothing is exported: no day, or no session in the part that was asked for; a day without a date. */
export type ExportFailure = 'document-empty' | 'document-needs-dates';

/** The placed sessions that are asked for, day by day. Fails when a day has no date yet, and when a part has none. */
export function exportedDays(
  snapshot: WorkshopSnapshot,
  request: ExchangeRequest,
): Result<ExportedDay[], ExportFailure> {
  const days = daysInOrder(snapshot.days);
  const wording = new Wording(request.languages);
  if (days.length === 0) return failure('document-empty', { reason: 'documents.no-days' });
  const undated = days.find((day) => day.date === null);
  if (undated !== undefined) return failure('document-needs-dates', { day: undated.number });
  const source = { snapshot, wording, leads: leadsBySession(snapshot), rooms: uniqueRoomNames(snapshot) };
  const exported = days.flatMap((day) => (day.date === null ? [] : [exportedDay(day, day.date, request, source)]));
  const name = partName(snapshot, request, wording);
  const isPart = request.participationId !== null || request.delegationId !== null;
  if (isPart && exported.every((day) => day.sessions.length === 0)) {
    return failure('document-empty', { reason: 'exchange.part.nothing', name });
  }
  return success(exported);
}

type Source = {
  readonly snapshot: WorkshopSnapshot;
  readonly wording: Wording;
  readonly leads: ReadonlyMap<string, readonly ListedPerson[]>;
  readonly rooms: ReturnType<typeof uniqueRoomNames>;
};

function exportedDay(day: Day, date: CalendarDay, request: ExchangeRequest, source: Source): ExportedDay {
  const sessions = sessionsOfDay(day.id, source.snapshot.sessions);
  const starts = sessions.map(startOf);
  const ends = sessions.map(endOf);
  return {
    day,
    date,
    start: localTimeOn(date, Math.min(minutesOf(day.startsAt), ...starts)),
    end: localTimeOn(date, Math.max(minutesOf(day.endsAt), ...ends)),
    sessions: sessions
      .filter((session) => isAsked(session, request, source.snapshot))
      .map((session) => exportedSession(session, date, source)),
  };
}

function exportedSession(session: Session, date: CalendarDay, source: Source): ExportedSession {
  const { wording } = source;
  const titles = titlesOf(session, wording).map(({ text }) => text);
  return {
    session,
    start: localTimeOn(date, startOf(session)),
    end: localTimeOn(date, endOf(session)),
    titles: [...new Set(titles)],
    room: source.rooms.get(session.placement?.roomId ?? '')?.[wording.first] ?? '',
    leads: source.leads.get(session.id) ?? [],
  };
}

/** The titles of a session in those of the languages in which it has one, or else the name of its kind; never empty. */
export function titlesOf(
  { title, kind }: Pick<Session, 'title' | 'kind'>,
  wording: Wording,
): { readonly language: Language; readonly text: string }[] {
  if (!isBlank(title)) return wording.texts(title);
  return wording.languages.map((language) => ({
    language,
    text: wording.translate(language, `vocabulary.sessionKind.${kind}`),
  }));
}

function isAsked(session: Session, request: ExchangeRequest, snapshot: WorkshopSnapshot): boolean {
  const { participationId, delegationId } = request;
  const leads =
    participationId === null ||
    snapshot.assignments.some((each) => each.sessionId === session.id && each.participationId === participationId);
  return leads && (delegationId === null || isForDelegation(session, delegationId, snapshot));
}

/** A session is for a delegation unless its audience names others. */
function isForDelegation({ audienceFilter }: Session, delegationId: string, snapshot: WorkshopSnapshot): boolean {
  if (audienceFilter === null) return true;
  const { delegationIds, groupIds } = audienceFilter;
  if (delegationIds.length > 0 && !delegationIds.includes(delegationId)) return false;
  if (groupIds.length === 0) return true;
  const members = new Set(
    snapshot.participations.filter((each) => each.delegationId === delegationId).map((each) => each.id),
  );
  return snapshot.breakoutGroups.some(
    (group) => groupIds.includes(group.id) && group.participationIds.some((id) => members.has(id)),
  );
}

/** Who leads or presents each session; interpreters are not announced. */
function leadsBySession(snapshot: WorkshopSnapshot): ReadonlyMap<string, readonly ListedPerson[]> {
  const people = listedPeople(snapshot);
  const leads = new Map<string, ListedPerson[]>();
  for (const { sessionId, participationId, role } of snapshot.assignments) {
    const person = people.get(participationId);
    if (person === undefined || role === 'interpreter') continue;
    leads.set(sessionId, [...(leads.get(sessionId) ?? []), person]);
  }
  return leads;
}

/** So many minutes after midnight; midnight at the end of a day is the next day's beginning. */
export function localTimeOn(date: CalendarDay, minutes: number): LocalTime {
  return {
    day: addDays(date, Math.floor(minutes / minutesInDay)),
    clock: clockAt(minutes % minutesInDay),
  };
}
