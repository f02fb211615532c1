import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { countryName } from '../text/country-name.ts';
import { footer, opening } from './agenda-frame.ts';
import {
  cell,
  paragraph,
  textBlock,
  type Block,
  type Column,
  type PaperDocument,
  type Paragraph,
  type Row,
  type Section,
} from './blocks.ts';
import type { DocumentRequest } from './document-request.ts';
import { listedSets, sessionLine, type ListedGroup, type ListedSet } from './listed-group.ts';
import { listedPeople, type ListedPerson } from './listed-person.ts';
import { countryOf } from './sheet-people.ts';
import { Wording } from './wording.ts';
import { asOfLine } from './workshop-lines.ts';

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
  const title = opening(snapshot, wording, 'group-lists');
  const section = (own: Section['parts']): Section => ({
    parts: own,
    header: [{ left: paragraph(wording.text(snapshot.workshop.title), 'footer', null, 1), right: null }],
    footer: footer(snapshot, wording, asOfLine(request, wording)),
    stamp: null,
  });
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
      paragraph(sessionLine(session, page, language), 'fact', wording.tagged(language), 3),
    ),
  );
  const continued = paragraph(`${heading}  ${wording.both('documents.continued')}`, 'dayContinued', null, 2);
  return [
    { kind: 'space', height: isFirst ? 6 : 5 },
    textBlock('P', [paragraph(set.name, 'overline', null, 2)], true),
    textBlock('H2', [paragraph(heading, page.apart ? 'title' : 'dayHeading', null, 2)], true),
    textBlock('P', lines, true),
    { kind: 'space', height: 0.8 },
    {
      kind: 'table',
      columns: columnsOf(wording),
      groups: [{ heading: null, continued, rows: members.map((person, index) => memberRow(person, index, page)) }],
      look: 'ruled',
      rowHeight: 7,
    },
  ];
}

/** Millimetres; together the width between the margins of a portrait page. */
function columnsOf(wording: Wording): Column[] {
  const column = (width: number, key: Parameters<Wording['words']>[0]): Column => ({
    width,
    heads: wording.words(key, 'tableHead'),
    align: 'start',
    upwards: false,
  });
  return [
    column(11, 'documents.number-sign'),
    column(62, 'documents.full-name'),
    column(68, 'documents.organisation'),
    column(35, 'documents.country'),
  ];
}

function memberRow(person: ListedPerson, index: number, { snapshot, wording }: Page): Row {
  const country = countryOf(person, snapshot);
  const each = (texts: readonly string[], first: Paragraph['style']): Paragraph[] =>
    [...new Set(texts)].map((text, line) => paragraph(text, line === 0 ? first : 'small', null, 4));
  return {
    tinted: false,
    cells: [
      cell([paragraph(String(index + 1), 'body')]),
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
