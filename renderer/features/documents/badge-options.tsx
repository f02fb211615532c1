import type { ReactNode } from 'react';
import { badgeSizes } from '../../../shared/documents/document-request.ts';
import { isExpected, participationRoles } from '../../../shared/domain/participation.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Select } from '../../ui/select.tsx';
import { DelegationsField } from './delegations-field.tsx';
import type { OptionsProps } from './options.ts';

/** Who gets a badge, and how large it is. */
export function BadgeOptions(props: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const { snapshot, options, onChange } = props;
  const present = new Set(snapshot.participations.filter(isExpected).map(({ role }) => role));
  const choices = participationRoles.filter((role) => present.has(role));
  return (
    <>
      <DelegationsField {...props} />
      <MultiSelect
        label={t('screens.documents.roles')}
        choices={choices.map((role) => ({ value: role, name: t(`vocabulary.role.${role}`) }))}
        values={options.roles ?? []}
        onChange={(chosen) => {
          const roles = choices.filter((role) => chosen.includes(role));
          onChange({ ...options, roles: roles.length === 0 || roles.length === choices.length ? null : roles });
        }}
        none={t('screens.documents.allRoles')}
        empty={t('screens.documents.noRoles')}
      />
      <Select
        label={t('screens.documents.badgeSize')}
        value={options.badgeSize}
        choices={badgeSizes.map((size) => ({ value: size, name: t(`screens.documents.badgeSizeName.${size}`) }))}
        onChange={(badgeSize) => onChange({ ...options, badgeSize })}
      />
    </>
  );
}
