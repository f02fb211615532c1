import type { Language, Text } from '../../domain/language.ts';
import { failure, type Result, success } from '../../result.ts';
import { addDays, type CalendarDay } from '../../time/calendar-day.ts';
import {
  agendaLimits,
  arrangedAgenda,
  type FoundSession,
  type ImportedAgenda,
  type ImportWarning,
  tooLarge,
  warningAbout,
} from '../imported-agenda.ts';
import { importedLine, importedTitle, quoted } from '../plain-text.ts';
import { importedDescription, readableText } from '../readable-text.ts';
import { ReadingProgress } from '../reading-progress.ts';
import type { ReadOptions } from '../schedule/schedule-reader.ts';
import { kindNamed, kindOfTitle, namesTravel } from '../session-kind-words.ts';
import {
  calendarsOf,
  type Component,
  componentsNamed,
  propertiesOf,
  readComponents,
  textOf,
  valueOf,
} from './calendar-components.ts';
import {
  firstMoment,
  localDay,
  minutesBetweenMoments,
  type Moment,
  placeIn,
  readDuration,
  tzidOf,
  unreadDates,
  type Zones,
} from './calendar-moments.ts';
import {
  type DaySpan,
  mostSteps,
  type Occurrence,
  sequenceOf,
  type SeriesContext,
  seriesOf,
} from './calendar-series.ts';
import { mendedTime } from './calendar-lines.ts';
import { calendarZone, type CalendarZone, knownName } from './calendar-zones.ts';

const usualMinutes = 30;
const minutesInDay = 24 * 60;

type Source = SeriesContext & {
  readonly language: Language;
  readonly warnings: ImportWarning[];
  /** How the texts of the file are read: our own hold no HTML, whatever looks like it. */
  readonly read: (text: string) => string;
};

/**
 * Why a calendar is refused: a component does not end; it takes back what was sent before (METHOD:CANCEL); a time zone
 * is neither known nor explained in the file; nothing in it takes place on the days of the workshop; it has no session,
 * or more than `agendaLimits`.
 */
export type CalendarFailure =
  | 'calendar-broken'
  | 'calendar-cancelled'
  | 'calendar-zone-unknown'
  | 'calendar-other-days'
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
  const named = zonesOf(events, componentsNamed(file.value, 'VTIMEZONE'));
  if (!named.ok) return named;
  const [calendar] = calendarsOf(file.value);
  const cancelled = cancelledBy(file.value);
  const used = zonesOf(
    events.filter((event) => !isCancelled(event, cancelled)),
    componentsNamed(file.value, 'VTIMEZONE'),
  );
  if (!used.ok) return used;
  const ofCalendar = calendar === undefined ? undefined : knownName(textOf(calendar, 'X-WR-TIMEZONE'));
  const said = ofCalendar ?? firstKnown(used.value);
  const timeZone = options.timeZone ?? said ?? 'UTC';
  const warnings: ImportWarning[] = [];
  // Without the zone of a workshop, a calendar in UTC or in floating time does not say where it takes place.
  if (said === undefined && options.timeZone === null)
    warnings.push({ code: 'zone-assumed', values: { zone: timeZone } });
  warnings.push(...toldOfFile(file.value, used.value, options.timeZone === null ? timeZone : null));
  const floating: CalendarZone = { kind: 'known', name: ofCalendar ?? timeZone };
  const zones = new Map([...named.value, ['', floating]]);
  const span = options.days ?? spanOf(events, zones);
  const isOurs = calendar !== undefined && valueOf(calendar, 'PRODID').startsWith('-//Rostrum//');
  const read = isOurs ? (written: string): string => written : readableText;
  const steps = { left: mostSteps };
  const source: Source = { language: options.language, timeZone, zones, span, steps, warnings, read };
  const current = currentEvents(events, cancelled, source);
  const sessions = sessionsOf(current, source, new ReadingProgress(events.length, options.onProgress));
  if (!sessions.ok) return sessions;
  if (sessions.value.length === 0) return whyNothing(warnings, span);
  const name = calendar === undefined ? '' : textOf(calendar, 'NAME') || textOf(calendar, 'X-WR-CALNAME');
  const title = importedTitle(read(name), options.language);
  return arrangedAgenda({ title, timeZone, days: [], sessions: sessions.value, warnings });
}

