import { memo, type ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { PersonRow } from './people-groups.ts';
import { StatusBadge } from './status-badge.tsx';

/** One person in the list. A protected person stands there by code. */
export const PersonLine = memo(function PersonLine({ row }: { readonly row: PersonRow }): ReactNode {
  const { t, language } = usePreferences();
  const { participation, person, institution } = row;
  const [first = '', ...others] = row.names;
  const place = [textIn(institution?.name ?? {}, language), textIn(person.position, language)];
  const work = place.filter((part) => part !== '').join(', ');
  const gone = participation.status === 'declined' || participation.status === 'replaced' ? ' gone' : '';
  return (
    <>
      <span role="gridcell" className="number">
        {participation.number}
      </span>
      <span role="gridcell" className={`name${gone}`} title={row.names.join(' · ')}>
        <span className="one-line">
          {first}
          {others.map((name) => (
            <span key={name} className="soft">
              {' '}
              · {name}
            </span>
          ))}
        </span>
        {person.protected ? (
          <span className="badge violet">
            <Icon name="shield" />
            {t('screens.people.protected')}
          </span>
        ) : null}
      </span>
      <span role="gridcell" className="sex" title={t(`vocabulary.sex.${person.sex}`)}>
        {t(`vocabulary.sexShort.${person.sex}`)}
      </span>
      <span role="gridcell" className="institution one-line" title={work}>
        {work}
      </span>
      <span role="gridcell" className="role one-line" title={t(`vocabulary.role.${participation.role}`)}>
        {t(`vocabulary.role.${participation.role}`)}
      </span>
      <span role="gridcell" className="status">
        <StatusBadge status={participation.status} />
      </span>
    </>
  );
});
