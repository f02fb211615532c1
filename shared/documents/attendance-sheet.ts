import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { textBlock, type Block, type PaperDocument, type Section, type TableBlock } from './blocks.ts';
import type { DocumentRequest } from './document-request.ts';
import { mostSlots, participantColumns, staffColumns, type SheetColumn } from './sheet-columns.ts';
import { closing, footer, header, opening } from './sheet-frame.ts';
import { plannedSheets, type Sheet } from './sheet-plan.ts';
import { revisionAmong } from './sheet-revision.ts';
import { blankGroup, participantGroups, staffGroup } from './sheet-rows.ts';
import { sheetStrips } from './sheet-strips.ts';
import { Wording } from './wording.ts';

/** Millimetres that a signature needs. */
const rowHeight = 10;
/** Empty lines of a sheet on which nobody is expected yet. */
const blankRowsAlone = 9;

/** Landscape pages to be signed by hand, numbered through on each sheet (practice.md 2). */
export function attendanceSheet(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  return {
    title: `${wording.both('documents.title.attendance-sheet')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: 'landscape',
    sections: plannedSheets(snapshot, request, wording, mostSlots).map((sheet) => sectionOf(sheet, request)),
  };
}

function sectionOf(sheet: Sheet, request: DocumentRequest): Section {
  const safe = request.safe === true;
  return {
    parts: safe ? [...sheetStrips(sheet, request), closing(sheet.wording)] : listParts(sheet, request),
    header: safe ? [] : header(sheet, request),
    footer: footer(sheet, request),
    stamp: { sheetId: sheet.id, revisionOf: revisionAmong(sheet.snapshot.issuedSheets, sheet.id) },
  };
}

function listParts(sheet: Sheet, request: DocumentRequest): Block[][] {
  const { slots, snapshot, wording, people } = sheet;
  const columns = participantColumns(slots, request.contacts, snapshot, wording);
  const blanks = people.groups.length === 0 ? Math.max(request.blankRows, blankRowsAlone) : request.blankRows;
  const groups = [...participantGroups(columns, sheet), ...(blanks === 0 ? [] : [blankGroup(columns, blanks, sheet)])];
  return [
    [...opening(sheet), table(columns, groups)],
    ...(people.staff.length === 0 ? [] : [staffBlocks(sheet, request)]),
    closing(wording),
  ];
}

function table(columns: readonly SheetColumn[], groups: TableBlock['groups']): TableBlock {
  return { kind: 'table', columns: columns.map(({ column }) => column), groups, look: 'grid', rowHeight };
}

function staffBlocks(sheet: Sheet, request: DocumentRequest): Block[] {
  const columns = staffColumns(sheet.slots, request.contacts, sheet.snapshot, sheet.wording);
  return [
    { kind: 'space', height: 5 },
    textBlock('H2', sheet.wording.words('documents.staff', 'group'), true),
    { kind: 'space', height: 1.2 },
    table(columns, [staffGroup(columns, sheet)]),
  ];
}
