import { languages, type Language } from '../../domain/language.ts';
import type { Result } from '../../result.ts';
import { translator } from '../../text/text.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { isTimeZone } from '../../time/instant.ts';
import {
  arrangedAgenda,
  type FoundSession,
  type ImportedAgenda,
  type ImportWarning,
  warningAbout,
} from '../imported-agenda.ts';
import { importedLanguage, importedLine, importedTitle } from '../plain-text.ts';
import { importedDescription, readableText } from '../readable-text.ts';
import { kindNamed, kindOfTitle } from '../session-kind-words.ts';
import { dateOf, type EventTime, EventTimes, type WrittenEventDay, type WrittenEventTime } from './event-times.ts';

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

/** An event of a schedule as every format has it, every field as it is written. */
export type RawEvent = WrittenEventTime & {
  readonly guid: string;
  readonly room: string;
  readonly title: string;
  readonly subtitle: string;
  readonly type: string;
  readonly track: string;
  readonly language: string;
  readonly abstract: string;
  readonly description: string;
  /** '' for somebody whose name cannot be read. */
  readonly people: readonly string[];
  /** Whether the file says that it does not take place. */
  readonly isCancelled: boolean;
};

export type RawSchedule = {
  /** The program that wrote the file; '' when it does not say. */
  readonly generator: string;
  readonly title: string;
  readonly timeZone: string;
  /** The time of day before which hours belong to the night after; '' when the file does not say it. */
  readonly dayChange: string;
  /** Days that have no events. */
  readonly emptyDays: readonly WrittenEventDay[];
  readonly events: readonly RawEvent[];
  /** Rooms in which an entry was no event. */
  readonly unread: readonly string[];
};

const usualMinutes = 30;

/**
 * The sessions of a schedule, by the clock of the conference: moments are converted to its zone, and times of day are
 * meant there.
 */
export function agendaOfSchedule(
  raw: RawSchedule,
  options: ReadOptions,
): Result<ImportedAgenda, 'schedule-empty' | 'schedule-too-large'> {
  const warnings: ImportWarning[] = raw.unread.map((room) => ({ code: 'event-unread', values: { name: room } }));
  const timeZone = isTimeZone(raw.timeZone) ? raw.timeZone : null;
  const isOurs = raw.generator.trim() === 'Rostrum';
  // What Rostrum writes is plain text, whatever it looks like.
  const readable = isOurs ? (text: string) => text : (text: string) => readableText(text).replaceAll('\u00A0', ' ');
  // In its dates the time of day counts; the offset is that of the day, and times that the clocks skip have none.
  const events = isOurs ? raw.events.map((event) => ({ ...event, date: withoutOffset(event.date) })) : raw.events;
  const found: Found = { language: options.language, readable, warnings };
  const times = new EventTimes(timeZone, raw.dayChange, events);
  if (!times.isZoneWrong && timeZone !== null && options.timeZone !== null && timeZone !== options.timeZone) {
    warnings.push({ code: 'zone-differs', values: { zone: timeZone } });
  }
  if (times.isZoneWrong) warnings.push({ code: 'zone-doubtful', values: { zone: raw.timeZone } });
  const sessions = events.flatMap((event) => {
    const session = sessionOf(event, times.timeOf(event), found);
    const isCancelled = event.isCancelled || (isOurs && isCancelledByUs(event.title));
    if (isCancelled) warnings.push(warningAbout(session.title, 'cancelled'));
    return isCancelled ? [] : [session];
  });
  return arrangedAgenda({
    title: importedTitle(readable(raw.title), options.language),
    timeZone: times.isZoneWrong ? null : timeZone,
    days: raw.emptyDays.flatMap((day) => dateOf(day) ?? []),
    sessions,
    warnings,
  });
}

function withoutOffset(date: string): string {
  return date.replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
}

type Found = {
  readonly language: Language;
  /** A text as people read it. */
  readonly readable: (written: string) => string;
  readonly warnings: ImportWarning[];
};

function sessionOf(event: RawEvent, time: EventTime, found: Found): FoundSession {
  const { language, readable, warnings } = found;
  const { title, rest } = titleOf(event, found);
  const texts = [rest, readable(event.abstract), readable(event.description)].map((text) => text.trim());
  const { day, start, minutes, otherStart } = time;
  // A dash stands for nobody.
  const people = event.people
    .map((name) => importedLine(readable(name)))
    .map((name) => (/[\p{L}\d]/u.test(name) ? name : ''));
  const tell = (code: ImportWarning['code'], values: ImportWarning['values'] = {}): void => {
    warnings.push(warningAbout(title, code, values));
  };
  if (day === null || start === null) tell('time-unknown');
  else if (otherStart !== null) tell('times-differ', { start, other: otherStart });
  if (minutes === null) tell('length-unknown', { minutes: usualMinutes });
  if (people.includes('')) tell('person-unread');
  const room = importedLine(readable(event.room));
  return {
    source: event.guid.trim().slice(0, 100),
    day,
    start,
    minutes: minutes ?? usualMinutes,
    room: isEveryRoom(room) ? '' : room,
    kind: kindNamed(event.type) ?? kindOfTitle(event.title) ?? kindNamed(event.track) ?? 'lecture',
    title,
    description: importedDescription(texts.filter(Boolean).join('\n\n'), title, {
      language,
      warnings,
    }),
    language: importedLanguage(event.language),
    people: [...new Set(people)].filter((name) => name !== ''),
  };
}

/** A subtitle in another script is the title in another language; any other begins the description. */
function titleOf(event: RawEvent, { language: preferred, readable }: Found) {
  const title = importedTitle(readable(event.title), preferred);
  const subtitle = readable(event.subtitle);
  const second = importedTitle(subtitle, preferred);
  const isTranslation = Object.keys(second).every((language) => !(language in title));
  return isTranslation ? { title: { ...title, ...second }, rest: '' } : { title, rest: subtitle };
}

/** Whether this name, in whatever language, is the one that our own exports give to "in all rooms". */
function isEveryRoom(room: string): boolean {
  return languages.some((language) => translator(language)('exchange.all-rooms') === room);
}

/** Whether the title begins as our own schedules write the title of a session that is gone. */
function isCancelledByUs(title: string): boolean {
  return languages.some((language) => title.startsWith(translator(language)('exchange.cancelled', { title: '' })));
}
