import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useLocation } from 'wouter';
import * as z from 'zod';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { type Country, countryOfCity, usualTimeZone } from '../../../shared/domain/country.ts';
import { lineSchema } from '../../../shared/domain/entity.ts';
import { languages, languageSchema, textIn, workingLanguages } from '../../../shared/domain/language.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { calendarDaySchema } from '../../../shared/time/calendar-day.ts';
import { makeWorkshop } from '../../commands/workshops.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { workshopPath } from '../../context/routes.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Choice, TextInput } from '../../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../../forms/use-record-form.ts';
import { readPartition, useStored } from '../../storage/working-store.ts';
import fieldStyles from '../../ui/fields/field.module.css';
import formStyles from '../../ui/form.module.css';
import { MultiSelect, Select } from '../../ui/fields/select.tsx';

/**
 * The form of a new workshop; title and city are in the language of the interface. The country is '' until somebody chooses
 * it: then it is that of the city, where we know the city, and has to be chosen where we do not.
 */
const wishSchema = z
  .object({
    title: lineSchema.min(1, 'title-missing'),
    programmeId: z.string(),
    city: lineSchema.min(1, 'city-missing'),
    country: z.string(),
    days: z.int().min(1).max(30),
    firstDate: calendarDaySchema.nullable(),
    languages: z.array(languageSchema).min(1, 'language-missing'),
  })
  .refine(({ country, city }) => countryOfWish(country, city) !== '', {
    path: ['country'],
    message: 'country-missing',
    // Said together with what else is wrong.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });
type Wish = z.infer<typeof wishSchema>;

function countryOfWish(chosen: string, city: string): Country {
  return chosen === '' ? (countryOfCity(city) ?? '') : chosen;
}

const newProgramme = 'new';

export function NewWorkshopDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t, language } = usePreferences();
  const create = useCreation(onClose);
  const form = useRecordForm<Wish>({
    schema: wishSchema,
    stored: {
      title: '',
      programmeId: newProgramme,
      city: '',
      country: '',
      days: 2,
      firstDate: null,
      languages: workingLanguages(language),
    },
    onSubmit: create,
  });
  return (
    <FormDialog
      form={form}
      title={t('screens.home.newWorkshop')}
      save={t('screens.home.form.create')}
      onClose={onClose}
    >
      <TextInput
        form={form}
        name="title"
        autoFocus
        label={t('screens.home.form.title')}
        hint={t('screens.home.form.titleHint')}
      />
      <ProgrammeAndPlace form={form} />
      <div className={formStyles['pair']}>
        <TextInput form={form} name="days" inputMode="numeric" label={t('screens.home.form.days')} />
        <TextInput
          form={form}
          name="firstDate"
          placeholder={t('screens.overview.dateForm')}
          label={t('screens.home.form.firstDate')}
          hint={t('screens.home.form.firstDateHint')}
        />
      </div>
      <Choice form={form} name="languages" label={t('screens.home.form.languages')}>
        {({ value, onChange, problem }) => (
          <div className={fieldStyles['field']} data-part="field">
            <MultiSelect
              label={t('screens.home.form.languages')}
              values={value}
              onChange={(chosen) => onChange(chosen.flatMap((each) => languages.find((known) => known === each) ?? []))}
              none="–"
              empty=""
              choices={languages.map((each) => ({ value: each, name: t(`vocabulary.language.${each}`) }))}
            />
            <p className={fieldStyles['problem']}>{problem}</p>
          </div>
        )}
      </Choice>
    </FormDialog>
  );
}

function ProgrammeAndPlace({ form }: { readonly form: RecordForm<Wish> }): ReactNode {
  const { t, language } = usePreferences();
  const programmes = useStored(async () => recordsOf(await readPartition('programmes'), 'programme'), []) ?? [];
  const city = String(useWatch({ control: form.control, name: 'city' }));
  const [programme, country] = [t('screens.home.form.programme'), t('screens.home.form.country')];
  return (
    <>
      <Choice form={form} name="programmeId" label={programme}>
        {({ value, onChange }) => (
          <Select
            label={programme}
            value={value}
            onChange={onChange}
            choices={[
              { value: newProgramme, name: t('screens.home.form.newProgramme') },
              ...programmes.map((each) => ({ value: each.id, name: textIn(each.name, language) || each.code || '–' })),
            ]}
          />
        )}
      </Choice>
      <div className={formStyles['pair']}>
        <TextInput form={form} name="city" label={t('screens.home.form.city')} />
        <Choice form={form} name="country" label={country}>
          {({ value, onChange, problem }) => (
            <div className={fieldStyles['field']} data-part="field">
              <Select
                label={country}
                value={countryOfWish(value, city) || null}
                onChange={onChange}
                choices={countriesByName(language)}
              />
              <p className={fieldStyles['problem']}>{problem}</p>
            </div>
          )}
        </Choice>
      </div>
    </>
  );
}

/** Makes the workshop, with dates where the first one is given, and opens it. */
function useCreation(onClose: () => void): (wish: Wish) => Promise<void> {
  const { language } = usePreferences();
  const { run } = useFeedback();
  const [, navigate] = useLocation();
  return async (wish) => {
    const workshopId = await run(
      makeWorkshop({
        programmeId: wish.programmeId === newProgramme ? null : wish.programmeId,
        title: { [language]: wish.title },
        country: countryOfWish(wish.country, wish.city),
        city: { [language]: wish.city },
        timeZone: usualTimeZone(countryOfWish(wish.country, wish.city)),
        languages: wish.languages,
        days: wish.days,
        firstDate: wish.firstDate,
      }),
    );
    if (workshopId === undefined) return;
    onClose();
    navigate(workshopPath(workshopId, 'overview'));
  };
}
