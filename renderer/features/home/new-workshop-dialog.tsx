import { zodResolver } from '@hookform/resolvers/zod';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useLocation } from 'wouter';
import * as z from 'zod';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { countries, countryName, countrySchema, usualTimeZone } from '../../../shared/domain/country.ts';
import { languages, languageSchema, textIn } from '../../../shared/domain/language.ts';
import { setDates } from '../../../shared/operations/days.ts';
import { readCalendarDay } from '../../../shared/time/calendar-day.ts';
import { runOperation } from '../../commands/command.ts';
import { makeWorkshop } from '../../commands/workshops.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { workshopPath } from '../../context/routes.ts';
import { readPartition, useStored } from '../../storage/working-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { MultiSelect, Select } from '../../ui/select.tsx';
import formStyles from '../../ui/form.module.css';
import fieldStyles from '../../ui/field.module.css';

/** The form's text as typed; messages are keys of `screens.home.form`. */
const wishSchema = z.object({
  title: z.string().trim().min(1, 'titleMissing'),
  programmeId: z.string(),
  city: z.string().trim().min(1, 'cityMissing'),
  country: countrySchema,
  days: z.string().regex(/^([1-9]|[12]\d|30)$/, 'daysWrong'),
  firstDate: z.string().refine((date) => date.trim() === '' || readCalendarDay(date) !== undefined, 'dateWrong'),
  languages: z.array(languageSchema).min(1, 'languageMissing'),
});
type Wish = z.infer<typeof wishSchema>;
type Message = 'titleMissing' | 'cityMissing' | 'daysWrong' | 'dateWrong' | 'languageMissing';

const newProgramme = 'new';

export function NewWorkshopDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t, language } = usePreferences();
  const create = useCreation(onClose);
  const programmes = useStored(async () => recordsOf(await readPartition('programmes'), 'programme'), []) ?? [];
  const form = useForm<Wish>({
    resolver: zodResolver(wishSchema),
    defaultValues: {
      title: '',
      programmeId: newProgramme,
      city: '',
      country: 'KZ',
      days: '2',
      firstDate: '',
      languages: language === 'ru' ? ['ru', 'en'] : ['en', 'ru'],
    },
  });
  const problem = (message: string | undefined): string | undefined =>
    message === undefined ? undefined : t(`screens.home.form.${message as Message}`);
  return (
    <Dialog title={t('screens.home.newWorkshop')} onClose={onClose}>
      <form className={formStyles['form']} noValidate onSubmit={(event) => void form.handleSubmit(create)(event)}>
        <Controller
          control={form.control}
          name="title"
          render={({ field: { ref: _ref, ...field }, fieldState }) => (
            <TextField
              {...field}
              autoFocus
              label={t('screens.home.form.title')}
              hint={t('screens.home.form.titleHint')}
              problem={problem(fieldState.error?.message)}
            />
          )}
        />
        <Controller
          control={form.control}
          name="programmeId"
          render={({ field }) => (
            <Select
              label={t('screens.home.form.programme')}
              value={field.value}
              onChange={field.onChange}
              choices={[
                { value: newProgramme, name: t('screens.home.form.newProgramme') },
                ...programmes.map((each) => ({
                  value: each.id,
                  name: textIn(each.name, language) || each.code || '–',
                })),
              ]}
            />
          )}
        />
        <div className={formStyles['pair']}>
          <Controller
            control={form.control}
            name="city"
            render={({ field: { ref: _ref, ...field }, fieldState }) => (
              <TextField {...field} label={t('screens.home.form.city')} problem={problem(fieldState.error?.message)} />
            )}
          />
          <Controller
            control={form.control}
            name="country"
            render={({ field }) => (
              <Select
                label={t('screens.home.form.country')}
                value={field.value}
                onChange={field.onChange}
                choices={countries.map((code) => ({ value: code, name: countryName(code, language) }))}
              />
            )}
          />
        </div>
        <div className={formStyles['pair']}>
          <Controller
            control={form.control}
            name="days"
            render={({ field: { ref: _ref, ...field }, fieldState }) => (
              <TextField
                {...field}
                inputMode="numeric"
                label={t('screens.home.form.days')}
                problem={problem(fieldState.error?.message)}
              />
            )}
          />
          <Controller
            control={form.control}
            name="firstDate"
            render={({ field: { ref: _ref, ...field }, fieldState }) => (
              <TextField
                {...field}
                placeholder={t('screens.overview.dateForm')}
                problem={problem(fieldState.error?.message)}
                label={t('screens.home.form.firstDate')}
                hint={t('screens.home.form.firstDateHint')}
              />
            )}
          />
        </div>
        <Controller
          control={form.control}
          name="languages"
          render={({ field, fieldState }) => (
            <div>
              <MultiSelect
                label={t('screens.home.form.languages')}
                values={field.value}
                onChange={field.onChange}
                none="–"
                empty=""
                choices={languages.map((each) => ({ value: each, name: t(`vocabulary.language.${each}`) }))}
              />
              <p className={clsx(fieldStyles['field'], fieldStyles['problem'])} data-part="field">
                {problem(fieldState.error?.message)}
              </p>
            </div>
          )}
        />
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button type="submit" look="primary">
            {t('screens.home.form.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Makes the workshop, with dates when the first is known, and goes to it. */
function useCreation(onClose: () => void): (wish: Wish) => Promise<void> {
  const { language } = usePreferences();
  const { run } = useFeedback();
  const [, navigate] = useLocation();
  return async (wish) => {
    const workshopId = await run(
      makeWorkshop({
        programmeId: wish.programmeId === newProgramme ? null : wish.programmeId,
        title: { [language]: wish.title },
        country: wish.country,
        city: { [language]: wish.city },
        timeZone: usualTimeZone(wish.country),
        languages: wish.languages,
        days: Number(wish.days),
      }),
    );
    if (workshopId === undefined) return;
    const first = readCalendarDay(wish.firstDate);
    if (first !== undefined) {
      await run(runOperation(workshopId, 'dates.set', (snapshot) => setDates(snapshot, first)));
    }
    onClose();
    navigate(workshopPath(workshopId, 'overview'));
  };
}
