import type { Language } from '../../domain/language.ts';
import { failure, type Result, success } from '../../result.ts';
import { daysBetween } from '../../time/calendar-day.ts';
import { minutesOf } from '../../time/wall-clock.ts';
import type { LocalTime } from '../../time/zoned-time.ts';
import {
  agendaLimits,
  arrangedAgenda,
  type FoundSession,
  type ImportedAgenda,
  type ImportWarning,
  shownTitle,
} from '../imported-agenda.ts';
import { importedLine, importedText, importedTitle } from '../plain-text.ts';
import { ReadingProgress } from '../reading-progress.ts';
import type { ReadOptions } from '../schedule/schedule-reader.ts';
import { kindNamed, kindOfTitle } from '../session-kind-words.ts';
import {
  type Component,
  componentsNamed,
  readComponents,
  readDuration,
  readMoment,
  textList,
  unescapedText,
  valueOf,
} from './calendar-lines.ts';
import { repeatedDays, ruleLimits } from './calendar-rules.ts';
import { calendarZone, type CalendarZone, inZone, knownName } from './calendar-zones.ts';

const usualMinutes = 30;
const minutesInDay = 24 * 60;

type Source = {
  readonly language: Language;
  /** The zone in which hours are given. */
  readonly timeZone: string;
  readonly zones: ReadonlyMap<string, CalendarZone>;
  readonly warnings: ImportWarning[];
};

/**
 * Why a calendar is refused: a component does not end; an event repeats without end or beyond `ruleLimits`; a time zone
 * is neither known nor defined in the file; it has no session, or more than `agendaLimits`.
 */
export type CalendarFailure =
  | 'calendar-broken'
  | 'calendar-rule-too-large'
  | 'calendar-zone-unknown'
  | 'schedule-empty'
  | 'schedule-too-large'
  | 'file-line-too-long'
  | 'file-too-many-values';

/**
 * Reads an iCalendar file (RFC 5545), each occurrence of an event as a session. All or nothing: an unknown time zone
 * fails, so that hours are never shifted silently.
 */
export function readCalendar(text: string, options: ReadOptions): Result<ImportedAgenda, CalendarFailure> {
  const file = readComponents(text);
  if (!file.ok) return file;
  const events = componentsNamed(file.value, 'VEVENT');
  const zones = zonesOf(events, componentsNamed(file.value, 'VTIMEZONE'));
  if (!zones.ok) return zones;
  const [calendar] = file.value.parts;
  const said = knownName(calendar === undefined ? '' : valueOf(calendar, 'X-WR-TIMEZONE')) ?? firstKnown(zones.value);
  const warnings: ImportWarning[] = [];
  const timeZone = options.timeZone ?? said ?? 'UTC';
  // UTC names no place, so a calendar in UTC has no zone.
  const unsaid = said === undefined && (zones.value.size === 0 || options.timeZone === null);
  if (unsaid) warnings.push({ code: 'zone-assumed', values: { zone: timeZone } });
  const source = { language: options.language, timeZone, zones: zones.value, warnings };
  const sessions = sessionsOf(events, source, new ReadingProgress(events.length, options.onProgress));
  if (!sessions.ok) return sessions;
  const title = importedTitle(
    unescapedText(calendar === undefined ? '' : valueOf(calendar, 'NAME') || valueOf(calendar, 'X-WR-CALNAME')),
    options.language,
  );
  return arrangedAgenda({ title, timeZone, days: [], sessions: sessions.value, warnings });
}

function sessionsOf(
  events: readonly Component[],
  source: Source,
  progress: ReadingProgress,
): Result<FoundSession[], 'calendar-rule-too-large' | 'schedule-too-large'> {
  const sessions: FoundSession[] = [];
  const moved = movedDays(events);
  for (const event of currentEvents(events, source)) {
    const found = occurrencesOf(event, source, moved.get(valueOf(event, 'UID')) ?? new Set());
    if (!found.ok) return found;
    sessions.push(...found.value);
    progress.add(1);
    if (sessions.length > agendaLimits.sessions) return failure('schedule-too-large', agendaLimits);
  }
  return success(sessions);
}

