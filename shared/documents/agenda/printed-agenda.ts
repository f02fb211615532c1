import { pauses } from '../../domain/attendance/slots.ts';
import type { Day } from '../../domain/agenda/day.ts';
import type { Edition } from '../../domain/agenda/edition.ts';
import type { Session, SessionKind } from '../../domain/agenda/session.ts';
import { isBlank, type Language, type Text } from '../../domain/language.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { compareEditions, latestEdition } from '../../operations/edition.ts';
import { formatDate } from '../../text/dates.ts';
import type { TextKey } from '../../text/text.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { isTimeZone, localTime } from '../../time/instant.ts';
import type { DocumentRequest } from '../document-request.ts';
import { cell, type Cell, paragraph, type Paragraph, type Row } from '../layout/blocks.ts';
import type { ListedPerson } from '../listed-people.ts';
import { chosenDays, titleInColumn, timesOf, type Wording } from '../wording.ts';
import type { WorkbookColumn } from '../workbook.ts';

type AgendaRequest = Pick<DocumentRequest, 'agenda' | 'asOf'>;

/** The edition that was asked for; undefined where another agenda was, or where the edition is no longer there. */
export function chosenEdition({ editions }: WorkshopSnapshot, { agenda }: AgendaRequest): Edition | undefined {
  return editions.find(({ id }) => id === agenda);
}

/** The workshop with the days, rooms, sessions and assignments of the agenda that was asked for. */
export function withChosenAgenda(snapshot: WorkshopSnapshot, request: AgendaRequest): WorkshopSnapshot {
  if (request.agenda === 'delivered') return { ...snapshot, sessions: snapshot.sessions.map(asDelivered) };
  const edition = chosenEdition(snapshot, request);
  if (edition === undefined) return snapshot;
  const { days, rooms, sessions, assignments } = edition;
  return { ...snapshot, days, rooms, sessions, assignments };
}

/**
 * The days that an agenda prints, in order. As delivered, only those that are not still to come and of which it is
 * recorded how they went: the times of a session differ from the plan, or the day is signed off.
 */
export function printedDays(snapshot: WorkshopSnapshot, request: DocumentRequest): Day[] {
  const days = chosenDays(snapshot, request);
  return request.agenda === 'delivered' ? days.filter((day) => wasDelivered(day, snapshot, request)) : days;
}

function wasDelivered({ id, date }: Day, { sessions, signOffs }: WorkshopSnapshot, { asOf }: AgendaRequest): boolean {
  if (date !== null && date > asOf) return false;
  const isRecorded = sessions.some(({ placement, delivered }) => placement?.dayId === id && delivered !== null);
  return isRecorded || signOffs.some(({ dayId }) => dayId === id);
}

/** Why there is no agenda as delivered to print; null where there is one, or where another is asked for. */
export function nothingToDeliver(snapshot: WorkshopSnapshot, request: DocumentRequest): TextKey | null {
  if (request.agenda !== 'delivered') return null;
  return printedDays(snapshot, request).length === 0 ? 'documents.agenda.none-delivered' : null;
}

/**
 * The sessions as they were planned, by id, to be compared with the delivered ones; null where the plan itself is
 * printed.
 */
export function plannedSessions(
  { sessions }: WorkshopSnapshot,
  { agenda }: AgendaRequest,
): ReadonlyMap<string, Session> | null {
  return agenda === 'delivered' ? new Map(sessions.map((session) => [session.id, session])) : null;
}

/** Whether a session did not take place although it was planned. */
export function wasDropped({ delivered, placement }: Session): boolean {
  return placement !== null && delivered?.minutes === 0;
}

/** At the time when it really was. A session that was dropped keeps the time at which it should have been. */
function asDelivered(session: Session): Session {
  const { delivered, placement } = session;
  if (delivered === null || placement === null || wasDropped(session)) return session;
  return { ...session, placement: { ...placement, start: delivered.start }, minutes: delivered.minutes };
}

/** "Edition 2 of 10 July 2025", "Changed since edition 2 …", "Draft of …", "As delivered …", in each language. */
export function versionLines(snapshot: WorkshopSnapshot, request: AgendaRequest, wording: Wording): readonly string[] {
  const { key, edition } = versionOf(snapshot, request);
  return wording.languages.map((language) =>
    wording.translate(language, `documents.agenda.${key}`, {
      asOf: formatDate(request.asOf, language),
      number: edition?.number ?? 0,
      date: edition === undefined ? '' : formatDate(frozenDay(edition, snapshot), language),
    }),
  );
}

type Version = { readonly key: 'as-delivered' | 'draft' | 'changed' | 'edition'; readonly edition?: Edition };

function versionOf(snapshot: WorkshopSnapshot, request: AgendaRequest): Version {
  if (request.agenda === 'delivered') return { key: 'as-delivered' };
  const chosen = chosenEdition(snapshot, request);
  if (chosen !== undefined) return { key: 'edition', edition: chosen };
  const latest = latestEdition(snapshot);
  if (latest === undefined) return { key: 'draft' };
  return { key: compareEditions(latest, snapshot).length === 0 ? 'edition' : 'changed', edition: latest };
}

/** The day on which an edition was frozen, at the place of the workshop. */
export function frozenDay({ frozenAt }: Edition, { workshop }: Pick<WorkshopSnapshot, 'workshop'>): CalendarDay {
  return localTime(frozenAt, isTimeZone(workshop.timeZone) ? workshop.timeZone : 'UTC').day;
}

