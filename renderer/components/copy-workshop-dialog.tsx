import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { isBlank } from '../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { movedDays, type NextRun, type WorkshopCopy } from '../../shared/operations/workshops.ts';
import { formatDateRange } from '../../shared/text/dates.ts';
import { type CalendarDay, readCalendarDay } from '../../shared/time/calendar-day.ts';
import { duplicateWorkshop } from '../commands/workshops.ts';
import { useFeedback } from '../context/feedback.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { workshopPath } from '../context/routes.ts';
import { TextByLanguage } from '../forms/text-by-language.tsx';
import { readWorkshop } from '../queries/snapshot.ts';
import { useStored } from '../storage/working-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, TextField } from '../ui/field.tsx';
import pageStyles from '../ui/page.module.css';
import formStyles from '../ui/form.module.css';

type CopyWorkshopDialogProps = { readonly workshopId: string; readonly onClose: () => void };

/** Copies a workshop: asks for what is new and for which parts to copy, then opens the copy. */
export function CopyWorkshopDialog({ workshopId, onClose }: CopyWorkshopDialogProps): ReactNode {
  const t = useText();
  const snapshot = useStored(() => readWorkshop(workshopId), [workshopId]);
  return (
    <Dialog wide title={t('screens.copying.workshop.title')} onClose={onClose}>
      {snapshot === undefined || snapshot === null ? null : <CopyForm snapshot={snapshot} onClose={onClose} />}
    </Dialog>
  );
}

/** Together they make the next run of the same training elsewhere: its programme and its team, without its people. */
const usualParts: WorkshopCopy = {
  sessions: true,
  rooms: true,
  team: true,
  assignments: true,
  delegations: false,
  participants: false,
  breakoutGroups: false,
};

type CopyFormProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

function CopyForm({ snapshot, onClose }: CopyFormProps): ReactNode {
  const t = useText();
  const copy = useCopying(snapshot, onClose);
  const { workshop } = snapshot;
  const { languages } = workshop;
  const [title, setTitle] = useState(workshop.title);
  const [place, setPlace] = useState(workshop.place);
  const [take, setTake] = useState(usualParts);
  const [typedDate, setTypedDate] = useState('');
  const firstDate = typedDate.trim() === '' ? null : readCalendarDay(typedDate);
  const ready = firstDate !== undefined && !isBlank(title);
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void copy(take, { title, place, timeZone: workshop.timeZone, firstDate });
      }}
    >
      <TextByLanguage label={t('screens.copying.workshop.name')} text={title} languages={languages} onSave={setTitle} />
      {isBlank(title) ? (
        <p className={clsx(pageStyles['notice'], pageStyles['bad'])}>{t('screens.copying.workshop.titleMissing')}</p>
      ) : null}
      <div className={formStyles['pair']}>
        <TextByLanguage
          label={t('screens.copying.workshop.city')}
          text={place.city}
          languages={languages}
          onSave={(city) => setPlace({ ...place, city })}
        />
        <TextByLanguage
          label={t('screens.copying.workshop.venue')}
          text={place.venue}
          languages={languages}
          onSave={(venue) => setPlace({ ...place, venue })}
        />
      </div>
      <FirstDate snapshot={snapshot} typed={typedDate} firstDate={firstDate} onType={setTypedDate} />
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
      <div className={formStyles['actions']}>
        <Button onPress={onClose}>{t('screens.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!ready}>
          {t('screens.copying.workshop.copy')}
        </Button>
      </div>
    </form>
  );
}

type FirstDateProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly typed: string;
  /** As it was read; null while nothing is typed, undefined for what is no date. */
  readonly firstDate: CalendarDay | null | undefined;
  readonly onType: (typed: string) => void;
};

function FirstDate({ snapshot, typed, firstDate, onType }: FirstDateProps): ReactNode {
  const { t, language } = usePreferences();
  const dates = movedDays(snapshot.days, firstDate ?? null).flatMap((day) => day.date ?? []);
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  return (
    <TextField
      label={t('screens.copying.workshop.firstDate')}
      placeholder={t('screens.overview.dateForm')}
      value={typed}
      onChange={onType}
      problem={firstDate === undefined ? t('screens.copying.workshop.dateWrong') : undefined}
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
        navigate(workshopPath(copied.value, 'overview'));
        return { ok: true, value: undefined };
      }),
    );
  };
}