function whyNothing(
  warnings: readonly ImportWarning[],
  { first, last }: DaySpan,
): Result<never, 'calendar-cancelled' | 'calendar-other-days' | 'schedule-empty'> {
  if (warnings.some(({ code }) => code === 'series-limited')) return failure('calendar-other-days', { first, last });
  return failure(warnings.some(({ code }) => code === 'cancelled') ? 'calendar-cancelled' : 'schedule-empty');
}

/** Events of calendars that take back what was sent before (RFC 5546, 3.2.5). */
function cancelledBy(file: Component): ReadonlySet<Component> {
  const cancelling = calendarsOf(file).filter((calendar) => valueOf(calendar, 'METHOD').toUpperCase() === 'CANCEL');
  return new Set(cancelling.flatMap((calendar) => calendar.parts));
}

function isCancelled(event: Component, cancelled: ReadonlySet<Component>): boolean {
  return valueOf(event, 'STATUS').toUpperCase() === 'CANCELLED' || cancelled.has(event);
}

/** That tasks and notes are left out, and by which clock times of several zones come in; `taken` null: the workshop says it. */
function toldOfFile(file: Component, zones: Zones, taken: string | null): ImportWarning[] {
  const count = ['VTODO', 'VJOURNAL'].reduce((sum, name) => sum + componentsNamed(file, name).length, 0);
  const tasks: ImportWarning[] = count === 0 ? [] : [{ code: 'tasks-left-out', values: { count } }];
  const names = new Set([...zones].map(([tzid, zone]) => (zone.kind === 'known' ? zone.name : tzid)));
  if (taken === null || names.size < 2) return tasks;
  const values = { zones: [...names].join(', ').slice(0, 200), zone: taken };
  return [...tasks, { code: 'zones-several', values }];
}

/** Days that a fortnight has from its first to its last one. */
const fortnight = 13;

/** Where a series without an end takes place when no workshop says it: over the other events, or for a fortnight. */
function spanOf(events: readonly Component[], zones: Zones): DaySpan {
  const daysOf = (some: readonly Component[]): CalendarDay[] =>
    some.flatMap((event) => {
      const start = firstMoment(event, 'DTSTART', zones);
      return start === undefined ? [] : [localDay(start)];
    });
  const single = daysOf(events.filter((event) => propertiesOf(event, 'RRULE').length === 0)).sort();
  const [first = daysOf(events).sort()[0] ?? '2000-01-01'] = single;
  return { first, last: single.length > 1 ? (single.at(-1) ?? first) : addDays(first, fortnight) };
}

type Current = { readonly event: Component; readonly isCancelled: boolean };

/**
 * Of each event only its newest revision. Some programs give one UID to all events of a calendar: those are of one
 * revision, and none of them is left out unless it is there twice.
 */
function currentEvents(events: readonly Component[], cancelled: ReadonlySet<Component>, source: Source): Current[] {
  const { warnings } = source;
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
    else warnings.push(warningAbout(titleOf(event, source), 'repeated'));
    return isCurrent;
  });
  return current.map((event) => {
    const isOut = isCancelled(event, cancelled);
    if (isOut) warnings.push(warningAbout(titleOf(event, source), 'cancelled'));
    return { event, isCancelled: isOut };
  });
}

/** The sort key of a revision: SEQUENCE, then DTSTAMP. */
function revisionOf(event: Component): string {
  return `${String(sequenceOf(event)).padStart(15, '0')} ${valueOf(event, 'DTSTAMP')}`;
}

