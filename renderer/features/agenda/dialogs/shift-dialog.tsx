import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import type { Day } from '../../../../shared/domain/agenda/day.ts';
import { type Session, sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { startOf } from '../../../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import {
  insertMinutes,
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
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { SegmentedControl } from '../../../ui/select.tsx';
import formStyles from '../../../ui/form.module.css';
import styles from './agenda-dialogs.module.css';

type ShiftDialogProps = {
  /** A placed session: from its beginning on things move. */
  readonly session: Session;
  readonly snapshot: WorkshopSnapshot;
  readonly onClose: () => void;
};

type Way = 'everything' | 'insert';

const most = 720;
const usual = '15';

/** Shifts all sessions from one on, or inserts time before it, after a preview of the moves. */
export function ShiftDialog({ session, snapshot, onClose }: ShiftDialogProps): ReactNode {
  const { t } = usePreferences();
  const { runUndoably } = useFeedback();
  const day = snapshot.days.find((each) => each.id === session.placement?.dayId);
  const isToday = day?.date === localTime(now(), snapshot.workshop.timeZone).day;
  const [way, setWay] = useState<Way>('everything');
  const [typed, setTyped] = useState(usual);
  // On the current day the plan stays and the shift is recorded as what was delivered.
  const [target, setTarget] = useState<RippleTarget>(isToday ? 'delivered' : 'plan');
  const minutes = readMinutes(typed, way);
  const changes = useMemo(() => {
    if (minutes === null || day === undefined) return [];
    const ripple = { dayId: day.id, from: startIn(session, target), minutes, target };
    return way === 'insert' ? insertMinutes(snapshot, ripple) : shiftAfter(snapshot, ripple);
  }, [snapshot, session, day, minutes, target, way]);
  const shifted = shiftedBy(snapshot, changes, target);
  if (day === undefined) return null;
  const title = t('screens.agenda.shift.title', { start: clockAt(startIn(session, target)), day: day.number });
  const wrong =
    way === 'insert' ? t('screens.agenda.shift.minutesWrongInsert') : t('screens.agenda.shift.minutesWrong');
  return (
    <Dialog wide title={title} onClose={onClose}>
      <form
        className={formStyles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (shifted.length === 0) return;
          onClose();
          void runUndoably('agenda.shift', shift({ changes }));
        }}
      >
        <SegmentedControl<Way>
          label={t('screens.agenda.shift.what')}
          value={way}
          onChange={setWay}
          choices={[
            { value: 'everything', name: t('screens.agenda.shift.everything') },
            { value: 'insert', name: t('screens.agenda.shift.insert') },
          ]}
        />
        <div className={formStyles['triple']}>
          <TextField
            autoFocus
            label={t('screens.agenda.shift.minutes')}
            hint={way === 'everything' ? t('screens.agenda.shift.earlier') : undefined}
            value={typed}
            onChange={setTyped}
            problem={minutes === null ? wrong : undefined}
          />
        </div>
        <SegmentedControl<RippleTarget>
          label={t('screens.agenda.shift.target')}
          value={target}
          onChange={setTarget}
          choices={[
            { value: 'plan', name: t('screens.agenda.shift.plan') },
            { value: 'delivered', name: t('screens.agenda.shift.delivered') },
          ]}
        />
        <Preview shifted={shifted} day={day} wanted={minutes} />
        <div className={formStyles['actions']}>
          <Button look="primary" type="submit" isDisabled={shifted.length === 0}>
            {t('screens.agenda.shift.apply', { count: shifted.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

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
      <ul className={styles['shifted']}>
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

function startIn(session: Session, target: RippleTarget): number {
  return target === 'delivered' && session.delivered !== null ? minutesOf(session.delivered.start) : startOf(session);
}

/** Null when the text is not a number in range. */
function readMinutes(typed: string, way: Way): number | null {
  const text = typed.trim().replace('−', '-');
  const number = Number(text);
  const isUsable = /^-?\d{1,3}$/.test(text) && number !== 0 && Math.abs(number) <= most;
  return isUsable && (way === 'everything' || number > 0) ? number : null;
}
