import type { Day } from '../domain/day.ts';
import type { Session } from '../domain/session.ts';
import { endOf, sessionsOfDay, startOf } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { clockAt } from '../time/wall-clock.ts';
import { leadsOf, sessionTitle } from './agenda-row.ts';
import type { DocumentRequest } from './document-request.ts';
import { listedPeople, type ListedPerson } from './listed-person.ts';
import type { Workbook, WorkbookCell, WorkbookColumn } from './workbook.ts';
import { Wording } from './wording.ts';
import { asOfLine, chosenDays, fundingLine } from './workshop-lines.ts';

type Source = {
  readonly snapshot: WorkshopSnapshot;
  readonly wording: Wording;
  readonly people: ReadonlyMap<string, ListedPerson>;
};

/** The agenda as one table: a row for each placed session. */
export function agendaWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const source = { snapshot, wording, people: listedPeople(snapshot) };
  const title = wording.text(snapshot.workshop.title);
  const rows = chosenDays(snapshot, request).flatMap((day) =>
    sessionsOfDay(day.id, snapshot.sessions).map((session) => sessionRow(session, day, source)),
  );
  const sheet = {
    name: wording.say(wording.first, 'documents.title.agenda'),
    columns: columnsOf(wording),
    rows,
    blankRows: 0,
    rowHeight: null,
    header: { left: title, right: asOfLine(request, wording) },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return { title: `${wording.both('documents.title.agenda')}: ${title}`, sheets: [sheet] };
}

function columnsOf(wording: Wording): WorkbookColumn[] {
  const titles = wording.languages.map((language): WorkbookColumn => {
    const name = wording.say(wording.first, `vocabulary.language.${language}`);
    return { head: wording.say(wording.first, 'documents.title-in', { language: name }), kind: 'text' };
  });
  return [
    { head: wording.both('documents.day-number'), kind: 'number' },
    { head: wording.both('documents.date'), kind: 'date' },
    { head: wording.both('documents.start'), kind: 'time' },
    { head: wording.both('documents.end'), kind: 'time' },
    { head: wording.both('documents.minutes'), kind: 'number' },
    ...titles,
    { head: wording.both('documents.kind'), kind: 'text' },
    { head: wording.both('documents.room'), kind: 'text' },
    { head: wording.both('documents.responsible'), kind: 'text' },
  ];
}

function sessionRow(session: Session, day: Day, source: Source): WorkbookCell[] {
  const { snapshot, wording } = source;
  const room = snapshot.rooms.find((one) => one.id === session.placement?.roomId);
  const leads = leadsOf(session, source).map((person) => person.spokenName(wording.first));
  return [
    day.number,
    day.date === null ? null : { date: day.date },
    { time: clockAt(startOf(session)) },
    { time: clockAt(endOf(session)) },
    session.minutes,
    ...wording.languages.map((language) => sessionTitle(session, wording, language) || null),
    wording.both(`vocabulary.sessionKind.${session.kind}`),
    room === undefined ? null : wording.text(room.name),
    leads.join('; ') || null,
  ];
}