function sessionsOf(
  current: readonly Current[],
  source: Source,
  progress: ReadingProgress,
): Result<FoundSession[], 'schedule-too-large'> {
  const cancelled = new Set(current.filter(({ isCancelled }) => isCancelled).map(({ event }) => event));
  const overrides = overridesByEvent(current.map(({ event }) => event));
  const sessions: FoundSession[] = [];
  for (const { event } of current) {
    progress.add(1);
    const own = overrides.get(event);
    if (own === undefined || cancelled.has(event)) continue;
    const { occurrences, limitation } = occurrencesOf(event, own, source);
    const [first, ...others] = occurrences
      .filter((each) => !cancelled.has(each.event))
      .map((each) => sessionOf(each, occurrences, source));
    // Beside its first session; of a series without any only the list can say why.
    if (first === undefined) source.warnings.push(...limitation);
    else sessions.push({ ...first, notes: [...limitation, ...(first.notes ?? [])] }, ...others);
    if (sessions.length > agendaLimits.sessions) return tooLarge('sessions');
  }
  return success(sessions);
}

/**
 * The events that stand by themselves, with those that change single times of them. A change whose series is not in
 * the file stands by itself.
 */
function overridesByEvent(events: readonly Component[]): Map<Component, Component[]> {
  const isOverride = (event: Component): boolean => propertiesOf(event, 'RECURRENCE-ID').length > 0;
  const repeats = (event: Component): boolean =>
    ['RRULE', 'RDATE'].some((name) => propertiesOf(event, name).length > 0);
  const series = new Map<string, Component>();
  for (const event of events) {
    const uid = valueOf(event, 'UID');
    if (!isOverride(event) && uid !== '' && (!series.has(uid) || repeats(event))) series.set(uid, event);
  }
  const found = new Map<Component, Component[]>();
  for (const event of events) if (!isOverride(event) || !series.has(valueOf(event, 'UID'))) found.set(event, []);
  for (const event of events) {
    const master = series.get(valueOf(event, 'UID'));
    if (isOverride(event) && master !== undefined) found.get(master)?.push(event);
  }
  return found;
}

type Occurrences = {
  readonly occurrences: readonly Occurrence[];
  /** That only those within the span are here, if so. */
  readonly limitation: readonly ImportWarning[];
};

function occurrencesOf(event: Component, overrides: readonly Component[], source: Source): Occurrences {
  const { occurrences, limited, outdated } = seriesOf(event, overrides, source);
  const title = titleOf(event, source);
  const limitation = limited === 'endless' ? [warningAbout(title, 'series-limited', source.span)] : [];
  if (limited === 'unreadable') source.warnings.push(warningAbout(title, 'series-unreadable'));
  const unread = unreadDates(event);
  if (unread.length > 0)
    source.warnings.push(warningAbout(title, 'dates-unread', { value: quoted(unread.join(', ')) }));
  for (const each of outdated) source.warnings.push(warningAbout(titleOf(each, source), 'repeated'));
  if (firstMoment(event, 'DTSTART', source.zones) !== undefined) return { occurrences, limitation };
  source.warnings.push(warningAbout(title, 'time-unknown'));
  return { occurrences: [{ start: null, original: null, event, minutes: null }], limitation };
}

function sessionOf(occurrence: Occurrence, all: readonly Occurrence[], source: Source): FoundSession {
  const { start, event } = occurrence;
  const summary = source.read(textOf(event, 'SUMMARY'));
  const title = importedTitle(summary, source.language);
  const minutes = start === null ? null : (occurrence.minutes ?? minutesOf(event, source));
  const place = start === null ? { day: null, clock: null } : placeIn(start, source.timeZone);
  // Coming and going is a break between sessions; what lasts all day is none.
  const isTravel = start?.kind === 'date' && namesTravel(summary);
  const [category = ''] = propertiesOf(event, 'CATEGORIES')[0]?.texts ?? [];
  return {
    source: sourceOf(occurrence, all),
    day: place.day,
    start: place.clock,
    minutes: (start?.kind === 'time' ? minutes : null) ?? usualMinutes,
    room: importedLine(source.read(textOf(event, 'LOCATION'))),
    kind: kindNamed(category) ?? (isTravel ? null : kindOfTitle(summary)) ?? 'lecture',
    title,
    description: importedDescription(descriptionOf(event, source), title, source),
    language: null,
    people: [],
    notes: [...notesOf(start, minutes, title), ...mendedTimes(event, title)],
  };
}

