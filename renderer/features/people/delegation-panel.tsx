import { clsx } from 'clsx';
import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import { countryName } from '../../../shared/domain/country.ts';
import { isBlank, type Text, withText } from '../../../shared/domain/language.ts';
import type { Delegation } from '../../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatShortDate } from '../../../shared/text/dates.ts';
import { editDelegation } from '../../commands/people.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { DraftField } from '../../forms/draft-field.tsx';
import { TextByLanguage } from '../../forms/text-by-language.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { countryChoices, OptionalSelect } from './choices.tsx';
import { useFocusOnWrong } from './focus.ts';
import type { PeopleGroup } from './people-groups.ts';
import { readDate, readLine, readQuota } from './read-fields.ts';
import pageStyles from '../../ui/page.module.css';
import formStyles from '../../ui/form.module.css';
import styles from './people.module.css';

type DelegationPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly group: PeopleGroup;
  readonly delegation: Delegation;
  readonly onAddPerson: () => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** The selected delegation, editable in place. */
export function DelegationPanel(props: DelegationPanelProps): ReactNode {
  const { snapshot, group, delegation, onAddPerson, onRemove, onClose } = props;
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const edit = (patch: Partial<Delegation>): void => void run(editDelegation(delegation, patch));
  const members = group.rows.map((row) => ({ value: row.participation.id, name: row.names[0] ?? '' }));
  return (
    <aside
      className={clsx(pageStyles['panel'], styles['people-panel'])}
      data-part="panel"
      aria-label={t('screens.people.panel', { name: group.title })}
    >
      <header className={pageStyles['panel-head']}>
        <h2>{group.title}</h2>
        <MenuButton
          name={t('screens.people.more', { name: group.title })}
          small
          choices={[
            {
              id: 'remove',
              name: t('screens.people.removeDelegation'),
              icon: 'remove',
              danger: true,
              onChoose: onRemove,
            },
          ]}
        />
        <IconButton icon="close" small name={t('screens.close')} onPress={onClose} />
      </header>
      <Button icon="plus" onPress={onAddPerson}>
        {t('screens.people.addPerson')}
      </Button>
      <TextByLanguage
        label={t('screens.people.field.name')}
        text={delegation.name}
        languages={snapshot.workshop.languages}
        onSave={(name) => edit({ name })}
      />
      <ComboBox
        label={t('screens.people.field.country')}
        choices={countryChoices(snapshot.programme.countries, language)}
        value={delegation.country}
        onChange={(country) => edit({ country })}
        nothing={t('screens.people.noChoice')}
      />
      <OptionalSelect
        label={t('screens.people.field.head')}
        choices={members}
        value={delegation.headParticipationId}
        onChange={(headParticipationId) => edit({ headParticipationId })}
      />
      <DraftField
        label={t('screens.people.field.quota')}
        hint={t('screens.people.field.quotaHint')}
        stored={delegation.quota === null ? '' : String(delegation.quota)}
        read={readQuota(t)}
        onSave={(quota) => edit({ quota })}
      />
      <LetterFields letter={delegation.letter} onSave={(letter) => edit({ letter })} />
    </aside>
  );
}

type LetterFieldsProps = {
  readonly letter: Delegation['letter'];
  readonly onSave: (letter: Delegation['letter']) => void;
};

function LetterFields({ letter, onSave }: LetterFieldsProps): ReactNode {
  const { t } = usePreferences();
  return (
    <div className={styles['pair']}>
      <DraftField
        label={t('screens.people.field.letterNumber')}
        stored={letter.number}
        read={readLine(t)}
        onSave={(number) => onSave({ ...letter, number })}
      />
      <DraftField
        label={t('screens.people.field.letterDate')}
        stored={letter.date === null ? '' : formatShortDate(letter.date)}
        read={readDate(t)}
        onSave={(date) => onSave({ ...letter, date })}
      />
    </div>
  );
}

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
      <p className={formStyles['note']}>{t('screens.people.delegationDialog.note')}</p>
      <form ref={form} className={formStyles['form']} noValidate onSubmit={submit}>
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
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button type="submit" look="primary">
            {t('screens.people.delegationDialog.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
