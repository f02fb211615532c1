import type { Day } from '../domain/day.ts';
import type { Session } from '../domain/session.ts';
import { endOf, sessionsOfDay, startOf } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { clockAt } from '../time/wall-clock.ts';
import { leadsOf, sessionTitle } from './agenda-row.ts';
import type { DocumentRequest } from './document-request.ts';
import { listedPeople, type ListedPerson } from './listed-person.ts';
import { planBeside, versionLines, wasDropped, withChosenAgenda } from './printed-agenda.ts';
import type { Workbook, WorkbookCell, WorkbookColumn } from './workbook.ts';
import { Wording } from './wording.ts';
import { chosenDays, fundingLine } from './workshop-lines.ts';

type Source = {
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
  const source = { snapshot, wording, people: listedPeople(snapshot), plan: planBeside(workshop, request) };
  const title = wording.text(snapshot.workshop.title);
  const rows = chosenDays(snapshot, request).flatMap((day) =>
    sessionsOfDay(day.id, snapshot.sessions).map((session) => sessionRow(session, day, source)),
  );
  const sheet = {
    name: wording.say(wording.first, 'documents.title.agenda'),
    columns: columnsOf(source),
    rows,
    blankRows: 0,
    rowHeight: null,
    header: { left: title, right: versionLines(workshop, request, wording).join(' / ') },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return { title: `${wording.both('documents.title.agenda')}: ${title}`, sheets: [sheet] };
}

function columnsOf({ wording, plan }: Source): WorkbookColumn[] {
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
    ...(plan === null
      ? []
      : [
          { head: wording.both('documents.agenda.planned-start'), kind: 'time' as const },
          { head: wording.both('documents.agenda.planned-end'), kind: 'time' as const },
        ]),
  ];
}

function sessionRow(session: Session, day: Day, source: Source): WorkbookCell[] {
  const { snapshot, wording, plan } = source;
  const planned = plan?.get(session.id);
  const dropped = plan !== null && wasDropped(session);
  const room = snapshot.rooms.find((one) => one.id === session.placement?.roomId);
  const leads = leadsOf(session, source).map((person) => person.spokenName(wording.first));
  return [
    day.number,
    day.date === null ? null : { date: day.date },
    dropped ? null : startTime(session),
    dropped ? null : endTime(session),
    dropped ? 0 : session.minutes,
    ...wording.languages.map((language) => sessionTitle(session, wording, language) || null),
    wording.both(`vocabulary.sessionKind.${session.kind}`),
    room === undefined ? null : wording.text(room.name),
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
