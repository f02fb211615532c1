import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { riskOf } from '../../../../shared/domain/attendance/attendance-rates.ts';
import type { AttendancePolicy } from '../../../../shared/domain/workshop.ts';
import { useActions } from '../../../context/actions.tsx';
import { useText } from '../../../context/preferences.tsx';
import type { Attendance, GridRow, GroupRow, PersonRow } from './attendance.ts';
import { groupCounts, isExpectedAt, ratesIn, statusAt } from './grid-marks.ts';
import styles from '../attendance.module.css';

type FilterChipsProps = {
  readonly attendance: Attendance;
  readonly filter: GridFilter;
  readonly onFilter: (filter: GridFilter) => void;
};

type Chip = { readonly key: string; readonly name: string; readonly count: number; readonly filter: GridFilter };

/** Narrows the grid: to a delegation, to those who are not marked, to those who may fall short. */
export function FilterChips({ attendance, filter, onFilter }: FilterChipsProps): ReactNode {
  const t = useText();
  const { rows } = attendance;
  const groups = rows.filter((row): row is GroupRow => row.kind === 'group' && row.id !== 'all');
  const hasStaff = groups.some(({ id }) => id === 'staff');
  // Trainers and staff among them, as among those who are not marked.
  const everybody = rows.filter(({ kind }) => kind === 'person').length;
  const unmarked = unmarkedPeople(attendance);
  const atRisk = peopleAtRisk(attendance);
  const chips: Chip[] = [
    {
      key: 'all',
      name: t(hasStaff ? 'screens.attendance.chip.allWithStaff' : 'screens.attendance.chip.all'),
      count: everybody,
      filter: everybodyShown,
    },
    peopleChip('unmarked', t('screens.attendance.chip.unmarked'), unmarked),
    peopleChip('at-risk', t('screens.attendance.chip.atRisk'), atRisk),
    ...groups.map(({ id, name, people }) => ({
      key: id,
      name: id === 'staff' ? t('screens.attendance.chip.staff') : name,
      count: people.length,
      filter: { kind: 'group' as const, id },
    })),
    ...(filter.kind === 'chosen' ? [{ key: 'chosen', name: filter.name ?? '', count: filter.ids.size, filter }] : []),
  ];
  const current = filter.kind === 'group' ? filter.id : filter.kind;
  const choose = (part: string): void =>
    chips.filter(({ key }) => key === part).forEach((chip) => onFilter(chip.filter));
  useActions({ 'attendance.filter': choose });
  return (
    <div
      className={styles['chips']}
      data-action="attendance.filter"
      role="group"
      aria-label={t('screens.attendance.chip.name')}
    >
      {chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className={clsx(styles['chip'], chip.key === 'at-risk' && styles['at-risk'])}
          title={chip.name}
          aria-pressed={chip.key === current}
          disabled={chip.count === 0 && chip.key !== current}
          onClick={() => onFilter(chip.filter)}
        >
          <span className="one-line">{chip.name}</span> <span className="number">{chip.count}</span>
        </button>
      ))}
    </div>
  );
}

function peopleChip(kind: 'unmarked' | 'at-risk', name: string, people: readonly PersonRow[]): Chip {
  const ids = new Set(people.map((row) => row.participation.id));
  return { key: kind, name, count: people.length, filter: { kind, ids } };
}

/** What the grid is narrowed to: everybody, a group by its id, or some people. */
export type GridFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly id: string }
  /** Evaluated when the filter is chosen, so that a row does not disappear while it is marked. */
  | { readonly kind: 'unmarked' | 'at-risk' | 'chosen'; readonly ids: ReadonlySet<string>; readonly name?: string };

export const everybodyShown: GridFilter = { kind: 'all' };

/** Those who are not marked in a slot that is over, or for which others are marked already. */
function unmarkedPeople({ rows, slots, past, counted, read }: Attendance): PersonRow[] {
  const counts = groupCounts(counted, slots.length, read);
  const begun = slots.flatMap((_, column) => {
    const { open = 0, expected = 0 } = counts[column] ?? {};
    return past[column] === '1' || open < expected ? [column] : [];
  });
  return rows.filter((row): row is PersonRow => {
    if (row.kind !== 'person') return false;
    const marks = read(row.participation.id);
    return begun.some((column) => isExpectedAt(marks, column) && statusAt(marks, column) === 'unmarked');
  });
}

type Judged = { readonly marks: string; readonly over: string; readonly policy: AttendancePolicy; readonly risk: Risk };
type Risk = ReturnType<typeof riskOf>;

/** The risk of each row as last calculated, valid while marks, time and policy are the same. Goes with the row. */
const judged = new WeakMap<PersonRow, Judged>();

/** Those who may miss the certificate of completion, or cannot reach it any more. */
function peopleAtRisk({ snapshot, counted, over, read }: Attendance): PersonRow[] {
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
