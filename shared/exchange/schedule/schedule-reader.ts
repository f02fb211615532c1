import * as z from 'zod';
import { interfaceLanguages, type Language } from '../../domain/language.ts';
import { findJsonFault, holdsTooManyValues, mostJsonValues, nestingOf } from '../../files/json-file.ts';
import { failure, type Result, valueIn } from '../../result.ts';
import { translator } from '../../text/text.ts';
import { addDays, type CalendarDay, isCalendarDay } from '../../time/calendar-day.ts';
import { isTimeZone } from '../../time/instant.ts';
import { readWallClock, type WallClock } from '../../time/wall-clock.ts';
import {
  agendaLimits,
  arrangedAgenda,
  type FoundSession,
  type ImportedAgenda,
  type ImportWarning,
  shownTitle,
} from '../imported-agenda.ts';
import { importedLanguage, importedLine, importedTitle } from '../plain-text.ts';
import { importedDescription, readableText } from '../readable-text.ts';
import { kindNamed, kindOfTitle } from '../session-kind-words.ts';

/** Options of the readers of every format. */
export type ReadOptions = {
  /** The language in which the texts are taken to be written, unless their letters say otherwise. */
  readonly language: Language;
  /** The zone in which hours are wanted; null for the zone of the file. */
  readonly timeZone: string | null;
  /** The days of the workshop, in which a calendar's events without an end take place; left out where there are none. */
  readonly days?: { readonly first: CalendarDay; readonly last: CalendarDay } | undefined;
  /** Called with the share that has been read, from 0 to 1, where the format allows it. */
  readonly onProgress?: (share: number) => void;
};

/**
 * Why a schedule is refused: it is not well-formed or nested too deeply; it has another format; it has no session, or
 * more than `agendaLimits`.
 */
export type ScheduleFailure = 'schedule-broken' | 'schedule-other-format' | 'schedule-empty' | 'schedule-too-large';

/** An event of a schedule as both formats have it, every field as it is written. */
export type RawEvent = {
  readonly guid: string;
  readonly dayDate: string;
  readonly room: string;
  readonly title: string;
  readonly subtitle: string;
  readonly date: string;
  readonly start: string;
  readonly duration: string;
  readonly type: string;
  readonly track: string;
  readonly language: string;
  readonly abstract: string;
  readonly description: string;
  readonly people: readonly string[];
};

type RawSchedule = {
  readonly title: string;
  /** Name of the program that wrote it; '' where none is given. */
  readonly generator: string;
  readonly timeZone: string;
  readonly days: readonly string[];
  readonly events: readonly RawEvent[];
};

const usualMinutes = 30;

/** The sessions of a schedule. Hours are taken as they are written: they are meant at the place of the conference. */
export function agendaOfSchedule(
  raw: RawSchedule,
  options: ReadOptions,
): Result<ImportedAgenda, 'schedule-empty' | 'schedule-too-large'> {
  const warnings: ImportWarning[] = [];
  // Our own texts hold no HTML, whatever looks like it.
  const read = raw.generator === 'Rostrum' ? (written: string): string => written : readableText;
  const timeZone = isTimeZone(raw.timeZone) ? raw.timeZone : null;
  if (timeZone !== null && options.timeZone !== null && timeZone !== options.timeZone) {
    warnings.push({ code: 'zone-differs', values: { zone: timeZone } });
  }
  return arrangedAgenda({
    title: importedTitle(raw.title, options.language),
    timeZone,
    days: raw.days.filter(isCalendarDay),
    sessions: raw.events.map((event) => sessionOf(event, { preferred: options.language, warnings, read })),
    warnings,
  });
}

type Source = {
  readonly preferred: Language;
  readonly warnings: ImportWarning[];
  readonly read: (text: string) => string;
};

