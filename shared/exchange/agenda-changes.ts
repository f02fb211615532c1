import { created, updated } from '../changes/record-changes.ts';
import { placeLine } from '../documents/workshop-lines.ts';
import type { Day } from '../domain/day.ts';
import { isBlank, textIn, type Language, type Text } from '../domain/language.ts';
import { plainContent, type Session } from '../domain/session.ts';
import { daysInOrder } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { dayNumber } from '../operations/create-workshop.ts';
import type { Changes, NewId } from '../operations/operation.ts';
import { failure, success, type Result } from '../result.ts';
import { searchKey } from '../text/search-key.ts';
import { agendaLimits, type ImportedAgenda, type ImportedSession, type ImportWarning } from './imported-agenda.ts';
import { languageOf } from './imported-text.ts';
import { ImportedSpeakers } from './imported-speakers.ts';

/** What an import would do, for the preview; the command commits `changes` as one action. */
export type AgendaImport = {
  readonly changes: Changes;
  readonly added: number;
  /** Sessions of ours that come back from a file and differ. */
  readonly changed: number;
  /** Sessions that are here already, just so. */
  readonly unchanged: number;
  readonly newRooms: readonly string[];
  readonly newDays: number;
  /** Names of speakers who are not among the people of the workshop, whether or not they are entered. */
  readonly missingSpeakers: readonly string[];
  readonly warnings: readonly ImportWarning[];
};

/**
 * The changes that bring an agenda into a workshop: days by their dates, or by their numbers where dates are missing;
 * rooms by their names; then the sessions, and with `enterSpeakers` the people who speak in them and are not here. What
 * is here already is not doubled, so the same file can come in twice.
 */
export function agendaChanges(
  snapshot: WorkshopSnapshot,
  agenda: ImportedAgenda,
  enterSpeakers: boolean,
  newId: NewId,
): Result<AgendaImport> {
  const days = mergedDays(snapshot, agenda, newId);
  const rooms = mergedRooms(snapshot, agenda, newId);
  const speakers = new ImportedSpeakers(snapshot, enterSpeakers, newId);
  const merge: Merge = {
    snapshot,
    newId,
    dayIds: days.ids,
    roomIds: rooms.ids,
    speakers,
    present: new Set(snapshot.sessions.map(identityOf)),
    byId: new Map(snapshot.sessions.map((session) => [session.id, session])),
  };
  const sessions = agenda.sessions.map((session) => mergedSession(session, merge));
  const added = sessions.filter(({ outcome }) => outcome === 'added').length;
  const fits =
    snapshot.days.length + days.added <= agendaLimits.days &&
    snapshot.rooms.length + rooms.names.length <= agendaLimits.rooms &&
    snapshot.sessions.length + added <= agendaLimits.sessions &&
    speakers.missing.size <= agendaLimits.speakers;
  if (!fits) return failure('schedule-too-large', agendaLimits);
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
  readonly dayIds: readonly string[];
  readonly roomIds: ReadonlyMap<string, string | null>;
  readonly speakers: ImportedSpeakers;
  readonly present: Set<string>;
  readonly byId: ReadonlyMap<string, Session>;
};

type Merged = {
  readonly outcome: 'added' | 'changed' | 'unchanged';
  readonly changes: Changes;
};

function mergedDays(snapshot: WorkshopSnapshot, agenda: ImportedAgenda, newId: NewId) {
  const old = daysInOrder(snapshot.days);
  const undated = old.filter((day) => day.date === null);
  const all: { readonly before: Day | null; readonly after: Day }[] = old.map((day) => ({ before: day, after: day }));
  const ids = agenda.days.map(({ date }, index) => {
    const same = date === null ? old[index] : old.find((day) => day.date === date);
    if (same !== undefined) return same.id;
    // A workshop without dates gets them from the file, day by day.
    const free = date === null || undated.length < old.length ? undefined : undated[index];
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

/** A place as "Hall, Hotel Kazzhol, Almaty, Kazakhstan" is the hall; the hotel alone is all rooms. */
function mergedRooms(snapshot: WorkshopSnapshot, agenda: ImportedAgenda, newId: NewId) {
  const language = snapshot.workshop.languages[0] ?? 'en';
  const known = new Map(
    snapshot.rooms.flatMap((room) => Object.values(room.name).map((name) => [searchKey(name), room.id] as const)),
  );
  const ids = new Map<string, string | null>([['', null]]);
  const names: string[] = [];
  const changes = agenda.rooms.flatMap((written) => {
    const name = withoutPlace(written, snapshot);
    const id = name === '' ? null : (known.get(searchKey(name)) ?? newId());
    ids.set(written, id);
    if (id === null || known.has(searchKey(name))) return [];
    known.set(searchKey(name), id);
    names.push(name);
    const text = { [languageOf(name, language)]: name };
    return [created('room', { id, workshopId: snapshot.workshop.id, name: text, capacity: null })];
  });
  return { ids, names, changes };
}

function withoutPlace(written: string, snapshot: WorkshopSnapshot): string {
  const places = snapshot.workshop.languages.map((language: Language) => placeLine(snapshot, language));
  const place = places.find((one) => one !== '' && (written === one || written.endsWith(`, ${one}`)));
  return place === undefined ? written : written.slice(0, -place.length).replace(/,\s*$/, '');
}

function mergedSession(imported: ImportedSession, merge: Merge): Merged {
  const content = contentOf(imported, merge);
  const id = /^[0-9a-f-]{36}/i.exec(imported.source)?.[0]?.toLowerCase() ?? '';
  const ours = imported.source === id || imported.source.startsWith(`${id}@rostrum`) ? merge.byId.get(id) : undefined;
  if (ours !== undefined) {
    const { placement, minutes } = content;
    const changes = updated('session', ours, { placement, minutes, title: mergedTitle(ours, imported) });
    return { outcome: changes.length === 0 ? 'unchanged' : 'changed', changes };
  }
  if (merge.present.has(identityOf(content))) return { outcome: 'unchanged', changes: [] };
  merge.present.add(identityOf(content));
  const session = { ...content, id: merge.newId() };
  const assignments = merge.speakers.assignmentsTo(session.id, imported.people, imported.title);
  return { outcome: 'added', changes: [created('session', session), ...assignments] };
}

/** What the file says in its languages, and ours in the others; the name of the kind is no title. */
function mergedTitle(ours: Session, imported: ImportedSession): Text {
  return isBlank(ours.title) ? ours.title : { ...ours.title, ...imported.title };
}

function contentOf(imported: ImportedSession, { snapshot, dayIds, roomIds }: Merge): Session {
  const dayId = imported.day === null ? undefined : dayIds[imported.day];
  const placed = dayId !== undefined && imported.start !== null;
  return {
    id: '',
    workshopId: snapshot.workshop.id,
    ...plainContent,
    kind: imported.kind,
    title: imported.title,
    description: imported.description,
    minutes: imported.minutes,
    language: imported.language === snapshot.workshop.languages[0] ? null : imported.language,
    placement: placed ? { dayId, start: imported.start ?? '', roomId: roomIds.get(imported.room) ?? null } : null,
  };
}

/** Two sessions of one title at one time and place are the same session. */
function identityOf({ title, minutes, placement, kind }: Session): string {
  const place = placement === null ? 'unplaced' : `${placement.dayId} ${placement.start} ${placement.roomId ?? ''}`;
  return `${place} ${String(minutes)} ${textIn(title, 'en') || kind}`;
}
