import { type Changes, created, type NewId, updated } from '../../changes/change.ts';
import { largestEventNumber, type Publication } from '../../domain/agenda/publication.ts';
import { plainContent } from '../../domain/agenda/session.ts';
import type { Wording } from '../../documents/wording.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { minutesOf } from '../../time/wall-clock.ts';
import type { ExchangeRequest } from '../exchange-request.ts';
import { type ExportedDay, type ExportedSession, localTimeOn, titlesOf } from '../exported-agenda.ts';
import { uniqueRoomNames } from '../room-names.ts';

/** Whether a request is for a schedule of everything, which conference apps follow: only then is it recorded. */
export function isPublished({ kind, participationId, delegationId }: ExchangeRequest): boolean {
  return kind !== 'icalendar' && participationId === null && delegationId === null;
}

/**
 * A positive number for each session: the one under which it was published, else one made of the random end of its id,
 * so that it is the same in every file. Of two that end alike, the one with the higher id takes the next number that is
 * free; once published, each keeps its own.
 */
export function eventNumbers({ sessions, publications }: WorkshopSnapshot): ReadonlyMap<string, number> {
  const numbers = new Map(publications.map(({ sessionId, number }) => [sessionId, number]));
  const taken = new Set(numbers.values());
  for (const { id } of sessions.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    if (numbers.has(id)) continue;
    let number = Number.parseInt(id.slice(-8), 16) % largestEventNumber;
    do number = (number % largestEventNumber) + 1;
    while (taken.has(number));
    taken.add(number);
    numbers.set(id, number);
  }
  return numbers;
}

/** Records what a schedule says that has just been written, so that a later one can cancel it. */
export function publishedSchedule(snapshot: WorkshopSnapshot, newId: NewId): Changes {
  const numbers = eventNumbers(snapshot);
  const before = new Map(snapshot.publications.map((publication) => [publication.sessionId, publication]));
  const days = new Map(snapshot.days.map((day) => [day.id, day]));
  const rooms = new Map(snapshot.rooms.map((room) => [room.id, room]));
  return snapshot.sessions.flatMap(({ id, placement, minutes, kind, title }) => {
    const date = days.get(placement?.dayId ?? '')?.date;
    const number = numbers.get(id);
    if (placement === null || date === null || date === undefined || number === undefined) return [];
    const { start, roomId } = placement;
    const room = rooms.get(roomId ?? '')?.name ?? {};
    const known = before.get(id);
    const published: Omit<Publication, 'id' | 'workshopId' | 'sessionId' | 'number'> = {
      date,
      start,
      minutes,
      roomId,
      room,
      kind,
      title,
    };
    if (known !== undefined) return updated('publication', known, published);
    const ids = { id: newId(), workshopId: snapshot.workshop.id, sessionId: id, number };
    return [created('publication', { ...ids, ...published })];
  });
}

/** A day of a schedule: of the workshop, or one that is gone and has cancelled sessions only. */
export type ScheduledDay = Omit<ExportedDay, 'day'> & { readonly index: number };

/**
 * The days with what was in an earlier schedule and is in none any more, deleted since or taken off the agenda: at its
 * place, its title saying that it is cancelled, because the format has no field for it and apps keep what they once had.
 */
export function withCancelled(
  days: readonly ExportedDay[],
  snapshot: WorkshopSnapshot,
  wording: Wording,
): readonly ScheduledDay[] {
  const placed = new Set(snapshot.sessions.filter(({ placement }) => placement !== null).map(({ id }) => id));
  const names = uniqueRoomNames(snapshot);
  const gone = snapshot.publications
    .filter(({ sessionId }) => !placed.has(sessionId))
    .sort((one, other) => (one.start < other.start ? -1 : 1))
    .map((publication) => {
      const room = names.get(publication.roomId ?? '')?.[wording.first] ?? wording.text(publication.room);
      return { date: publication.date, session: cancelledSession(publication, room, wording) };
    });
  const own = days.map(({ day, ...each }) => {
    const cancelled = gone.filter(({ date }) => date === each.date).map(({ session }) => session);
    return { ...each, index: day.number, sessions: [...each.sessions, ...cancelled] };
  });
  const lost = [...new Set(gone.map(({ date }) => date))].filter((date) => days.every((day) => day.date !== date));
  if (lost.length === 0) return own;
  const others = lost.map((date) => {
    const sessions = gone.filter((each) => each.date === date).map(({ session }) => session);
    return { index: 0, date, start: localTimeOn(date, 0), end: localTimeOn(date, 24 * 60), sessions };
  });
  const inOrder = [...own, ...others].sort((one, other) => (one.date < other.date ? -1 : 1));
  return inOrder.map((day, index) => ({ ...day, index: index + 1 }));
}

function cancelledSession(publication: Publication, room: string, wording: Wording): ExportedSession {
  const { sessionId, workshopId, date, start, minutes, kind, title } = publication;
  const begin = minutesOf(start);
  return {
    session: { ...plainContent, id: sessionId, workshopId, kind, title, minutes, placement: null },
    start: localTimeOn(date, begin),
    end: localTimeOn(date, begin + minutes),
    titles: titlesOf(publication, wording).map(({ language, text }) =>
      wording.translate(language, 'exchange.cancelled', { title: text }),
    ),
    room,
    leads: [],
  };
}
