import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { agenda } from './agenda.ts';
import { agendaWorkbook } from './agenda-workbook.ts';
import { attendanceSheet } from './attendance-sheet.ts';
import { attendanceTable } from './attendance-table.ts';
import { attendanceTableWorkbook } from './attendance-table-workbook.ts';
import type { PaperDocument } from './blocks.ts';
import type { DocumentFormat, DocumentKind, DocumentRequest } from './document-request.ts';
import { layOut } from './layout.ts';
import type { DrawnDocument } from './page.ts';
import { sheetWorkbook } from './sheet-workbook.ts';
import type { Workbook } from './workbook.ts';

/** A kind of document: what it is on paper and what it is as a table. It sees nothing but the snapshot. */
export type DocumentDefinition = {
  readonly formats: readonly DocumentFormat[];
  readonly paper: (snapshot: WorkshopSnapshot, request: DocumentRequest) => PaperDocument;
  readonly workbook: (snapshot: WorkshopSnapshot, request: DocumentRequest) => Workbook;
};

/** THE list of document kinds. */
export const documents: Readonly<Record<DocumentKind, DocumentDefinition>> = {
  agenda: { formats: ['pdf', 'xlsx'], paper: agenda, workbook: agendaWorkbook },
  'attendance-sheet': { formats: ['pdf', 'xlsx', 'docx'], paper: attendanceSheet, workbook: sheetWorkbook },
  'attendance-table': { formats: ['pdf', 'xlsx'], paper: attendanceTable, workbook: attendanceTableWorkbook },
};

/** The pages of a document, for the preview as for the PDF. */
export function drawDocument(snapshot: WorkshopSnapshot, request: DocumentRequest): DrawnDocument {
  return layOut(documents[request.kind].paper(snapshot, request));
}
