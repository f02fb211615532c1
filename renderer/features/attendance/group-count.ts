import type { ColumnCount, ReadRow } from './grid-marks.ts';
import { isExpectedAt, statusAt } from './grid-marks.ts';
import type { PersonRow } from './grid-rows.ts';
import { isPresence } from '../../../shared/domain/attendance.ts';

/**
 * How some people stand in each slot, kept from one mark to the next: a mark changes the row of one person, and only
 * rows that differ from when they were last seen are counted again.
 */
class GroupCount {
  readonly #seen = new Map<string, string>();
  #counts: { present: number; open: number; expected: number }[] = [];

  after(people: readonly PersonRow[], columns: number, read: ReadRow): readonly ColumnCount[] {
    if (this.#counts.length !== columns) {
      this.#seen.clear();
      this.#counts = Array.from({ length: columns }, () => ({ present: 0, open: 0, expected: 0 }));
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
    }
  }
}

/** By the list of people, which stays the same list while nobody joins or leaves. */
const kept = new WeakMap<readonly PersonRow[], GroupCount>();

export function groupCounts(people: readonly PersonRow[], columns: number, read: ReadRow): readonly ColumnCount[] {
  const count = kept.get(people) ?? new GroupCount();
  kept.set(people, count);
  return count.after(people, columns, read);
}

/** For each slot, how many of some people are present, unmarked and expected: `5/1/6 6/0/6`. */
export function tally(people: readonly PersonRow[], columns: number, read: ReadRow): string {
  return groupCounts(people, columns, read)
    .map(({ present, open, expected }) => `${present}/${open}/${expected}`)
    .join(' ');
}
