import * as z from 'zod';
import type { Language } from '../../domain/language.ts';
import { findJsonFault, holdsTooManyValues, mostJsonValues, nestingOf } from '../../files/json-file.ts';
import { failure, type Result } from '../../result.ts';
import { agendaLimits, type ImportedAgenda, tooLarge } from '../imported-agenda.ts';
import { languageOf } from '../plain-text.ts';
import { agendaOfSchedule, type RawEvent, type ReadOptions, type ScheduleFailure } from './schedule-reader.ts';
import type { WrittenEventDay } from './event-times.ts';

const deepest = 64;

/** Any JSON value as text: files of real conferences have numbers, nulls and missing fields where texts should be. */
const loose = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));

/** A text, or an object of texts by language; anything else is none. */
const localizable = z
  .unknown()
  .optional()
  .transform((value): string | Readonly<Record<string, string>> => {
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
    const texts = Object.entries(value).filter(
      ([code, text]) => code !== '' && typeof text === 'string' && text !== '',
    );
    return Object.fromEntries(texts);
  });
type Localizable = z.infer<typeof localizable>;

/** Something with a name: a text, or an object that has it. */
const named = z
  .unknown()
  .optional()
  .transform((value): Localizable => {
    const object = namedSchema.safeParse(value);
    if (!object.success) return localizable.parse(value);
    return object.data.name === '' ? object.data.slug || localizable.parse(value) : object.data.name;
  });
const namedSchema = z.looseObject({ name: localizable, slug: loose });

const personSchema = z.looseObject({
  name: loose,
  public_name: loose,
  full_public_name: loose,
  display_name: loose,
  first_name: loose,
  last_name: loose,
});

/** Somebody as an object or as a plain text; '' when there is no name. */
const person = z.unknown().transform((value): string => {
  if (typeof value === 'string') return value.trim();
  const { data } = personSchema.safeParse(value);
  if (data === undefined) return '';
  const whole = [data.public_name, data.name, data.full_public_name, data.display_name].find((name) => name !== '');
  return whole ?? `${data.first_name} ${data.last_name}`.trim();
});

/** A list of people, or their names in one text. */
const people = z
  .unknown()
  .optional()
  .transform((value): string[] => {
    if (typeof value === 'string') return value.split(/\s*[,;\n]\s*/).filter((name) => name !== '');
    return Array.isArray(value) ? value.map((each: unknown) => person.parse(each)) : [];
  });

const eventSchema = z.looseObject({
  guid: loose,
  id: loose,
  code: loose,
  room: named,
  title: localizable,
  subtitle: localizable,
  date: loose,
  start: loose,
  end: loose,
  duration: loose,
  type: named,
  track: named,
  language: loose,
  state: loose,
  abstract: localizable,
  description: localizable,
  persons: people,
  participants: people,
  speakers: people,
});

/** Counted before the events are parsed. */
const eventsSchema = z.array(z.unknown()).catch([]);

const daySchema = z.looseObject({
  date: loose,
  index: loose,
  start: loose,
  day_start: loose,
  // z.record() drops the key __proto__, which may be the name of a room.
  rooms: z.unknown().optional(),
  events: eventsSchema,
});
type Day = z.infer<typeof daySchema>;

const fileSchema = z.looseObject({
  generator: z.looseObject({ name: loose }).catch({ name: '' }),
  schedule: z.looseObject({
    conference: z.looseObject({
      title: localizable,
      time_zone_name: loose,
      day_change: loose,
      days: z.array(daySchema).catch([]),
    }),
    /** In version 2 of the format all events are in one list. */
    events: eventsSchema,
  }),
});

/** An event as it lies in the file, with what is around it. */
type Found = { readonly event: unknown; readonly room: string; readonly day: WrittenEventDay };

const noDay: WrittenEventDay = { date: '', index: '', start: '' };

/**
 * A schedule in the JSON format of frab and pretalx, version 1 (events in rooms of days) or 2 (events in one list);
 * what is not known is passed over.
 */
