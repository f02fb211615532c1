import { daysInOrder, sessionsOfDay } from '../domain/attendance/slots.ts';
import { type Language, type Text, textIn } from '../domain/language.ts';
import type { Session, SessionKind } from '../domain/agenda/session.ts';
import { listedPeople } from '../documents/listed-people.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { readWorkshopBytes, type WorkshopFileCode } from '../files/workshop-file.ts';
import type { Failure } from '../result.ts';
import { formatDate } from '../text/dates.ts';
import { loadCatalogues, type Translate, translator } from '../text/text.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { localTime, now } from '../time/instant.ts';
import type { WallClock } from '../time/wall-clock.ts';
import { isBackupFile, isJournalFile, isWorkshopFile } from './agenda-file-begin.ts';
import type { AboutSpeaker, ImportedAgenda, ImportWarning } from './imported-agenda.ts';
import { type AgendaFileFailure, openAgendaFile } from './open-agenda-file.ts';
import { isPeopleList, noListChoice, readPeopleList } from './people/imported-people.ts';
import { toldPeopleRemark, type UnderstoodPeople, understoodPeople } from './people/understood-people.ts';
import type { ReadOptions } from './schedule/schedule-reader.ts';
import { noChoice, type OpenedTable, readTableFile } from './table/table-file.ts';
import { type Told, toldRemark, toldWarning } from './told.ts';

/** What a file can be read as. */
export const fileKinds = ['agenda', 'people', 'workshop'] as const;
type FileKind = (typeof fileKinds)[number];

/** A session as it was understood, in plain values. */
type UnderstoodSession = {
  /** Null where the file does not say the day, or says only its number. */
  readonly date: CalendarDay | null;
  readonly start: WallClock | null;
  readonly minutes: number;
  /** In the language that is asked for, or else in that of the file, as the preview shows it. */
  readonly title: string;
  readonly description: string;
  /** The title by language, where it is in several. */
  readonly titles?: Text;
  /** '' for all rooms. */
  readonly room: string;
  /** Names of those who lead or present, as the file spells them. */
  readonly people: readonly string[];
  /** What the file says of them beside their names. */
  readonly about?: readonly AboutSpeaker[];
  readonly kind: SessionKind;
};

/** What was understood of a file, as the command `read` prints it. */
type UnderstoodFile = Partial<UnderstoodPeople> & {
  readonly kind: FileKind | 'refused';
  readonly sessions: readonly UnderstoodSession[];
  /** Remarks about the file, and about sessions that are other than it says. */
  readonly told: readonly Told[];
};

/** Why a file is refused; `people-list-unread`: no column of it holds names of people. */
type ReadFailure = AgendaFileFailure | WorkshopFileCode | 'table-not-understood' | 'people-list-unread';

/** The texts of a language. */
type Words = { readonly t: Translate; readonly language: Language };

type ReadFileOptions = ReadOptions & {
  /** What the user says that the file is; by default its beginning and its name decide. */
  readonly as?: FileKind | undefined;
};

/**
 * Reads a calendar, a schedule, a table or a workshop file and says what was understood. A refused file has no sessions
 * and one remark, why. Sentences are in `options.language`.
 */
export async function readAgendaFile(
  bytes: Uint8Array,
  name: string,
  options: ReadFileOptions,
): Promise<UnderstoodFile> {
  // Names of kinds and rooms are known in both languages.
  await loadCatalogues();
  const { language, timeZone } = options;
  const t = translator(language);
  if (isBackupFile(bytes, name)) return refusedFile({ code: 'file-is-backup' }, name, t);
  if (isJournalFile(bytes)) return refusedFile({ code: 'file-is-journal' }, name, t);
  const kind = options.as ?? (isWorkshopFile(bytes, name) ? 'workshop' : null);
  if (kind === 'workshop') return understoodWorkshop(bytes, name, language, t);
  const opened = await openAgendaFile(bytes, options);
  if (!opened.ok) return refusedFile(opened.failure, name, t);
  if ('agenda' in opened.value) {
    if (kind === 'people') return refusedFile({ code: 'people-list-unread' }, name, t);
    const { agenda } = opened.value;
    return {
      kind: 'agenda',
      sessions: understoodSessions(agenda, t),
      told: toldOf(agenda, name, { t, language }),
    };
  }
  const near = options.days?.first ?? localTime(now(), timeZone ?? undefined).day;
  if (kind === 'people' || (kind === null && (opened.value.form !== undefined || isPeopleList(opened.value)))) {
    return peopleOf(opened.value, near, { name, language }, t);
  }
  const table = readTableFile(opened.value, noChoice, { language, near, timeZone });
  if (!table.ok) return refusedFile(table.failure, name, t);
  const { agenda } = table.value;
  if (!agenda.ok) return refusedFile(agenda.failure, name, t);
  const hasSheets = opened.value.sheets.length > 1;
  const told = [
    ...table.value.remarks.map((remark) => toldRemark(remark, { hasSheets, name }, t)),
    ...toldOf(agenda.value, name, { t, language }),
    ...guessesOf(agenda.value).map((warning) => toldWarning(warning, name, t, language)),
  ];
  return { kind: 'agenda', sessions: understoodSessions(agenda.value, t), told };
}

