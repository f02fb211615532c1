import type { Slot } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import {
  paragraph,
  textBlock,
  type Block,
  type PaperDocument,
  type Paragraph,
  type RunningLine,
  type Section,
  type TableBlock,
} from './blocks.ts';
import type { DocumentRequest } from './document-request.ts';
import { participantColumns, slotsBySheet, staffColumns, type SheetColumn } from './sheet-columns.ts';
import { sheetPeople } from './sheet-people.ts';
import { blankGroup, participantGroups, staffGroup, type SheetDay } from './sheet-rows.ts';
import { Wording } from './wording.ts';
import {
  asOfLine,
  chosenDays,
  dayLine,
  fundingLine,
  organiserLine,
  placeLine,
  programmeLine,
} from './workshop-lines.ts';

/** Millimetres that a signature needs. */
const rowHeight = 10;
/** Empty lines of a sheet on which nobody is expected yet. */
const blankRowsAlone = 12;

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

function opening({ day, snapshot, wording }: SheetDay): Block[] {
  const { workshop, programme } = snapshot;
  const titles = wording
    .texts(workshop.title)
    .map(({ language, text }, index) =>
      paragraph(text, index === 0 ? 'sheetTitle' : 'sheetSecondTitle', wording.tagged(language), 3),
    );
  const register = [
    programme.code === '' ? '' : `${wording.both('documents.project-code')}: ${programme.code}`,
    workshop.number === '' ? '' : `${wording.both('documents.workshop-number')} ${workshop.number}`,
  ];
  const whenAndWhere = wording.languages.map((language) =>
    paragraph(
      [dayLine(day, wording, language), placeLine(snapshot, language)].join('  ·  '),
      'field',
      wording.tagged(language),
      2,
    ),
  );
  return [
    twoSides(
      'P',
      [paragraph(organiserLine(snapshot, wording), 'overline', null, 2)],
      [paragraph(programmeLine(snapshot, wording), 'small', null, 3)],
    ),
    { kind: 'space', height: 2 },
    textBlock('P', [paragraph(wording.both('documents.title.attendance-sheet').toUpperCase(), 'kicker')]),
    twoSides(
      'H1',
      titles,
      register.map((line) => paragraph(line, 'small', null, 2)),
    ),
    { kind: 'space', height: 1.5 },
    textBlock('P', whenAndWhere),
    { kind: 'space', height: 2.5 },
  ];
}

function twoSides(tag: 'H1' | 'P', left: readonly Paragraph[], right: readonly Paragraph[]): Block {
  return {
    kind: 'text',
    tag,
    keepWithNext: true,
    columns: [
      { share: 3, align: 'start', paragraphs: left },
      { share: 1.3, align: 'end', paragraphs: right },
    ],
  };
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

function closing(wording: Wording): Block[] {
  const label = (key: Parameters<Wording['both']>[0]): string => wording.both(key);
  return [
    { kind: 'space', height: 3 },
    {
      kind: 'fields',
      fields: [
        { label: label('documents.signed-women'), share: 4, name: 'total women' },
        { label: label('documents.signed-men'), share: 3, name: 'total men' },
        { label: label('documents.signed-total'), share: 3, name: 'total' },
      ],
    },
    {
      kind: 'fields',
      fields: [
        { label: label('documents.verified-by'), share: 6, name: 'verified by' },
        { label: label('documents.verified-signature'), share: 4, name: 'verified signature' },
        { label: label('documents.verified-date'), share: 3, name: 'verified date' },
      ],
    },
  ];
}

function header({ day, snapshot, wording }: SheetDay, request: DocumentRequest): RunningLine[] {
  const title = `${wording.say(wording.first, 'documents.title.attendance-sheet')}  ·  ${wording.text(snapshot.workshop.title)}`;
  return [
    {
      left: paragraph(title, 'footer', null, 1),
      right: paragraph(dayLine(day, wording, request.languages[0] ?? 'en'), 'footerStrong', null, 1),
    },
  ];
}

function footer({ snapshot, wording }: SheetDay, request: DocumentRequest, id: string): RunningLine[] {
  const sample = snapshot.workshop.fictional ? wording.both('documents.fictional') : '';
  const [privacy = '', ...otherPrivacy] = wording.words('documents.privacy', 'footer').map((one) => one.text);
  const left = (text: string): Paragraph | null => (text === '' ? null : paragraph(text, 'footer', null, 2));
  const right = (text: string): Paragraph => paragraph(text, 'footer', null, 2);
  const lines = [
    {
      left: left([fundingLine(snapshot, wording), sample].filter(Boolean).join('  ·  ')),
      right: paragraph(id, 'footerStrong'),
    },
    { left: left(privacy), right: right(wording.both('documents.page')) },
    { left: left(otherPrivacy.join(' ')), right: right(asOfLine(request, wording)) },
  ];
  return lines;
}