/**
 * Without what is cancelled, and of each event only its newest revision. Some programs give one UID to all events of a
 * calendar: those are of one revision, and none of them is left out unless it is there twice.
 */
function currentEvents(events: readonly Component[], { language, warnings }: Source): Component[] {
  const keyOf = (event: Component, index: number): string =>
    `${valueOf(event, 'UID') || `#${String(index)}`} ${valueOf(event, 'RECURRENCE-ID')}`;
  const newest = new Map<string, string>();
  for (const [index, event] of events.entries()) {
    const revision = revisionOf(event);
    if (revision > (newest.get(keyOf(event, index)) ?? '')) newest.set(keyOf(event, index), revision);
  }
  const taken = new Set<string>();
  const current = events.filter((event, index) => {
    const key = keyOf(event, index);
    const whole = JSON.stringify([key, ...['DTSTART', 'SUMMARY', 'LOCATION'].map((name) => valueOf(event, name))]);
    const isCurrent = revisionOf(event) === newest.get(key) && !taken.has(whole);
    if (isCurrent) taken.add(whole);
    else warnings.push({ code: 'repeated', values: { title: titleOf(event, language) } });
    return isCurrent;
  });
  return current.filter((event) => {
    const cancelled = valueOf(event, 'STATUS').toUpperCase() === 'CANCELLED';
    if (cancelled) warnings.push({ code: 'cancelled', values: { title: titleOf(event, language) } });
    return !cancelled;
  });
}

/** The sort key of a revision: SEQUENCE, then DTSTAMP. */
function revisionOf(event: Component): string {
  return `${String(sequenceOf(event)).padStart(15, '0')} ${valueOf(event, 'DTSTAMP')}`;
}

function sequenceOf(event: Component): number {
  const sequence = Number(valueOf(event, 'SEQUENCE'));
  return Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0;
}

/** The days on which a repeated event does not take place because an event of its own says so, by UID. */
function movedDays(events: readonly Component[]): ReadonlyMap<string, ReadonlySet<string>> {
  const moved = new Map<string, Set<string>>();
  for (const event of events) {
    const day = readMoment(valueOf(event, 'RECURRENCE-ID'))?.day;
    const uid = valueOf(event, 'UID');
    if (day !== undefined) moved.set(uid, (moved.get(uid) ?? new Set()).add(day));
  }
  return moved;
}

/** The days that EXDATE excludes. */
function removedDays(event: Component): ReadonlySet<string> {
  const values = (event.lines.get('EXDATE') ?? []).flatMap((line) => line.value.split(','));
  return new Set(values.map((value) => readMoment(value)?.day ?? ''));
}

function occurrencesOf(
  event: Component,
  source: Source,
  moved: ReadonlySet<string>,
): Result<FoundSession[], 'calendar-rule-too-large'> {
  const session = sessionOf(event, source);
  const rule = valueOf(event, 'RRULE').toUpperCase();
  const start = readMoment(valueOf(event, 'DTSTART'));
  if (rule === '' || start === undefined) return success([session]);
  const days = repeatedDays(start.day, rule);
  if (days === undefined) {
    return failure('calendar-rule-too-large', { title: titleOf(event, source.language), limit: ruleLimits.times });
  }
  // The rule runs by the clock of the event's own zone, so each occurrence is converted for itself.
  const removed = removedDays(event);
  return success(
    days
      .filter((day) => !moved.has(day) && !removed.has(day))
      .map((day) => ({ ...session, ...placed(event, source, day), source: `${session.source} ${day}` })),
  );
}

