import { type Expectation, expectationOf } from '../../domain/attendance/attendance-rates.ts';
import { roomsOfMost, sessionsIn, sessionsOfDay, startOf } from '../../domain/attendance/slots.ts';
import { type Language, textBeside } from '../../domain/language.ts';
import { isCounted, isExpected } from '../../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { clockAt } from '../../time/wall-clock.ts';
import type { DocumentRequest } from '../document-request.ts';
import {
  type Block,
  cell,
  type Cell,
  type PaperDocument,
  paragraph,
  type Paragraph,
  type Row,
  type RowGroup,
  type RunningLine,
  type Section,
  type TableBlock,
  textBlock,
} from '../layout/blocks.ts';
import { paragraphGap } from '../layout/page.ts';
import { signaturePlace } from '../layout/page-edges.ts';
import { chosenDelegationsName, delegationOf, isHead, type ListedPerson, type SheetGroup } from '../listed-people.ts';
import { signedOtherwiseLines } from '../sign-offs.ts';
import {
  asOfLine,
  chosenDaysName,
  dayLine,
  fundingLine,
  noDays,
  organiserLine,
  placeLine,
  programmeLine,
  wholeTitle,
  Wording,
} from '../wording.ts';
import {
  mostSlots,
  participantColumns,
  blankRow,
  plannedSheets,
  revisionAmong,
  type Sheet,
  type SheetColumn,
  signatureHeight,
  staffColumns,
} from './sheet-plan.ts';
import { sheetStrips } from './sheet-strips.ts';
import { sheetWorkbook } from './sheet-workbook.ts';

/** The head of a sheet: organiser, programme, title, day and place; the register numbers on the right. */
function sheetOpening(sheet: Sheet): Block[] {
  const { subjects, snapshot, wording } = sheet;
  const { workshop, programme } = snapshot;
  const titles = wording.said(workshop.title, 'sheetTitle', 'sheetSecondTitle');
  const register = [
    programme.code === '' ? '' : `${wording.both('documents.project-code')}: ${programme.code}`,
    workshop.number === '' ? '' : `${wording.both('documents.workshop-number')} ${workshop.number}`,
  ];
  const whenAndWhere = wording.each((language) => whenAndWhereLine(sheet, language), 'field');
  return [
    twoSides(
      'P',
      wording.each((language) => organiserLine(snapshot, language, wording), 'overline'),
      wording.each((language) => programmeLine(snapshot, language, wording), 'small'),
    ),
    { kind: 'space', height: 2 },
    textBlock('P', [paragraph(wording.both('documents.title.attendance-sheet').toUpperCase(), 'kicker')]),
    twoSides(
      'H1',
      titles,
      register.map((line) => paragraph(line, 'small')),
    ),
    { kind: 'space', height: 1.5 },
    textBlock('H2', whenAndWhere),
    ...subjectBlocks(subjects),
    { kind: 'space', height: 2.5 },
  ];
}

/** Of which half-day, session or list the sheet is, where the day does not say it all. */
function subjectBlocks(subjects: readonly string[]): Block[] {
  if (subjects.length === 0) return [];
  return [{ kind: 'space', height: paragraphGap }, textBlock('P', [paragraph(subjects.join('  ·  '), 'sheetSubject')])];
}

/** To be written on by hand where it is not known yet. */
const blank = '_'.repeat(16);

/** "Day 1 – Tuesday 15 July 2025  ·  Hotel Kazzhol, Almaty, Kazakhstan  ·  Hall “Silk Road”": the rooms of what is signed for. */
function whenAndWhereLine({ day, slots, snapshot, wording }: Sheet, language: Language): string {
  const date = day.date === null ? [`${wording.translate(language, 'documents.date')}: ${blank}`] : [];
  const sessions = slots.flatMap((slot) => sessionsIn(slot, snapshot.workshop.attendance, snapshot.sessions));
  const rooms = roomsOfMost(sessions, snapshot).map(({ name }) => textBeside(name, language, wording.languages));
  return [dayLine(day, wording, language), ...date, placeLine(snapshot, language, wording.languages), rooms.join(', ')]
    .filter((part) => part !== '')
    .join('  ·  ');
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

/** The end of a sheet: fields for the totals and for the signature that verifies them. */
function sheetClosing(wording: Wording): Block[] {
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
      frame: label('documents.stamp'),
    },
  ];
}

