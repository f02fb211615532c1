import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { DocumentRequest } from '../document-request.ts';
import { cell, type PaperDocument, paragraph, type Row } from '../layout/blocks.ts';
import { delegationNames, delegationOf } from '../listed-people.ts';
import { datedWorkbook, textColumns, signedTable } from '../table-paper.ts';
import { Wording } from '../wording.ts';
import type { Workbook } from '../workbook.ts';
import { type CertificateHolder, certificateHolders, leftOutOfCertificates } from './certificate-holders.ts';

/** Millimetres of a row, in which somebody signs. */
const rowHeight = 11;

/** Who gets which certificate, with a box for the signature of whoever collects it. Protected people under their code. */
export function certificateRegister(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  return signedTable(
    {
      kind: 'certificate-register',
      columns: textColumns(wording, [
        [22, 'documents.certificates.number'],
        [54, 'documents.full-name'],
        [32, 'documents.delegation'],
        [30, 'documents.kind'],
        [38, 'documents.certificates.collected'],
      ]),
      rows: certificateHolders(snapshot, request, wording).map((holder) => registerRow(holder, snapshot, wording)),
      rowHeight,
      signed: { label: 'documents.certificates.issued-by', as: 'issued' },
    },
    { snapshot, request, wording },
  );
}

function registerRow(holder: CertificateHolder, snapshot: WorkshopSnapshot, wording: Wording): Row {
  const { person, number, result } = holder;
  const delegation = delegationNames(delegationOf(person, snapshot), wording);
  return {
    tinted: false,
    cells: [
      cell([paragraph(number, 'sheetBody')]),
      cell(wording.each((language) => person.listName(language), 'sheetName', 'sheetMuted')),
      cell(delegation.map((text, index) => paragraph(text, index === 0 ? 'sheetBody' : 'sheetMuted'))),
      cell(wording.words(`screens.attendance.certificate.${result}`, 'sheetBody')),
      cell([]),
    ],
  };
}

/** A row for each certificate. */
export function certificateRegisterWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const languages = wording.distinct('documents.full-name');
  const text = (head: string) => ({ head, kind: 'text' as const });
  const table = {
    columns: [
      text(wording.both('documents.certificates.number')),
      ...languages.map((language) => text(wording.translate(language, 'documents.full-name'))),
      text(wording.both('documents.kind')),
      { head: wording.both('documents.certificates.hours-head'), kind: 'number' as const },
      { head: wording.both('documents.certificates.collected'), kind: 'signature' as const },
    ],
    rows: certificateHolders(snapshot, request, wording).map(({ person, number, result, hours }) => [
      number,
      ...languages.map((language) => person.listName(language)),
      wording.both(`screens.attendance.certificate.${result}`),
      hours,
      null,
    ]),
    rowHeight,
  };
  return datedWorkbook('certificate-register', table, { snapshot, request, wording });
}

export const certificateRegisterDefinition = {
  kind: 'certificate-register',
  paper: certificateRegister,
  workbook: certificateRegisterWorkbook,
  lack: (snapshot: WorkshopSnapshot, request: DocumentRequest) =>
    certificateHolders(snapshot, request, new Wording(request.languages)).length === 0
      ? 'documents.certificates.nobody-reason'
      : null,
  leftOut: (snapshot: WorkshopSnapshot, request: DocumentRequest) =>
    leftOutOfCertificates(snapshot, { ...request, format: 'xlsx' }),
  nameDetails: [],
} as const;
