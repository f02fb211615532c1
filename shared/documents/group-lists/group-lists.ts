import type { Session } from '../../domain/agenda/session.ts';
import { daysInOrder, startOf } from '../../domain/attendance/slots.ts';
import { countryName } from '../../domain/country.ts';
import { type Language, textBeside } from '../../domain/language.ts';
import { type BreakoutGroup, groupSets } from '../../domain/people/groups.ts';
import { isCounted, isExpected } from '../../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { clockAt } from '../../time/wall-clock.ts';
import { leadsOf } from '../agenda/printed-agenda.ts';
import type { DocumentRequest } from '../document-request.ts';
import {
  type Block,
  cell,
  type PaperDocument,
  paragraph,
  type Paragraph,
  type Row,
  type Section,
  textBlock,
} from '../layout/blocks.ts';
import { inListOrder, countryOf, leftOutFor, type LeftOut, listedPeople, type ListedPerson } from '../listed-people.ts';
import { datedSection, datedWorkbook, textColumns } from '../table-paper.ts';
import { bothCountries, momentOf, paperOpening, wholeTitle, Wording } from '../wording.ts';
import type { Workbook, WorkbookCell, WorkbookColumn } from '../workbook.ts';

/** A breakout group as it is put up at the door. */
type ListedGroup = {
  readonly group: BreakoutGroup;
  /** Who is expected of it, in the alphabet of the document's language. */
  readonly members: readonly ListedPerson[];
  /** The placed sessions that are for this group, in the order of time. */
  readonly sessions: readonly Session[];
};

type ListedSet = { readonly name: string; readonly groups: readonly ListedGroup[] };

type Source = {
  readonly snapshot: WorkshopSnapshot;
  readonly wording: Wording;
  readonly people: ReadonlyMap<string, ListedPerson>;
};

function listedSets(snapshot: WorkshopSnapshot, wording: Wording): ListedSet[] {
  const people = listedPeople(snapshot);
  return groupSets(snapshot.breakoutGroups).map(({ name, groups }) => ({
    name,
    groups: groups.map((group) => {
      const members = group.participationIds.flatMap((id) => people.get(id) ?? []);
      const expected = members.filter(({ participation }) => isExpected(participation));
      return { group, members: inListOrder(expected, snapshot, wording), sessions: sessionsOf(group, snapshot) };
    }),
  }));
}

/** Participants who are in no group. */
function leftOutOfGroups(snapshot: WorkshopSnapshot): LeftOut[] {
  const placed = new Set(snapshot.breakoutGroups.flatMap(({ participationIds }) => participationIds));
  const left = [...listedPeople(snapshot).values()].filter(
    ({ participation }) => isCounted(participation) && isExpected(participation) && !placed.has(participation.id),
  );
  return leftOutFor('documents.left-out.no-group', left);
}

function sessionsOf({ id }: BreakoutGroup, { days, sessions }: WorkshopSnapshot): Session[] {
  return daysInOrder(days).flatMap((day) =>
    sessions
      .filter(({ placement, audienceFilter }) => placement?.dayId === day.id && audienceFilter?.groupIds.includes(id))
      .sort((one, other) => startOf(one) - startOf(other)),
  );
}

/** "Day 1 – Tuesday 15 July 2025, 11:20–12:40  ·  Classroom 2  ·  Cases from practice  ·  Eleanor Whitfield". */
function sessionLine(session: Session, source: Source, language: Language): string {
  const { snapshot, wording } = source;
  const room = snapshot.rooms.find(({ id }) => id === session.placement?.roomId);
  return [
    momentOf(session, snapshot, wording, language),
    textBeside(room?.name ?? {}, language, wording.languages),
    wholeTitle(session, wording, language),
    leadsOf(session, source)
      .map((person) => person.spokenName(language))
      .join(', '),
  ]
    .filter((part) => part !== '')
    .join('  ·  ');
}

type Page = {
  readonly snapshot: WorkshopSnapshot;
  readonly wording: Wording;
  readonly people: ReadonlyMap<string, ListedPerson>;
  /** Each group on a page of its own, to be read from afar. */
  readonly apart: boolean;
};