/** The running head of the second and later pages of a sheet. */
function sheetHeader({ day, subjects, snapshot, wording }: Sheet): RunningLine[] {
  const title = `${wording.both('documents.title.attendance-sheet')}  ·  ${wording.bothOf(snapshot.workshop.title)}`;
  return [
    {
      left: paragraph(title, 'footer'),
      right: paragraph(
        [[...new Set(wording.languages.map((each) => dayLine(day, wording, each)))].join(' / '), ...subjects].join(
          '  ·  ',
        ),
        'footerStrong',
      ),
    },
  ];
}

/** The foot of a sheet: funding, the privacy note, the sheet's id with page and pages. */
function sheetFooter({ id, snapshot, wording }: Sheet, request: DocumentRequest): RunningLine[] {
  const sample = snapshot.workshop.fictional ? wording.both('documents.fictional') : '';
  const [privacy = '', ...otherPrivacy] = wording.words('documents.privacy', 'footer').map((one) => one.text);
  const left = (text: string): Paragraph | null => (text === '' ? null : paragraph(text, 'footer'));
  const right = (text: string): Paragraph => paragraph(text, 'footer');
  const lines = [
    {
      left: left([fundingLine(snapshot, wording), sample].filter(Boolean).join('  ·  ')),
      right: paragraph(`${id}{revision}-{page}/{pages}`, 'footerStrong'),
    },
    { left: left(privacy), right: right(wording.both('documents.page')) },
    { left: left(otherPrivacy.join(' ')), right: right(asOfLine(request, wording)) },
  ];
  return lines;
}

/** Participants in the order of the list, with their numbers in the workshop. */
function participantGroups(
  columns: readonly SheetColumn[],
  { wording, people, snapshot }: Sheet,
  isCalled: Expectation,
): RowGroup[] {
  const hasHeadings = people.groups.some((group) => group.delegation !== null);
  return people.groups.map((group) => ({
    ...headings(hasHeadings ? groupHeading(group, wording) : null, wording),
    rows: group.people.map((person) => {
      const contents = contentsOf(person, wording, isHead(person, delegationOf(person, snapshot)));
      return rowOf(columns, person.participation.id, contents, isCalled);
    }),
  }));
}

/** Who signs for what: a session that is for others has a dash in the place of a field. Days and half-days are for all. */
function callsOf({ snapshot, slots }: Sheet): Expectation {
  return slots.every(({ sessionId }) => sessionId === null) ? () => true : expectationOf(snapshot);
}

/** Says what a dash means, where somebody is not called to one of the sessions. */
function dashNote({ slots, people, wording }: Sheet, isCalled: Expectation): Block[] {
  const listed = people.groups.flatMap((group) => group.people);
  const isDashed = listed.some(({ participation }) => slots.some((slot) => !isCalled(participation.id, slot)));
  if (!isDashed) return [];
  return [{ kind: 'space', height: 1 }, textBlock('P', wording.words('documents.legend.not-expected', 'small'), true)];
}

/** Empty lines for people who come unannounced. */
function blankGroup(columns: readonly SheetColumn[], count: number, { wording, people }: Sheet): RowGroup {
  const heading = people.groups.length === 0 ? null : paragraph(wording.both('documents.unannounced'), 'group');
  const rows = Array.from({ length: count }, (_, index) => rowOf(columns, blankRow(String(index + 1)), {}));
  return { ...headings(heading, wording), rows };
}

