import type { Day } from '../../domain/agenda/day.ts';
import type { Session } from '../../domain/agenda/session.ts';
import { endOf, sessionsOfDay, showsRooms, startOf } from '../../domain/attendance/slots.ts';
import type { Language } from '../../domain/language.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { clockAt } from '../../time/wall-clock.ts';
import type { DocumentRequest } from '../document-request.ts';
import { type Block, type Column, type PaperDocument, paragraph, textBlock } from '../layout/blocks.ts';
import { gutter } from '../layout/page.ts';
import { cellPadding } from '../layout/table.ts';
import { listedPeople, type ListedPerson } from '../listed-people.ts';
import { chosenDaysName, dayLine, fundingLine, noDays, paperOpening, titleInColumn, Wording } from '../wording.ts';
import { datedSection, runningTitle } from '../table-paper.ts';
import type { Workbook, WorkbookCell, WorkbookColumn } from '../workbook.ts';
import {
  type AgendaPage,
  agendaName,
  agendaRow,
  leadsOf,
  nothingToDeliver,
  plannedSessions,
  printedDays,
  titleColumns,
  versionLines,
  wasDropped,
  withChosenAgenda,
} from './printed-agenda.ts';

/**
 * The agenda as handed out: portrait, the days below each other, two languages side by side (docs/practice.md,
 * Agendas).
 */
