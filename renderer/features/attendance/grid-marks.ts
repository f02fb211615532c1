import { attendanceStatuses, type AttendanceSheet, type AttendanceStatus } from '../../../shared/domain/attendance.ts';
import { percentOf, ratesOf, type Rates } from '../../../shared/domain/attendance-rates.ts';
import type { Expectation } from '../../../shared/domain/attendance-tally.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { AttendancePolicy } from '../../../shared/domain/workshop.ts';
import type { Cell } from '../../../shared/operations/attendance.ts';
import type { GridRow } from './grid-rows.ts';

/** The letter of each status where the person is expected, and where not. */
const expectedLetters = '012345';
const otherLetters = 'abcdef';
const [zero, firstOther] = [48, 97];

/** Gives a person's marks as a text of one letter a slot: equal texts mean equal rows. */
export type ReadRow = (participationId: string) => string;

const everybody: Expectation = () => true;

/** A reader that also knows the rows that it has read, so that the next one need not make them again. */
type KeptRows = {
  readonly sheet: AttendanceSheet;
  readonly slots: readonly Slot[];
  readonly expects: Expectation;
  readonly read: Map<string, string>;
};
let last: KeptRows | undefined;

/** Reads one row of the sheet at a time, and each only once: a row that a mark leaves alone stays the same text. */
export function rowReader(sheet: AttendanceSheet, slots: readonly Slot[], expects = everybody): ReadRow {
  const before = last;
  const read = new Map<string, string>();
  last = { sheet, slots, expects, read };
  const rows = new Map(sheet.participationIds.map((id, index) => [id, index]));
  const columns = slots.map((slot) => sheet.slotIds.indexOf(slot.id));
  const isAlike =
    before?.slots === slots && before.expects === expects && isSameFrame(before.sheet, sheet) ? before : undefined;
  return (participationId) => {
    const known = read.get(participationId);
    if (known !== undefined) return known;
    const row = rows.get(participationId);
    const old = isAlike?.read.get(participationId);
    const text =
      isAlike !== undefined && old !== undefined && (row === undefined || isSameRow(isAlike.sheet, sheet, row))
        ? old
        : rowText(participationId, sheet, row, columns, slots, expects);
    read.set(participationId, text);
    return text;
  };
}

function rowText(
  participationId: string,
  sheet: AttendanceSheet,
  row: number | undefined,
  columns: readonly number[],
  slots: readonly Slot[],
  expects: Expectation,
): string {
  const start = (row ?? 0) * sheet.slotIds.length;
  return slots
    .map((slot, index) => {
      const column = columns[index] ?? -1;
      const byte = column < 0 || row === undefined ? 0 : (sheet.marks[start + column] ?? 0);
      return (expects(participationId, slot) ? expectedLetters : otherLetters)[byte] ?? '0';
    })
    .join('');
}

function isSameFrame(one: AttendanceSheet, other: AttendanceSheet): boolean {
  return (
    one.workshopId === other.workshopId &&
    one.participationIds.length === other.participationIds.length &&
    one.slotIds.length === other.slotIds.length &&
    one.participationIds.every((id, index) => id === other.participationIds[index]) &&
    one.slotIds.every((id, index) => id === other.slotIds[index])
  );
}

function isSameRow(one: AttendanceSheet, other: AttendanceSheet, row: number): boolean {
  const end = (row + 1) * one.slotIds.length;
  for (let index = row * one.slotIds.length; index < end; index += 1) {
    if (one.marks[index] !== other.marks[index]) return false;
  }
  return true;
}

export function statusAt(marks: string, column: number): AttendanceStatus {
  const letter = marks.codePointAt(column) ?? zero;
  return attendanceStatuses[letter >= firstOther ? letter - firstOther : letter - zero] ?? 'unmarked';
}

export function isExpectedAt(marks: string, column: number): boolean {
  return (marks.codePointAt(column) ?? zero) < firstOther;
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
