import { statusIn, withMarks, emptySheet, type AttendanceSheet } from '../domain/attendance.ts';
import type { Day } from '../domain/day.ts';
import { slotsOf, type Slot } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { countryName } from '../text/country-name.ts';
import { formatShortDate } from '../text/dates.ts';
import type { DocumentRequest } from './document-request.ts';
import type { ListedPerson } from './listed-person.ts';
import { slotHeads } from './sheet-columns.ts';
import { sheetPeople, type SheetGroup, type SheetPeople } from './sheet-people.ts';
import type { Workbook, WorkbookCell, WorkbookColumn, Worksheet } from './workbook.ts';
import { Wording } from './wording.ts';
import { asOfLine, chosenDays, fundingLine } from './workshop-lines.ts';

type Source = {
  readonly snapshot: WorkshopSnapshot;
  readonly request: DocumentRequest;
  readonly wording: Wording;
  readonly people: SheetPeople;
  readonly marks: AttendanceSheet;
};

/** Millimetres that a signature needs. */
const signatureHeight = 10;

/** A worksheet for each day: who is expected, and in each slot what has been marked so far. */
export function sheetWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const people = sheetPeople(snapshot, request, wording);
  const marks = withMarks(emptySheet(snapshot.workshop.id), snapshot.attendance);
  const source = { snapshot, request, wording, people, marks };
  const title = wording.text(snapshot.workshop.title);
  return {
    title: `${wording.both('documents.title.attendance-sheet')}: ${title}`,
    sheets: chosenDays(snapshot, request).map((day) => daySheet(day, source)),
  };
}

function daySheet(day: Day, source: Source): Worksheet {
  const { snapshot, request, wording, people } = source;
  const slots = slotsOf(snapshot.workshop.attendance, [day], snapshot.sessions);
  const name = wording.say(wording.first, 'documents.sheet-day', { number: day.number });
  const participants = people.groups.flatMap((group) => group.people.map((person) => ({ person, group })));
  const staff = people.staff.map((person) => ({ person, group: null }));
  return {
    name: day.date === null ? name : `${name} – ${formatShortDate(day.date)}`,
    columns: columnsOf(slots, source),
    rows: [
      ...participants.map(({ person, group }, index) => personRow(index + 1, person, group, day, slots, source)),
      ...staff.map(({ person, group }, index) => personRow(`T${String(index + 1)}`, person, group, day, slots, source)),
    ],
    blankRows: request.blankRows,
    rowHeight: signatureHeight,
    header: {
      left: wording.text(snapshot.workshop.title),
      right: `S-${snapshot.workshop.sheetCode}-D${String(day.number)}  ·  ${asOfLine(request, wording)}`,
    },
    footer: { left: fundingLine(snapshot, wording) },
  };
}

function columnsOf(slots: readonly Slot[], { snapshot, request, wording }: Source): WorkbookColumn[] {
  const text = (head: string): WorkbookColumn => ({ head, kind: 'text' });
  const names = wording.languages.map((language) => wording.say(language, 'documents.full-name'));
  return [
    text(wording.both('documents.number-sign')),
    ...[...new Set(names)].map(text),
    text(wording.both('documents.sex')),
    text(wording.both('documents.role')),
    text(wording.both('documents.delegation')),
    text(wording.both('documents.country')),
    text(wording.both('documents.organisation')),
    text(wording.both('documents.position')),
    ...(request.contacts ? [text(wording.both('documents.phone')), text(wording.both('documents.email'))] : []),
    { head: wording.both('documents.date'), kind: 'date' },
    ...slots.map((slot): WorkbookColumn => {
      const heads = slotHeads(slot, snapshot, wording).map((one) => one.text);
      return { head: heads.join(slot.kind === 'session' ? ' ' : ' / '), kind: 'signature' };
    }),
  ];
}

function personRow(
  number: number | string,
  person: ListedPerson,
  group: SheetGroup | null,
  day: Day,
  slots: readonly Slot[],
  { snapshot, request, wording, marks }: Source,
): WorkbookCell[] {
  const names = wording.languages.map((language) => wording.say(language, 'documents.full-name'));
  const languages = wording.languages.filter((_, index) => names.indexOf(names[index] ?? '') === index);
  const delegation =
    group?.delegation ?? snapshot.delegations.find((one) => one.id === person.participation.delegationId);
  const country = person.country ?? delegation?.country ?? null;
  const line = (text: string): WorkbookCell => (text === '' ? null : text);
  return [
    number,
    ...languages.map((language) => person.listName(language)),
    wording.say(wording.first, `vocabulary.sexShort.${person.sex}`),
    wording.say(wording.first, `vocabulary.role.${person.participation.role}`),
    line(group?.names[0] ?? ''),
    country === null ? null : countryName(country, wording.first),
    line(wording.text(person.institution?.name ?? {})),
    line(wording.text(person.position)),
    ...(request.contacts ? [line(person.phone), line(person.email)] : []),
    day.date === null ? null : { date: day.date },
    ...slots.map((slot) => statusCell(person, slot, marks, wording)),
  ];
}

function statusCell(person: ListedPerson, slot: Slot, marks: AttendanceSheet, wording: Wording): WorkbookCell {
  const status = statusIn(marks, person.participation.id, slot.id);
  return status === 'unmarked' ? null : wording.say(wording.first, `vocabulary.attendanceStatus.${status}`);
}
