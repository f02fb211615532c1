import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { v5 as idFrom } from 'uuid';
import { Wording } from '../../documents/wording.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { type Result, success } from '../../result.ts';
import { withOffset } from '../../time/zoned-time.ts';
import type { ExchangeRequest } from '../exchange-request.ts';
import { exportedDays, type ExportedSession, type ExportFailure } from '../exported-agenda.ts';
import { plainText } from '../plain-text.ts';
import { eventNumbers, isPublished, type ScheduledDay, withCancelled } from './publications.ts';
import { allRoomsName, uniqueRoomNames } from '../room-names.ts';

type SchedulePerson = {
  /** The number of the participation. */
  readonly id: number;
  /** Null for a protected person, of whom nothing gets out but the code. */
  readonly guid: string | null;
  readonly name: string;
};

type ScheduleEvent = {
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

type ScheduleRoom = { readonly guid: string; readonly name: string; readonly capacity: number | null };

type ScheduleDay = {
  readonly index: number;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly rooms: readonly { readonly room: ScheduleRoom; readonly events: readonly ScheduleEvent[] }[];
};

/** What both schedule formats say, in the words of the published schemas. */
type Schedule = {
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

function scheduleOf(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<Schedule, ExportFailure> {
  const days = exportedDays(snapshot, request);
  if (!days.ok) return days;
  const wording = new Wording(request.languages);
  // Whoever gets a part of the agenda gets no cancelled sessions: nobody knows any more whose they were.
  const scheduled = isPublished(request)
    ? withCancelled(days.value, snapshot, wording)
    : days.value.map(({ day, ...each }) => ({ ...each, index: day.number }));
  const source = sourceOf(snapshot, wording, scheduled);
  const dates = scheduled.map((day) => day.date).sort();
  const written = scheduled.map(({ index, date, start, end, sessions }) => ({
    index,
    date,
    start: withOffset(start, source.timeZone),
    end: withOffset(end, source.timeZone),
    rooms: source.rooms
      .map((room) => ({ room, events: eventsIn(room, sessions, source) }))
      .filter(({ events }) => events.length > 0),
  }));
  const kinds = new Set(scheduled.flatMap((day) => day.sessions.map(({ session }) => session.kind)));
  const content = {
    title: source.wording.text(snapshot.workshop.title),
    acronym: `rostrum_${snapshot.workshop.sheetCode.toLowerCase()}`,
    timeZone: source.timeZone,
    start: dates[0] ?? '',
    end: dates.at(-1) ?? '',
    tracks: [...kinds].map((kind) => ({ name: source.kindName(kind), slug: kind })),
    rooms: source.rooms.filter(({ name }) => written.some((day) => day.rooms.some(({ room }) => room.name === name))),
    days: written,
  };
  return success({ ...content, version: `${request.asOf} ${digestOf(content)}` });
}

/** By which programs that read a schedule know that it has changed: the same for the same content. */
function digestOf(content: Omit<Schedule, 'version'>): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content).toWellFormed()))).slice(0, 12);
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

function sourceOf(snapshot: WorkshopSnapshot, wording: Wording, days: readonly ScheduledDay[]): Source {
  const allRooms = allRoomsName(wording);
  const names = uniqueRoomNames(snapshot);
  const rooms = [
    { guid: snapshot.workshop.id, name: allRooms, capacity: null },
    ...snapshot.rooms.map(({ id, capacity }) => ({ guid: id, name: names.get(id)?.[wording.first] ?? '', capacity })),
  ];
  const used = new Set(days.flatMap(({ sessions }) => sessions.map(({ room }) => room)));
  const deleted = [...used].filter((name) => name !== '' && rooms.every((room) => room.name !== name));
  return {
    wording,
    timeZone: snapshot.workshop.timeZone,
    rooms: [...rooms, ...deleted.map((name) => ({ guid: idFrom(name, snapshot.workshop.id), name, capacity: null }))],
    allRooms,
    numbers: eventNumbers(snapshot),
    kindName: (kind) => wording.translate(wording.first, `vocabulary.sessionKind.${kind}`),
    spoken: snapshot.workshop.languages[0] ?? wording.first,
  };
}

function eventsIn(room: ScheduleRoom, sessions: readonly ExportedSession[], source: Source): ScheduleEvent[] {
  return sessions
    .filter((exported) => (exported.room === '' ? source.allRooms : exported.room) === room.name)
    .map((exported) => scheduleEvent(exported, room.name, source));
}

