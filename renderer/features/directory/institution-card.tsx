import type { ReactNode } from 'react';
import type { InstitutionRow } from '../../../shared/directory/institution-rows.ts';
import { isBlank, languages, textIn, workingLanguages } from '../../../shared/domain/language.ts';
import { type Institution, institutionSchema } from '../../../shared/domain/people/person.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { editInstitution } from '../../commands/directory.ts';
import { fixedChoices } from '../../components/person/choices.tsx';
import { ActionButton, actionChoice, useActions } from '../../context/actions.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { ChoiceInput, TextByLanguage } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { Select } from '../../ui/fields/select.tsx';
import { DirectoryPanel } from './directory-panel.tsx';
import styles from './directory.module.css';

type InstitutionCardProps = {
  /** One or several that are chosen. */
  readonly rows: readonly InstitutionRow[];
  /** Those that are like the one that is chosen. */
  readonly alike: readonly InstitutionRow[];
  /** Shows two beside each other; null where there are no two. */
  readonly onMerge: (() => void) | null;
  readonly onClose: () => void;
};

/** The institution that is chosen, edited in place; of several only what they have together. */
export function InstitutionCard({ rows, alike, onMerge, onClose }: InstitutionCardProps): ReactNode {
  const { t, language } = usePreferences();
  const [only, ...others] = rows;
  useActions({ 'directory.merge-institutions': onMerge });
  if (only === undefined) return null;
  const isOne = others.length === 0;
  const name = isOne
    ? textIn(only.institution.name, language)
    : t('screens.directory.chosenInstitutions', { number: rows.length });
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  return (
    <DirectoryPanel
      name={name}
      title={name}
      choices={[actionChoice(t, 'directory.merge-institutions', () => onMerge?.(), { disabled: onMerge === null })]}
      below={
        <p className="soft small">
          {t('screens.people.people', { count: people })}
          {isOne ? ` · ${t('screens.directory.inWorkshops', { number: only.workshops })}` : null}
        </p>
      }
      onClose={onClose}
    >
      {isOne && alike.length > 0 ? (
        <div className={styles['part']}>
          <p className="small">{t('screens.directory.alikeInstitutions')}</p>
          <ul className={styles['history']}>
            {alike.map(({ institution }) => (
              <li key={institution.id}>{textIn(institution.name, language)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {onMerge === null ? null : <ActionButton action="directory.merge-institutions" small onPress={onMerge} />}
      {isOne ? <InstitutionFields institution={only.institution} /> : null}
    </DirectoryPanel>
  );
}

const fieldsSchema = institutionSchema.refine(({ name }) => !isBlank(name), {
  path: ['name'],
  message: 'institution-missing',
});

function InstitutionFields({ institution }: { readonly institution: Institution }): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const edit = async (patch: Partial<Institution>): Promise<unknown> => run(editInstitution(institution, patch));
  const form = useRecordForm<Institution>({
    schema: fieldsSchema,
    stored: institution,
    record: institution.id,
    onSave: edit,
  });
  const asked = workingLanguages(language);
  const written = languages.filter((each) => institution.name[each] !== undefined && !asked.includes(each));
  const choices = fixedChoices(t);
  return (
    <div className={styles['part']}>
      <TextByLanguage
        form={form}
        name="name"
        label={t('screens.people.field.name')}
        lines={2}
        languages={[...asked, ...written]}
      />
      <ChoiceInput
        form={form}
        name="country"
        label={t('screens.people.field.country')}
        choices={countriesByName(language)}
      />
      <Select
        label={t('screens.people.field.kind')}
        choices={choices.institutionKinds}
        value={institution.kind}
        onChange={(kind) => void edit({ kind })}
      />
      <Select
        label={t('screens.people.field.sector')}
        choices={choices.sectors}
        value={institution.sector}
        onChange={(sector) => void edit({ sector })}
      />
    </div>
  );
}
