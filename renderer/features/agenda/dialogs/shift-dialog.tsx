import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import * as z from 'zod';
import type { Day } from '../../../../shared/domain/agenda/day.ts';
import { type Session, sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { startOf } from '../../../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { problemMessage } from '../../../../shared/forms/field-problem.ts';
import {
  insertMinutes,
  type Ripple,
  type RippleTarget,
  shiftAfter,
  type Shifted,
  shiftedBy,
} from '../../../../shared/operations/ripple.ts';
import { localTime, now } from '../../../../shared/time/instant.ts';
import { clockAt, minutesOf } from '../../../../shared/time/wall-clock.ts';
import { shift } from '../../../commands/agenda-plan.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { SubmittedForm } from '../../../forms/form-dialog.tsx';
import { Choice, TextInput } from '../../../forms/form-fields.tsx';
import { useFormRecord, useRecordForm } from '../../../forms/use-record-form.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import formStyles from '../../../ui/form.module.css';
import { SegmentedControl } from '../../../ui/fields/select.tsx';
import styles from './agenda-dialogs.module.css';

type ShiftDialogProps = {
  /** A placed session: from its beginning on things move. */
  readonly session: Session;
  readonly snapshot: WorkshopSnapshot;
  readonly onClose: () => void;
};

const most = 720;
const usual = 15;

const shiftSchema = z
  .object({
    way: z.enum(['everything', 'insert']),
    minutes: z.int().min(-most).max(most),
    target: z.enum(['plan', 'delivered']),
  })
  .refine(({ way, minutes }) => way === 'everything' || minutes > 0, {
    path: ['minutes'],
    message: problemMessage('number', { least: 1, most }),
  })
  .refine(({ way, minutes }) => way === 'insert' || minutes !== 0, {
    path: ['minutes'],
    message: problemMessage('minutes-zero', { least: -most, most }),
  });
type Wish = z.infer<typeof shiftSchema>;

/** Shifts all sessions from one on, or inserts time before it, after a preview of the moves. */
export function ShiftDialog({ session, snapshot, onClose }: ShiftDialogProps): ReactNode {
  const { t } = usePreferences();
  const { runUndoably } = useFeedback();
  const day = snapshot.days.find((each) => each.id === session.placement?.dayId);
  const isToday = day?.date === localTime(now(), snapshot.workshop.timeZone).day;
  // On the current day the plan stays and the shift is recorded as what was delivered.
  const usualTarget = isToday ? 'delivered' : 'plan';
  const form = useRecordForm<Wish>({
    schema: shiftSchema,
    checksTyping: true,
    stored: { way: 'everything', minutes: usual, target: usualTarget },
    onSubmit: (wished) => {
      const ripple = rippleOf(session, day, wished);
      if (ripple === null || shifted.length === 0) return;
      onClose();
      void runUndoably('agenda.shift', shift(snapshot.workshop.id, ripple, wished.way));
    },
  });
  const wish = useFormRecord(form);
  const target = useWatch({ control: form.control, name: 'target' }) as Wish['target'];
  const ripple = wish === null ? null : rippleOf(session, day, wish);
  const shifted =
    ripple === null
      ? []
      : shiftedBy(snapshot, (wish?.way === 'insert' ? insertMinutes : shiftAfter)(snapshot, ripple), target);
  if (day === undefined) return null;
  const title = t('screens.agenda.shift.title', { start: clockAt(startIn(session, target)), day: day.number });
  return (
    <Dialog wide title={title} onClose={onClose}>
      <SubmittedForm form={form} isGuarded={false}>
        <Choice form={form} name="way" label={t('screens.agenda.shift.what')}>
          {({ value, onChange }) => (
            <SegmentedControl
              label={t('screens.agenda.shift.what')}
              value={value}
              onChange={onChange}
              choices={[
                { value: 'everything', name: t('screens.agenda.shift.everything') },
                { value: 'insert', name: t('screens.agenda.shift.insert') },
              ]}
            />
          )}
        </Choice>
        <div className={formStyles['triple']}>
          <TextInput
            form={form}
            name="minutes"
            autoFocus
            label={t('screens.agenda.shift.minutes')}
            hint={wish?.way === 'insert' ? undefined : t('screens.agenda.shift.earlier')}
          />
        </div>
        <Choice form={form} name="target" label={t('screens.agenda.shift.target')}>
          {({ value, onChange }) => (
            <SegmentedControl
              label={t('screens.agenda.shift.target')}
              value={value}
              onChange={onChange}
              choices={[
                { value: 'plan', name: t('screens.agenda.shift.plan') },
                { value: 'delivered', name: t('screens.agenda.shift.delivered') },
              ]}
            />
          )}
        </Choice>
        <Preview shifted={shifted} day={day} wanted={wish?.minutes ?? null} />
        <div className={formStyles['actions']}>
          <Button look="primary" type="submit" isDisabled={shifted.length === 0}>
            {t('screens.agenda.shift.apply', { count: shifted.length })}
          </Button>
        </div>
      </SubmittedForm>
    </Dialog>
  );
}

/** Scrollable regions take the focus, so that the keyboard can scroll them (WCAG 2.1.1). */
const reachable = { tabIndex: 0 };

type PreviewProps = { readonly shifted: readonly Shifted[]; readonly day: Day; readonly wanted: number | null };

function Preview({ shifted, day, wanted }: PreviewProps): ReactNode {
  const { t, language } = usePreferences();
  const [first] = shifted;
  if (first === undefined) return <p className="soft">{t('screens.agenda.shift.nothing')}</p>;
  const closes = minutesOf(day.endsAt);
  const late = shifted.filter(({ end, start, before }) => end > closes && start > before);
  const got = first.start - first.before;
  return (
    <div role="status">
      <ul className={styles['shifted']} {...reachable}>
        {shifted.map(({ session, before, start, end }) => (
          <li key={session.id} className={end > closes ? styles['past-end'] : undefined}>
            <span className="number soft">{clockAt(before)}</span>
            <span className="number">
              {clockAt(start)} – {clockAt(end)}
            </span>
            <span className="one-line">{sessionTitle(session, language, t)}</span>
          </li>
        ))}
      </ul>
      {got === wanted ? null : (
        <p className={clsx(formStyles['warn'], 'small')}>{t('screens.agenda.shift.less', { minutes: got })}</p>
      )}
      {late.slice(-1).map(({ session, end }) => (
        <p key={session.id} className={clsx(formStyles['warn'], 'small')}>
          {t('screens.agenda.shift.pastEnd', {
            title: sessionTitle(session, language, t),
            end: clockAt(end),
            closes: day.endsAt,
          })}
        </p>
      ))}
    </div>
  );
}

/** Null where the day is gone. */
function rippleOf(session: Session, day: Day | undefined, { minutes, target }: Wish): Ripple | null {
  if (day === undefined) return null;
  return { dayId: day.id, from: startIn(session, target), minutes, target };
}

function startIn(session: Session, target: RippleTarget): number {
  return target === 'delivered' && session.delivered !== null ? minutesOf(session.delivered.start) : startOf(session);
}
