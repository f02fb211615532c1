import { startOf } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { countryName } from '../text/country-name.ts';
import { clockAt } from '../time/wall-clock.ts';
import type { DocumentRequest } from './document-request.ts';
import { listedSets, type ListedGroup, type ListedSet } from './listed-group.ts';
import type { ListedPerson } from './listed-person.ts';
import type { Workbook, WorkbookCell, WorkbookColumn } from './workbook.ts';
import { countryOf } from './sheet-people.ts';
import { Wording } from './wording.ts';
import { asOfLine, fundingLine } from './workshop-lines.ts';

/** A row for each member of each group, with the first session for which the group meets. */
export function groupListsWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const title = wording.text(snapshot.workshop.title);
  const rows = listedSets(snapshot, wording).flatMap((set) =>
    set.groups.flatMap((group) => group.members.map((person) => rowOf(person, group, set, snapshot, wording))),
  );
  const sheet = {
    name: wording.say(wording.first, 'documents.title.group-lists'),
    columns: columnsOf(wording),
    rows,
    blankRows: 0,
    rowHeight: null,
    header: { left: title, right: asOfLine(request, wording) },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return { title: `${wording.both('documents.title.group-lists')}: ${title}`, sheets: [sheet] };
}

function columnsOf(wording: Wording): WorkbookColumn[] {
  const text = (head: string): WorkbookColumn => ({ head, kind: 'text' });
  const names = wording.distinct('documents.full-name').map((language) => wording.say(language, 'documents.full-name'));
  return [
    text(wording.both('documents.groups.set')),
    text(wording.both('documents.groups.group')),
    ...names.map(text),
    text(wording.both('documents.organisation')),
    text(wording.both('documents.country')),
    { head: wording.both('documents.day-number'), kind: 'number' },
    { head: wording.both('documents.start'), kind: 'time' },
    text(wording.both('documents.room')),
  ];
}

function rowOf(
  person: ListedPerson,
  { group, sessions: [session] }: ListedGroup,
  { name }: ListedSet,
  snapshot: WorkshopSnapshot,
  wording: Wording,
): WorkbookCell[] {
  const country = countryOf(person, snapshot);
  const day = snapshot.days.find(({ id }) => id === session?.placement?.dayId);
  const room = snapshot.rooms.find(({ id }) => id === session?.placement?.roomId);
  return [
    name,
    wording.text(group.name),
    ...wording.distinct('documents.full-name').map((language) => person.listName(language)),
    wording.text(person.institution?.name ?? {}) || null,
    country === null ? null : countryName(country, wording.first),
    day?.number ?? null,
    session === undefined ? null : { time: clockAt(startOf(session)) },
    wording.text(room?.name ?? {}) || null,
  ];
}
