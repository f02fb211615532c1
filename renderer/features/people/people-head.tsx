import type { ReactNode } from 'react';
import { isCounted } from '../../../shared/domain/participation.ts';
import { useText } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { countPeople, type PeopleGroup } from './people-groups.ts';

type PeopleHeadProps = {
  readonly groups: readonly PeopleGroup[];
  readonly onAddPerson: () => void;
  readonly onAddDelegation: () => void;
};

/** "26 participants · 15 women · 11 men · 5 delegations". */
export function PeopleHead({ groups, onAddPerson, onAddDelegation }: PeopleHeadProps): ReactNode {
  const t = useText();
  const counted = groups.flatMap((group) => group.rows).filter((row) => isCounted(row.participation));
  const counts = countPeople(counted);
  const delegations = groups.filter((group) => group.kind === 'delegation').length;
  const facts = [
    t('screens.people.about', { count: counts.all }),
    t('screens.people.women', { count: counts.women }),
    t('screens.people.men', { count: counts.men }),
    ...(delegations === 0 ? [] : [t('screens.people.delegations', { count: delegations })]),
  ];
  return (
    <div className="page-head">
      <h1>{t('screens.section.people')}</h1>
      {groups.length === 0 ? null : <p className="about">{facts.join(' · ')}</p>}
      <div className="actions">
        <Button onPress={onAddDelegation}>{t('screens.people.addDelegation')}</Button>
        <Button look="primary" icon="plus" onPress={onAddPerson}>
          {t('screens.people.addPerson')}
        </Button>
      </div>
    </div>
  );
}
