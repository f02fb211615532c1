import {
  type Expectation,
  percentOf,
  type Rates,
  ratesOf,
} from '../../../../shared/domain/attendance/attendance-rates.ts';
import {
  type AttendanceSheet,
  type AttendanceStatus,
  attendanceStatuses,
  isPresence,
} from '../../../../shared/domain/attendance/attendance.ts';
import type { Slot } from '../../../../shared/domain/attendance/slots.ts';
import type { AttendancePolicy } from '../../../../shared/domain/workshop.ts';
import type { MarkCell } from '../../../../shared/operations/attendance.ts';
import type { GridRow, PersonRow } from './attendance.ts';

/** The letter of each status where the person is expected, and where not. */
const expectedLetters = '012345';
const otherLetters = 'abcdef';
const [zero, firstOther] = [48, 97];

/** Gives a person's marks as a text of one letter a slot: equal texts mean equal rows. */
export type ReadRow = (participationId: string) => string;

const everybody: Expectation = () => true;

/** What the reader before has read, so that the next one need not read it again. */
type KeptRows = {
  readonly sheet: AttendanceSheet;
  readonly slots: readonly Slot[];
  readonly expects: Expectation;
  readonly read: Map<string, string>;
};

type MakeRowReader = (sheet: AttendanceSheet, slots: readonly Slot[], expects?: Expectation) => ReadRow;

/**
 * Makes the readers of one screen. A reader reads each row of the sheet once, when it is asked for; a row in which the
 * sheet does not differ from that of the reader before stays the same text.
 */
export function rowReaders(): MakeRowReader {
  let last: KeptRows | undefined;
  return (sheet, slots, expects = everybody) => {
    const before = last;
    last = { sheet, slots, expects, read: new Map() };
    return rowReader(last, before);
  };
}

function rowReader({ sheet, slots, expects, read }: KeptRows, before: KeptRows | undefined): ReadRow {
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
type ColumnCount = {
  readonly present: number;
  readonly open: number;
  readonly excused: number;
  readonly expected: number;
};

export function countsIn(tallied: string): ColumnCount[] {
  return tallied.split(' ').map((entry) => {
    const [present = 0, open = 0, excused = 0, expected = 0] = entry.split('/').map(Number);
    return { present, open, excused, expected };
  });
}

/** The percentage so far of a group: the sum of what its people attended by the sum of their slots (see `Rates`). */
export function shareSoFar(
  tallied: string,
  over: string,
  { excusedCounts }: Pick<AttendancePolicy, 'excusedCounts'>,
): number | null {
  const counts = countsIn(tallied);
  const attended = counts.reduce((sum, { present }) => sum + present, 0);
  const soFar = counts.reduce((sum, { open, excused, expected }, column) => {
    const counted = excusedCounts ? expected : expected - excused;
    return sum + (over[column] === '1' ? counted : counted - open);
  }, 0);
  return percentOf(attended, soFar);
}

/**
 * The cells that a rectangle of the grid stands for; a heading stands for everybody under it. Whoever is not expected
 * in a slot is marked there only one by one.
 */
export function cellsIn(rows: readonly GridRow[], slots: readonly Slot[], expects = everybody): MarkCell[] {
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

/**
 * How some people stand in each slot, kept from one mark to the next: a mark changes the row of one person, and only
 * rows that differ from when they were last seen are counted again.
 */
class GroupCount {
  readonly #seen = new Map<string, string>();
  #counts: { present: number; open: number; excused: number; expected: number }[] = [];

  after(people: readonly PersonRow[], columns: number, read: ReadRow): readonly ColumnCount[] {
    if (this.#counts.length !== columns) {
      this.#seen.clear();
      this.#counts = Array.from({ length: columns }, () => ({ present: 0, open: 0, excused: 0, expected: 0 }));
    }
    for (const { participation } of people) {
      const marks = read(participation.id);
      const before = this.#seen.get(participation.id);
      if (before === marks) continue;
      if (before !== undefined) this.#add(before, -1);
      this.#add(marks, 1);
      this.#seen.set(participation.id, marks);
    }
    return this.#counts;
  }

  #add(marks: string, times: 1 | -1): void {
    for (const [column, count] of this.#counts.entries()) {
      if (!isExpectedAt(marks, column)) continue;
      const status = statusAt(marks, column);
      count.expected += times;
      if (isPresence(status)) count.present += times;
      else if (status === 'unmarked') count.open += times;
      else if (status === 'excused') count.excused += times;
    }
  }
}

/** By the list of people, which stays the same list while nobody joins or leaves. Goes with that list. */
const kept = new WeakMap<readonly PersonRow[], GroupCount>();

export function groupCounts(people: readonly PersonRow[], columns: number, read: ReadRow): readonly ColumnCount[] {
  const count = kept.get(people) ?? new GroupCount();
  kept.set(people, count);
  return count.after(people, columns, read);
}

/** For each slot, how many of some people are present, unmarked, excused and expected: `5/1/0/6 5/0/1/6`. */
export function tally(people: readonly PersonRow[], columns: number, read: ReadRow): string {
  return groupCounts(people, columns, read)
    .map(({ present, open, excused, expected }) => `${present}/${open}/${excused}/${expected}`)
    .join(' ');
}
