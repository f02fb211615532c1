import {
  attendanceStatuses,
  isPresence,
  type AttendanceSheet,
  type AttendanceStatus,
} from '../../../shared/domain/attendance.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { Cell } from '../../../shared/operations/attendance.ts';
import type { GridRow, GroupRow } from './grid-rows.ts';

/** Reads one row of the sheet at a time, as a text of one digit a slot: equal texts mean equal rows. */
export function rowReader(sheet: AttendanceSheet, slots: readonly Slot[]): (participationId: string) => string {
  const rows = new Map(sheet.participationIds.map((id, index) => [id, index]));
  const columns = slots.map((slot) => sheet.slotIds.indexOf(slot.id));
  const unmarked = '0'.repeat(slots.length);
  return (participationId) => {
    const row = rows.get(participationId);
    if (row === undefined) return unmarked;
    const start = row * sheet.slotIds.length;
    return columns.map((column) => (column < 0 ? 0 : (sheet.marks[start + column] ?? 0))).join('');
  };
}

export function statusAt(marks: string, column: number): AttendanceStatus {
  return attendanceStatuses[Number(marks[column])] ?? 'unmarked';
}

/** For each slot, how many of a group are present and how many nobody has marked: `5/1 6/0`. */
export function tally(group: GroupRow, slots: readonly Slot[], read: (participationId: string) => string): string {
  const rows = group.people.map((row) => read(row.participation.id));
  return slots
    .map((_, column) => {
      const statuses = rows.map((marks) => statusAt(marks, column));
      const present = statuses.filter(isPresence).length;
      return `${present}/${statuses.filter((status) => status === 'unmarked').length}`;
    })
    .join(' ');
}

/** The cells that a rectangle of the grid stands for; a heading stands for everybody under it. */
export function cellsIn(rows: readonly GridRow[], slots: readonly Slot[]): Cell[] {
  const ids = new Set(
    rows.flatMap((row) =>
      row.kind === 'person' ? [row.participation.id] : row.people.map((person) => person.participation.id),
    ),
  );
  return [...ids].flatMap((participationId) => slots.map((slot) => ({ participationId, slotId: slot.id })));
}
