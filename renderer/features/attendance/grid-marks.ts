import {
  attendanceStatuses,
  isPresence,
  type AttendanceSheet,
  type AttendanceStatus,
} from '../../../shared/domain/attendance.ts';
import { percentOf, ratesOf, type Rates } from '../../../shared/domain/attendance-rates.ts';
import type { Expectation } from '../../../shared/domain/attendance-tally.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { AttendancePolicy } from '../../../shared/domain/workshop.ts';
import type { Cell } from '../../../shared/operations/attendance.ts';
import type { GridRow, GroupRow, PersonRow } from './grid-rows.ts';

/** The letter of each status where the person is expected, and where not. */
const expectedLetters = '012345';
const otherLetters = 'abcdef';

/** Gives a person's marks as a text of one letter a slot: equal texts mean equal rows. */
export type ReadRow = (participationId: string) => string;

const everybody: Expectation = () => true;

/** Reads one row of the sheet at a time, and each only once. */
export function rowReader(sheet: AttendanceSheet, slots: readonly Slot[], expects = everybody): ReadRow {
  const rows = new Map(sheet.participationIds.map((id, index) => [id, index]));
  const columns = slots.map((slot) => sheet.slotIds.indexOf(slot.id));
  const read = new Map<string, string>();
  return (participationId) => {
    const known = read.get(participationId);
    if (known !== undefined) return known;
    const start = (rows.get(participationId) ?? Number.NaN) * sheet.slotIds.length;
    const marks = slots.map((slot, index) => {
      const column = columns[index] ?? -1;
      const byte = column < 0 ? 0 : (sheet.marks[start + column] ?? 0);
      return (expects(participationId, slot) ? expectedLetters : otherLetters)[byte] ?? '0';
    });
    const text = marks.join('');
    read.set(participationId, text);
    return text;
  };
}

export function statusAt(marks: string, column: number): AttendanceStatus {
  const letter = marks[column] ?? '0';
  const byte = Math.max(expectedLetters.indexOf(letter), otherLetters.indexOf(letter));
  return attendanceStatuses[byte] ?? 'unmarked';
}

export function isExpectedAt(marks: string, column: number): boolean {
  return !otherLetters.includes(marks[column] ?? '0');
}

/** What a person's percentages are made of; `over` has a 1 for each slot whose time has passed. */
export function ratesIn(marks: string, over: string, policy: Pick<AttendancePolicy, 'excusedCounts'>): Rates {
  const slots = Array.from(marks, (_, column) => ({ status: statusAt(marks, column), isOver: over[column] === '1' }));
  return ratesOf(
    slots.filter((_, column) => isExpectedAt(marks, column)),
    policy,
  );
}

/** Of some people in one slot. */
export type ColumnCount = { readonly present: number; readonly open: number; readonly expected: number };

export function countIn(people: readonly PersonRow[], column: number, read: ReadRow): ColumnCount {
  const marks = people.map((row) => read(row.participation.id)).filter((each) => isExpectedAt(each, column));
  const statuses = marks.map((each) => statusAt(each, column));
  return {
    present: statuses.filter(isPresence).length,
    open: statuses.filter((status) => status === 'unmarked').length,
    expected: statuses.length,
  };
}

/** For each slot, how many of some people are present, unmarked and expected: `5/1/6 6/0/6`. */
export function tally({ people }: Pick<GroupRow, 'people'>, slots: readonly Slot[], read: ReadRow): string {
  return slots
    .map((_, column) => {
      const { present, open, expected } = countIn(people, column, read);
      return `${present}/${open}/${expected}`;
    })
    .join(' ');
}

export function countsIn(tallied: string): ColumnCount[] {
  return tallied.split(' ').map((entry) => {
    const [present = 0, open = 0, expected = 0] = entry.split('/').map(Number);
    return { present, open, expected };
  });
}

/** The share of a group that was there in the slots that are over or marked, in percent. */
export function shareSoFar(tallied: string, over: string): number | null {
  const begun = countsIn(tallied).filter(({ open, expected }, column) => over[column] === '1' || open < expected);
  const sum = (of: keyof ColumnCount): number => begun.reduce((total, count) => total + count[of], 0);
  return percentOf(sum('present'), sum('expected'));
}

/**
 * The cells that a rectangle of the grid stands for; a heading stands for everybody under it. Whoever is not expected
 * in a slot is marked there only one by one.
 */
export function cellsIn(rows: readonly GridRow[], slots: readonly Slot[], expects = everybody): Cell[] {
  const ids = new Set(
    rows.flatMap((row) =>
      row.kind === 'person' ? [row.participation.id] : row.people.map((person) => person.participation.id),
    ),
  );
  const isOneCell = ids.size === 1 && slots.length === 1 && rows[0]?.kind === 'person';
  return [...ids].flatMap((participationId) =>
    slots
      .filter((slot) => isOneCell || expects(participationId, slot))
      .map((slot) => ({ participationId, slotId: slot.id })),
  );
}
