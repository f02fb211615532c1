import { Wording } from '../documents/wording.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { success, type Result } from '../result.ts';
import { withOffset } from '../time/zoned-time.ts';
import type { ExchangeRequest } from './exchange-request.ts';
import { exportedDays, type ExportedSession } from './exported-agenda.ts';
import { allRoomsName, uniqueRoomNames } from './room-names.ts';

export type SchedulePerson = {
  /** The number of the participation. */
  readonly id: number;
  /** Null for a protected person, of whom nothing gets out but the code. */
  readonly guid: string | null;
  readonly name: string;
};

export type ScheduleEvent = {
  readonly id: number;
  readonly guid: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly room: string;
  readonly track: string;
  readonly type: string;
  readonly language: string;
  /** With the offset of the zone on that day. */
  readonly date: string;
  readonly end: string;
  readonly start: string;
  readonly duration: string;
  readonly persons: readonly SchedulePerson[];
};

export type ScheduleRoom = { readonly guid: string; readonly name: string; readonly capacity: number | null };

export type ScheduleDay = {
  readonly index: number;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly rooms: readonly { readonly room: ScheduleRoom; readonly events: readonly ScheduleEvent[] }[];
};

/** What both schedule formats say, in the words of the published schemas. */
export type Schedule = {
  readonly version: string;
  readonly title: string;
  readonly acronym: string;
  readonly timeZone: string;
  readonly start: string;
  readonly end: string;
  readonly tracks: readonly { readonly name: string; readonly slug: string }[];
  readonly rooms: readonly ScheduleRoom[];
  readonly days: readonly ScheduleDay[];
};

export function scheduleOf(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<Schedule> {
  const days = exportedDays(snapshot, request);
  if (!days.ok) return days;
  const source = sourceOf(snapshot, request);
  const dates = days.value.map((day) => day.date).sort();
  const written = days.value.map(({ day, date, start, end, sessions }) => ({
    index: day.number,
    date,
    start: withOffset(start, source.timeZone),
    end: withOffset(end, source.timeZone),
    rooms: source.rooms
      .map((room) => ({ room, events: eventsIn(room, sessions, source) }))
      .filter(({ events }) => events.length > 0),
  }));
  const kinds = new Set(days.value.flatMap((day) => day.sessions.map(({ session }) => session.kind)));
  return success({
    version: request.asOf,
    title: source.wording.text(snapshot.workshop.title),
    acronym: `rostrum_${snapshot.workshop.sheetCode.toLowerCase()}`,
    timeZone: source.timeZone,
    start: dates[0] ?? '',
    end: dates.at(-1) ?? '',
    tracks: [...kinds].map((kind) => ({ name: source.kindName(kind), slug: kind })),
    rooms: source.rooms.filter(({ name }) => written.some((day) => day.rooms.some(({ room }) => room.name === name))),
    days: written,
  });
}

type Source = {
  readonly wording: Wording;
  readonly timeZone: string;
  readonly rooms: readonly ScheduleRoom[];
  readonly allRooms: string;
  readonly numbers: ReadonlyMap<string, number>;
  readonly kindName: (kind: ExportedSession['session']['kind']) => string;
  readonly spoken: string;
};

function sourceOf(snapshot: WorkshopSnapshot, request: ExchangeRequest): Source {
  const wording = new Wording(request.languages);
  const allRooms = allRoomsName(wording);
  const names = uniqueRoomNames(snapshot);
  const ids = snapshot.sessions.map((session) => session.id).sort();
  return {
    wording,
    timeZone: snapshot.workshop.timeZone,
    rooms: [
      { guid: snapshot.workshop.id, name: allRooms, capacity: null },
      ...snapshot.rooms.map(({ id, capacity }) => ({ guid: id, name: names.get(id)?.[wording.first] ?? '', capacity })),
    ],
    allRooms,
    numbers: new Map(ids.map((id, index) => [id, index + 1])),
    kindName: (kind) => wording.say(wording.first, `vocabulary.sessionKind.${kind}`),
    spoken: snapshot.workshop.languages[0] ?? wording.first,
  };
}

function eventsIn(room: ScheduleRoom, sessions: readonly ExportedSession[], source: Source): ScheduleEvent[] {
  return sessions
    .filter((exported) => (exported.room === '' ? source.allRooms : exported.room) === room.name)
    .map((exported) => eventOf(exported, room.name, source));
}

function eventOf({ session, start, end, titles, leads }: ExportedSession, room: string, source: Source): ScheduleEvent {
  const { wording, timeZone } = source;
  const [title = '', subtitle = ''] = titles;
  return {
    id: source.numbers.get(session.id) ?? 1,
    guid: session.id,
    title,
    subtitle,
    description: wording
      .texts(session.description)
      .map(({ text }) => text)
      .join('\n\n'),
    room,
    track: source.kindName(session.kind),
    type: session.kind,
    language: session.language ?? source.spoken,
    date: withOffset(start, timeZone),
    end: withOffset(end, timeZone),
    start: start.clock,
    duration: `${twoDigits(Math.floor(session.minutes / 60))}:${twoDigits(session.minutes % 60)}`,
    persons: leads.map((lead) => ({
      id: lead.participation.number,
      guid: lead.protected ? null : lead.participation.id,
      name: lead.spokenName(wording.first),
    })),
  };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
