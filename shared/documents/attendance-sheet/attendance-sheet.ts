import { sessionsOfDay, startOf } from '../../domain/attendance/slots.ts';
import { participationCode } from '../../domain/people/participation.ts';
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
  type StripBlock,
  type TableBlock,
  textBlock,
} from '../layout/blocks.ts';
import { signaturePlace } from '../layout/page-stamp.ts';
import { isHead, type ListedPerson, type SheetGroup } from '../listed-people.ts';
import {
  asOfLine,
  chosenDaysName,
  chosenDelegationsName,
  dayLine,
  fundingLine,
  noDays,
  organiserLine,
  placeLine,
  printedSessionTitle,
  programmeLine,
  Wording,
} from '../wording.ts';
import {
  mostSlots,
  participantColumns,
  plannedSheets,
  revisionAmong,
  type Sheet,
  type SheetColumn,
  signatureHeight,
  staffColumns,
  stripColumns,
} from './sheet-plan.ts';
import { sheetWorkbook } from './sheet-workbook.ts';

/** The head of a sheet: organiser, programme, title, day and place; the register numbers on the right. */
function sheetOpening({ day, subjects, snapshot, wording }: Sheet): Block[] {
  const { workshop, programme } = snapshot;
  const titles = wording
    .texts(workshop.title)
    .map(({ language, text }, index) =>
      paragraph(text, index === 0 ? 'sheetTitle' : 'sheetSecondTitle', wording.tagged(language)),
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
    ),
  );
  return [
    twoSides(
      'P',
      [paragraph(organiserLine(snapshot, wording), 'overline')],
      [paragraph(programmeLine(snapshot, wording), 'small')],
    ),
    { kind: 'space', height: 2 },
    textBlock('P', [paragraph(wording.both('documents.title.attendance-sheet').toUpperCase(), 'kicker')]),
    twoSides(
      'H1',
      titles,
      register.map((line) => paragraph(line, 'small')),
    ),
    { kind: 'space', height: 1.5 },
    textBlock('P', [...whenAndWhere, paragraph(subjects.join('  ·  '), 'sheetSubject')]),
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
    },
  ];
}

