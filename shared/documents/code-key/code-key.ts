import { participationCode } from '../../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { DocumentRequest } from '../document-request.ts';
import { cell, type PaperDocument, paragraph, type Row } from '../layout/blocks.ts';
import { delegationNames, delegationOf, type KeyedPerson, keyedPeople } from '../listed-people.ts';
import { datedWorkbook, textColumns, signedTable } from '../table-paper.ts';
import { Wording } from '../wording.ts';
import type { Workbook } from '../workbook.ts';

/**
 * Which name is behind each code of a protected person: for the office alone, to be kept sealed and apart from the
 * sheets that it explains. Without `withNames` the names are written in by hand, and no file ever holds them.
 */
export function codeKey(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const internal = wording.languages.map((each) => wording.translate(each, 'documents.participants.for.internal'));
  return signedTable(
    {
      kind: 'code-key',
      version: [...new Set(internal)],
      note: wording.words('documents.code-key.sealed', 'body'),
      columns: textColumns(wording, [
        [22, 'documents.code'],
        [92, 'documents.full-name'],
        [14, 'documents.sex'],
        [48, 'documents.delegation'],
      ]),
      rows: keyedPeople(snapshot).map((keyed) => keyRow(keyed, snapshot, request, wording)),
      rowHeight: 10,
      signed: { label: 'documents.code-key.kept-by', as: 'kept' },
    },
    { snapshot, request, wording },
  );
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
  const languages = wording.distinct('documents.full-name');
  const table = {
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
  };
  return datedWorkbook('code-key', table, { snapshot, request, wording });
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
