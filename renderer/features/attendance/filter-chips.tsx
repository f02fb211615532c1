import type { ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { everybodyShown, peopleAtRisk, unmarkedPeople, type GridFilter } from './grid-filter.ts';
import type { GroupRow, PersonRow } from './grid-rows.ts';
import type { Attendance } from './use-attendance.ts';

type FilterChipsProps = {
  readonly attendance: Attendance;
  readonly filter: GridFilter;
  readonly onFilter: (filter: GridFilter) => void;
};

type Chip = { readonly key: string; readonly name: string; readonly count: number; readonly filter: GridFilter };

/** Narrows the grid: to a delegation, to those who are not marked, to those who may fall short. */
export function FilterChips({ attendance, filter, onFilter }: FilterChipsProps): ReactNode {
  const t = useText();
  const { rows, counted } = attendance;
  const groups = rows.filter((row): row is GroupRow => row.kind === 'group' && row.id !== 'all');
  const unmarked = unmarkedPeople(attendance);
  const atRisk = peopleAtRisk(attendance);
  const chips: Chip[] = [
    { key: 'all', name: t('screens.attendance.chip.all'), count: counted.length, filter: everybodyShown },
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
  return (
    <div className="chips" role="group" aria-label={t('screens.attendance.chip.name')}>
      {chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className={`chip ${chip.key}`}
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
