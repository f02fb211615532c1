import { v5 as idFrom } from 'uuid';
import { type Change, type Changes, created, type NewId, updated } from '../changes/change.ts';
import type { Day } from '../domain/agenda/day.ts';
import { plainContent, type Session } from '../domain/agenda/session.ts';
import { daysInOrder } from '../domain/attendance/slots.ts';
import { type Country, countryOfCity, countryOfZone, usualTimeZone } from '../domain/country.ts';
import type { EntityName, EntityRecord } from '../domain/entities.ts';
import { isBlank, type Text, textIn } from '../domain/language.ts';
import { type WorkshopSnapshot, workshopSnapshotSchema } from '../domain/workshop-snapshot.ts';
import { createWorkshop, dayNumber, type NewWorkshop } from '../operations/workshops.ts';
import { type Result, success } from '../result.ts';
import { searchKey } from '../domain/search-key.ts';
import {
  fittedMinutes,
  type ImportedAgenda,
  type ImportedSession,
  type ImportWarning,
  passedLimit,
  tooLarge,
} from './imported-agenda.ts';
import { ImportedSpeakers } from './speakers/imported-speakers.ts';
import { importedTitleLine, languageOf } from './plain-text.ts';
import { knownRooms } from './room-names.ts';
import { namesOfKind } from './session-kind-words.ts';

/** The ids under which a session of a file is looked up in the workshop. */
type SessionIds = {
  /** The session's own id, in a file that Rostrum wrote; else null. */
  readonly ours: string | null;
  /** The lasting id in this workshop, derived from the file's id; null where the file gives it none of its own. */
  readonly lasting: string | null;
};

/**
 * The ids of imported sessions, by which a second import of a schedule finds the sessions that were moved or renamed.
 * Plain numbers do not count as ids, since every file has a session of the same number.
 */
function sessionIds(agenda: ImportedAgenda, workshopId: string): (session: ImportedSession) => SessionIds {
  const times = new Map<string, number>();
  for (const { source } of agenda.sessions) times.set(source, (times.get(source) ?? 0) + 1);
  return ({ source }) => {
    const isName = isWorldwide(source) && times.get(source) === 1;
    return { ours: idOfOurs(source), lasting: isName ? idFrom(source, workshopId) : null };
  };
}

function idOfOurs(source: string): string | null {
  return /^([0-9a-f-]{36})(?:@rostrum.*)?$/i.exec(source)?.[1]?.toLowerCase() ?? null;
}

/** Whether an id is unique beyond its file: a UUID, or `name@host` as iCalendar recommends (RFC 5545, 3.8.4.7). */
function isWorldwide(source: string): boolean {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(source) || /^.{4,}@.{2,}$/.test(source);
}

const separator = ' / ';

/**
 * The title of a session of ours after it was in another program. Left as it is where the file says the same, in
 * whatever languages it was written; else what the file says in its languages, and ours in the others.
 */
function titleBroughtBack(ours: Pick<Session, 'title' | 'kind'>, imported: Text): Text {
  const written = writtenTitles(ours);
  const came = Object.values(imported);
  const isOurs = came.every((line) => written.has(line)) || written.has(importedTitleLine(came.join(separator)));
  return isOurs ? ours.title : { ...ours.title, ...imported };
}

/** The titles that an export may have written: in one language or two, or the name of the kind for none. */
function writtenTitles({ title, kind }: Pick<Session, 'title' | 'kind'>): ReadonlySet<string> {
  const lines = isBlank(title) ? namesOfKind(kind) : Object.values(title);
  const pairs = lines.flatMap((first) => lines.map((second) => `${first}${separator}${second}`));
  return new Set([...lines, ...pairs].map(importedTitleLine));
}

