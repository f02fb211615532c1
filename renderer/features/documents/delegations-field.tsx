import type { ReactNode } from 'react';
import { textIn, type Language } from '../../../shared/domain/language.ts';
import type { Delegation } from '../../../shared/domain/delegation.ts';
import { countryName } from '../../../shared/text/country-name.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { someOf, type OptionsProps } from './options.ts';

export function DelegationsField({ snapshot, options, onChange }: OptionsProps): ReactNode {
  const { t, language } = usePreferences();
  return (
    <MultiSelect
      label={t('screens.documents.delegations')}
      choices={snapshot.delegations.map((each) => ({ value: each.id, name: nameOf(each, language) }))}
      values={options.delegationIds ?? []}
      onChange={(chosen) => onChange({ ...options, delegationIds: someOf(chosen, snapshot.delegations.length) })}
      none={t('screens.documents.allDelegations')}
      empty={t('screens.documents.noDelegations')}
    />
  );
}

function nameOf(delegation: Delegation, language: Language): string {
  const written = textIn(delegation.name, language);
  return written !== '' || delegation.country === null ? written : countryName(delegation.country, language);
}