/** Who works with whom, where and when: to be put up at the doors, one group a page, or handed out. */
export function groupLists(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const page = { snapshot, wording, people: listedPeople(snapshot), apart: request.pagePerGroup === true };
  const sets = listedSets(snapshot, wording);
  const parts = sets.flatMap((set) => set.groups.map((group, index) => groupBlocks(group, set, index === 0, page)));
  const title = paperOpening(snapshot, wording, 'group-lists');
  const section = (own: Section['parts']): Section => datedSection(own, { snapshot, request, wording });
  const pages = parts.length === 0 ? [nothing(wording)] : parts;
  return {
    title: `${wording.both('documents.title.group-lists')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: 'portrait',
    sections: page.apart ? pages.map((blocks) => section([[...title, ...blocks]])) : [section([title, ...pages])],
  };
}

function nothing(wording: Wording): Block[] {
  return [{ kind: 'space', height: 6 }, textBlock('P', wording.words('documents.groups.none', 'body'))];
}

/** On a page of its own each group says of which set it is; else the first one of a set says it for all. */
function groupBlocks({ group, members, sessions }: ListedGroup, set: ListedSet, isFirst: boolean, page: Page): Block[] {
  const { wording } = page;
  const names = wording.texts(group.name).map(({ text }) => text);
  const heading = `${[...new Set(names)].join(' / ')}  ·  ${String(members.length)}`;
  const lines = sessions.flatMap((session) =>
    wording.languages.map((language) =>
      paragraph(sessionLine(session, page, language), 'fact', wording.tagged(language)),
    ),
  );
  const continued = paragraph(`${heading}  ${wording.both('documents.continued')}`, 'dayContinued');
  return [
    { kind: 'space', height: isFirst ? 6 : 5 },
    textBlock('P', [paragraph(set.name, 'overline')], true),
    textBlock('H2', [paragraph(heading, page.apart ? 'title' : 'dayHeading')], true),
    textBlock('P', lines, true),
    { kind: 'space', height: 0.8 },
    {
      kind: 'table',
      columns: textColumns(wording, [
        [11, 'documents.number-sign'],
        [62, 'documents.full-name'],
        [68, 'documents.organisation'],
        [35, 'documents.country'],
      ]),
      groups: [{ heading: null, continued, rows: members.map((person) => memberRow(person, page)) }],
      look: 'ruled',
      rowHeight: 7,
    },
  ];
}

function memberRow(person: ListedPerson, { snapshot, wording }: Page): Row {
  const country = countryOf(person, snapshot);
  const each = (texts: readonly string[], first: Paragraph['style']): Paragraph[] =>
    [...new Set(texts)].map((text, line) => paragraph(text, line === 0 ? first : 'small'));
  return {
    tinted: false,
    cells: [
      cell([paragraph(String(person.participation.number), 'body')]),
      cell(
        each(
          wording.languages.map((language) => person.listName(language)),
          'bodyStrong',
        ),
      ),
      cell(
        each(
          wording.texts(person.institution?.name ?? {}).map(({ text }) => text),
          'body',
        ),
      ),
      cell(
        country === null
          ? []
          : each(
              wording.languages.map((language) => countryName(country, language)),
              'body',
            ),
      ),
    ],
  };
}

/** A row for each member of each group, with the first session for which the group meets. */
export function groupListsWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const rows = listedSets(snapshot, wording).flatMap((set) =>
    set.groups.flatMap((group) => group.members.map((person) => workbookRow(person, group, set, snapshot, wording))),
  );
  return datedWorkbook('group-lists', { columns: workbookColumns(wording), rows }, { snapshot, request, wording });
}

function workbookColumns(wording: Wording): WorkbookColumn[] {
  const text = (head: string): WorkbookColumn => ({ head, kind: 'text' });
  const names = wording
    .distinct('documents.full-name')
    .map((language) => wording.translate(language, 'documents.full-name'));
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

function workbookRow(
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
    wording.bothOf(group.name),
    ...wording.distinct('documents.full-name').map((language) => person.listName(language)),
    wording.bothOf(person.institution?.name ?? {}) || null,
    country === null ? null : bothCountries(country, wording),
    day?.number ?? null,
    session === undefined ? null : { time: clockAt(startOf(session)) },
    wording.bothOf(room?.name ?? {}) || null,
  ];
}

export const groupListsDefinition = {
  kind: 'group-lists',
  paper: groupLists,
  workbook: groupListsWorkbook,
  lack: ({ breakoutGroups }: WorkshopSnapshot) => (breakoutGroups.length === 0 ? 'documents.groups.none-reason' : null),
  leftOut: leftOutOfGroups,
  nameDetails: [
    (_: WorkshopSnapshot, { pagePerGroup }: DocumentRequest, wording: Wording) =>
      pagePerGroup === true ? wording.translate(wording.first, 'documents.file.pagePerGroup') : null,
  ],
} as const;