function staffGroup(columns: readonly SheetColumn[], sheet: Sheet): RowGroup {
  const rows = sheet.people.staff.map((person) => {
    const contents = contentsOf(person, sheet.wording, false);
    const role = sheet.wording.words(`vocabulary.role.${person.participation.role}`, 'sheetBody');
    const sessions = sheet.wording.each((language) => sessionsLine(person, sheet, language), 'sheetMuted');
    return rowOf(columns, person.participation.id, { ...contents, role, sessions });
  });
  const blanks = Array.from({ length: blankStaffRows }, (_, index) =>
    rowOf(columns, blankRow(`t${String(index + 1)}`), {}),
  );
  return { heading: null, continued: null, rows: rows.length === 0 ? blanks : rows };
}

/** Empty lines of the block of trainers where none is known yet. */
const blankStaffRows = 3;

function headings(heading: Paragraph | null, wording: Wording): Pick<RowGroup, 'heading' | 'continued'> {
  const ending = wording.both('documents.continued');
  return { heading, continued: heading && { ...heading, text: `${heading.text}  ${ending}` } };
}

type Contents = Partial<Record<SheetColumn['content'], readonly Paragraph[]>>;

function rowOf(
  columns: readonly SheetColumn[],
  rowName: string,
  contents: Contents,
  isCalled: Expectation = () => true,
): Row {
  const cells = columns.map(({ content, slot }): Cell => {
    if (slot !== null && !isCalled(rowName, slot)) return cell([paragraph('–', 'sheetBody')]);
    const name = content === 'slot' && slot !== null ? signaturePlace(rowName, slot.id) : null;
    return cell(contents[content] ?? [], 1, name);
  });
  return { cells, tinted: false };
}

function contentsOf(person: ListedPerson, wording: Wording, head: boolean): Contents {
  const names = [...new Set(wording.languages.map((language) => person.listName(language)))];
  return {
    number: [paragraph(String(person.participation.number), 'sheetBody')],
    name: [
      ...names.map((name, index) => paragraph(name, index === 0 ? 'sheetName' : 'sheetMuted')),
      ...(head ? wording.words('documents.head', 'sheetMuted') : []),
    ],
    sex: wording.words(`vocabulary.sexShort.${person.sex}`, 'sheetBody'),
    organisation: wording.said(person.institution?.name ?? {}, 'sheetBody', 'sheetMuted'),
    position: wording.said(person.position, 'sheetBody', 'sheetMuted'),
    contacts: [person.phone, person.email].map((line) => paragraph(line, 'sheetMuted')),
  };
}

function groupHeading(group: SheetGroup, wording: Wording): Paragraph {
  const names = group.delegation === null ? [wording.both('documents.without-delegation')] : group.names;
  return paragraph(`${names.join(' / ')}  ·  ${String(group.people.length)}`, 'group');
}

/** "09:40 Mental health needs; 13:40 Dialogue". */
function sessionsLine({ participation }: ListedPerson, { day, snapshot, wording }: Sheet, language: Language): string {
  const own = new Set(
    snapshot.assignments.filter((one) => one.participationId === participation.id).map((one) => one.sessionId),
  );
  return sessionsOfDay(day.id, snapshot.sessions)
    .filter((session) => own.has(session.id))
    .map((session) => `${clockAt(startOf(session))} ${wholeTitle(session, wording, language)}`)
    .join('; ');
}

/** Empty lines of a sheet on which nobody is expected yet. */
const blankRowsAlone = 9;

/** Landscape pages to be signed by hand, numbered through on each sheet (docs/practice.md, Attendance sheets). */
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
    parts: safe ? [...sheetStrips(sheet, request), sheetClosing(sheet.wording)] : listParts(sheet, request),
    header: safe ? [] : sheetHeader(sheet),
    footer: sheetFooter(sheet, request),
    stamp: { sheetId: sheet.id, revisionOf: revisionAmong(sheet.snapshot.issuedSheets, sheet.id) },
  };
}