/** The running head of the second and later pages of a sheet. */
function sheetHeader({ day, subjects, snapshot, wording }: Sheet, request: DocumentRequest): RunningLine[] {
  const title = `${wording.translate(wording.first, 'documents.title.attendance-sheet')}  ·  ${wording.text(snapshot.workshop.title)}`;
  return [
    {
      left: paragraph(title, 'footer'),
      right: paragraph(
        [dayLine(day, wording, request.languages[0] ?? 'en'), ...subjects].join('  ·  '),
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

/** Participants by delegation, numbered through. */
function participantGroups(columns: readonly SheetColumn[], { wording, people }: Sheet): RowGroup[] {
  let number = 0;
  const hasHeadings = people.groups.some((group) => group.delegation !== null);
  return people.groups.map((group) => ({
    ...headings(hasHeadings ? groupHeading(group, wording) : null, wording),
    rows: group.people.map((person) => {
      number += 1;
      const contents = contentsOf(person, String(number), wording, isHead(person, group.delegation));
      return rowOf(columns, person.participation.id, contents);
    }),
  }));
}

/** Empty lines for people who come unannounced. */
function blankGroup(columns: readonly SheetColumn[], count: number, { wording, people }: Sheet): RowGroup {
  const heading = people.groups.length === 0 ? null : paragraph(wording.both('documents.unannounced'), 'group');
  const rows = Array.from({ length: count }, (_, index) => rowOf(columns, blankRow(index), {}));
  return { ...headings(heading, wording), rows };
}

/** The row name of an empty line, in place of a participation's id. */
function blankRow(index: number): string {
  return `blank-${String(index + 1)}`;
}

function staffGroup(columns: readonly SheetColumn[], sheet: Sheet): RowGroup {
  const rows = sheet.people.staff.map((person, index) => {
    const contents = contentsOf(person, `T${String(index + 1)}`, sheet.wording, false);
    const role = sheet.wording.words(`vocabulary.role.${person.participation.role}`, 'sheetBody');
    const sessions = [paragraph(sessionsLine(person, sheet), 'sheetMuted')];
    return rowOf(columns, person.participation.id, { ...contents, role, sessions });
  });
  return { heading: null, continued: null, rows };
}

function headings(heading: Paragraph | null, wording: Wording): Pick<RowGroup, 'heading' | 'continued'> {
  const ending = wording.both('documents.continued');
  return { heading, continued: heading && { ...heading, text: `${heading.text}  ${ending}` } };
}

type Contents = Partial<Record<SheetColumn['content'], readonly Paragraph[]>>;

function rowOf(columns: readonly SheetColumn[], rowName: string, contents: Contents): Row {
  const cells = columns.map(({ content, slot }): Cell => {
    const name = content === 'slot' && slot !== null ? signaturePlace(rowName, slot.id) : null;
    return cell(contents[content] ?? [], 1, name);
  });
  return { cells, tinted: false };
}

function contentsOf(person: ListedPerson, number: string, wording: Wording, head: boolean): Contents {
  const names = [...new Set(wording.languages.map((language) => person.listName(language)))];
  return {
    number: [paragraph(number, 'sheetBody')],
    name: [
      ...names.map((name, index) => paragraph(name, index === 0 ? 'sheetName' : 'sheetMuted')),
      ...(head ? [paragraph(wording.translate(wording.first, 'documents.head'), 'sheetMuted')] : []),
    ],
    sex: [paragraph(wording.translate(wording.first, `vocabulary.sexShort.${person.sex}`), 'sheetBody')],
    organisation: [paragraph(wording.text(person.institution?.name ?? {}), 'sheetBody')],
    position: [paragraph(wording.text(person.position), 'sheetBody')],
    contacts: [person.phone, person.email].map((line) => paragraph(line, 'sheetMuted')),
  };
}

function groupHeading(group: SheetGroup, wording: Wording): Paragraph {
  const names = group.delegation === null ? [wording.both('documents.without-delegation')] : group.names;
  return paragraph(`${names.join(' / ')}  ·  ${String(group.people.length)}`, 'group');
}

/** "09:40 Mental health needs; 13:40 Dialogue". */
function sessionsLine({ participation }: ListedPerson, { day, snapshot, wording }: Sheet): string {
  const own = new Set(
    snapshot.assignments.filter((one) => one.participationId === participation.id).map((one) => one.sessionId),
  );
  return sessionsOfDay(day.id, snapshot.sessions)
    .filter((session) => own.has(session.id))
    .map((session) => {
      const title = printedSessionTitle(session, wording, wording.first) || wording.text(session.title);
      return `${clockAt(startOf(session))} ${title}`;
    })
    .join('; ');
}

/** Millimetres of the signature boxes on a strip. */
const stripHeight = 12;
/** Empty strips of a sheet on which nobody is expected yet. */
const blankStripsAlone = 4;

type Signer = { readonly row: string; readonly contents: readonly Paragraph[] };

/**
 * One strip to cut off for each person by code, then staff, then empty strips, so that signers see no data of others
 * (docs/practice.md, Attendance sheets).
 */
function sheetStrips(sheet: Sheet, request: DocumentRequest): StripBlock[][] {
  const { wording, people } = sheet;
  const participants = people.groups.flatMap((group) => group.people);
  const blanks = participants.length === 0 ? Math.max(request.blankRows, blankStripsAlone) : request.blankRows;
  const signers: Signer[] = [
    ...participants.map((person) => signerOf(person, '')),
    ...people.staff.map((person) => signerOf(person, wording.both(`vocabulary.role.${person.participation.role}`))),
    ...Array.from({ length: blanks }, (_, index) => ({ row: blankRow(index), contents: [] })),
  ];
  return signers.map((signer) => [stripOf(signer, sheet)]);
}

function stripOf({ row, contents }: Signer, sheet: Sheet): StripBlock {
  const columns = stripColumns(sheet.slots, sheet.snapshot, sheet.wording);
  const cells = columns.map(({ slot }) => (slot === null ? cell(contents) : cell([], 1, signaturePlace(row, slot.id))));
  const table: TableBlock = {
    kind: 'table',
    columns: columns.map(({ column }) => column),
    groups: [{ heading: null, continued: null, rows: [{ tinted: false, cells }] }],
    look: 'grid',
    rowHeight: stripHeight,
  };
  return { kind: 'strip', blocks: [heading(sheet), { kind: 'space', height: 1 }, table] };
}

/** The heading of one strip: title, day, place, sheet id. It is repeated because the strip is cut off the page. */
function heading({ id, day, subjects, snapshot, wording }: Sheet): Block {
  const titles = wording
    .texts(snapshot.workshop.title)
    .map(({ language, text }, index) =>
      paragraph(text, index === 0 ? 'sheetName' : 'sheetMuted', wording.tagged(language)),
    );
  const [first, ...others] = wording.languages.map((language) =>
    [dayLine(day, wording, language), placeLine(snapshot, language)].filter(Boolean).join('  ·  '),
  );
  const right = [
    paragraph(wording.both('documents.title.attendance-sheet'), 'sheetMuted'),
    paragraph(id, 'sheetName'),
    paragraph(subjects.join('  ·  '), 'sheetSubject'),
  ];
  return {
    kind: 'text',
    tag: 'P',
    keepWithNext: true,
    columns: [
      {
        share: 3,
        align: 'start',
        paragraphs: [
          ...titles,
          paragraph(first ?? '', 'sheetBody'),
          ...others.map((line) => paragraph(line, 'sheetMuted')),
        ],
      },
      { share: 1.3, align: 'end', paragraphs: right },
    ],
  };
}

function signerOf({ participation }: ListedPerson, role: string): Signer {
  const code = paragraph(participationCode(participation), 'stripCode');
  return { row: participation.id, contents: [code, paragraph(role, 'sheetMuted')] };
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
    header: safe ? [] : sheetHeader(sheet, request),
    footer: sheetFooter(sheet, request),
    stamp: { sheetId: sheet.id, revisionOf: revisionAmong(sheet.snapshot.issuedSheets, sheet.id) },
  };
}

function listParts(sheet: Sheet, request: DocumentRequest): Block[][] {
  const { slots, snapshot, wording, people } = sheet;
  const columns = participantColumns(slots, request.contacts, snapshot, wording);
  const blanks = people.groups.length === 0 ? Math.max(request.blankRows, blankRowsAlone) : request.blankRows;
  const groups = [...participantGroups(columns, sheet), ...(blanks === 0 ? [] : [blankGroup(columns, blanks, sheet)])];
  return [
    [...sheetOpening(sheet), table(columns, groups)],
    ...(people.staff.length === 0 ? [] : [staffBlocks(sheet, request)]),
    sheetClosing(wording),
  ];
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
    { kind: 'space', height: 1.2 },
    table(columns, [staffGroup(columns, sheet)]),
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