/** Days that a table numbers have no dates; the window asks for these. */
function guessesOf({ sessions, days }: ImportedAgenda): ImportWarning[] {
  const isUndated = sessions.some(({ day }) => day !== null && days[day]?.date === null);
  return isUndated ? [{ code: 'days-undated', values: {} }] : [];
}

function peopleOf(
  table: OpenedTable,
  near: CalendarDay,
  { name, language }: { readonly name: string; readonly language: Language },
  t: Translate,
): UnderstoodFile {
  const list = readPeopleList(table, noListChoice, near);
  if (!list.ok) return refusedFile(list.failure, name, t);
  const place = { hasSheets: table.sheets.length > 1, name, language };
  const told = [
    ...toldOfForm(table, name, language, t),
    ...list.value.remarks.map((remark) => toldPeopleRemark(remark, place, t)),
  ];
  return { kind: 'people', sessions: [], told, ...withoutPapers(understoodPeople(list.value)) };
}

/** People without birthdays, passports and other details, which are sensitive and never printed; remarks say that they were read. */
function withoutPapers(list: UnderstoodPeople): UnderstoodPeople {
  const people = list.people.map((person) => {
    const {
      birth: _birth,
      birthYear: _year,
      passport: _passport,
      passportUntil: _until,
      details: _details,
      ...rest
    } = person;
    return rest;
  });
  return { ...list, people };
}

/** That a file is a form that was sent out, with its number. */
function toldOfForm({ form }: OpenedTable, name: string, language: Language, t: Translate): Told[] {
  if (form === undefined) return [];
  const { sheetCode, delegation, asOf } = form.code;
  const values = { code: `${sheetCode}-${delegation}`, date: formatDate(asOf, language) };
  return [{ code: 'form-recognised', where: name, sentence: t('peopleList.form.recognised', values) }];
}

function refusedFile(refusal: Failure<ReadFailure>, name: string, t: Translate): UnderstoodFile {
  const { code } = refusal;
  // Readers do not know the name, which some of the sentences say.
  const details = { name, ...refusal.details };
  const line = refusal.details?.['line'];
  const where = line === undefined ? name : t('exchange.place.line', { number: line });
  return {
    kind: 'refused',
    sessions: [],
    told: [{ code, where, sentence: t(`errors.${code}`, details) }],
  };
}

/** The sessions of an agenda, in the order of the file. */
export function understoodSessions({ sessions, days }: ImportedAgenda, t: Words['t']): UnderstoodSession[] {
  return sessions.map(({ day, start, minutes, title, description, room, people, about, kind }) => ({
    date: day === null ? null : (days[day]?.date ?? null),
    start,
    minutes,
    title: inAllLanguages(title, ' / ') || t(`vocabulary.sessionKind.${kind}`),
    ...severalTitles(title),
    description: inAllLanguages(description, '\n\n'),
    room,
    people,
    ...(about === undefined ? {} : { about }),
    kind,
  }));
}

function inAllLanguages(text: Text, between: string): string {
  return [...new Set(Object.values(text))].join(between);
}

function severalTitles(title: Text): Pick<UnderstoodSession, 'titles'> {
  return Object.keys(title).length > 1 ? { titles: title } : {};
}

/** What is told of an agenda: of the file, then of its sessions. */
function toldOf({ warnings, sessions }: ImportedAgenda, name: string, { t, language }: Words): Told[] {
  // That something lasts all day, its missing start says.
  const notes = sessions.flatMap((session) => session.notes ?? []).filter(({ code }) => code !== 'all-day');
  return [...warnings, ...notes].map((warning) => toldWarning(warning, name, t, language));
}

function understoodWorkshop(bytes: Uint8Array, name: string, language: Language, t: Translate): UnderstoodFile {
  const read = readWorkshopBytes(bytes);
  if (!read.ok) return refusedFile(read.failure, name, t);
  return { kind: 'workshop', sessions: sessionsOfWorkshop(read.value, language, t), told: [] };
}

/** The sessions of a workshop: day by day, then those without a place. */
function sessionsOfWorkshop(snapshot: WorkshopSnapshot, language: Language, t: Translate): UnderstoodSession[] {
  const rooms = new Map(snapshot.rooms.map(({ id, name }) => [id, textIn(name, language)]));
  const leading = listedPeople(snapshot);
  const understood = (session: Session, date: CalendarDay | null): UnderstoodSession => ({
    date,
    start: session.placement?.start ?? null,
    minutes: session.minutes,
    title: inAllLanguages(session.title, ' / ') || t(`vocabulary.sessionKind.${session.kind}`),
    ...severalTitles(session.title),
    description: inAllLanguages(session.description, '\n\n'),
    room: rooms.get(session.placement?.roomId ?? '') ?? '',
    people: snapshot.assignments
      .filter(({ sessionId, role }) => sessionId === session.id && role !== 'interpreter')
      .flatMap(({ participationId }) => leading.get(participationId)?.spokenName(language) ?? []),
    kind: session.kind,
  });
  const placed = daysInOrder(snapshot.days).flatMap((day) =>
    sessionsOfDay(day.id, snapshot.sessions).map((session) => understood(session, day.date)),
  );
  const others = snapshot.sessions.filter(({ placement }) => placement === null);
  return [...placed, ...others.map((session) => understood(session, null))];
}
