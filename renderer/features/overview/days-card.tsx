import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import * as z from 'zod';
import { type Day, daySchema } from '../../../shared/domain/agenda/day.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { weekdayName } from '../../../shared/text/dates.ts';
import { type CalendarDay, calendarDaySchema } from '../../../shared/time/calendar-day.ts';
import { editRecord } from '../../commands/record.ts';
import { appendDay, dateDays, deleteDay } from '../../commands/workshops.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { TextByLanguage, TextInput } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { IconButton } from '../../ui/button.tsx';
import { ActionButton, useActions } from '../../context/actions.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './overview.module.css';

type SnapshotProps = { readonly snapshot: WorkshopSnapshot };

const datesSchema = z.object({ first: calendarDaySchema.nullable() });

/** The numbered days; the first date sets the dates of all. */
export function DaysCard({ snapshot }: SnapshotProps): ReactNode {
  const t = useText();
  const { run, runUndoably } = useFeedback();
  const remove = (day: Day): void => void runUndoably('day.remove', deleteDay(day));
  useActions({ 'overview.remove-day': (part) => snapshot.days.filter(({ id }) => id === part).forEach(remove) });
  const workshopId = snapshot.workshop.id;
  const dated = snapshot.days.some((day) => day.date !== null);
  const date = async (first: CalendarDay | null): Promise<unknown> => run(dateDays(workshopId, first));
  const form = useRecordForm({
    schema: datesSchema,
    stored: { first: snapshot.days[0]?.date ?? null },
    record: `${workshopId} dates`,
    onSave: async ({ first = null }) => date(first),
  });
  return (
    <section className={clsx(pageStyles['card'], pageStyles['padded'])}>
      <div className={pageStyles['card-head']}>
        <h2>{t('screens.overview.days')}</h2>
        <span className="soft small">{dated ? null : t('screens.overview.noDates')}</span>
      </div>
      <div className={styles['first-date']}>
        <TextInput
          form={form}
          name="first"
          label={t('screens.overview.firstDate')}
          placeholder={t('screens.overview.dateForm')}
        />
        {dated ? (
          <ActionButton action="overview.clear-dates" plain small look="quiet" onPress={() => void date(null)} />
        ) : null}
      </div>
      <ul className={styles['days']}>
        {snapshot.days.map((day) => (
          <DayRow key={day.id} day={day} snapshot={snapshot} onRemove={remove} />
        ))}
      </ul>
      <ActionButton action="overview.add-day" small look="quiet" onPress={() => void run(appendDay(workshopId))} />
    </section>
  );
}

type DayRowProps = SnapshotProps & { readonly day: Day; readonly onRemove: (day: Day) => void };

function DayRow({ day, snapshot, onRemove }: DayRowProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const named = (field: string): string => `${field}, ${t('screens.overview.day', { number: day.number })}`;
  const form = useRecordForm({
    schema: daySchema,
    stored: day,
    record: day.id,
    onSave: async (patch) => run(editRecord('day.edit', 'day', day, patch)),
  });
  return (
    <li className={styles['day-row']}>
      <div className={styles['day-row-head']}>
        <strong>{t('screens.overview.day', { number: day.number })}</strong>
        <span className="soft">{day.date === null ? '' : weekdayName(day.date, language)}</span>
        <TextInput
          form={form}
          name="date"
          labelHidden
          placeholder={t('screens.overview.dateForm')}
          label={named(t('screens.overview.date'))}
        />
        <TextInput form={form} name="startsAt" labelHidden label={named(t('screens.overview.starts'))} />
        <span aria-hidden="true">–</span>
        <TextInput form={form} name="endsAt" labelHidden label={named(t('screens.overview.ends'))} />
        <IconButton
          small
          icon="remove"
          data-action="overview.remove-day"
          name={t('screens.overview.removeDay', { number: day.number })}
          isDisabled={snapshot.days.length === 1}
          onPress={() => onRemove(day)}
        />
      </div>
      <TextByLanguage
        form={form}
        name="theme"
        label={t('screens.overview.theme')}
        languages={snapshot.workshop.languages}
      />
    </li>
  );
}
