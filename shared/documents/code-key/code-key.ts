import { participationCode } from '../../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { DocumentRequest } from '../document-request.ts';
import { cell, type Column, type PaperDocument, paragraph, type Row, textBlock } from '../layout/blocks.ts';
import { delegationNames, delegationOf, type KeyedPerson, keyedPeople } from '../listed-people.ts';
import { asOfLine, fundingLine, paperFooter, paperOpening, Wording } from '../wording.ts';
import type { Workbook } from '../workbook.ts';

/**
 * Which name is behind each code of a protected person: for the office alone, to be kept sealed and apart from the
 * sheets that it explains. Without `withNames` the names are written in by hand, and no file ever holds them.
 */
export function codeKey(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const rows = keyedPeople(snapshot).map((keyed) => keyRow(keyed, snapshot, request, wording));
  const internal = wording.languages.map((each) => wording.translate(each, 'documents.participants.for.internal'));
  return {
    title: `${wording.both('documents.title.code-key')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: 'portrait',
    sections: [
      {
        parts: [
          [
            ...paperOpening(snapshot, wording, 'code-key', [...new Set(internal)]),
            { kind: 'space', height: 3 },
            textBlock('P', wording.words('documents.code-key.sealed', 'body'), true),
            { kind: 'space', height: 3 },
            {
              kind: 'table',
              columns: columnsOf(wording),
              groups: [{ heading: null, continued: null, rows }],
              look: 'grid',
              rowHeight: 10,
              keepWithNext: true,
            },
            { kind: 'space', height: 4 },
            {
              kind: 'fields',
              fields: [
                { label: wording.both('documents.code-key.kept-by'), share: 6, name: 'kept by' },
                { label: wording.both('documents.verified-signature'), share: 4, name: 'keeper signature' },
                { label: wording.both('documents.verified-date'), share: 3, name: 'keeper date' },
              ],
            },
          ],
        ],
        header: [{ left: paragraph(wording.bothOf(snapshot.workshop.title), 'footer'), right: null }],
        footer: paperFooter(snapshot, wording, asOfLine(request, wording)),
        stamp: null,
      },
    ],
  };
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
    column(22, 'documents.code'),
    column(92, 'documents.full-name'),
    column(14, 'documents.sex'),
    column(48, 'documents.delegation'),
  ];
}

function keyRow(
  { person, name }: KeyedPerson,
  snapshot: WorkshopSnapshot,
  { withNames }: DocumentRequest,
  wording: Wording,
): Row {
  const delegation = delegationNames(delegationOf(person, snapshot), wording);
  return {
    tinted: false,
    cells: [
      cell([paragraph(participationCode(person.participation), 'bodyStrong')]),
      cell(withNames === true ? wording.each(name, 'bodyStrong', 'body') : []),
      cell(wording.words(`vocabulary.sexShort.${person.sex}`, 'body')),
      cell(delegation.map((text) => paragraph(text, 'body'))),
    ],
  };
}

/** A row for each code. */
export function codeKeyWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const title = wording.text(snapshot.workshop.title);
  const languages = wording.distinct('documents.full-name');
  const sheet = {
    name: wording.translate(wording.first, 'documents.title.code-key'),
    columns: [
      { head: wording.both('documents.code'), kind: 'text' as const },
      ...languages.map((each) => ({ head: wording.translate(each, 'documents.full-name'), kind: 'text' as const })),
      { head: wording.both('documents.sex'), kind: 'text' as const },
    ],
    rows: keyedPeople(snapshot).map(({ person, name }) => [
      participationCode(person.participation),
      ...languages.map((language) => (request.withNames === true ? name(language) : null)),
      wording.both(`vocabulary.sexShort.${person.sex}`),
    ]),
    blankRows: 0,
    rowHeight: null,
    header: { left: title, right: asOfLine(request, wording) },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return { title: `${wording.both('documents.title.code-key')}: ${title}`, sheets: [sheet] };
}

export const codeKeyDefinition = {
  kind: 'code-key',
  paper: codeKey,
  workbook: codeKeyWorkbook,
  lack: (snapshot: WorkshopSnapshot) =>
    keyedPeople(snapshot).length === 0 ? 'documents.code-key.nobody-reason' : null,
  nameDetails: [
    (_: WorkshopSnapshot, { withNames }: DocumentRequest, wording: Wording) =>
      withNames === true ? wording.translate(wording.first, 'documents.file.withNames') : null,
  ],
} as const;
