import { useState, type ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import { sessionKinds } from '../../../shared/domain/session.ts';
import { shownName } from '../../../shared/domain/shown-name.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Select, type Choice } from '../../ui/select.tsx';
import { noFilter, type AgendaFilter } from './agenda-filter.ts';

type AgendaFiltersProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly filter: AgendaFilter;
  readonly onFilter: (filter: AgendaFilter) => void;
  /** How many sessions the filter leaves; null when it leaves all. */
  readonly found: number | null;
};

/** What is looked for: words at once, the rest behind a button. */
export function AgendaFilters({ snapshot, filter, onFilter, found }: AgendaFiltersProps): ReactNode {
  const { t } = usePreferences();
  const [open, setOpen] = useState(false);
  const { query, ...others } = filter;
  const chosen = Object.values(others).filter((each) => each !== null).length;
  return (
    <>
      <div className="filters">
        <TextField
          labelHidden
          label={t('screens.agenda.search')}
          placeholder={t('screens.agenda.search')}
          value={query}
          onChange={(typed) => onFilter({ ...filter, query: typed })}
        />
        <Button aria-expanded={open} onPress={() => setOpen(!open)}>
          {chosen === 0 ? t('screens.agenda.filter.button') : t('screens.agenda.filter.chosen', { count: chosen })}
        </Button>
      </div>
      {open ? <Chosen snapshot={snapshot} filter={filter} onFilter={onFilter} /> : null}
      <span className="filter-result soft small" role="status">
        {found === null ? '' : t('screens.agenda.filter.found', { count: found })}
      </span>
      {found === null ? null : (
        <Button look="quiet" onPress={() => onFilter(noFilter)}>
          {t('screens.agenda.filter.clear')}
        </Button>
      )}
    </>
  );
}

const any = 'any';

function Chosen({ snapshot, filter, onFilter }: Omit<AgendaFiltersProps, 'found'>): ReactNode {
  const { t, language } = usePreferences();
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const assigned = new Set(snapshot.assignments.map((each) => each.participationId));
  const leading = snapshot.participations
    .filter((each) => assigned.has(each.id))
    .map((each) => ({ value: each.id, name: shownName(each, people.get(each.personId), language) }));
  const select = (label: string, all: string, field: keyof AgendaFilter, choices: readonly Choice<string>[]) => (
    <Select
      label={label}
      value={filter[field] ?? any}
      choices={[{ value: any, name: all }, ...choices]}
      onChange={(value) => onFilter({ ...filter, [field]: value === any ? null : value })}
    />
  );
  const named = ({ id, name }: { id: string; name: Parameters<typeof textIn>[0] }): Choice<string> => ({
    value: id,
    name: textIn(name, language),
  });
  const kinds = sessionKinds.map((kind) => ({ value: kind, name: t(`vocabulary.sessionKind.${kind}`) }));
  return (
    <div className="filter-choices">
      {select(t('screens.agenda.filterKind'), t('screens.agenda.allKinds'), 'kind', kinds)}
      {select(t('screens.agenda.filterWho'), t('screens.agenda.everyone'), 'participationId', leading)}
      {select(t('screens.agenda.room'), t('screens.agenda.filter.anyRoom'), 'roomId', snapshot.rooms.map(named))}
      {select(
        t('screens.agenda.filter.delegation'),
        t('screens.agenda.filter.anyDelegation'),
        'delegationId',
        snapshot.delegations.map(named),
      )}
    </div>
  );
}
