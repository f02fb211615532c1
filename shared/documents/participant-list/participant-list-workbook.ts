import { consentKinds } from '../../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { TextKey } from '../../text/text.ts';
import type { DocumentRequest } from '../document-request.ts';
import {
  chosenDelegationsName,
  countryOf,
  delegationNames,
  delegationOf,
  type ListedPerson,
} from '../listed-people.ts';
import { asOfLine, bothCountries, chosenRolesName, fundingLine, Wording } from '../wording.ts';
import type { Workbook, WorkbookCell, WorkbookColumn, Worksheet } from '../workbook.ts';
import { runningTitle } from '../table-paper.ts';
import { consentLine, participantList, recipientName, totalHeads } from './participant-list.ts';
import { leftOutOfList, type ListedParticipants, listedParticipants, type ListField } from './recipients.ts';

type Source = { readonly snapshot: WorkshopSnapshot; readonly wording: Wording };

/** The columns of one field: their heads, and what they hold of a person. */
type FieldColumns = {
  readonly heads: readonly TextKey[];
  readonly cells: (person: ListedPerson, source: Source) => readonly WorkbookCell[];
};

const fieldColumns: Readonly<Record<ListField, FieldColumns>> = {
  sex: {
    heads: ['documents.sex'],
    cells: ({ sex }, { wording }) => [wording.both(`vocabulary.sexShort.${sex}`)],
  },
  ageBand: {
    heads: ['screens.people.field.ageBand'],
    cells: ({ ageBand }, { wording }) => [ageBand === null ? null : wording.both(`vocabulary.ageBand.${ageBand}`)],
  },
  institution: {
    heads: ['documents.organisation'],
    cells: ({ institution }, { wording }) => [line(wording.bothOf(institution?.name ?? {}))],
  },
  position: {
    heads: ['documents.position'],
    cells: ({ position }, { wording }) => [line(wording.bothOf(position))],
  },
  country: {
    heads: ['documents.country'],
    cells: (person, { snapshot, wording }) => {
      const country = countryOf(person, snapshot);
      return [country === null ? null : bothCountries(country, wording)];
    },
  },
  category: {
    heads: ['screens.people.field.category'],
    cells: ({ participation: { category }, protected: isProtected }, { wording }) => [
      isProtected || category === null ? null : wording.both(`vocabulary.category.${category}`),
    ],
  },
  status: {
    heads: ['screens.people.field.status'],
    cells: ({ participation: { status } }, { wording }) => [wording.both(`vocabulary.participationStatus.${status}`)],
  },
  contacts: {
    heads: ['documents.phone', 'documents.email'],
    cells: ({ phone, email }) => [line(phone), line(email)],
  },
  consents: {
    heads: ['screens.people.consent.title'],
    cells: (person, { wording }) => {
      const said = consentKinds.map((kind) =>
        [...new Set(wording.languages.map((language) => consentLine(person, kind, wording, language)))].join(' / '),
      );
      return [line(said.filter((text) => text !== '').join('; '))];
    },
  },
};

/** The same people with the same fields as on paper, one a row, and a sheet of what is counted. */
export function participantListWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const listed = listedParticipants(snapshot, request, wording);
  const title = wording.text(snapshot.workshop.title);
  const edges = {
    blankRows: 0,
    rowHeight: null,
    header: {
      left: runningTitle(snapshot, wording),
      right: `${recipientName(request, wording.first, wording)}  ·  ${asOfLine(request, wording)}`,
    },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return {
    title: `${wording.both('documents.title.participant-list')}: ${title}`,
    sheets: [
      { ...peopleSheet(listed, { snapshot, wording }), ...edges },
      { ...totalsSheet(listed, wording), ...edges },
    ],
  };
}

type SheetTable = Pick<Worksheet, 'name' | 'columns' | 'rows'>;

function peopleSheet({ profile, groups, staff }: ListedParticipants, source: Source): SheetTable {
  const { snapshot, wording } = source;
  const columns = profile.fields.map((field) => fieldColumns[field]);
  const text = (head: string): WorkbookColumn => ({ head, kind: 'text' });
  const languages = wording.distinct('documents.full-name');
  const people = [...groups.flatMap((group) => group.people), ...staff];
  return {
    name: wording.translate(wording.first, 'documents.title.participant-list'),
    columns: [
      { head: wording.both('documents.number-sign'), kind: 'number' },
      ...languages.map((language) => text(wording.translate(language, 'documents.full-name'))),
      text(wording.both('documents.role')),
      text(wording.both('documents.delegation')),
      ...columns.flatMap((each) => each.heads.map((key) => text(wording.both(key)))),
    ],
    rows: people.map((person) => [
      person.participation.number,
      ...languages.map((language) => person.listName(language)),
      wording.both(`vocabulary.role.${person.participation.role}`),
      line(delegationNames(delegationOf(person, snapshot), wording).join(' / ')),
      ...columns.flatMap((each) => each.cells(person, source)),
    ]),
  };
}

function totalsSheet({ totals, count, counted }: ListedParticipants, wording: Wording): SheetTable {
  const countedOnly = wording.both('documents.participants.counted', () => ({ count: counted.length }));
  return {
    name: wording.translate(wording.first, 'documents.participants.totals'),
    columns: [
      { head: wording.both('documents.participants.counted-by'), kind: 'text' },
      { head: wording.both('documents.kind'), kind: 'text' },
      { head: wording.both('documents.participants.number-of'), kind: 'number' },
    ],
    rows: [
      [wording.both('documents.total'), null, count],
      ...totals.map(({ by, name, count: own }) => [wording.both(totalHeads[by]), wording.both(name), own]),
      ...(counted.length === 0 ? [] : [[countedOnly, null, counted.length]]),
    ],
  };
}

function line(text: string): WorkbookCell {
  return text === '' ? null : text;
}

function recipientDetail(_: WorkshopSnapshot, request: DocumentRequest, wording: Wording): string {
  return recipientName(request, wording.first, wording);
}

export const participantListDefinition = {
  kind: 'participant-list',
  paper: participantList,
  workbook: participantListWorkbook,
  lack: (snapshot: WorkshopSnapshot, request: DocumentRequest) => {
    const { count, staff } = listedParticipants(snapshot, request, new Wording(request.languages));
    return count + staff.length === 0 ? 'documents.participants.nobody-reason' : null;
  },
  leftOut: leftOutOfList,
  nameDetails: [recipientDetail, chosenRolesName, chosenDelegationsName],
} as const;
