import { riskOf } from '../../../shared/domain/attendance-rates.ts';
import type { AttendancePolicy } from '../../../shared/domain/workshop.ts';
import { isExpectedAt, ratesIn, statusAt } from './grid-marks.ts';
import { groupCounts } from './group-count.ts';
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
  const counts = groupCounts(counted, slots.length, read);
  const begun = slots.flatMap((_, column) => {
    const { open = 0, expected = 0 } = counts[column] ?? {};
    return over[column] === '1' || open < expected ? [column] : [];
  });
  return rows.filter((row): row is PersonRow => {
    if (row.kind !== 'person') return false;
    const marks = read(row.participation.id);
    return begun.some((column) => isExpectedAt(marks, column) && statusAt(marks, column) === 'unmarked');
  });
}

type Judged = { readonly marks: string; readonly over: string; readonly policy: AttendancePolicy; readonly risk: Risk };
type Risk = ReturnType<typeof riskOf>;

/** Kept from one mark to the next, which changes the risk of one person. */
const judged = new WeakMap<PersonRow, Judged>();

/** Those who may miss the certificate of completion, or cannot reach it any more. */
export function peopleAtRisk({ snapshot, counted, over, read }: Attendance): PersonRow[] {
  const policy = snapshot.workshop.attendance;
  return counted.filter((row) => {
    const marks = read(row.participation.id);
    const known = judged.get(row);
    if (known?.marks === marks && known.over === over && known.policy === policy) return known.risk !== null;
    const risk = riskOf(ratesIn(marks, over, policy), policy);
    judged.set(row, { marks, over, policy, risk });
    return risk !== null;
  });
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
