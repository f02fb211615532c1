import { riskOf } from '../../../shared/domain/attendance-rates.ts';
import { isExpectedAt, ratesIn, statusAt } from './grid-marks.ts';
import type { GridRow, PersonRow } from './grid-rows.ts';
import type { Attendance } from './use-attendance.ts';

/** What the grid is narrowed to: everybody, a group by its id, or some people. */
export type GridFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly id: string }
  /** The people are those for whom it held when it was chosen: a row does not vanish under the hand that marks it. */
  | { readonly kind: 'unmarked' | 'at-risk' | 'chosen'; readonly ids: ReadonlySet<string>; readonly name?: string };

export const everybodyShown: GridFilter = { kind: 'all' };

/** Those who are not marked in a slot that is over, or for which others are marked already. */
export function unmarkedPeople({ rows, slots, over, counted, read }: Attendance): PersonRow[] {
  const begun = slots.map(
    (_, column) =>
      over[column] === '1' || counted.some((row) => statusAt(read(row.participation.id), column) !== 'unmarked'),
  );
  return rows.filter((row): row is PersonRow => {
    if (row.kind !== 'person') return false;
    const marks = read(row.participation.id);
    return begun.some((has, column) => has && isExpectedAt(marks, column) && statusAt(marks, column) === 'unmarked');
  });
}

/** Those who may miss the certificate of completion, or cannot reach it any more. */
export function peopleAtRisk({ snapshot, counted, over, read }: Attendance): PersonRow[] {
  const { attendance } = snapshot.workshop;
  return counted.filter((row) => riskOf(ratesIn(read(row.participation.id), over, attendance), attendance) !== null);
}

/** The rows that the filter leaves, with the headings of those who are left. */
export function filteredRows(rows: readonly GridRow[], filter: GridFilter): readonly GridRow[] {
  if (filter.kind === 'all') return rows;
  const stays = (person: PersonRow): boolean => filter.kind === 'group' || filter.ids.has(person.participation.id);
  return rows
    .filter((row): row is Extract<GridRow, { kind: 'group' }> => row.kind === 'group' && row.id !== 'all')
    .filter((group) => filter.kind !== 'group' || group.id === filter.id)
    .map((group) => ({ ...group, people: group.people.filter(stays) }))
    .flatMap((group) => (group.people.length === 0 ? [] : [group, ...group.people]));
}
