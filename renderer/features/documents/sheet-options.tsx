import type { ReactNode } from 'react';
import { sheetUnits } from '../../../shared/documents/document-request.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { DraftField, type Read } from '../../forms/draft-field.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { DelegationsField } from './delegations-field.tsx';
import type { OptionsProps } from './options.ts';

/** What stands on a sheet to sign, and for whom there is one. */
export function SheetOptions({ snapshot, options, onChange }: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const readRows = (typed: string): Read<number> => {
    const rows = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : -1;
    return rows < 0 || rows > 40 ? { problem: t('screens.documents.blankRowsProblem') } : { value: rows };
  };
  return (
    <>
      <Select
        label={t('screens.documents.by')}
        value={options.by}
        choices={sheetUnits.map((unit) => ({ value: unit, name: t(`screens.documents.unit.${unit}`) }))}
        onChange={(by) => onChange({ ...options, by })}
      />
      <DelegationsField snapshot={snapshot} options={options} onChange={onChange} />
      <DraftField
        label={t('screens.documents.blankRows')}
        stored={String(options.blankRows)}
        read={readRows}
        onSave={(blankRows) => onChange({ ...options, blankRows })}
      />
      <Checkbox
        label={t('screens.documents.contacts')}
        hint={t('screens.documents.contactsHint')}
        value={options.contacts}
        onChange={(contacts) => onChange({ ...options, contacts })}
      />
      <Checkbox
        label={t('screens.documents.sheetPerDelegation')}
        value={options.sheetPerDelegation}
        onChange={(sheetPerDelegation) => onChange({ ...options, sheetPerDelegation })}
      />
      <Checkbox
        label={t('screens.documents.separateInternational')}
        value={options.separateInternational}
        onChange={(separateInternational) => onChange({ ...options, separateInternational })}
      />
      <Checkbox
        label={t('screens.documents.safe')}
        hint={t('screens.documents.safeHint')}
        value={options.safe}
        onChange={(safe) => onChange({ ...options, safe })}
      />
    </>
  );
}
