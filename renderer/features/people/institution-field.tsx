import { clsx } from 'clsx';
import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import { isBlank, type Language, type Text, textIn, withText } from '../../../shared/domain/language.ts';
import type { Institution } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { readInstitutions } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { countryChoices, fixedChoices } from './choices.tsx';
import { useFocusOnWrong, useReturnedFocus } from './focus.ts';
import formStyles from '../../ui/form.module.css';
import styles from './people.module.css';

type InstitutionFieldProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly value: string | null;
  readonly country: string | null;
  readonly onChange: (institutionId: string | null) => void;
  /** Makes the new institution; the field does not say where it goes. */
  readonly onCreate: (institution: Omit<Institution, 'id'>) => void;
};

/** Chooses an institution from the register of all workshops, or makes one. */
export function InstitutionField(props: InstitutionFieldProps): ReactNode {
  const { snapshot, value, country, onChange, onCreate } = props;
  const { t, language } = usePreferences();
  const [newName, setNewName] = useState<string | null>(null);
  const field = useRef<HTMLDivElement>(null);
  useReturnedFocus(newName !== null, field);
  const institutions = useStored(readInstitutions, []) ?? snapshot.institutions;
  const compare = compareNames(language);
  const choices = institutions
    .map((each) => ({ value: each.id, name: textIn(each.name, language) }))
    .sort((one, other) => compare(one.name, other.name));
  return (
    <div ref={field}>
      <ComboBox
        label={t('screens.people.field.institution')}
        choices={choices}
        value={value}
        onChange={onChange}
        nothing={t('screens.people.noChoice')}
        creation={{ name: (name) => t('screens.people.createInstitution', { name }), run: setNewName }}
      />
      {newName === null ? null : (
        <InstitutionDialog
          typed={newName}
          country={country}
          languages={snapshot.workshop.languages}
          onClose={() => setNewName(null)}
          onSave={(institution) => {
            setNewName(null);
            onCreate(institution);
          }}
        />
      )}
    </div>
  );
}

type NewInstitution = Omit<Institution, 'id'>;

type InstitutionDialogProps = {
  readonly typed: string;
  readonly country: string | null;
  readonly languages: readonly Language[];
  readonly onClose: () => void;
  readonly onSave: (institution: NewInstitution) => void;
};

/** A new institution: its name as typed, with what donor reports count it by. */
function InstitutionDialog({ typed, country, languages, onClose, onSave }: InstitutionDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const [draft, setDraft] = useState<NewInstitution>({
    name: { [languageOf(typed, languages)]: typed },
    kind: 'other',
    sector: 'other',
    country,
  });
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnWrong(tries, form);
  const choices = fixedChoices(t);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    // React passes events of this form on to the form in which the field stands.
    event.stopPropagation();
    setTries(tries + 1);
    const name = languages.reduce<Text>((text, each) => withText(text, each, draft.name[each] ?? ''), {});
    if (!isBlank(name)) onSave({ ...draft, name });
  };
  const blank = Object.values(draft.name).every((text) => text.trim() === '');
  return (
    <Dialog title={t('screens.people.institutionDialog.title')} onClose={onClose}>
      <p className={formStyles['note']}>{t('screens.people.institutionDialog.note')}</p>
      <form ref={form} className={formStyles['form']} noValidate onSubmit={submit}>
        {languages.map((each, index) => (
          <TextField
            key={each}
            autoFocus={index === 0}
            label={`${t('screens.people.field.name')} · ${t(`vocabulary.language.${each}`)}`}
            value={draft.name[each] ?? ''}
            onChange={(text) => setDraft({ ...draft, name: { ...draft.name, [each]: text } })}
            problem={tries > 0 && blank && index === 0 ? t('screens.people.problem.institution') : undefined}
          />
        ))}
        <div className={clsx(formStyles['pair'], styles['pair'])}>
          <Select
            label={t('screens.people.field.kind')}
            choices={choices.institutionKinds}
            value={draft.kind}
            onChange={(kind) => setDraft({ ...draft, kind })}
          />
          <Select
            label={t('screens.people.field.sector')}
            choices={choices.sectors}
            value={draft.sector}
            onChange={(sector) => setDraft({ ...draft, sector })}
          />
        </div>
        <ComboBox
          label={t('screens.people.field.country')}
          choices={countryChoices([], language)}
          value={draft.country}
          onChange={(chosen) => setDraft({ ...draft, country: chosen })}
          nothing={t('screens.people.noChoice')}
        />
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button type="submit" look="primary">
            {t('screens.people.institutionDialog.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The language that the script of the name speaks for, among those of the workshop. */
function languageOf(typed: string, languages: readonly Language[]): Language {
  const cyrillic = /\p{Script=Cyrillic}/u.test(typed);
  const inScript = languages.find((each) => ['ru', 'kk', 'ky', 'tg'].includes(each) === cyrillic);
  return inScript ?? languages[0] ?? 'en';
}