function sessionOf(event: Component, source: Source): FoundSession {
  const title = importedTitle(unescapedText(valueOf(event, 'SUMMARY')), source.language);
  const [category = ''] = textList(valueOf(event, 'CATEGORIES'));
  const minutes = minutesOfEvent(event, source);
  const place = placed(event, source, null);
  if (place.day === null) source.warnings.push({ code: 'time-unknown', values: { title: shownTitle(title) } });
  else if (place.start === null) source.warnings.push({ code: 'all-day', values: { title: shownTitle(title) } });
  else if (minutes === null) {
    source.warnings.push({ code: 'length-unknown', values: { title: shownTitle(title), minutes: usualMinutes } });
  }
  return {
    source: valueOf(event, 'UID').slice(0, 200),
    ...place,
    minutes: minutes ?? usualMinutes,
    room: importedLine(unescapedText(valueOf(event, 'LOCATION'))),
    kind: kindNamed(category) ?? kindOfTitle(unescapedText(valueOf(event, 'SUMMARY'))) ?? 'lecture',
    title,
    description: importedText(unescapedText(valueOf(event, 'DESCRIPTION')), source.language),
    language: null,
    people: [],
  };
}

function titleOf(event: Component, language: Language): string {
  return shownTitle(importedTitle(unescapedText(valueOf(event, 'SUMMARY')), language));
}

type Place = Pick<FoundSession, 'day' | 'start'>;

/** When it begins, in the zone that is wanted; on `day` where it is one of a row. */
function placed(event: Component, source: Source, day: string | null): Place {
  const start = momentOf(event, 'DTSTART', source, day);
  return { day: start?.day ?? null, start: start?.clock ?? null };
}

function momentOf(
  event: Component,
  name: 'DTSTART' | 'DTEND',
  source: Source,
  on: string | null,
): { readonly day: string; readonly clock: string | null } | undefined {
  const line = event.lines.get(name)?.[0];
  const moment = line === undefined ? undefined : readMoment(line.value);
  if (line === undefined || moment === undefined) return undefined;
  if (moment.clock === null) return { day: on ?? moment.day, clock: null };
  const local: LocalTime = { day: on ?? moment.day, clock: moment.clock };
  const zone = source.zones.get(zoneNameOf(moment.utc, line.parameters.get('TZID')));
  return zone === undefined ? local : inZone(local, zone, source.timeZone);
}

/** '' for a floating time, which has no zone (RFC 5545, 3.3.5). */
function zoneNameOf(utc: boolean, tzid: string | undefined): string {
  return utc ? 'UTC' : (tzid ?? '');
}

/** From DTEND or DURATION; null when there is neither, or when the end is not after the start. */
function minutesOfEvent(event: Component, source: Source): number | null {
  if (event.lines.has('DURATION')) return readDuration(valueOf(event, 'DURATION'));
  const [start, end] = [momentOf(event, 'DTSTART', source, null), momentOf(event, 'DTEND', source, null)];
  if (start?.clock == null || end?.clock == null) return null;
  const minutes = daysBetween(start.day, end.day) * minutesInDay + minutesOf(end.clock) - minutesOf(start.clock);
  return minutes > 0 ? minutes : null;
}

/** All zones that events name; fails at the first one that is unknown. */
function zonesOf(
  events: readonly Component[],
  explained: readonly Component[],
): Result<Map<string, CalendarZone>, 'calendar-zone-unknown'> {
  const zones = new Map<string, CalendarZone>();
  for (const line of events.flatMap((event) => ['DTSTART', 'DTEND'].flatMap((name) => event.lines.get(name) ?? []))) {
    const tzid = zoneNameOf(line.value.trim().endsWith('Z'), line.parameters.get('TZID'));
    if (tzid === '' || zones.has(tzid)) continue;
    const zone = calendarZone(tzid, explained);
    if (zone === undefined) return failure('calendar-zone-unknown', { zone: tzid.slice(0, 80) });
    zones.set(tzid, zone);
  }
  return success(zones);
}

function firstKnown(zones: ReadonlyMap<string, CalendarZone>): string | undefined {
  for (const zone of zones.values()) if (zone.kind === 'known' && zone.name !== 'UTC') return zone.name;
  return undefined;
}