/** What an import would do, for the preview; the command commits `changes` as one action. */
export type AgendaImport = {
  readonly changes: Changes;
  readonly added: number;
  /** Sessions that are here already and differ from the file: moved, renamed, or without a speaker of theirs. */
  readonly changed: number;
  /** Sessions that are here already and equal. */
  readonly unchanged: number;
  readonly newRooms: readonly string[];
  readonly newDays: number;
  /** Names of speakers who are not among the people of the workshop, whether or not they are entered. */
  readonly missingSpeakers: readonly string[];
  readonly warnings: readonly ImportWarning[];
};

/**
 * The changes that bring an agenda into a workshop: days by their dates, or by their numbers where dates are missing;
 * rooms by their names; then the sessions with those who speak in them, and with `enterSpeakers` those who are not
 * here. What is here already is not doubled, so the same file can come in twice, and a newer one changes what it moved
 * or renamed; speakers that are missing are added.
 */
export function importedAgendaChanges(
  snapshot: WorkshopSnapshot,
  agenda: ImportedAgenda,
  enterSpeakers: boolean,
  newId: NewId,
): Result<AgendaImport, 'schedule-too-large'> {
  const days = mergedDays(snapshot, agenda, newId);
  const rooms = mergedRooms(snapshot, agenda, newId);
  const speakers = new ImportedSpeakers(snapshot, agenda, enterSpeakers, newId);
  const merge: Merge = {
    snapshot,
    newId,
    dayIds: days.ids,
    roomIds: rooms.ids,
    speakers,
    present: new Map(snapshot.sessions.map((session) => [identityOf(session), session.id])),
    byId: new Map(snapshot.sessions.map((session) => [session.id, session])),
    idsOf: sessionIds(agenda, snapshot.workshop.id),
  };
  const sessions = agenda.sessions.map((session) => mergedSession(session, merge));
  const added = sessions.filter(({ outcome }) => outcome === 'added').length;
  const passed = passedLimit({
    sessions: snapshot.sessions.length + added,
    speakers: speakers.missing.size,
    rooms: snapshot.rooms.length + rooms.names.length,
    days: snapshot.days.length + days.added,
  });
  if (passed !== null) return tooLarge(passed);
  return success({
    changes: [...days.changes, ...rooms.changes, ...speakers.changes, ...sessions.flatMap(({ changes }) => changes)],
    added,
    changed: sessions.filter(({ outcome }) => outcome === 'changed').length,
    unchanged: sessions.filter(({ outcome }) => outcome === 'unchanged').length,
    newRooms: rooms.names,
    newDays: days.added,
    missingSpeakers: [...speakers.missing],
    warnings: [...agenda.warnings, ...speakers.warnings],
  });
}

type Merge = {
  readonly snapshot: WorkshopSnapshot;
  readonly newId: NewId;
  /** By the index of the day in the agenda. */
  readonly dayIds: readonly (string | null)[];
  readonly roomIds: ReadonlyMap<string, string | null>;
  readonly speakers: ImportedSpeakers;
  /** Ids of sessions by what makes them the same one. */
  readonly present: Map<string, string>;
  readonly byId: ReadonlyMap<string, Session>;
  readonly idsOf: (session: ImportedSession) => SessionIds;
};

type Merged = {
  readonly outcome: 'added' | 'changed' | 'unchanged';
  readonly changes: Changes;
};

