import { countryName } from '../../domain/country.ts';
import type { Language } from '../../domain/language.ts';
import { consentKinds } from '../../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { formatShortDate } from '../../text/dates.ts';
import type { TextKey } from '../../text/text.ts';
import type { DocumentRequest } from '../document-request.ts';
import {
  type Block,
  cell,
  type Cell,
  type Column,
  type PaperDocument,
  paragraph,
  type Paragraph,
  type Row,
  type RowGroup,
  type TableBlock,
  textBlock,
} from '../layout/blocks.ts';
import { bodyWidth, paperOf } from '../layout/page.ts';
import { countryOf, delegationOf, isHead, type ListedPerson } from '../listed-people.ts';
import { datedSection } from '../table-paper.ts';
import { paperOpening, Wording } from '../wording.ts';
import {
  type CountedBy,
  type ListedParticipants,
  listedParticipants,
  type ListField,
  recipientOf,
} from './recipients.ts';

/** What a column of the printed list begins with; some fields stand in the column of another. */
type ListColumn = 'number' | 'name' | Exclude<ListField, 'ageBand' | 'position' | 'status'>;

/** The fields that stand in the column of another, below or beside it. */
const joined: Partial<Readonly<Record<ListColumn, ListField>>> = {
  sex: 'ageBand',
  institution: 'position',
  category: 'status',
};

/** Shares of the width that the columns have; the number takes what it needs. */
const shares: Readonly<Record<Exclude<ListColumn, 'number'>, number>> = {
  name: 58,
  sex: 18,
  institution: 72,
  country: 34,
  category: 36,
  contacts: 42,
  consents: 42,
};
/** The share of sex and age together. */
const sexAndAge = 26;
const numberWidth = 10;

const heads: Readonly<Record<ListColumn | ListField, TextKey>> = {
  number: 'documents.number-sign',
  name: 'documents.full-name',
  sex: 'documents.sex',
  ageBand: 'screens.people.field.ageBand',
  institution: 'documents.organisation',
  position: 'documents.position',
  country: 'documents.country',
  category: 'screens.people.field.category',
  status: 'screens.people.field.status',
  contacts: 'documents.contacts',
  consents: 'screens.people.consent.title',
};

/** By what the totals below the list count. */
export const totalHeads: Readonly<Record<CountedBy, TextKey>> = {
  sex: 'documents.sex',
  ageBand: 'screens.people.field.ageBand',
  institutionKind: 'documents.participants.institution-kinds',
};

/** Lists with more columns lie on their side. */
const mostUpright = 5;

type ListPaper = {
  readonly snapshot: WorkshopSnapshot;
  readonly wording: Wording;
  readonly columns: readonly ListColumn[];
  readonly fields: readonly ListField[];
};

