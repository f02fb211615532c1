import type { Slot } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { textBlock, type Block, type PaperDocument, type Section, type TableBlock } from './blocks.ts';
import type { DocumentRequest } from './document-request.ts';
import { participantColumns, slotsBySheet, staffColumns, type SheetColumn } from './sheet-columns.ts';
import { closing, footer, header, opening } from './sheet-frame.ts';
import { sheetPeople } from './sheet-people.ts';
import { blankGroup, participantGroups, staffGroup, type SheetDay } from './sheet-rows.ts';
import { Wording } from './wording.ts';
import { chosenDays } from './workshop-lines.ts';

/** Millimetres that a signature needs. */
const rowHeight = 10;
/** Empty lines of a sheet on which nobody is expected yet. */
const blankRowsAlone = 9;

/** One run of landscape pages for each day, numbered on its own, to be signed by hand (practice.md 2). */
export function attendanceSheet(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const wording = new Wording(request.languages);
  const people = sheetPeople(snapshot, request, wording);
  const sections = chosenDays(snapshot, request).flatMap((day) =>
    slotsBySheet(day, snapshot).map((slots, index, sheets) => {
      const part = sheets.length === 1 ? '' : String.fromCharCode('a'.charCodeAt(0) + index);
      return daySection({ day, snapshot, wording, people }, slots, part, request);
    }),
  );
  return {
    title: `${wording.both('documents.title.attendance-sheet')}: ${wording.text(snapshot.workshop.title)}`,
    language: wording.first,
    orientation: 'landscape',
    sections,
  };
}

/** `part` is a letter where a day has more signatures than one sheet has room for. */
function daySection(sheet: SheetDay, slots: readonly (Slot | null)[], part: string, request: DocumentRequest): Section {
  const { day, snapshot, wording, people } = sheet;
  const id = `S-${snapshot.workshop.sheetCode}-D${String(day.number)}${part}-{page}/{pages}`;
  const columns = participantColumns(slots, request.contacts, snapshot, wording);
  const blanks = people.groups.length === 0 ? Math.max(request.blankRows, blankRowsAlone) : request.blankRows;
  const groups = [...participantGroups(columns, sheet), ...(blanks === 0 ? [] : [blankGroup(columns, blanks, sheet)])];
  return {
    parts: [
      [...opening(sheet), table(columns, groups)],
      ...(people.staff.length === 0 ? [] : [staffBlocks(slots, sheet, request)]),
      closing(wording),
    ],
    header: header(sheet, request),
    footer: footer(sheet, request, id),
  };
}

function table(columns: readonly SheetColumn[], groups: TableBlock['groups']): TableBlock {
  return { kind: 'table', columns: columns.map(({ column }) => column), groups, look: 'grid', rowHeight };
}

function staffBlocks(slots: readonly (Slot | null)[], sheet: SheetDay, request: DocumentRequest): Block[] {
  const columns = staffColumns(slots, request.contacts, sheet.snapshot, sheet.wording);
  return [
    { kind: 'space', height: 5 },
    textBlock('H2', sheet.wording.words('documents.staff', 'group'), true),
    { kind: 'space', height: 1.2 },
    table(columns, [staffGroup(columns, sheet)]),
  ];
}