function scheduleEvent(
  { session, start, end, titles, leads }: ExportedSession,
  room: string,
  source: Source,
): ScheduleEvent {
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

/** The zones that the published schema takes; any other is left out, for the offsets say it too. */
const zoneOfSchema = /^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/;

/** The agenda in the JSON schedule format of frab and pretalx, valid by its published schema. */
export function writeScheduleJson(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<string, ExportFailure> {
  const schedule = scheduleOf(snapshot, request);
  return schedule.ok ? success(`${JSON.stringify(jsonText(schedule.value), null, 1)}\n`) : schedule;
}

function jsonText(schedule: Schedule): object {
  return {
    generator: { name: 'Rostrum' },
    schedule: {
      version: schedule.version,
      conference: {
        acronym: schedule.acronym,
        title: plainText(schedule.title),
        start: schedule.start,
        end: schedule.end,
        daysCount: schedule.days.length,
        timeslot_duration: '00:05',
        ...(zoneOfSchema.test(schedule.timeZone) && { time_zone_name: schedule.timeZone }),
        tracks: schedule.tracks,
        rooms: schedule.rooms.map(({ name, guid, capacity }) => ({ name: plainText(name), guid, capacity })),
        days: schedule.days.map(({ index, date, start, end, rooms }) => ({
          index,
          date,
          day_start: start,
          day_end: end,
          rooms: Object.fromEntries(
            rooms.map(({ room, events }) => [
              plainText(room.name),
              events.map((event) => jsonEvent(event, schedule.acronym)),
            ]),
          ),
        })),
      },
    },
  };
}

function jsonEvent(event: ScheduleEvent, acronym: string): object {
  return {
    id: event.id,
    guid: event.guid,
    slug: `${acronym}-${event.guid}`,
    url: `urn:uuid:${event.guid}`,
    date: event.date,
    end: event.end,
    start: event.start,
    duration: event.duration,
    room: plainText(event.room),
    title: plainText(event.title),
    subtitle: plainText(event.subtitle),
    track: event.track,
    type: event.type,
    language: event.language,
    abstract: '',
    description: plainText(event.description),
    recording_license: '',
    do_not_record: true,
    persons: event.persons.map(({ id, guid, name }) => ({
      id,
      ...(guid !== null && { guid }),
      name: plainText(name),
    })),
    links: [],
    attachments: [],
  };
}

/** The agenda in the schedule format of frab and pretalx, valid by its published schema. */
export function writeScheduleXml(snapshot: WorkshopSnapshot, request: ExchangeRequest): Result<string, ExportFailure> {
  const schedule = scheduleOf(snapshot, request);
  return schedule.ok ? success(xmlText(schedule.value)) : schedule;
}

type Attributes = Readonly<Record<string, string | number | null>>;

function xmlText(schedule: Schedule): string {
  const content = [
    element('generator', { name: 'Rostrum' }),
    element('version', {}, schedule.version),
    parent('conference', {}, [
      element('title', {}, schedule.title),
      element('acronym', {}, schedule.acronym),
      element('start', {}, schedule.start),
      element('end', {}, schedule.end),
      element('days', {}, String(schedule.days.length)),
      element('timeslot_duration', {}, '00:05'),
      element('time_zone_name', {}, schedule.timeZone),
      ...schedule.tracks.map(({ name, slug }) => element('track', { name, slug })),
    ]),
    ...schedule.days.map(dayElement),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${parent('schedule', {}, content)}\n`;
}

function dayElement({ index, date, start, end, rooms }: ScheduleDay): string {
  return parent(
    'day',
    { index, date, start, end },
    rooms.map(({ room, events }) => parent('room', { name: room.name, guid: room.guid }, events.map(eventElement))),
  );
}

function eventElement(event: ScheduleEvent): string {
  return parent('event', { id: event.id, guid: event.guid }, [
    element('room', {}, event.room),
    element('title', {}, event.title),
    element('subtitle', {}, event.subtitle),
    element('type', {}, event.type),
    element('date', {}, event.date),
    element('start', {}, event.start),
    element('duration', {}, event.duration),
    element('abstract', {}, ''),
    element('track', {}, event.track),
    parent(
      'persons',
      {},
      event.persons.map(({ id, guid, name }) => element('person', { id, guid }, name)),
    ),
    element('language', {}, event.language),
    element('description', {}, event.description),
    // The schema requires the element; a workshop does not record whether it may be filmed, so it opts out.
    parent('recording', {}, [element('license', {}, ''), element('optout', {}, 'true')]),
  ]);
}

function element(name: string, attributes: Attributes, text = ''): string {
  return `<${name}${attributesOf(attributes)}>${escaped(text)}</${name}>`;
}

function parent(name: string, attributes: Attributes, children: readonly string[]): string {
  const inner = children.map((child) => `\n${child.replaceAll(/^(?= *<)/gm, '  ')}`).join('');
  return `<${name}${attributesOf(attributes)}>${inner}${inner === '' ? '' : '\n'}</${name}>`;
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escaped(String(value)).replaceAll('\n', '&#10;')}"`))
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML takes it. */
function escaped(text: string): string {
  return plainText(text).replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