/** That the start ends in a letter which says nothing that is known: 20131009T170000T. */
function mendedTimes(event: Component, title: Text): ImportWarning[] {
  const isMended = propertiesOf(event, 'DTSTART').some(({ parameters }) => mendedTime.toLowerCase() in parameters);
  return isMended ? [warningAbout(title, 'time-mended')] : [];
}

function notesOf(start: Moment | null, minutes: number | null, title: Text): ImportWarning[] {
  const days = start?.kind === 'date' && minutes !== null ? Math.round(minutes / minutesInDay) : 1;
  if (days > 1) return [warningAbout(title, 'days-several', { count: days })];
  if (start?.kind === 'date') return [warningAbout(title, 'all-day')];
  if (start === null || minutes !== null) return [];
  return [warningAbout(title, 'length-unknown', { minutes: usualMinutes })];
}

/** The UID, and for one of a series the day that the series gives it, with the time where there are several a day. */
function sourceOf({ original, event }: Occurrence, all: readonly Occurrence[]): string {
  const uid = valueOf(event, 'UID').slice(0, 200);
  if (original === null || all.length === 1) return uid;
  const clock = original.kind === 'date' ? '' : original.local.clock;
  const isAlone =
    all.filter((other) => other.original !== null && localDay(other.original) === localDay(original)).length === 1;
  return `${uid} ${localDay(original)}${isAlone ? '' : ` ${clock}`}`;
}

/** DESCRIPTION, or what Outlook writes as HTML beside it when there is nothing in it. */
function descriptionOf(event: Component, { read }: Source): string {
  const names = ['DESCRIPTION', 'X-ALT-DESC', 'STYLED-DESCRIPTION'];
  return names.map((name) => read(textOf(event, name))).find((text) => text.trim() !== '') ?? '';
}

function titleOf(event: Component, { read, language }: Source): Text {
  return importedTitle(read(textOf(event, 'SUMMARY')), language);
}

/** From DTEND or DURATION; null when there is neither, or when the end is not after the start. */
function minutesOf(event: Component, { zones, timeZone }: Source): number | null {
  const start = firstMoment(event, 'DTSTART', zones);
  const end = firstMoment(event, 'DTEND', zones);
  const written = valueOf(event, 'DURATION');
  if (end === undefined && written !== '') return readDuration(written);
  return start === undefined ? null : minutesBetweenMoments(start, end, timeZone);
}

/** All zones that events name; fails at the first one that is unknown. */
function zonesOf(
  events: readonly Component[],
  explained: readonly Component[],
): Result<Map<string, CalendarZone>, 'calendar-zone-unknown'> {
  const zones = new Map<string, CalendarZone>();
  for (const event of events) {
    for (const property of ['DTSTART', 'DTEND', 'RECURRENCE-ID', 'RDATE', 'EXDATE'].flatMap((name) =>
      propertiesOf(event, name),
    )) {
      const tzid = tzidOf(property);
      if (tzid === '' || zones.has(tzid) || !/T\d/i.test(property.value) || /Z$/i.test(property.value)) continue;
      const zone = calendarZone(tzid, explained);
      if (zone === undefined) return failure('calendar-zone-unknown', { zone: tzid.slice(0, 80) });
      zones.set(tzid, zone);
    }
  }
  return success(zones);
}

function firstKnown(zones: Zones): string | undefined {
  for (const zone of zones.values()) if (zone.kind === 'known' && /^(?!UTC)[A-Z]/.test(zone.name)) return zone.name;
  return undefined;
}
