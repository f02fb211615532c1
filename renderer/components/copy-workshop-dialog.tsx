import { type ReactNode, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useLocation } from 'wouter';
import * as z from 'zod';
import { isBlank } from '../../shared/domain/language.ts';
import { workshopSchema } from '../../shared/domain/workshop.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { movedDays, type NextRun, type WorkshopCopy } from '../../shared/operations/workshops.ts';
import { valueIn } from '../../shared/result.ts';
import { formatDateRange } from '../../shared/text/dates.ts';
import { calendarDaySchema } from '../../shared/time/calendar-day.ts';
import { readCalendarDay } from '../../shared/time/typed-day.ts';
import { duplicateWorkshop } from '../commands/workshops.ts';
import { useFeedback } from '../context/feedback.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { workshopPath } from '../context/routes.ts';
import { FormDialog } from '../forms/form-dialog.tsx';
import { TextByLanguage, TextInput } from '../forms/form-fields.tsx';
import { type RecordForm, useRecordForm } from '../forms/use-record-form.ts';
import { readWorkshop } from '../queries/snapshot.ts';
import { useStored } from '../storage/working-store.ts';
import { Checkbox } from '../ui/fields/field.tsx';
import formStyles from '../ui/form.module.css';

type CopyWorkshopDialogProps = { readonly workshopId: string; readonly onClose: () => void };

/** Copies a workshop: asks for what is new and for which parts to copy, then opens the copy. */
export function CopyWorkshopDialog({ workshopId, onClose }: CopyWorkshopDialogProps): ReactNode {
  const snapshot = useStored(() => readWorkshop(workshopId), [workshopId]);
  return snapshot === undefined || snapshot === null ? null : <CopyDialog snapshot={snapshot} onClose={onClose} />;
}

/** The parts copied by default, as for the next run of a training: agenda, rooms and team, without participants. */
const usualParts: WorkshopCopy = {
  sessions: true,
  rooms: true,
  team: true,
  assignments: true,
  delegations: false,
  participants: false,
  breakoutGroups: false,
};

const nextRunSchema = z.object({
  title: workshopSchema.shape.title.refine((title) => !isBlank(title), 'title-missing'),
  city: workshopSchema.shape.place.shape.city,
  venue: workshopSchema.shape.place.shape.venue,
  firstDate: calendarDaySchema.nullable(),
});

type CopyDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

function CopyDialog({ snapshot, onClose }: CopyDialogProps): ReactNode {
  const t = useText();
  const copy = useCopying(snapshot, onClose);
  const { languages, title, place, timeZone } = snapshot.workshop;
  const [take, setTake] = useState(usualParts);
  const form = useRecordForm({
    schema: nextRunSchema,
    stored: { title, city: place.city, venue: place.venue, firstDate: null },
    onSubmit: async ({ title, city, venue, firstDate }) =>
      copy(take, { title, place: { ...place, city, venue }, timeZone, firstDate }),
  });
  return (
    <FormDialog
      wide
      form={form}
      title={t('screens.copying.workshop.title')}
      save={t('screens.copying.workshop.copy')}
      onClose={onClose}
    >
      <TextByLanguage form={form} name="title" label={t('screens.copying.workshop.name')} languages={languages} />
      <div className={formStyles['pair']}>
        <TextByLanguage form={form} name="city" label={t('screens.copying.workshop.city')} languages={languages} />
        <TextByLanguage form={form} name="venue" label={t('screens.copying.workshop.venue')} languages={languages} />
      </div>
      <FirstDate form={form} snapshot={snapshot} />
      <fieldset className={formStyles['copy-parts']}>
        <legend className="small">{t('screens.copying.workshop.take')}</legend>
        {(Object.keys(usualParts) as (keyof WorkshopCopy)[]).map((part) => (
          <Checkbox
            key={part}
            label={t(`screens.copying.workshop.part.${part}`)}
            value={take[part]}
            onChange={(chosen) => setTake({ ...take, [part]: chosen })}
          />
        ))}
      </fieldset>
      <p className="soft small">{t('screens.copying.workshop.always')}</p>
    </FormDialog>
  );
}

type FirstDateProps = {
  readonly form: RecordForm<z.infer<typeof nextRunSchema>>;
  readonly snapshot: WorkshopSnapshot;
};

function FirstDate({ form, snapshot }: FirstDateProps): ReactNode {
  const { t, language } = usePreferences();
  const typed = useWatch({ control: form.control, name: 'firstDate' }) as string;
  const dates = movedDays(snapshot.days, valueIn(readCalendarDay(typed)) ?? null).flatMap((day) => day.date ?? []);
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  return (
    <TextInput
      form={form}
      name="firstDate"
      label={t('screens.copying.workshop.firstDate')}
      placeholder={t('screens.overview.dateForm')}
      hint={
        first === ''
          ? t('screens.copying.workshop.firstDateHint')
          : t('screens.copying.workshop.dates', { dates: formatDateRange(first, last, language) })
      }
    />
  );
}

/** Copies the workshop, notifies with an Undo button and opens the copy. */
function useCopying(
  { workshop }: WorkshopSnapshot,
  onClose: () => void,
): (take: WorkshopCopy, run: NextRun) => Promise<void> {
  const { runUndoably } = useFeedback();
  const [, navigate] = useLocation();
  return async (take, run) => {
    const copying = duplicateWorkshop(workshop.id, take, run);
    await runUndoably(
      'workshop.copy',
      copying.then((copied) => {
        if (!copied.ok) return copied;
        onClose();
        navigate(workshopPath(copied.value.decided.workshopId, 'overview'));
        return copied;
      }),
    );
  };
}
