import { type ReactNode, useRef, useState } from 'react';
import * as z from 'zod';
import type { DirectoryPerson } from '../../../shared/directory/directory.ts';
import { heldSeats } from '../../../shared/directory/people-columns.ts';
import { hoursOf, taughtTitles, trainingLoad } from '../../../shared/directory/trainers.ts';
import { textIn } from '../../../shared/domain/language.ts';
import { plainTrainer, type TrainerAvailability, type TrainerProfile } from '../../../shared/domain/people/person.ts';
import { formatDateRange } from '../../../shared/text/dates.ts';
import { calendarDaySchema } from '../../../shared/time/calendar-day.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import { editPerson } from '../../commands/people.ts';
import { ActionIconButton, useActions } from '../../context/actions.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { SubmittedForm } from '../../forms/form-dialog.tsx';
import { Choice, TextInput } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextField } from '../../ui/fields/field.tsx';
import { SegmentedControl } from '../../ui/fields/select.tsx';
import styles from './directory.module.css';

/** What the register of trainers says of somebody, edited in place, and what they have held. */
export function TrainerPart({ row }: { readonly row: DirectoryPerson }): ReactNode {
  const { t } = usePreferences();
  const { run } = useFeedback();
  const profile = row.person.trainer ?? plainTrainer;
  // Whoever trained in a workshop comes onto the register with the first thing that is said of them.
  const edit = (patch: Partial<TrainerProfile>): void =>
    void run(editPerson(row.person, { trainer: { ...profile, ...patch } }));
  return (
    <section className={styles['part']} aria-label={t('screens.directory.asTrainer')}>
      <h3>{t('screens.directory.asTrainer')}</h3>
      <Topics topics={profile.topics} onChange={(topics) => edit({ topics })} />
      <Periods periods={profile.availability} onChange={(availability) => edit({ availability })} />
      <Checkbox
        label={t('screens.directory.master')}
        value={profile.mayBeMaster}
        onChange={(mayBeMaster) => edit({ mayBeMaster })}
      />
      <Load row={row} />
    </section>
  );
}

type TopicsProps = { readonly topics: readonly string[]; readonly onChange: (topics: string[]) => void };

