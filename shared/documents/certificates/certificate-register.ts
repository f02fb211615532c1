import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { DocumentRequest } from '../document-request.ts';
import { cell, type Column, type PaperDocument, paragraph, type Row } from '../layout/blocks.ts';
import { delegationNames, delegationOf } from '../listed-people.ts';
import { asOfLine, fundingLine, paperFooter, paperOpening, Wording } from '../wording.ts';
import type { Workbook } from '../workbook.ts';
import { type CertificateHolder, certificateHolders } from './certificate-holders.ts';

/** Who gets which certificate, with a box for the signature of whoever collects it. Protected people under their code. */
export function certificateRegister(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const rows = certificateHolders(snapshot, request, wording).map((holder) => registerRow(holder, snapshot, wording));
  return {
    title: `${wording.both('documents.title.certificate-register')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: 'portrait',
    sections: [
      {
        parts: [
          [
            ...paperOpening(snapshot, wording, 'certificate-register'),
            { kind: 'space', height: 3 },
            {
              kind: 'table',
              columns: columnsOf(wording),
              groups: [{ heading: null, continued: null, rows }],
              look: 'grid',
              rowHeight: 11,
              keepWithNext: true,
            },
            { kind: 'space', height: 4 },
            {
              kind: 'fields',
              fields: [
                { label: wording.both('documents.certificates.issued-by'), share: 6, name: 'issued by' },
                { label: wording.both('documents.verified-signature'), share: 4, name: 'issuer signature' },
                { label: wording.both('documents.verified-date'), share: 3, name: 'issuer date' },
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
    column(22, 'documents.certificates.number'),
    column(54, 'documents.full-name'),
    column(32, 'documents.delegation'),
    column(30, 'documents.kind'),
    column(38, 'documents.certificates.collected'),
  ];
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
  const title = wording.text(snapshot.workshop.title);
  const languages = wording.distinct('documents.full-name');
  const text = (head: string) => ({ head, kind: 'text' as const });
  const sheet = {
    name: wording.translate(wording.first, 'documents.title.certificate-register'),
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
    blankRows: 0,
    rowHeight: 11,
    header: { left: title, right: asOfLine(request, wording) },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return { title: `${wording.both('documents.title.certificate-register')}: ${title}`, sheets: [sheet] };
}

export const certificateRegisterDefinition = {
  kind: 'certificate-register',
  paper: certificateRegister,
  workbook: certificateRegisterWorkbook,
  lack: (snapshot: WorkshopSnapshot, request: DocumentRequest) =>
    certificateHolders(snapshot, request, new Wording(request.languages)).length === 0
      ? 'documents.certificates.nobody-reason'
      : null,
  nameDetails: [],
} as const;
