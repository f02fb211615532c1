import { sessionsOfDay, startOf } from '../domain/slots.ts';
import { clockAt } from '../time/wall-clock.ts';
import { sessionTitle } from './agenda-row.ts';
import { cell, paragraph, type Cell, type Paragraph, type Row, type RowGroup } from './blocks.ts';
import type { ListedPerson } from './listed-person.ts';
import type { SheetColumn } from './sheet-columns.ts';
import { signaturePlace } from './page-stamp.ts';
import { isHead, type SheetGroup } from './sheet-people.ts';
import type { Sheet } from './sheet-plan.ts';
import type { Wording } from './wording.ts';

/** Participants by delegation, numbered through. */
export function participantGroups(columns: readonly SheetColumn[], { wording, people }: Sheet): RowGroup[] {
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
export function blankGroup(columns: readonly SheetColumn[], count: number, { wording, people }: Sheet): RowGroup {
  const heading = people.groups.length === 0 ? null : paragraph(wording.both('documents.unannounced'), 'group');
  const rows = Array.from({ length: count }, (_, index) => rowOf(columns, blankRow(index), {}));
  return { ...headings(heading, wording), rows };
}

/** Names an empty line. */
export function blankRow(index: number): string {
  return `blank-${String(index + 1)}`;
}

export function staffGroup(columns: readonly SheetColumn[], sheet: Sheet): RowGroup {
  const rows = sheet.people.staff.map((person, index) => {
    const contents = contentsOf(person, `T${String(index + 1)}`, sheet.wording, false);
    const role = sheet.wording.words(`vocabulary.role.${person.participation.role}`, 'sheetBody');
    const sessions = [paragraph(sessionsLine(person, sheet), 'sheetMuted', null, 3)];
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
      ...names.map((name, index) => paragraph(name, index === 0 ? 'sheetName' : 'sheetMuted', null, 2)),
      ...(head ? [paragraph(wording.say(wording.first, 'documents.head'), 'sheetMuted')] : []),
    ],
    sex: [paragraph(wording.say(wording.first, `vocabulary.sexShort.${person.sex}`), 'sheetBody')],
    organisation: [paragraph(wording.text(person.institution?.name ?? {}), 'sheetBody', null, 4)],
    position: [paragraph(wording.text(person.position), 'sheetBody', null, 4)],
    contacts: [person.phone, person.email].map((line) => paragraph(line, 'sheetMuted', null, 3)),
  };
}

function groupHeading(group: SheetGroup, wording: Wording): Paragraph {
  const names = group.delegation === null ? [wording.both('documents.without-delegation')] : group.names;
  return paragraph(`${names.join(' / ')}  ·  ${String(group.people.length)}`, 'group', null, 2);
}

/** "09:40 Mental health needs; 13:40 Dialogue". */
function sessionsLine({ participation }: ListedPerson, { day, snapshot, wording }: Sheet): string {
  const own = new Set(
    snapshot.assignments.filter((one) => one.participationId === participation.id).map((one) => one.sessionId),
  );
  return sessionsOfDay(day.id, snapshot.sessions)
    .filter((session) => own.has(session.id))
    .map((session) => {
      const title = sessionTitle(session, wording, wording.first) || wording.text(session.title);
      return `${clockAt(startOf(session))} ${title}`;
    })
    .join('; ');
}
