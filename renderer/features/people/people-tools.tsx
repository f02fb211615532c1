import type { ReactNode } from 'react';
import { participationStatuses } from '../../../shared/domain/participation.ts';
import { useText } from '../../app/preferences.tsx';
import { TextField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { PeopleFilter } from './people-groups.ts';

type PeopleToolsProps = {
  readonly filter: PeopleFilter;
  readonly onFilter: (filter: PeopleFilter) => void;
  /** Arrow down or Enter in the search: on to the list. */
  readonly onLeave: () => void;
};

const anyKey = 'any';

export function PeopleTools({ filter, onFilter, onLeave }: PeopleToolsProps): ReactNode {
  const t = useText();
  const statuses = participationStatuses.map((value) => ({
    value: value as string,
    name: t(`vocabulary.participationStatus.${value}`),
  }));
  return (
    <div className="tool-bar">
      <div className="people-find">
        <TextField
          label={t('screens.people.find')}
          labelHidden
          placeholder={t('screens.people.find')}
          value={filter.query}
          onChange={(query) => onFilter({ ...filter, query })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onFilter({ ...filter, query: '' });
            if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave();
          }}
        />
      </div>
      <div className="people-status">
        <Select
          label={t('screens.people.status')}
          labelHidden
          choices={[{ value: anyKey, name: t('screens.people.anyStatus') }, ...statuses]}
          value={filter.status ?? anyKey}
          onChange={(value) => {
            onFilter({ ...filter, status: participationStatuses.find((each) => each === value) ?? null });
          }}
        />
      </div>
      <p className="end people-keys">{t('screens.people.keys')}</p>
    </div>
  );
}
