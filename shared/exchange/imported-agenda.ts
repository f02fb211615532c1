import type { SessionKind } from '../domain/agenda/session.ts';
import type { Language, Text } from '../domain/language.ts';
import { failure, type Result, success } from '../result.ts';
import { type CalendarDay, isCalendarDay } from '../time/calendar-day.ts';
import { minutesOf, type WallClock } from '../time/wall-clock.ts';

/** The largest agenda that is imported; a file with more is refused with `schedule-too-large`. */
export const agendaLimits = { sessions: 5_000, speakers: 5_000, rooms: 200, days: 60 } as const;

const minutesInDay = 24 * 60;
const shortest = 5;

/** A warning before the import: the key of a text with its values. */
export type ImportWarning = {
  readonly code:
    | 'all-day'
    | 'length-unknown'
    | 'length-changed'
    | 'time-unknown'
    | 'times-differ'
    | 'event-unread'
    | 'person-unread'
    | 'cancelled'
    | 'repeated'
    | 'series-limited'
    | 'series-unreadable'
    | 'letters-broken'
    | 'zone-assumed'
    | 'zone-differs'
    | 'zone-doubtful'
    | 'speaker-unknown'
    | 'speaker-alike'
    | 'speaker-several'
    | 'speaker-protected'
    | 'text-shortened'
    | 'days-undated'
    | 'encoding-guessed';
  readonly values: Readonly<Record<string, string | number>>;
};

/** A session as a file has it, whatever kind of file that is. */
export type ImportedSession = {
  /** The id that the file gives it; '' when it gives none. */
  readonly source: string;
  /** Index in the days of the agenda; null when the file does not place it. */
  readonly day: number | null;
  /** Null when the file does not say it: the session comes in without a place. */
  readonly start: WallClock | null;
  readonly minutes: number;
  /** '' stands for all rooms. */
  readonly room: string;
  readonly kind: SessionKind;
  readonly title: Text;
  readonly description: Text;
  readonly language: Language | null;
  /** Names of those who lead or present, as the file spells them. */
  readonly people: readonly string[];
  /** What is said of this session alone and beside it; the warnings of the agenda are about all of the file. */
  readonly notes?: readonly ImportWarning[];
};

/** The agenda in a file: neutral, checked against the limits, not yet part of any workshop. */
export type ImportedAgenda = {
  readonly title: Text;
  /** IANA zone of the hours; null when the file does not say. */
  readonly timeZone: string | null;
  readonly days: readonly { readonly date: CalendarDay | null }[];
  readonly rooms: readonly string[];
  readonly sessions: readonly ImportedSession[];
  readonly warnings: readonly ImportWarning[];
};

/** A session as a reader found it: its day is a date, a day number from 1, or undefined. */
export type FoundSession = Omit<ImportedSession, 'day'> & { readonly day: CalendarDay | number | null };

export type FoundAgenda = {
  readonly title: Text;
  readonly timeZone: string | null;
  /** Days that the file names, even without sessions. */
  readonly days: readonly CalendarDay[];
  readonly sessions: readonly FoundSession[];
  readonly warnings: readonly ImportWarning[];
};

/**
 * Normalises what a reader has found. Fails with `schedule-empty`, or with `schedule-too-large` beyond `agendaLimits`.
 */
export function arrangedAgenda(found: FoundAgenda): Result<ImportedAgenda, 'schedule-empty' | 'schedule-too-large'> {
  if (found.sessions.length === 0) return failure('schedule-empty');
  const keys = dayKeys(found);
  const indexes = new Map(keys.map((key, index) => [key, index]));
  const rooms = [...new Set(found.sessions.map((session) => session.room))].filter((room) => room !== '');
  const fits =
    found.sessions.length <= agendaLimits.sessions &&
    rooms.length <= agendaLimits.rooms &&
    keys.length <= agendaLimits.days;
  if (!fits) return failure('schedule-too-large', agendaLimits);
  const sessions = found.sessions.map((session) => {
    const minutes = fittedMinutes(session);
    const changed = { code: 'length-changed' as const, values: { title: shownTitle(session.title), minutes } };
    const notes = minutes === session.minutes ? session.notes : [...(session.notes ?? []), changed];
    const day = session.day === null ? null : (indexes.get(session.day) ?? null);
    return { ...session, minutes, day, ...(notes === undefined ? {} : { notes }) };
  });
  const days = keys.map((key) => ({ date: typeof key === 'string' ? key : null }));
  return success({ title: found.title, timeZone: found.timeZone, days, rooms, sessions, warnings: found.warnings });
}

/** Whether sessions begin in a text more often than an agenda may have them; counted before anything is built of it. */
export function holdsTooManySessions(text: string, beginning: RegExp): boolean {
  let sessions = 0;
  for (const _ of text.matchAll(beginning)) if (++sessions > agendaLimits.sessions) return true;
  return false;
}

/** The title as a warning names it. */
export function shownTitle(title: Text): string {
  return Object.values(title)[0]?.slice(0, 80) ?? '';
}

/** Dates in their order, then numbered days from the first to the last, those without sessions too. */
function dayKeys(found: FoundAgenda): (CalendarDay | number)[] {
  const keys = found.sessions.flatMap(({ day }) => (day === null ? [] : [day]));
  const dates = [...found.days, ...keys.filter((key) => typeof key === 'string')].filter(isCalendarDay);
  const numbers = keys.filter((key) => typeof key === 'number');
  const last = numbers.reduce((most, number) => Math.max(most, number), 0);
  return [...[...new Set(dates)].sort(), ...Array.from({ length: last }, (_, index) => index + 1)];
}

/** A session lasts five minutes at least and ends with its day at the latest. */
export function fittedMinutes({ start, minutes }: Pick<FoundSession, 'start' | 'minutes'>): number {
  const most = minutesInDay - (start === null ? 0 : minutesOf(start));
  return Math.max(shortest, Math.min(Math.round(minutes), most));
}
