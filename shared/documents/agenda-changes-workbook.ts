import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { notesOf, titleIn, type ChangeSource } from './change-notes.ts';
import { changedDays, comparisonLines, comparisonOf, type ChangedDay, type ChangedSession } from './changed-days.ts';
import type { DocumentRequest } from './document-request.ts';
import { listedPeople } from './listed-person.ts';
import type { Workbook, WorkbookCell, WorkbookColumn } from './workbook.ts';
import { Wording } from './wording.ts';
import { dayLine, fundingLine } from './workshop-lines.ts';

/** A row for each change, with what was and what is; the words of the changes in the first language. */
export function agendaChangesWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const comparison = comparisonOf(snapshot, request);
  const source = comparison && { ...comparison, wording, people: listedPeople(snapshot) };
  const title = wording.text(snapshot.workshop.title);
  const state = comparison === null ? [] : comparisonLines(comparison, snapshot, request, wording);
  const sheet = {
    name: wording.say(wording.first, 'documents.title.agenda-changes'),
    columns: columnsOf(wording),
    rows: source === null ? [] : changedDays(source, request).flatMap((day) => rowsOf(day, source)),
    blankRows: 0,
    rowHeight: null,
    header: { left: title, right: state.join(' / ') },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return { title: `${wording.both('documents.title.agenda-changes')}: ${title}`, sheets: [sheet] };
}

function columnsOf(wording: Wording): WorkbookColumn[] {
  const text = (head: string): WorkbookColumn => ({ head, kind: 'text' });
  const titles = wording.languages.map((language) => {
    const name = wording.say(wording.first, `vocabulary.language.${language}`);
    return text(wording.say(wording.first, 'documents.title-in', { language: name }));
  });
  return [
    { head: wording.both('documents.day-number'), kind: 'number' },
    { head: wording.both('documents.date'), kind: 'date' },
    ...titles,
    text(wording.both('documents.changes.what')),
    text(wording.both('documents.changes.before')),
    text(wording.both('documents.changes.now')),
  ];
}

/** A session that went to another day is told once, on the day to which it went. */
function rowsOf(changed: ChangedDay, source: ChangeSource): WorkbookCell[][] {
  const own = changed.sessions.filter(({ is }) => is === null || is.placement?.dayId === changed.day.id);
  return [...dayRows(changed, source), ...own.flatMap((change) => sessionRows(change, changed, source))];
}

function dayRows({ day, differences }: ChangedDay, { wording }: ChangeSource): WorkbookCell[][] {
  return differences.map((difference) => {
    const { first } = wording;
    const [before, now] =
      difference.kind === 'day-moved'
        ? [
            dayLine({ number: difference.from.day, date: difference.from.date }, wording, first),
            dayLine(day, wording, first),
          ]
        : [wording.text(difference.from), wording.text(difference.to)];
    const label = wording.say(first, `documents.changes.of-day.${difference.kind}`);
    return [...dayCells({ day }), ...wording.languages.map(() => null), label, before, now];
  });
}

function sessionRows(change: ChangedSession, { day }: ChangedDay, source: ChangeSource): WorkbookCell[][] {
  const { wording } = source;
  const titles = wording.languages.map((language) => titleIn(change.is ?? change.was, wording, language));
  return notesOf(change, source, wording.first).map(({ label, before, now }) => [
    ...dayCells({ day }),
    ...titles,
    label,
    before || null,
    now || null,
  ]);
}

function dayCells({ day: { number, date } }: Pick<ChangedDay, 'day'>): WorkbookCell[] {
  return [number, date === null ? null : { date }];
}