/** The participants as one recipient may see them (see `recipientProfiles`), with what is counted of all of them. */
export function participantList(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const listed = listedParticipants(snapshot, request, wording);
  const { fields } = listed.profile;
  const columns = (['number', 'name', ...fields] as const).filter(
    (field) => field !== 'ageBand' && field !== 'position' && field !== 'status',
  );
  const paper = { snapshot, wording, columns, fields };
  const orientation = columns.length > mostUpright ? 'landscape' : 'portrait';
  const width = bodyWidth(paperOf(orientation));
  const recipient = wording.languages.map((each) => recipientName(request, each, wording));
  return {
    title: `${wording.both('documents.title.participant-list')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation,
    sections: [
      datedSection(
        [
          [
            ...paperOpening(snapshot, wording, 'participant-list', [...new Set(recipient)]),
            ...listBlocks(listed, paper, width),
          ],
          staffBlocks(listed, paper, width),
          totalBlocks(listed, wording),
        ].filter((blocks) => blocks.length > 0),
        { snapshot, request, wording },
      ),
    ],
  };
}

/** "For the host ministry". */
export function recipientName(request: DocumentRequest, language: Language, wording: Wording): string {
  return wording.translate(language, `documents.participants.for.${recipientOf(request)}`);
}

function listBlocks({ groups }: ListedParticipants, paper: ListPaper, width: number): Block[] {
  if (groups.length === 0) return [];
  const hasHeadings = groups.some(({ delegation }) => delegation !== null);
  const { wording } = paper;
  const continued = wording.both('documents.continued');
  return [
    { kind: 'space', height: 3 },
    tableOf(
      groups.map(({ delegation, names, people }): RowGroup => {
        const name = delegation === null ? wording.both('documents.without-delegation') : names.join(' / ');
        const text = `${name}  ·  ${String(people.length)}`;
        const heading = hasHeadings ? paragraph(text, 'group') : null;
        return {
          heading,
          continued: heading && { ...heading, text: `${text}  ${continued}` },
          rows: people.map((person) => rowOf(person, paper)),
        };
      }),
      paper,
      width,
    ),
  ];
}

/** Who works: each with the role, for they are not counted as participants. */
function staffBlocks({ staff }: ListedParticipants, paper: ListPaper, width: number): Block[] {
  if (staff.length === 0) return [];
  const rows = staff.map((person) => rowOf(person, paper));
  return [
    { kind: 'space', height: 5 },
    textBlock('H2', paper.wording.words('screens.people.team', 'dayHeading'), true),
    { kind: 'space', height: 1 },
    tableOf([{ heading: null, continued: null, rows }], paper, width),
  ];
}

function tableOf(groups: readonly RowGroup[], paper: ListPaper, width: number): TableBlock {
  const { columns } = paper;
  const shareOf = (column: ListColumn): number => {
    if (column === 'number') return 0;
    return column === 'sex' && joinedIn(column, paper) !== null ? sexAndAge : shares[column];
  };
  const all = columns.reduce((sum, column) => sum + shareOf(column), 0);
  return {
    kind: 'table',
    columns: columns.map((column): Column => ({
      width: column === 'number' ? numberWidth : ((width - numberWidth) * shareOf(column)) / all,
      heads: headsOf(column, paper),
      align: 'start',
      upwards: false,
    })),
    groups,
    look: 'ruled',
    rowHeight: 7,
  };
}

/** The field that stands in the column of another on this list, if any. */
function joinedIn(column: ListColumn, { fields }: ListPaper): ListField | null {
  const other = joined[column];
  return other !== undefined && fields.includes(other) ? other : null;
}

/** "Sex, age", in each language. */
function headsOf(column: ListColumn, paper: ListPaper): Paragraph[] {
  const { wording } = paper;
  const other = joinedIn(column, paper);
  return wording.each((language) => {
    const own = wording.translate(language, heads[column]);
    return other === null ? own : `${own}, ${wording.translate(language, heads[other]).toLowerCase()}`;
  }, 'tableHead');
}

function rowOf(person: ListedPerson, paper: ListPaper): Row {
  return { tinted: false, cells: paper.columns.map((column) => cellOf(column, person, paper)) };
}

function cellOf(column: ListColumn, person: ListedPerson, paper: ListPaper): Cell {
  const { snapshot, wording } = paper;
  const { participation } = person;
  switch (column) {
    case 'number':
      return cell([paragraph(String(participation.number), 'bodyMuted')]);
    case 'name':
      return cell(nameParagraphs(person, paper));
    case 'sex':
      return cell([paragraph(sexLetters(person, wording), 'body'), ...ageOf(person, paper)]);
    case 'institution':
      return cell([
        ...wording.said(person.institution?.name ?? {}, 'body', 'bodyMuted'),
        ...(joinedIn(column, paper) === null ? [] : [paragraph(wording.bothOf(person.position), 'small')]),
      ]);
    case 'country': {
      const country = countryOf(person, snapshot);
      return cell(country === null ? [] : wording.each((language) => countryName(country, language), 'body'));
    }
    case 'category':
      return cell([
        ...(person.protected || participation.category === null
          ? []
          : wording.words(`vocabulary.category.${participation.category}`, 'small')),
        ...(joinedIn(column, paper) === null
          ? []
          : [paragraph(wording.both(`vocabulary.participationStatus.${participation.status}`), 'small')]),
      ]);
    case 'contacts':
      return cell([person.phone, person.email].map((text) => paragraph(text, 'small')));
    case 'consents':
      return cell(
        consentKinds.flatMap((kind) => {
          const said = wording.languages.map((language) => consentLine(person, kind, wording, language));
          return [...new Set(said)].map((text) => paragraph(text, 'small'));
        }),
      );
  }
}

/** "F / Ж"; letters that look alike stand once. */
function sexLetters({ sex }: ListedPerson, wording: Wording): string {
  const letters = wording.languages.map((language) => wording.translate(language, `vocabulary.sexShort.${sex}`));
  const looks = letters.map((letter) => letter.replace('М', 'M'));
  return letters.filter((_, index) => looks.indexOf(looks[index] ?? '') === index).join(' / ');
}

function ageOf({ ageBand }: ListedPerson, paper: ListPaper): Paragraph[] {
  if (ageBand === null || joinedIn('sex', paper) === null) return [];
  return paper.wording.words(`vocabulary.ageBand.${ageBand}`, 'small');
}

function nameParagraphs(person: ListedPerson, { snapshot, wording }: ListPaper): Paragraph[] {
  const names = wording.each((language) => person.listName(language), 'bodyStrong', 'body');
  const { role } = person.participation;
  const isParticipant = role === 'participant';
  return [
    ...names,
    ...(isHead(person, delegationOf(person, snapshot)) ? wording.words('documents.head', 'small') : []),
    ...(isParticipant ? [] : wording.words(`vocabulary.role.${role}`, 'small')),
  ];
}

/** "Photographs: agreed, 12.07.2025"; '' where the person was not asked. */
export function consentLine(
  { participation }: ListedPerson,
  kind: (typeof consentKinds)[number],
  wording: Wording,
  language: Language,
): string {
  const consent = participation.consents[kind];
  if (consent === null) return '';
  const said = wording.translate(language, `screens.people.consent.${consent.given ? 'given' : 'refused'}`);
  const date = consent.date === null ? '' : `, ${formatShortDate(consent.date)}`;
  return `${wording.translate(language, `screens.people.consent.${kind}`)}: ${said.toLowerCase()}${date}`;
}

/** How many participants there are, by kind, and how many of them are counted only. */
function totalBlocks(listed: ListedParticipants, wording: Wording): Block[] {
  const { totals, count, counted, profile } = listed;
  const lines = wording.languages.map((language) => {
    const by = profile.countedBy.map((each) => {
      const kinds = totals
        .filter((total) => total.by === each)
        .map(({ name, count: own }) => `${wording.translate(language, name)} ${String(own)}`);
      return `${wording.translate(language, totalHeads[each])}: ${kinds.join('  ·  ')}`;
    });
    return [
      paragraph(`${wording.translate(language, 'documents.total')}: ${String(count)}`, 'bodyStrong'),
      ...by.map((line) => paragraph(line, 'body')),
      ...(counted.length === 0
        ? []
        : [
            paragraph(wording.translate(language, 'documents.participants.counted', { count: counted.length }), 'body'),
          ]),
    ].map((one) => ({ ...one, language: wording.tagged(language) }));
  });
  return [
    { kind: 'space', height: 6 },
    {
      kind: 'text',
      tag: 'P',
      keepWithNext: false,
      columns: lines.map((paragraphs) => ({ share: 1, align: 'start', paragraphs })),
    },
  ];
}