/** What all rows of one agenda share. */
export type AgendaPage = {
  readonly wording: Wording;
  readonly people: ReadonlyMap<string, ListedPerson>;
  readonly snapshot: WorkshopSnapshot;
  readonly showsRooms: boolean;
  /** Participations whose position is printed already: it follows the first mention only. */
  readonly introduced: Set<string>;
  /** The sessions as they were planned, by id, where the delivered agenda is printed; else null. */
  readonly plan: ReadonlyMap<string, Session> | null;
};

/**
 * Kinds that say how a titled session works; the others say nothing that its title does not. A lecture is what every
 * session is taken for until somebody says what it is, so it is not said of any.
 */
const methods: ReadonlySet<SessionKind> = new Set([
  'discussion',
  'group-work',
  'exercise',
  'special-session',
  'site-visit',
]);

export function agendaRow(session: Session, page: AgendaPage): Row {
  const isQuietKind = pauses.has(session.kind);
  const quiet = isQuietKind || isDropped(session, page);
  const responsible = responsibleOf(session, page);
  const room = page.showsRooms && !isQuietKind ? roomOf(session, page) : [];
  return {
    tinted: isQuietKind,
    cells: [
      cell([paragraph(timesOf(session), quiet ? 'timeMuted' : 'time'), ...plannedTime(session, page)]),
      ...titleCells(session, page, quiet),
      cell(responsible),
      ...(page.showsRooms ? [cell(room)] : []),
    ],
  };
}

/** Whether the delivered agenda is printed and this session did not take place. */
function isDropped(session: Session, { plan }: AgendaPage): boolean {
  return plan !== null && wasDropped(session);
}

/** When it should have been, where it was at another time. */
function plannedTime(session: Session, { plan, wording }: AgendaPage): Paragraph[] {
  const planned = plan?.get(session.id);
  if (planned === undefined || timesOf(planned) === timesOf(session)) return [];
  return wording.words('documents.agenda.planned', 'small', () => ({ time: timesOf(planned) }));
}

/** One cell a language, each with what is written in it: a title that is not translated stands in its own column. */
function titleCells(session: Session, page: AgendaPage, quiet: boolean): Cell[] {
  return page.wording.languages.map((language) => cell(titleParagraphs(session, page, language, quiet)));
}

function titleParagraphs(session: Session, page: AgendaPage, language: Language, quiet: boolean): Paragraph[] {
  const { wording } = page;
  const tag = wording.tagged(language);
  const title = titleInColumn(session, wording, language);
  const audience = inColumn(session.audience, wording, language);
  const kind = !isBlank(session.title) && methods.has(session.kind);
  const notes = [
    kind ? wording.translate(language, `vocabulary.sessionKind.${session.kind}`) : '',
    inColumn(session.method, wording, language),
    audience === '' ? '' : wording.translate(language, 'documents.for-whom', { audience }),
  ];
  return [
    paragraph(title, quiet ? 'bodyMuted' : 'bodyStrong', tag),
    paragraph(isDropped(session, page) ? wording.translate(language, 'documents.agenda.dropped') : '', 'body', tag),
    paragraph(inColumn(session.description, wording, language), 'small', tag),
    paragraph(notes.filter(Boolean).join('  ·  '), 'small', tag),
  ];
}

/** A text for the column of one language; one that is in none of the languages of the paper stands in the first, as a title does. */
function inColumn(text: Text, wording: Wording, language: Language): string {
  const isWritten = wording.languages.some((each) => text[each] !== undefined);
  return isWritten || language !== wording.first ? (text[language] ?? '') : wording.text(text);
}

/** Columns of a worksheet for the titles of sessions, one for each language of the paper. */
export function titleColumns(wording: Wording): WorkbookColumn[] {
  return wording.languages.map((written) => ({
    head: wording.both('documents.title-in', (language) => ({
      language: wording.translate(language, `vocabulary.language.${written}`),
    })),
    kind: 'text',
  }));
}

/** Who leads or presents, in the order in which they were assigned. */
export function leadsOf(
  session: Session,
  { snapshot, people }: Pick<AgendaPage, 'snapshot' | 'people'>,
): ListedPerson[] {
  return snapshot.assignments
    .filter((assignment) => assignment.sessionId === session.id && assignment.role !== 'interpreter')
    .flatMap((assignment) => people.get(assignment.participationId) ?? []);
}

function responsibleOf(session: Session, page: AgendaPage): Paragraph[] {
  const { wording } = page;
  return leadsOf(session, page).flatMap((person) => {
    const names = [...new Set(wording.languages.map((language) => person.spokenName(language)))];
    const { id } = person.participation;
    const position = page.introduced.has(id) ? [] : wording.said(person.position, 'small');
    page.introduced.add(id);
    return [...names.map((name, index) => paragraph(name, index === 0 ? 'body' : 'small')), ...position];
  });
}

function roomOf(session: Session, { snapshot, wording }: AgendaPage): Paragraph[] {
  const room = snapshot.rooms.find((one) => one.id === session.placement?.roomId);
  return room === undefined ? [] : wording.said(room.name, 'body', 'small');
}

/**
 * What tells the file of this agenda from that of the planned one: "as delivered", "edition 2"; null for the planned
 * one.
 */
export function agendaName(snapshot: WorkshopSnapshot, request: AgendaRequest, wording: Wording): string | null {
  if (request.agenda === 'delivered') return wording.translate(wording.first, 'documents.file.delivered');
  const edition = chosenEdition(snapshot, request);
  return edition === undefined
    ? null
    : wording.translate(wording.first, 'documents.file.edition', { number: edition.number });
}