function mergedDays(snapshot: WorkshopSnapshot, agenda: ImportedAgenda, newId: NewId) {
  const old = daysInOrder(snapshot.days);
  const undated = old.filter((day) => day.date === null);
  const all: { readonly before: Day | null; readonly after: Day }[] = old.map((day) => ({ before: day, after: day }));
  const own = daysOfTheirOwn(agenda, old.length > 0);
  let place = -1;
  const ids = agenda.days.map(({ date }, index) => {
    const same = date === null ? old[index] : old.find((day) => day.date === date);
    if (own[index] === true) place += 1;
    if (same !== undefined) return same.id;
    if (own[index] !== true) return null;
    // A workshop without dates gets them from the file, day by day.
    const free = date === null || undated.length < old.length ? undefined : undated[place];
    const day = { ...(free ?? dayNumber(all.length + 1, snapshot.workshop.id, newId())), date };
    const at = free === undefined ? -1 : all.findIndex(({ before }) => before?.id === free.id);
    if (at === -1) all.push({ before: null, after: day });
    else all[at] = { before: all[at]?.before ?? null, after: day };
    return day.id;
  });
  const dated = all.every(({ after }) => after.date !== null);
  const inOrder = dated
    ? all.toSorted((one, other) => ((one.after.date ?? '') < (other.after.date ?? '') ? -1 : 1))
    : all;
  const changes = inOrder.flatMap(({ before, after }, index) => {
    const numbered = { ...after, number: index + 1 };
    return before === null ? [created('day', numbered)] : updated('day', before, numbered);
  });
  return { ids, changes, added: all.length - old.length };
}

/**
 * By day of the agenda, whether it is a day of the workshop: one that has only entries that last all day, as a departure,
 * is none, unless the agenda and the workshop have no other day.
 */
function daysOfTheirOwn({ days, sessions }: ImportedAgenda, hasDays: boolean): boolean[] {
  const allDay = new Set<number | null>();
  const others = new Set<number | null>();
  for (const { day, notes = [] } of sessions) {
    const isAllDay = notes.some(({ code }) => code === 'all-day' || code === 'days-several');
    (isAllDay ? allDay : others).add(day);
  }
  const own = days.map((_, index) => others.has(index) || !allDay.has(index));
  return hasDays || own.includes(true) ? own : days.map(() => true);
}

function mergedRooms(snapshot: WorkshopSnapshot, agenda: ImportedAgenda, newId: NewId) {
  const language = snapshot.workshop.languages[0] ?? 'en';
  const find = knownRooms(snapshot);
  const made = new Map<string, string>();
  const ids = new Map<string, string | null>([['', null]]);
  const names: string[] = [];
  const changes = agenda.rooms.flatMap((written) => {
    const room = find(written);
    const id = 'id' in room ? room.id : made.get(searchKey(room.newName));
    if (id !== undefined) ids.set(written, id);
    if ('id' in room || id !== undefined) return [];
    const fresh = newId();
    ids.set(written, fresh);
    made.set(searchKey(room.newName), fresh);
    names.push(room.newName);
    const name = { [languageOf(room.newName, language)]: room.newName };
    return [created('room', { id: fresh, workshopId: snapshot.workshop.id, name, capacity: null })];
  });
  return { ids, names, changes };
}

function mergedSession(imported: ImportedSession, merge: Merge): Merged {
  const content = contentOf(imported, merge);
  const { ours, lasting } = merge.idsOf(imported);
  const known = merge.byId.get(ours ?? '') ?? merge.byId.get(lasting ?? '');
  if (known !== undefined) return broughtBack(known, imported, content, merge);
  const present = merge.present.get(identityOf(content));
  if (present !== undefined) return merged([], speakersOf(present, imported, merge));
  const session = { ...content, id: lasting ?? merge.newId() };
  merge.present.set(identityOf(content), session.id);
  return { outcome: 'added', changes: [created('session', session), ...speakersOf(session.id, imported, merge)] };
}

/**
 * A session that is here already, with the place, length and title of the file, in which another program may have
 * changed them.
 */
function broughtBack(ours: Session, imported: ImportedSession, { placement, minutes }: Session, merge: Merge): Merged {
  // Files cut sessions at midnight: a length that equals the cut one does not count as changed.
  const uncut = fittedMinutes({ start: placement?.start ?? null, minutes: ours.minutes }) === minutes;
  const after = { placement, minutes: uncut ? ours.minutes : minutes, title: titleBroughtBack(ours, imported.title) };
  return merged(updated('session', ours, after), speakersOf(ours.id, imported, merge));
}

