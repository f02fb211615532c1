import type { ReactNode } from 'react';
import { isBlankLetter, letterText } from './letter-text.ts';
import { useText } from '../../app/preferences.tsx';
import type { Translate } from '../../../shared/text/text.ts';
import type { PeopleGroup } from './people-groups.ts';

/** The header of a delegation: its name, balance, head, seats and letter. */
export function GroupRow({ group }: { readonly group: PeopleGroup }): ReactNode {
  const t = useText();
  const title = groupTitle(t, group);
  const facts = factsOf(t, group);
  const { quota } = group.delegation ?? { quota: null };
  return (
    <span role="gridcell" aria-colspan={6} className="group-cell" title={[title, ...facts].join(' · ')}>
      <strong className="one-line">{title}</strong>
      <span className="facts one-line">{facts.join(' · ')}</span>
      {quota === null ? null : (
        <span className={group.counts.all > quota ? 'badge warn' : 'badge'}>
          {t('screens.people.seats', { count: group.counts.all, quota })}
        </span>
      )}
    </span>
  );
}

export function groupTitle(t: Translate, group: PeopleGroup): string {
  if (group.kind === 'without') return t('screens.people.withoutDelegation');
  return group.kind === 'team' ? t('screens.people.team') : group.title;
}

function factsOf(t: Translate, { counts, headName, delegation }: PeopleGroup): string[] {
  return [
    t('screens.people.people', { count: counts.all }),
    ...(counts.women === 0 ? [] : [t('screens.people.women', { count: counts.women })]),
    ...(counts.men === 0 ? [] : [t('screens.people.men', { count: counts.men })]),
    ...(headName === null ? [] : [t('screens.people.head', { name: headName })]),
    ...(delegation === null || isBlankLetter(delegation.letter) ? [] : [letterText(t, delegation.letter)]),
  ];
}
