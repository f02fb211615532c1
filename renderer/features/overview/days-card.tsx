import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Day } from '../../../shared/domain/agenda/day.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { addDay, removeDay, setDates } from '../../../shared/operations/days.ts';
import { formatShortDate, weekdayName } from '../../../shared/text/dates.ts';
import type { CalendarDay } from '../../../shared/time/calendar-day.ts';
import { editRecord, newId, runOperation } from '../../commands/command.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { asOptionalDate, asWallClock, DraftField } from '../../forms/draft-field.tsx';
import { TextByLanguage } from '../../forms/text-by-language.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './overview.module.css';

type SnapshotProps = { readonly snapshot: WorkshopSnapshot };

/** The numbered days; the first date sets the dates of all. */
export function DaysCard({ snapshot }: SnapshotProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const workshopId = snapshot.workshop.id;
  const dated = snapshot.days.some((day) => day.date !== null);
  const date = (first: CalendarDay | null): void =>
    void run(runOperation(workshopId, 'dates.set', (stored) => setDates(stored, first)));
  return (
    <section className={clsx(pageStyles['card'], pageStyles['padded'])}>
      <div className={pageStyles['card-head']}>
        <h2>{t('screens.overview.days')}</h2>
        <span className="soft small">{dated ? null : t('screens.overview.noDates')}</span>
      </div>
      <div className={styles['first-date']}>
        <DraftField
          label={t('screens.overview.firstDate')}
          placeholder={t('screens.overview.dateForm')}
          stored={typedDate(snapshot.days[0]?.date ?? null)}
          read={asOptionalDate(t('screens.overview.dateWrong'))}
          onSave={date}
        />
        {dated ? (
          <Button small look="quiet" onPress={() => date(null)}>
            {t('screens.overview.clearDates')}
          </Button>
        ) : null}
      </div>
      <ul className={styles['days']}>
        {snapshot.days.map((day) => (
          <DayRow key={day.id} day={day} snapshot={snapshot} />
        ))}
      </ul>
      <Button
        small
        look="quiet"
        icon="plus"
        onPress={() => void run(runOperation(workshopId, 'day.add', (stored) => addDay(stored, newId)))}
      >
        {t('screens.overview.addDay')}
      </Button>
    </section>
  );
}

function DayRow({ day, snapshot }: SnapshotProps & { readonly day: Day }): ReactNode {
  const { t, language } = usePreferences();
  const { run, runUndoably } = useFeedback();
  const readClock = asWallClock(t('screens.overview.timeWrong'));
  const edit = (patch: Partial<Day>): void => void run(editRecord('day.edit', 'day', day, patch));
  return (
    <li className={styles['day-row']}>
      <div className={styles['day-row-head']}>
        <strong>{t('screens.overview.day', { number: day.number })}</strong>
        <span className="soft">{day.date === null ? '' : weekdayName(day.date, language)}</span>
        <DraftField
          labelHidden
          placeholder={t('screens.overview.dateForm')}
          label={`${t('screens.overview.date')}, ${t('screens.overview.day', { number: day.number })}`}
          stored={typedDate(day.date)}
          read={asOptionalDate(t('screens.overview.dateWrong'))}
          onSave={(date) => edit({ date })}
        />
        <DraftField
          labelHidden
          label={`${t('screens.overview.starts')}, ${t('screens.overview.day', { number: day.number })}`}
          stored={day.startsAt}
          read={readClock}
          onSave={(startsAt) => edit({ startsAt })}
        />
        <span aria-hidden="true">–</span>
        <DraftField
          labelHidden
          label={`${t('screens.overview.ends')}, ${t('screens.overview.day', { number: day.number })}`}
          stored={day.endsAt}
          read={readClock}
          onSave={(endsAt) => edit({ endsAt })}
        />
        <IconButton
          small
          icon="remove"
          name={t('screens.overview.removeDay', { number: day.number })}
          isDisabled={snapshot.days.length === 1}
          onPress={() =>
            void runUndoably(
              'day.remove',
              runOperation(day.workshopId, 'day.remove', (stored) => removeDay(stored, day.id)),
            )
          }
        />
      </div>
      <TextByLanguage
        label={t('screens.overview.theme')}
        text={day.theme}
        languages={snapshot.workshop.languages}
        onSave={(theme) => edit({ theme })}
      />
    </li>
  );
}

function typedDate(day: CalendarDay | null): string {
  return day === null ? '' : formatShortDate(day);
}