function listParts(sheet: Sheet, request: DocumentRequest): Block[][] {
  const { slots, snapshot, wording, people } = sheet;
  const columns = participantColumns(slots, request.contacts, snapshot, wording);
  const blanks = people.groups.length === 0 ? Math.max(request.blankRows, blankRowsAlone) : request.blankRows;
  const isCalled = callsOf(sheet);
  const dashes = dashNote(sheet, isCalled);
  const groups = [
    ...participantGroups(columns, sheet, isCalled),
    ...(blanks === 0 ? [] : [blankGroup(columns, blanks, sheet)]),
  ];
  const list = table(columns, groups);
  return hasStaff(sheet, request)
    ? [
        [...sheetOpening(sheet), list, ...dashes],
        [...staffBlocks(sheet, request), ...sheetClosing(wording), ...signedNotes(sheet, request)],
      ]
    : [
        [
          ...sheetOpening(sheet),
          { ...list, keepWithNext: true },
          ...dashes,
          ...sheetClosing(wording),
          ...signedNotes(sheet, request),
        ],
      ];
}

/** On a sheet of a day that has been signed off: what the signed list said otherwise. */
function signedNotes({ day, snapshot, wording, people }: Sheet, request: DocumentRequest): Block[] {
  if (snapshot.signOffs.length === 0) return [];
  const shown = people.groups.flatMap((group) => group.people);
  const lines = signedOtherwiseLines(snapshot, { ...request, dayIds: [day.id] }, wording, shown);
  if (lines.length === 0) return [];
  return [
    { kind: 'space', height: 2 },
    textBlock(
      'P',
      lines.map((line) => paragraph(line, 'small')),
    ),
  ];
}

/** Whether trainers sign on this sheet; where none is known yet, on every sheet that is not of one delegation. */
function hasStaff({ people, ofDelegation, snapshot }: Sheet, { delegationIds }: DocumentRequest): boolean {
  if (people.staff.length > 0) return true;
  const known = snapshot.participations.some((one) => isExpected(one) && !isCounted(one));
  return !known && !ofDelegation && delegationIds === null;
}

function table(columns: readonly SheetColumn[], groups: TableBlock['groups']): TableBlock {
  return {
    kind: 'table',
    columns: columns.map(({ column }) => column),
    groups,
    look: 'grid',
    rowHeight: signatureHeight,
  };
}

function staffBlocks(sheet: Sheet, request: DocumentRequest): Block[] {
  const columns = staffColumns(sheet.slots, request.contacts, sheet.snapshot, sheet.wording);
  return [
    { kind: 'space', height: 5 },
    textBlock('H2', sheet.wording.words('documents.staff', 'group'), true),
    textBlock('P', sheet.wording.words('documents.trainers-certify', 'small'), true),
    { kind: 'space', height: 1.2 },
    { ...table(columns, [staffGroup(columns, sheet)]), keepWithNext: true },
  ];
}

/** What tells the file of sheets for other units than the policy's: "by session"; null for the policy's own. */
function unitName(_: WorkshopSnapshot, { by = 'policy' }: DocumentRequest, wording: Wording): string | null {
  return by === 'policy' ? null : wording.translate(wording.first, `documents.file.by.${by}`);
}

/** What tells the file of divided sheets or of strips: "by delegation, with codes"; null for the usual list. */
function divisionName(_: WorkshopSnapshot, request: DocumentRequest, wording: Wording): string | null {
  const flags = (['sheetPerDelegation', 'separateInternational', 'safe'] as const).filter((flag) => request[flag]);
  return flags.map((flag) => wording.translate(wording.first, `documents.file.${flag}`)).join(', ') || null;
}

export const attendanceSheetDefinition = {
  kind: 'attendance-sheet',
  paper: attendanceSheet,
  workbook: sheetWorkbook,
  lack: noDays,
  nameDetails: [chosenDaysName, unitName, chosenDelegationsName, divisionName],
} as const;
