import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { TextKey } from '../text/text.ts';
import { agendaChanges, agendaChangesWorkbook } from './agenda-changes/agenda-changes.ts';
import { comparisonOf } from './agenda-changes/changed-days.ts';
import { agenda, agendaWorkbook } from './agenda/agenda.ts';
import { withChosenAgenda } from './agenda/printed-agenda.ts';
import { attendanceSheet } from './attendance-sheet/attendance-sheet.ts';
import { sheetWorkbook } from './attendance-sheet/sheet-workbook.ts';
import { attendanceTableWorkbook } from './attendance-table/attendance-table-workbook.ts';
import { attendanceTable } from './attendance-table/attendance-table.ts';
import { badgePeople, badges, badgesWorkbook } from './badges/badges.ts';
import type { DocumentFormat, DocumentKind, DocumentRequest } from './document-request.ts';
import { groupLists, groupListsWorkbook } from './group-lists/group-lists.ts';
import type { PaperDocument } from './layout/blocks.ts';
import { layOut } from './layout/layout.ts';
import type { DrawnDocument } from './layout/page.ts';
import { Wording } from './wording.ts';
import type { Workbook } from './workbook.ts';
import { chosenDays } from './workshop-lines.ts';

type Of<Made> = (snapshot: WorkshopSnapshot, request: DocumentRequest) => Made;

/** A kind of document: what it is on paper and what it is as a table. It sees nothing but the snapshot. */
export type DocumentDefinition = {
  readonly formats: readonly DocumentFormat[];
  readonly workbook: Of<Workbook>;
  /** What the workshop lacks, so that there is nothing to print; null where there is something. */
  readonly lack: Of<TextKey | null>;
  // Blocks that are laid out one below the other, and may go to Word; or pages on which everything has its place.
} & ({ readonly paper: Of<PaperDocument> } | { readonly drawn: Of<DrawnDocument> });

const daysToSign: DocumentDefinition['lack'] = (snapshot, request) =>
  chosenDays(snapshot, request).length === 0 ? 'documents.no-days' : null;
const peopleWithBadges: DocumentDefinition['lack'] = (snapshot, request) =>
  badgePeople(snapshot, request, new Wording(request.languages)).length === 0 ? 'documents.badges.nobody-reason' : null;
const groups: DocumentDefinition['lack'] = ({ breakoutGroups }) =>
  breakoutGroups.length === 0 ? 'documents.groups.none-reason' : null;
const edition: DocumentDefinition['lack'] = (snapshot, request) =>
  comparisonOf(snapshot, request) === null ? 'documents.agenda.no-editions' : null;
const daysOfAgenda: DocumentDefinition['lack'] = (snapshot, request) =>
  daysToSign(withChosenAgenda(snapshot, request), request);

/** THE list of document kinds. */
export const documents: Readonly<Record<DocumentKind, DocumentDefinition>> = {
  agenda: { formats: ['pdf', 'xlsx', 'docx'], paper: agenda, workbook: agendaWorkbook, lack: daysOfAgenda },
  'agenda-changes': {
    formats: ['pdf', 'xlsx', 'docx'],
    paper: agendaChanges,
    workbook: agendaChangesWorkbook,
    lack: edition,
  },
  'attendance-sheet': {
    formats: ['pdf', 'xlsx', 'docx'],
    paper: attendanceSheet,
    workbook: sheetWorkbook,
    lack: daysToSign,
  },
  'attendance-table': {
    formats: ['pdf', 'xlsx'],
    paper: attendanceTable,
    workbook: attendanceTableWorkbook,
    lack: daysToSign,
  },
  'group-lists': {
    formats: ['pdf', 'xlsx', 'docx'],
    paper: groupLists,
    workbook: groupListsWorkbook,
    lack: groups,
  },
  badges: { formats: ['pdf', 'xlsx'], drawn: badges, workbook: badgesWorkbook, lack: peopleWithBadges },
};

/** The pages of a document, for the preview as for the PDF. */
export function drawDocument(snapshot: WorkshopSnapshot, request: DocumentRequest): DrawnDocument {
  const definition = documents[request.kind];
  return 'paper' in definition ? layOut(definition.paper(snapshot, request)) : definition.drawn(snapshot, request);
}