function sessionOf(event: RawEvent, source: Source): FoundSession {
  const { preferred, warnings, read } = source;
  const { title, rest } = titleOf(event, source);
  const texts = [rest, read(event.abstract), read(event.description)];
  const { day, start } = momentOf(event);
  if (day === null || start === null) warnings.push({ code: 'time-unknown', values: { title: shownTitle(title) } });
  const minutes = minutesOfDuration(event.duration);
  if (minutes === null) {
    warnings.push({ code: 'length-unknown', values: { title: shownTitle(title), minutes: usualMinutes } });
  }
  const room = importedLine(read(event.room));
  return {
    source: event.guid.trim().slice(0, 100),
    day,
    start,
    minutes: minutes ?? usualMinutes,
    room: isEveryRoom(room) ? '' : room,
    kind: kindNamed(event.type) ?? kindOfTitle(event.title) ?? kindNamed(event.track) ?? 'lecture',
    title,
    description: importedDescription(texts.filter(Boolean).join('\n\n'), title, { language: preferred, warnings }),
    language: importedLanguage(event.language),
    people: event.people.map((name) => importedLine(read(name))).filter((name) => name !== ''),
  };
}

/** A subtitle in another script is the title in another language; any other begins the description. */
function titleOf(event: RawEvent, { preferred, read }: Source) {
  const title = importedTitle(read(event.title), preferred);
  const subtitle = read(event.subtitle);
  const second = importedTitle(subtitle, preferred);
  const isTranslation = Object.keys(second).every((language) => !(language in title));
  return isTranslation ? { title: { ...title, ...second }, rest: '' } : { title, rest: subtitle };
}

/** Day and start: from the full date, else from the day's date and the hour; hours before 6:00 belong to the next day. */
function momentOf({ date, start, dayDate }: RawEvent): { day: CalendarDay | null; start: WallClock | null } {
  const full = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(date.trim());
  const clock = valueIn(readWallClock(start.trim().replace(/^(\d{1,2}:\d\d):\d\d$/, '$1'))) ?? null;
  if (full?.[1] !== undefined && isCalendarDay(full[1])) {
    return { day: full[1], start: clock ?? valueIn(readWallClock(full[2] ?? '')) ?? null };
  }
  if (!isCalendarDay(dayDate)) return { day: null, start: clock };
  return { day: clock !== null && clock < '06:00' ? addDays(dayDate, 1) : dayDate, start: clock };
}

/** `01:30`, `1:30:00` or `90`; null when it is no length. */
function minutesOfDuration(written: string): number | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,4})(?::(\d{1,2}))?$/.exec(written.trim());
  if (match === null) return null;
  const minutes = Number(match[1] ?? '0') * 60 + Number(match[2]);
  return minutes > 0 ? minutes : null;
}

const deepest = 64;

/** Any JSON value as text: files of real conferences have numbers, nulls and missing fields where texts should be. */
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

/** Counted before the events are parsed. */
const eventsSchema = z.array(z.unknown()).catch([]);

const daySchema = z.looseObject({
  date: loose,
  // z.record() drops the key __proto__, which may be the name of a room.
  rooms: z.unknown().optional(),
  events: eventsSchema,
});

const fileSchema = z.looseObject({
  generator: z.looseObject({ name: loose }).catch({ name: '' }),
  schedule: z.looseObject({
    conference: z.looseObject({
      title: loose,
      time_zone_name: loose,
      days: z.array(daySchema),
    }),
  }),
});

/** A schedule in the JSON format of frab and pretalx; what is not known is passed over. */
export function readScheduleJson(
  text: string,
  options: ReadOptions,
): Result<ImportedAgenda, ScheduleFailure | 'file-too-many-values'> {
  if (nestingOf(text) > deepest) return failure('schedule-broken', { line: 1 });
  if (holdsTooManyValues(text)) return failure('file-too-many-values', { limit: mostJsonValues });
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
      generator: read.data.generator.name,
      timeZone: conference.time_zone_name,
      days: conference.days.map((day) => day.date),
      events: conference.days.flatMap(eventsOf),
    },
    options,
  );
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

/** Whether this name, in English or Russian, is the one that our own exports give to "in all rooms". */
function isEveryRoom(room: string): boolean {
  return interfaceLanguages.some((language) => translator(language)('exchange.all-rooms') === room);
}