function merged(...changes: readonly Changes[]): Merged {
  const all = changes.flat();
  return { outcome: all.length === 0 ? 'unchanged' : 'changed', changes: all };
}

function speakersOf(sessionId: string, { people, title }: ImportedSession, { speakers }: Merge): Changes {
  return speakers.assignmentsTo(sessionId, people, title);
}

function contentOf(imported: ImportedSession, { snapshot, dayIds, roomIds }: Merge): Session {
  const dayId = imported.day === null ? null : (dayIds[imported.day] ?? null);
  return {
    id: '',
    workshopId: snapshot.workshop.id,
    ...plainContent,
    kind: imported.kind,
    title: titleUnlessKind(imported),
    description: imported.description,
    minutes: imported.minutes,
    language: imported.language === snapshot.workshop.languages[0] ? null : imported.language,
    placement:
      dayId === null || imported.start === null
        ? null
        : { dayId, start: imported.start, roomId: roomIds.get(imported.room) ?? null },
  };
}

/** Blank where the title is only the name of the kind, which documents print in their own language. */
function titleUnlessKind({ title, kind }: ImportedSession): Text {
  const names = namesOfKind(kind);
  return Object.values(title).every((line) => names.includes(line)) ? {} : title;
}

/** Two sessions of one title at one time and place are the same session. */
function identityOf({ title, minutes, placement, kind }: Session): string {
  const place = placement === null ? 'unplaced' : `${placement.dayId} ${placement.start} ${placement.roomId ?? ''}`;
  return `${place} ${String(minutes)} ${textIn(title, 'en') || namesOfKind(kind)[0]}`;
}

/** A workshop that is made of an agenda; the number of its days comes from there. */
export type WorkshopOfAgenda = AgendaImport & { readonly workshopId: string };

/**
 * A new workshop with everything that the agenda has. Where the file states title or zone, or a country can be told from
 * them, they replace the wish's.
 */
export function workshopFromAgenda(
  wish: Omit<NewWorkshop, 'days'>,
  agenda: ImportedAgenda,
  enterSpeakers: boolean,
  newId: NewId,
): Result<WorkshopOfAgenda, 'schedule-too-large'> {
  const title = isBlank(agenda.title) ? wish.title : agenda.title;
  const country = countryOfAgenda(agenda, title) ?? wish.country;
  const timeZone = agenda.timeZone ?? (country === wish.country ? wish.timeZone : usualTimeZone(country));
  const made = createWorkshop({ ...wish, title, country, timeZone, days: 0 }, newId);
  const imported = importedAgendaChanges(emptySnapshot(made.changes), agenda, enterSpeakers, newId);
  if (!imported.ok) return imported;
  const { changes, ...rest } = imported.value;
  return success({ ...rest, workshopId: made.workshopId, changes: [...made.changes, ...changes] });
}

/** The country of the file's zone, or else of a city that its title or a room of it names; null where nothing says it. */
function countryOfAgenda({ timeZone, rooms }: ImportedAgenda, title: Text): Country | null {
  const named = [...Object.values(title), ...rooms];
  const ofZone = timeZone === null ? null : countryOfZone(timeZone);
  return ofZone ?? named.map(countryOfCity).find((country) => country !== null) ?? null;
}

/** The snapshot of the new workshop before the agenda is imported into it. */
function emptySnapshot(changes: Changes): WorkshopSnapshot {
  const workshop = madeRecord(changes, 'workshop');
  const programme = madeRecord(changes, 'programme');
  const lists = Object.fromEntries(Object.keys(workshopSnapshotSchema.shape).map((part) => [part, []]));
  return { ...lists, workshop, programme } as unknown as WorkshopSnapshot;
}

function madeRecord<Name extends EntityName>(changes: Changes, name: Name): EntityRecord<Name> | undefined {
  const made = changes.find((change: Change) => change.entity === name);
  return made === undefined || made.entity === 'mark' ? undefined : (made.value as unknown as EntityRecord<Name>);
}
