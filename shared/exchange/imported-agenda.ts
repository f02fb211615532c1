import type { SessionKind } from '../domain/agenda/session.ts';
import type { Language, Text } from '../domain/language.ts';
import { failure, type Result, success } from '../result.ts';
import { type CalendarDay, isCalendarDay } from '../time/calendar-day.ts';
import { minutesOf, type WallClock } from '../time/wall-clock.ts';
import { quoted } from './plain-text.ts';

/** The largest agenda that is imported; a file with more is refused with `schedule-too-large`. */
export const agendaLimits = { sessions: 5_000, speakers: 5_000, rooms: 200, days: 60 } as const;

/** The refusal of an agenda that passes one of the limits: it names that one. */
export function tooLarge(what: keyof typeof agendaLimits): Result<never, 'schedule-too-large'> {
  return failure('schedule-too-large', { reason: `exchange.limit.${what}`, limit: agendaLimits[what] });
}

/** The first limit that an agenda of such counts passes; null where it passes none. */
export function passedLimit(
  counts: Partial<Record<keyof typeof agendaLimits, number>>,
): keyof typeof agendaLimits | null {
  const whats = ['sessions', 'speakers', 'rooms', 'days'] as const;
  return whats.find((what) => (counts[what] ?? 0) > agendaLimits[what]) ?? null;
}

const minutesInDay = 24 * 60;
const shortest = 5;

/** A warning before the import: the key of a text with its values. */
export type ImportWarning = {
  readonly code:
    | 'all-day'
    | 'days-several'
    | 'tasks-left-out'
    | 'zones-several'
    | 'length-unknown'
    | 'length-changed'
    | 'time-unknown'
    | 'time-mended'
    | 'dates-unread'
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
    | 'speaker-short'
    | 'speaker-unclear'
    | 'speaker-protected'
    | 'text-shortened'
    | 'days-undated'
    | 'encoding-guessed';
  readonly values: Readonly<Record<string, string | number>>;
  /** The title that `values` quotes, where it is in several languages: it is told in that of the reader. */
  readonly title?: Text;
};

/** What a file says of somebody whom it names, beside the name. */
export type AboutSpeaker = {
  readonly name: string;
  /** Ranks, degrees and forms of address, as they are written. */
  readonly titles: readonly string[];
  /** What the person is, or where from: "Ambassador", "UNODC". */
  readonly positions: readonly string[];
  /** The name in the other script; ''. */
  readonly otherName: string;
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
  /** Those of them of whom the file says more than the name. */
  readonly about?: readonly AboutSpeaker[];
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
  /** Short names that can stand for several people of the file: nobody is entered by them. */
  readonly unclearNames?: readonly string[];
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
  readonly unclearNames?: readonly string[];
};

/**
 * Normalises what a reader has found. Fails with `schedule-empty`, or with `schedule-too-large` beyond `agendaLimits`.
 */
export function arrangedAgenda(found: FoundAgenda): Result<ImportedAgenda, 'schedule-empty' | 'schedule-too-large'> {
  if (found.sessions.length === 0) return failure('schedule-empty');
  const keys = dayKeys(found);
  const indexes = new Map(keys.map((key, index) => [key, index]));
  const rooms = [...new Set(found.sessions.map((session) => session.room))].filter((room) => room !== '');
  const passed = passedLimit({ sessions: found.sessions.length, rooms: rooms.length, days: keys.length });
  if (passed !== null) return tooLarge(passed);
  const sessions = found.sessions.map((session) => {
    const minutes = fittedMinutes(session);
    const changed = warningAbout(session.title, 'length-changed', { minutes });
    const notes = minutes === session.minutes ? session.notes : [...(session.notes ?? []), changed];
    const day = session.day === null ? null : (indexes.get(session.day) ?? null);
    return { ...session, minutes, day, ...(notes === undefined ? {} : { notes }) };
  });
  const days = keys.map((key) => ({ date: typeof key === 'string' ? key : null }));
  const { title, timeZone, warnings, unclearNames = [] } = found;
  return success({
    title,
    timeZone,
    days,
    rooms,
    sessions,
    warnings,
    ...(unclearNames.length === 0 ? {} : { unclearNames }),
  });
}

/** Whether sessions begin in a text more often than an agenda may have them; counted before anything is built of it. */
export function holdsTooManySessions(text: string, beginning: RegExp): boolean {
  let sessions = 0;
  for (const _ of text.matchAll(beginning)) if (++sessions > agendaLimits.sessions) return true;
  return false;
}

/** A warning that quotes a title. */
export function warningAbout(
  title: Text,
  code: ImportWarning['code'],
  values: ImportWarning['values'] = {},
): ImportWarning {
  const inFirst = { code, values: { title: shownTitle(title), ...values } };
  return Object.keys(title).length > 1 ? { ...inFirst, title } : inFirst;
}

/** The title as a warning quotes it. */
export function shownTitle(title: Text): string {
  return quoted(Object.values(title)[0] ?? '');
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