export function agenda(workshop: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const snapshot = withChosenAgenda(workshop, request);
  const version = versionLines(workshop, request, wording);
  const page: AgendaPage = {
    wording,
    people: listedPeople(snapshot),
    snapshot,
    showsRooms: showsRooms(snapshot),
    introduced: new Set(),
    plan: plannedSessions(workshop, request),
  };
  const days = printedDays(snapshot, request).map((day) => dayBlocks(day, page));
  const [firstDay = nothingDelivered(request, wording), ...otherDays] = days;
  const opening = paperOpening(snapshot, wording, 'agenda', version);
  const apart = request.pagePerDay === true;
  return {
    title: `${wording.both('documents.title.agenda')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: 'portrait',
    sections: [
      {
        ...datedSection(
          apart ? [[...opening, ...firstDay], ...otherDays] : [opening, firstDay, ...otherDays],
          { snapshot, request, wording },
          version.join(' / '),
        ),
        pagePerPart: apart,
      },
    ],
  };
}

function nothingDelivered({ agenda: which }: DocumentRequest, wording: Wording): Block[] {
  if (which !== 'delivered') return [];
  return [
    { kind: 'space', height: 6 },
    textBlock('P', wording.words('documents.agenda.nothing-delivered', 'bodyMuted')),
  ];
}

function dayBlocks(day: Day, page: AgendaPage): Block[] {
  const { wording, snapshot } = page;
  const look = wording.languages.length === 2 ? 'dayHeadingPair' : 'dayHeading';
  const headings = wording.languages.map((language) =>
    paragraph(upperName(dayLine(day, wording, language)), look, wording.tagged(language)),
  );
  const themes = wording.texts(day.theme);
  const again = [headings.map((one) => one.text).join(' / '), wording.both('documents.continued')].join('  ');
  const continued = paragraph(again, 'dayContinued');
  const sessions = sessionsOfDay(day.id, snapshot.sessions);
  const rows = sessions.map((session, index) => ({
    ...agendaRow(session, page),
    keepWithNext: goesOnBeside(sessions, index),
  }));
  const table: Block =
    rows.length === 0
      ? textBlock('P', wording.words('documents.nothing-planned', 'bodyMuted'))
      : {
          kind: 'table',
          columns: columnsOf(page),
          groups: [{ heading: null, continued, rows }],
          look: 'ruled',
          rowHeight: 7,
        };
  return [
    { kind: 'space', height: 6 },
    sideBySide('H2', headings, page),
    ...(themes.length === 0
      ? []
      : [
          sideBySide(
            'P',
            // In the column of its language, whichever it is written in.
            wording.languages.map((language) => {
              const text = themes.find((theme) => theme.language === language)?.text ?? '';
              return paragraph(text, 'dayTheme', wording.tagged(language));
            }),
            page,
          ),
        ]),
    { kind: 'space', height: 0.8 },
    table,
  ];
}

/** Whether the next session begins before this one and those before it are over: parallel sessions stand together. */
function goesOnBeside(sessions: readonly Session[], index: number): boolean {
  const next = sessions[index + 1];
  return next !== undefined && Math.max(...sessions.slice(0, index + 1).map(endOf)) > startOf(next);
}

/** The second language begins where its column of the table begins. */
function sideBySide(tag: 'H2' | 'P', paragraphs: ReturnType<typeof paragraph>[], page: AgendaPage): Block {
  const [time = 0, title = 0, ...others] = columnsOf(page).map((column) => column.width);
  const left = time + title + cellPadding - gutter;
  const right = others.reduce((sum, width) => sum + width, 0) - cellPadding;
  const columns = paragraphs.map((one, index) => ({
    share: index === 0 ? left : right,
    align: 'start' as const,
    paragraphs: [one],
  }));
  return { kind: 'text', tag, columns, keepWithNext: true };
}

/** "DAY 1 – Tuesday 15 July 2025": the name of the day in capitals, its date as it is written. */
function upperName(line: string): string {
  const [name = '', ...rest] = line.split(' – ');
  return [name.toUpperCase(), ...rest].join(' – ');
}

/** Millimetres; together the width between the margins of a portrait page. */
function columnsOf({ wording, showsRooms }: AgendaPage): Column[] {
  const two = wording.languages.length === 2;
  const widths = two
    ? showsRooms
      ? [24, 47, 47, 33, 25]
      : [25, 56, 56, 39]
    : showsRooms
      ? [25, 81, 43, 27]
      : [25, 102, 49];
  const titleHeads = wording.languages.map((language: Language) => [
    paragraph(wording.translate(language, 'documents.session'), 'tableHead', wording.tagged(language)),
  ]);
  const heads = [
    wording.words('documents.time', 'tableHead'),
    ...titleHeads,
    wording.words('documents.responsible', 'tableHead'),
    wording.words('documents.room', 'tableHead'),
  ];
  return widths.map((width, index) => ({ width, heads: heads[index] ?? [], align: 'start', upwards: false }));
}

type WorkbookSource = {
  readonly snapshot: WorkshopSnapshot;
  readonly wording: Wording;
  readonly people: ReadonlyMap<string, ListedPerson>;
  /** The sessions as they were planned, by id, where the delivered agenda is printed; else null. */
  readonly plan: ReadonlyMap<string, Session> | null;
};

/** The agenda as one table: a row for each placed session. */
export function agendaWorkbook(workshop: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const snapshot = withChosenAgenda(workshop, request);
  const source = { snapshot, wording, people: listedPeople(snapshot), plan: plannedSessions(workshop, request) };
  const title = wording.text(snapshot.workshop.title);
  const rows = printedDays(snapshot, request).flatMap((day) =>
    sessionsOfDay(day.id, snapshot.sessions).map((session) => sessionRow(session, day, source)),
  );
  const sheet = {
    name: wording.translate(wording.first, 'documents.title.agenda'),
    columns: workbookColumns(source),
    rows,
    blankRows: 0,
    rowHeight: null,
    header: { left: runningTitle(snapshot, wording), right: versionLines(workshop, request, wording).join(' / ') },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return { title: `${wording.both('documents.title.agenda')}: ${title}`, sheets: [sheet] };
}

function workbookColumns({ wording, plan }: WorkbookSource): WorkbookColumn[] {
  return [
    { head: wording.both('documents.day-number'), kind: 'number' },
    { head: wording.both('documents.date'), kind: 'date' },
    { head: wording.both('documents.start'), kind: 'time' },
    { head: wording.both('documents.end'), kind: 'time' },
    { head: wording.both('documents.minutes'), kind: 'number' },
    ...titleColumns(wording),
    { head: wording.both('documents.kind'), kind: 'text' },
    { head: wording.both('documents.room'), kind: 'text' },
    { head: wording.both('documents.responsible'), kind: 'text' },
    ...(plan === null
      ? []
      : [
          { head: wording.both('documents.agenda.planned-start'), kind: 'time' as const },
          { head: wording.both('documents.agenda.planned-end'), kind: 'time' as const },
        ]),
  ];
}

function sessionRow(session: Session, day: Day, source: WorkbookSource): WorkbookCell[] {
  const { snapshot, wording, plan } = source;
  const planned = plan?.get(session.id);
  const dropped = plan !== null && wasDropped(session);
  const room = snapshot.rooms.find((one) => one.id === session.placement?.roomId);
  const leads = leadsOf(session, source).map((person) =>
    [...new Set(wording.languages.map((language) => person.spokenName(language)))].join(' / '),
  );
  return [
    day.number,
    day.date === null ? null : { date: day.date },
    dropped ? null : startTime(session),
    dropped ? null : endTime(session),
    dropped ? 0 : session.minutes,
    ...wording.languages.map((language) => titleInColumn(session, wording, language) || null),
    wording.both(`vocabulary.sessionKind.${session.kind}`),
    room === undefined ? null : wording.bothOf(room.name),
    leads.join('; ') || null,
    ...(planned === undefined ? [] : [startTime(planned), endTime(planned)]),
  ];
}

function startTime(session: Session): WorkbookCell {
  return { time: clockAt(startOf(session)) };
}

function endTime(session: Session): WorkbookCell {
  return { time: clockAt(endOf(session)) };
}

function pagePerDayName(_: WorkshopSnapshot, { pagePerDay }: DocumentRequest, wording: Wording): string | null {
  return pagePerDay === true ? wording.translate(wording.first, 'documents.file.pagePerDay') : null;
}

export const agendaDefinition = {
  kind: 'agenda',
  paper: agenda,
  workbook: agendaWorkbook,
  lack: (snapshot: WorkshopSnapshot, request: DocumentRequest) =>
    noDays(withChosenAgenda(snapshot, request), request) ?? nothingToDeliver(snapshot, request),
  nameDetails: [agendaName, chosenDaysName, pagePerDayName],
} as const;