function Topics({ topics, onChange }: TopicsProps): ReactNode {
  const { t } = usePreferences();
  const [typed, setTyped] = useState('');
  const add = (): void => {
    const topic = typed.trim();
    if (topic !== '' && !topics.includes(topic)) onChange([...topics, topic]);
    setTyped('');
  };
  return (
    <div className={styles['part-field']} role="group" aria-label={t('screens.directory.column.topics')}>
      {topics.length === 0 ? null : (
        <ul className={styles['topics']}>
          {topics.map((topic) => (
            <li key={topic} className={styles['topic']}>
              <span className="one-line">{topic}</span>
              <ActionIconButton
                action="trainer.remove-topic"
                row={{ id: topic, name: '', label: t('screens.directory.removeTopic', { topic }) }}
                onPress={() => onChange(topics.filter((each) => each !== topic))}
              />
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={t('screens.directory.addTopic')}
        maxLength={300}
        value={typed}
        onChange={setTyped}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
          else if (event.key === 'Escape' && typed !== '') setTyped('');
          else event.continuePropagation();
        }}
      />
    </div>
  );
}

const periodSchema = z
  .object({ from: calendarDaySchema.nullable(), to: calendarDaySchema.nullable(), isFree: z.boolean() })
  .refine(({ from }) => from !== null, { path: ['from'], message: 'not-a-date' })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    message: 'times-not-in-order',
  });

const noPeriod = { from: null, to: null, isFree: true };

type PeriodsProps = {
  readonly periods: readonly TrainerAvailability[];
  readonly onChange: (periods: TrainerAvailability[]) => void;
};

/** When somebody has said that they are free or not; what they do in workshops is known besides. */
function Periods({ periods, onChange }: PeriodsProps): ReactNode {
  const { t, language } = usePreferences();
  const form = useRecordForm({
    schema: periodSchema,
    stored: noPeriod,
    onSubmit: ({ from, to, isFree }) => {
      if (from === null) return;
      const added = { from, to: to ?? from, isFree };
      onChange([...periods, added].sort((one, other) => (one.from < other.from ? -1 : 1)));
      form.reset({ ...noPeriod, isFree });
    },
  });
  const place = useRef<HTMLDivElement>(null);
  useActions({ 'trainer.add-period': () => place.current?.querySelector('form')?.requestSubmit() });
  return (
    <div ref={place} className={styles['part-field']} role="group" aria-label={t('screens.directory.availability')}>
      <span className="soft small">{t('screens.directory.availability')}</span>
      {periods.length === 0 ? null : (
        <ul className={styles['periods']}>
          {periods.map((period) => {
            const { from, to, isFree } = period;
            const dates = formatDateRange(from, to, language);
            return (
              <li key={`${from} ${to} ${String(isFree)}`}>
                <span>{t(isFree ? 'screens.directory.isFree' : 'screens.directory.isBusy', { dates })}</span>
                <ActionIconButton
                  action="trainer.remove-period"
                  row={{ id: `${from} ${to}`, name: '', label: t('screens.directory.removePeriod', { dates }) }}
                  onPress={() => onChange(periods.filter((each) => each !== period))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <SubmittedForm form={form} className={styles['part-field']}>
        <Choice form={form} name="isFree" label={t('screens.directory.availability')}>
          {({ value, onChange: choose }) => (
            <div data-part="field">
              <SegmentedControl
                label={t('screens.directory.availability')}
                choices={[
                  { value: 'free', name: t('screens.directory.free.is') },
                  { value: 'busy', name: t('screens.directory.free.isNot') },
                ]}
                value={value ? 'free' : 'busy'}
                onChange={(state) => choose(state === 'free')}
              />
            </div>
          )}
        </Choice>
        <div className={styles['period-line']}>
          <TextInput form={form} name="from" label={t('screens.directory.from')} />
          <TextInput form={form} name="to" label={t('screens.directory.to')} />
        </div>
        <Button small type="submit" icon="plus" data-action="trainer.add-period">
          {t('screens.directory.addPeriod')}
        </Button>
      </SubmittedForm>
    </div>
  );
}

/** What somebody held in each workshop and in all, and this year. */
function Load({ row }: { readonly row: DirectoryPerson }): ReactNode {
  const { t, language } = usePreferences();
  const held = heldSeats(row).filter(({ sessions }) => sessions > 0);
  const year = Number(localTime(now()).day.slice(0, 4));
  const [all, ofYear] = [trainingLoad(row), trainingLoad(row, year)];
  const titles = taughtTitles(row, language);
  if (held.length === 0) return null;
  return (
    <>
      <table className={styles['load']}>
        <thead>
          <tr>
            <th scope="col">{t('screens.directory.load')}</th>
            <th scope="col">{t('screens.directory.column.sessions')}</th>
            <th scope="col">{t('screens.directory.column.hours')}</th>
          </tr>
        </thead>
        <tbody>
          {held.map(({ participationId, workshop, sessions, minutes }) => (
            <tr key={participationId}>
              <th scope="row">{textIn(workshop.title, language)}</th>
              <td className="number">{sessions}</td>
              <td className="number">{hoursOf(minutes)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('screens.directory.inYear', { year })}</th>
            <td className="number">{ofYear.sessions}</td>
            <td className="number">{ofYear.hours}</td>
          </tr>
          <tr>
            <th scope="row">{t('screens.directory.inAll')}</th>
            <td className="number">{all.sessions}</td>
            <td className="number">{all.hours}</td>
          </tr>
        </tfoot>
      </table>
      {titles.length === 0 ? null : (
        <p className="soft small">
          {t('screens.directory.taught', { titles: titles.slice(0, mostTitles).join('; ') })}
        </p>
      )}
    </>
  );
}

const mostTitles = 8;
