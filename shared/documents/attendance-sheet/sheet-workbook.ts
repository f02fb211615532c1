import { type AttendanceSheet, emptySheet, statusIn, withMarks } from '../../domain/attendance/attendance.ts';
import { type Expectation, expectationOf } from '../../domain/attendance/attendance-rates.ts';
import type { Slot } from '../../domain/attendance/slots.ts';
import { isCounted } from '../../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { formatShortDate } from '../../text/dates.ts';
import type { DocumentRequest } from '../document-request.ts';
import { countryOf, delegationNames, delegationOf, isDivided, type ListedPerson } from '../listed-people.ts';
import { asOfLine, bothCountries, fundingLine, slotHeads, slotTitle, Wording } from '../wording.ts';
import { wordLegends } from '../attendance-table/attendance-table.ts';
import { signedOtherwiseLines } from '../sign-offs.ts';
import type { Workbook, WorkbookCell, WorkbookColumn, Worksheet } from '../workbook.ts';
import { runningTitle } from '../table-paper.ts';
import { plannedSheets, type Sheet, signatureHeight } from './sheet-plan.ts';

type Source = {
  readonly request: DocumentRequest;
  readonly marks: AttendanceSheet;
  readonly isCalled: Expectation;
};

/** The sheets that would be printed as worksheets: who is expected, and in each slot what has been marked so far. */
export function sheetWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const marks = withMarks(emptySheet(snapshot.workshop.id), snapshot.attendance);
  const source = { request, marks, isCalled: expectationOf(snapshot) };
  const title = wording.text(snapshot.workshop.title);
  return {
    title: `${wording.both('documents.title.attendance-sheet')}: ${title}`,
    sheets: plannedSheets(snapshot, request, wording, Infinity).map((sheet) => worksheetOf(sheet, source)),
  };
}

function worksheetOf(sheet: Sheet, source: Source): Worksheet {
  const { id, day, snapshot, wording } = sheet;
  const { request } = source;
  const name = wording.translate(wording.first, 'documents.sheet-day', { number: day.number });
  return {
    name: `${day.date === null ? name : `${name} – ${formatShortDate(day.date)}`} ${sheet.suffix}`.trim(),
    columns: columnsOf(sheet, source),
    rows: listedOn(sheet).map((person) => personRow(person, sheet, source)),
    notes: notesOf(sheet, source),
    blankRows: request.blankRows,
    rowHeight: signatureHeight,
    header: {
      left: runningTitle(snapshot, wording),
      right: `${id}  ·  ${asOfLine(request, wording)}`,
    },
    footer: { left: fundingLine(snapshot, wording) },
  };
}

/** What the words for marks mean in the other language, and what the signed list of the day said otherwise. */
function notesOf(sheet: Sheet, { request, marks }: Source): string[] {
  const { day, snapshot, wording, slots } = sheet;
  const people = listedOn(sheet);
  const isMarked = slots.some((slot) => isMarkedIn(slot, people, marks));
  const told = { ...request, dayIds: [day.id] };
  return [
    ...(isMarked ? wordLegends(wording) : []),
    ...signedOtherwiseLines(
      snapshot,
      told,
      wording,
      people.filter(({ participation }) => isCounted(participation)),
    ),
  ];
}

function isMarkedIn(slot: Slot, people: readonly ListedPerson[], marks: AttendanceSheet): boolean {
  return people.some(({ participation }) => statusIn(marks, participation.id, slot.id) !== 'unmarked');
}

function listedOn({ people }: Sheet): ListedPerson[] {
  return [...people.groups.flatMap((group) => group.people), ...people.staff];
}

function columnsOf(sheet: Sheet, source: Source): WorkbookColumn[] {
  const { slots, wording } = sheet;
  const { request } = source;
  const text = (head: string): WorkbookColumn => ({ head, kind: 'text' });
  const names = wording
    .distinct('documents.full-name')
    .map((language) => wording.translate(language, 'documents.full-name'));
  return [
    text(wording.both('documents.number-sign')),
    ...(isSafe(request) ? [text(wording.both('documents.code'))] : names.map(text)),
    text(wording.both('documents.sex')),
    text(wording.both('documents.role')),
    ...(isSafe(request)
      ? []
      : [
          text(wording.both('documents.delegation')),
          text(wording.both('documents.country')),
          text(wording.both('documents.organisation')),
          text(wording.both('documents.position')),
        ]),
    ...(hasContacts(request) ? [text(wording.both('documents.phone')), text(wording.both('documents.email'))] : []),
    { head: wording.both('documents.date'), kind: 'date' },
    ...slots.map((slot) => slotColumn(slot, sheet, source)),
  ];
}

/** A slot in which somebody is marked is a column of marks; one without any mark is to be signed. */
function slotColumn(slot: Slot, sheet: Sheet, { marks }: Source): WorkbookColumn {
  const { snapshot, wording } = sheet;
  if (isMarkedIn(slot, listedOn(sheet), marks)) {
    const parts = [wording.both('documents.attendance-mark'), slotTitle(slot, snapshot, wording)];
    return { head: parts.filter((part) => part !== '').join(': '), kind: 'status' };
  }
  const heads = slotHeads(slot, snapshot, wording).map((one) => one.text);
  return { head: heads.join(slot.kind === 'session' ? ' ' : ' / '), kind: 'signature' };
}

function personRow(
  person: ListedPerson,
  { day, slots, wording, snapshot }: Sheet,
  { request, marks, isCalled }: Source,
): WorkbookCell[] {
  const country = countryOf(person, snapshot);
  // Of a protected person, no more than the printed sheet tells.
  const own = person.protected && !isDivided(snapshot, request) ? null : delegationOf(person, snapshot);
  return [
    person.participation.number,
    ...(isSafe(request) ? [wording.first] : wording.distinct('documents.full-name')).map((language) =>
      person.listName(language),
    ),
    wording.both(`vocabulary.sexShort.${person.sex}`),
    wording.both(`vocabulary.role.${person.participation.role}`),
    ...(isSafe(request)
      ? []
      : [
          line(delegationNames(own, wording).join(' / ')),
          country === null ? null : bothCountries(country, wording),
          line(wording.bothOf(person.institution?.name ?? {})),
          line(wording.bothOf(person.position)),
        ]),
    ...(hasContacts(request) ? [line(person.phone), line(person.email)] : []),
    day.date === null ? null : { date: day.date },
    ...slots.map((slot) => (isCalled(person.participation.id, slot) ? statusCell(person, slot, marks, wording) : '–')),
  ];
}

function isSafe({ safe }: DocumentRequest): boolean {
  return safe === true;
}

function hasContacts({ contacts, safe }: DocumentRequest): boolean {
  return contacts && safe !== true;
}

function line(text: string): WorkbookCell {
  return text === '' ? null : text;
}

function statusCell(person: ListedPerson, slot: Slot, marks: AttendanceSheet, wording: Wording): WorkbookCell {
  const status = statusIn(marks, person.participation.id, slot.id);
  return status === 'unmarked' ? null : wording.translate(wording.first, `vocabulary.attendanceStatus.${status}`);
}