export function readScheduleJson(
  text: string,
  options: ReadOptions,
): Result<ImportedAgenda, ScheduleFailure | 'file-too-many-values'> {
  if (holdsTooManyValues(text)) return failure('file-too-many-values', { limit: mostJsonValues });
  if (nestingOf(text) > deepest) return failure('schedule-broken', { line: 1 });
  const json = parsed(text);
  if (!json.ok) return json;
  const read = fileSchema.safeParse(json.value);
  if (!read.success) return failure('schedule-other-format');
  const { conference, events } = read.data.schedule;
  const isVersion2 = isList(json.value, 'events');
  if (!isVersion2 && !isList(json.value, 'conference', 'days')) return failure('schedule-other-format');
  const byDay = conference.days.map((day) => eventsOfDay(day));
  const found = [...byDay.flat(), ...events.map((event) => ({ event, room: '', day: noDay }))];
  if (found.length > agendaLimits.sessions) return tooLarge('sessions');
  const raw = found.map((each) => ({ room: each.room, event: rawEvent(each, options.language) }));
  return agendaOfSchedule(
    {
      generator: read.data.generator.name,
      title: oneText(conference.title, options.language),
      timeZone: conference.time_zone_name,
      dayChange: conference.day_change,
      emptyDays: isVersion2 ? [] : conference.days.filter((_, index) => byDay[index]?.length === 0).map(writtenDay),
      events: raw.flatMap(({ event }) => event ?? []),
      unread: raw.filter(({ event }) => event === null).map(({ room }) => room),
    },
    options,
  );
}

/** Whether the schedule has a list at that place. */
function isList(file: unknown, ...path: readonly string[]): boolean {
  let value = file;
  for (const name of ['schedule', ...path]) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }
  return Array.isArray(value);
}

function parsed(text: string): Result<unknown, 'schedule-broken'> {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    const fault = findJsonFault(text);
    const line = fault.kind === 'ends-early' ? text.split('\n').length : fault.line;
    return failure('schedule-broken', { line });
  }
}

function writtenDay({ date, index, start, day_start }: Day): WrittenEventDay {
  return { date, index, start: start || day_start };
}

function eventsOfDay(day: Day): Found[] {
  const around = writtenDay(day);
  const rooms = typeof day.rooms === 'object' && day.rooms !== null ? Object.entries(day.rooms) : [];
  const inRooms = rooms.flatMap(([room, events]) =>
    eventsSchema.parse(events).map((event) => ({ room, event, day: around })),
  );
  return [...inRooms, ...day.events.map((event) => ({ room: '', event, day: around }))];
}

/** Null for an entry that is no object. */
function rawEvent({ event, room, day }: Found, language: Language): RawEvent | null {
  const { data } = eventSchema.safeParse(event);
  if (data === undefined) return null;
  const text = (value: Localizable): string => oneText(value, language);
  return {
    day,
    guid: data.guid || data.id || data.code,
    room: text(data.room) || room,
    title: text(data.title),
    subtitle: text(data.subtitle),
    date: data.date,
    start: data.start,
    end: data.end,
    duration: data.duration,
    type: text(data.type),
    track: text(data.track),
    language: data.language,
    abstract: allTexts(data.abstract),
    description: allTexts(data.description),
    people: [...data.persons, ...data.participants, ...data.speakers],
    isCancelled: /^cancell?ed$/i.test(data.state),
  };
}

/** In the language that is wanted, or the first one; with a slash the first text in another script behind it. */
function oneText(text: Localizable, language: Language): string {
  if (typeof text === 'string') return text;
  const texts = [text[language], text['en'], text['ru'], ...Object.values(text)].filter((each) => each !== undefined);
  const [first = ''] = texts;
  const other = texts.find((each) => languageOf(each, language) !== languageOf(first, language));
  return other === undefined ? first : `${first} / ${other}`;
}

function allTexts(text: Localizable): string {
  return typeof text === 'string' ? text : Object.values(text).join('\n\n');
}
