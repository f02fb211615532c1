import * as z from 'zod';
import { findJsonFault, nestingOf } from '../files/json-syntax.ts';
import { failure, type Result } from '../result.ts';
import { agendaLimits, type ImportedAgenda } from './imported-agenda.ts';
import { agendaOfSchedule, type RawEvent, type ReadOptions } from './schedule-reader.ts';

const deepest = 64;

/** Whatever is written there, as text: files of real conferences have numbers, nulls and gaps where texts should be. */
const loose = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));

const personSchema = z.looseObject({ name: loose, public_name: loose, full_public_name: loose });

const eventSchema = z.looseObject({
  guid: loose,
  id: loose,
  room: loose,
  title: loose,
  subtitle: loose,
  date: loose,
  start: loose,
  duration: loose,
  type: loose,
  track: loose,
  language: loose,
  abstract: loose,
  description: loose,
  persons: z.array(personSchema).catch([]),
});

/** Counted before each is looked at. */
const eventsSchema = z.array(z.unknown()).catch([]);

const daySchema = z.looseObject({
  date: loose,
  // A record of zod's leaves out a room that is called __proto__.
  rooms: z.unknown().optional(),
  events: eventsSchema,
});

const fileSchema = z.looseObject({
  schedule: z.looseObject({
    conference: z.looseObject({
      title: loose,
      time_zone_name: loose,
      days: z.array(daySchema),
    }),
  }),
});

/** A schedule in the JSON format of frab and pretalx; what is not known is passed over. */
export function readScheduleJson(text: string, options: ReadOptions): Result<ImportedAgenda> {
  if (nestingOf(text) > deepest) return failure('schedule-broken', { line: 1 });
  const json = parsed(text);
  if (!json.ok) return json;
  const read = fileSchema.safeParse(json.value);
  if (!read.success) return failure('schedule-other-format');
  const { conference } = read.data.schedule;
  const count = conference.days.reduce((sum, day) => sum + rawEvents(day).length, 0);
  if (count > agendaLimits.sessions) return failure('schedule-too-large', agendaLimits);
  return agendaOfSchedule(
    {
      title: conference.title,
      timeZone: conference.time_zone_name,
      days: conference.days.map((day) => day.date),
      events: conference.days.flatMap(eventsOf),
    },
    options,
  );
}

function parsed(text: string): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    const fault = findJsonFault(text);
    const line = fault.kind === 'ends-early' ? text.split('\n').length : fault.line;
    return failure('schedule-broken', { line });
  }
}

type Day = z.infer<typeof daySchema>;

function rawEvents(day: Day): { readonly room: string; readonly event: unknown }[] {
  const inRooms = Object.entries(day.rooms ?? {}).flatMap(([room, events]) =>
    eventsSchema.parse(events).map((event) => ({ room, event })),
  );
  return [...inRooms, ...day.events.map((event) => ({ room: '', event }))];
}

function eventsOf(day: Day): RawEvent[] {
  return rawEvents(day).flatMap(({ room, event: raw }) => {
    const { data: event } = eventSchema.safeParse(raw);
    if (event === undefined) return [];
    return [
      {
        ...event,
        guid: event.guid === '' ? event.id : event.guid,
        dayDate: day.date,
        room: event.room === '' ? room : event.room,
        people: event.persons.map(
          (person) => [person.public_name, person.name, person.full_public_name].find((name) => name !== '') ?? '',
        ),
      },
    ];
  });
}
