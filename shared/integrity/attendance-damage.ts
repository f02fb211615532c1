import { marked, updated } from '../changes/change.ts';
import { packedSheetSchema, type PackedSheet } from '../changes/partition.ts';
import { attendanceStatuses, type Mark, marksIn } from '../domain/attendance/attendance.ts';
import { daysInOrder } from '../domain/attendance/slots.ts';
import { workshopPartition } from '../domain/entity.ts';
import { isObject } from '../domain/entity.ts';
import type { MendedHoldings } from './damage.ts';

/** Numbers that two have: of the days all are given anew in their order, of people the later one gets the next free. */
export function mendNumbers(holdings: MendedHoldings): void {
  for (const { id: workshopId } of holdings.workshops) {
    const key = workshopPartition({ workshopId });
    const days = daysInOrder(holdings.records(key, 'day'));
    if (new Set(days.map(({ number }) => number)).size < days.length) {
      const changes = days.flatMap((day, index) => updated('day', day, { number: index + 1 }));
      holdings.note('number-twice', `${key} days`, changes);
    }
    const people = holdings.records(key, 'participation').sort((one, other) => (one.id < other.id ? -1 : 1));
    let highest = Math.max(0, ...people.map(({ number }) => number));
    const taken = new Set<number>();
    for (const participation of people) {
      if (taken.has(participation.number)) {
        highest += 1;
        const changes = updated('participation', participation, { number: highest });
        holdings.note('number-twice', `${key} participation ${participation.id}`, changes);
      }
      taken.add(participation.number);
    }
  }
}

/** Marks of somebody who is not on the list, or in a slot whose day or session is gone. They are taken back. */
export function mendMarks(holdings: MendedHoldings): void {
  const workshops = new Set(holdings.workshops.map(({ id }) => id));
  for (const sheet of holdings.sheets) {
    const { workshopId } = sheet;
    const key = workshopPartition({ workshopId });
    const people = new Set(holdings.records(key, 'participation').map(({ id }) => id));
    const owners = new Set([...holdings.records(key, 'day'), ...holdings.records(key, 'session')].map(({ id }) => id));
    const marks = marksIn(sheet);
    if (!workshops.has(workshopId)) {
      if (marks.length > 0) takeBack(holdings, 'partition-orphaned', workshopId, marks, `sheet ${workshopId}`);
      continue;
    }
    const strangers = marks.filter(({ participationId }) => !people.has(participationId));
    const lost = marks.filter(
      ({ participationId, slotId }) => people.has(participationId) && !owners.has(slotId.split('/')[1] ?? ''),
    );
    for (const [id, own] of by(strangers, ({ participationId }) => participationId)) {
      takeBack(holdings, 'mark-without-participation', workshopId, own, `sheet ${workshopId} participation ${id}`);
    }
    for (const [id, own] of by(lost, ({ slotId }) => slotId)) {
      takeBack(holdings, 'mark-without-slot', workshopId, own, `sheet ${workshopId} slot ${id}`);
    }
  }
}

function takeBack(
  holdings: MendedHoldings,
  kind: 'partition-orphaned' | 'mark-without-participation' | 'mark-without-slot',
  workshopId: string,
  marks: readonly Mark[],
  place: string,
): void {
  const making = { how: 'removal', reason: null } as const;
  const changes = marks.map(({ participationId, slotId, status }) =>
    marked(workshopId, participationId, slotId, status, 'unmarked', making),
  );
  holdings.note(kind, place, changes);
}

function by(marks: readonly Mark[], keyOf: (mark: Mark) => string): Map<string, Mark[]> {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) groups.set(keyOf(mark), [...(groups.get(keyOf(mark)) ?? []), mark]);
  return groups;
}

/**
 * A packed sheet as it was stored, made to fit: as many marks as people times slots, nobody and no slot twice. Marks that
 * are missing are `unmarked`. `isWhole` is false where something had to be mended. Null for what is no sheet at all.
 */
export function fittingSheet(stored: unknown): { readonly sheet: PackedSheet; readonly isWhole: boolean } | null {
  const parsed = packedSheetSchema.safeParse(stored);
  const isUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
  if (parsed.success && isUnique(parsed.data.participationIds) && isUnique(parsed.data.slotIds)) {
    return { sheet: parsed.data, isWhole: true };
  }
  if (!isObject(stored)) return null;
  const { workshopId, participationIds, slotIds, marks } = stored;
  if (!Array.isArray(participationIds) || !Array.isArray(slotIds) || typeof marks !== 'string') return null;
  const rows = [...new Set(participationIds.map(String))];
  const columns = [...new Set(slotIds.map(String))];
  const width = slotIds.length;
  const packed = rows.map((row) =>
    columns.map((column) => digitAt(marks, participationIds.indexOf(row) * width + slotIds.indexOf(column))).join(''),
  );
  const mended = { workshopId, participationIds: rows, slotIds: columns, marks: packed.join('') };
  const again = packedSheetSchema.safeParse(mended);
  return again.success ? { sheet: again.data, isWhole: false } : null;
}

function digitAt(marks: string, index: number): string {
  const digit = marks[index] ?? '0';
  return /^\d$/.test(digit) && Number(digit) < attendanceStatuses.length ? digit : '0';
}
