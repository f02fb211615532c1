import { useRef, useState, type SyntheticEvent, type ReactNode } from 'react';
import type { Delegation } from '../../../shared/domain/delegation.ts';
import { isBlank, withText, type Text } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { countryName } from '../../../shared/text/country-name.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useFocusOnWrong } from './focus.ts';
import { countryChoices } from './choices.ts';
import { readQuota } from './read-fields.ts';

type DelegationDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly onSave: (delegation: Omit<Delegation, 'id'>) => void;
  readonly onClose: () => void;
};

/** Asks for a new delegation: a country, or a name where it is not a country that sends it. */
export function DelegationDialog({ snapshot, onSave, onClose }: DelegationDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { workshop, programme } = snapshot;
  const [country, setCountry] = useState<string | null>(null);
  const [typedName, setTypedName] = useState<Text>({});
  const [typedQuota, setTypedQuota] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnWrong(tries, form);
  const name = workshop.languages.reduce<Text>(
    (text, each) => withText(text, each, typedName[each] ?? (country === null ? '' : countryName(country, each))),
    {},
  );
  const quota = readQuota(t)(typedQuota);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    if (isBlank(name) || 'problem' in quota) return;
    const letter = { number: '', date: null };
    onSave({ workshopId: workshop.id, name, country, headParticipationId: null, quota: quota.value, letter });
  };
  return (
    <Dialog title={t('screens.people.delegationDialog.title')} onClose={onClose}>
      <p className="note">{t('screens.people.delegationDialog.note')}</p>
      <form ref={form} className="form" noValidate onSubmit={submit}>
        <ComboBox
          label={t('screens.people.field.country')}
          choices={countryChoices(programme.countries, language)}
          value={country}
          onChange={setCountry}
          autoFocus
          nothing={t('screens.people.noChoice')}
          problem={tries > 0 && isBlank(name) ? t('screens.people.problem.delegation') : undefined}
        />
        {workshop.languages.map((each) => (
          <TextField
            key={each}
            label={`${t('screens.people.field.name')} · ${t(`vocabulary.language.${each}`)}`}
            placeholder={country === null ? '' : countryName(country, each)}
            value={typedName[each] ?? ''}
            onChange={(text) => setTypedName(withText(typedName, each, text))}
          />
        ))}
        <TextField
          label={t('screens.people.field.quota')}
          hint={t('screens.people.field.quotaHint')}
          value={typedQuota}
          onChange={setTypedQuota}
          problem={tries > 0 && 'problem' in quota ? quota.problem : undefined}
        />
        <div className="actions">
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button type="submit" look="primary">
            {t('screens.people.delegationDialog.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
