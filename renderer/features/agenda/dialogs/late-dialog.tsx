import { type ReactNode, useMemo, useState } from 'react';
import { sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { catchUp, type RippleProposal, type RippleStep } from '../../../../shared/operations/ripple.ts';
import { localTime, now } from '../../../../shared/time/instant.ts';
import { minutesOf, readWallClock } from '../../../../shared/time/wall-clock.ts';
import { shift } from '../../../commands/agenda-plan.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import formStyles from '../../../ui/form.module.css';
import styles from './agenda-dialogs.module.css';

type LateDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

/** Ways to make up for a delay, each with a preview of its moves. */
export function LateDialog({ snapshot, onClose }: LateDialogProps): ReactNode {
  const { t } = usePreferences();
  const { runUndoably } = useFeedback();
  const clock = localTime(now(), snapshot.workshop.timeZone);
  const today = snapshot.days.find((day) => day.date === clock.day);
  const [dayId, setDayId] = useState(today?.id ?? snapshot.days[0]?.id ?? '');
  const [from, setFrom] = useState(today === undefined ? (snapshot.days[0]?.startsAt ?? '09:00') : clock.clock);
  const [minutes, setMinutes] = useState('15');
  // On the current day the plan stays and the shift is recorded as what was delivered.
  const target = dayId === today?.id ? 'delivered' : 'plan';
  const start = readWallClock(from);
  const late = /^\d{1,3}$/.test(minutes.trim()) ? Number(minutes) : undefined;
  const proposals = useMemo(
    () =>
      start === undefined || late === undefined
        ? []
        : catchUp(snapshot, { dayId, from: minutesOf(start), minutes: late, target }),
    [snapshot, dayId, start, late, target],
  );
  return (
    <Dialog wide title={t('screens.agenda.late.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <div className={formStyles['triple']}>
          <Select
            label={t('screens.agenda.moveToDay')}
            value={dayId}
            choices={snapshot.days.map((day) => ({
              value: day.id,
              name: t('screens.agenda.day', { number: day.number }),
            }))}
            onChange={setDayId}
          />
          <TextField
            label={t('screens.agenda.late.from')}
            value={from}
            onChange={setFrom}
            problem={start === undefined ? t('screens.agenda.timeWrong') : undefined}
          />
          <TextField
            autoFocus
            label={t('screens.agenda.late.minutes')}
            value={minutes}
            onChange={setMinutes}
            problem={late === undefined ? t('screens.agenda.late.minutesWrong') : undefined}
          />
        </div>
        <p className="soft small">{t(`screens.agenda.late.${target}`)}</p>
        {proposals.length === 0 ? <p className="soft">{t('screens.agenda.late.nothing')}</p> : null}
        <ul className={styles['proposals']}>
          {proposals.map((proposal, index) => (
            <Proposal
              key={proposal.strategy}
              isFirst={index === 0}
              proposal={proposal}
              snapshot={snapshot}
              onChoose={() => {
                onClose();
                void runUndoably('agenda.shift', shift(proposal));
              }}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

type ProposalProps = {
  readonly proposal: RippleProposal;
  readonly snapshot: WorkshopSnapshot;
  /** The way with the fewest changes, chosen at first. */
  readonly isFirst: boolean;
  readonly onChoose: () => void;
};

function Proposal({ proposal, snapshot, isFirst, onChoose }: ProposalProps): ReactNode {
  const { t, language } = usePreferences();
  const title = (step: RippleStep): string => {
    const session = snapshot.sessions.find((each) => each.id === step.sessionId);
    return session === undefined ? '' : sessionTitle(session, language, t);
  };
  const cuts = proposal.steps.filter((step) => step.step !== 'shifted');
  return (
    <li className={styles['proposal']}>
      <div>
        <strong>{t(`screens.agenda.late.${proposal.strategy}`)}</strong>
        <p className="soft small">
          {proposal.endsLater === 0
            ? t('screens.agenda.late.onTime', { gained: proposal.gained })
            : t('screens.agenda.late.outcome', { gained: proposal.gained, later: proposal.endsLater })}
        </p>
        <ul className="small">
          {cuts.map((step) => (
            <li key={step.sessionId}>
              {step.step === 'shortened'
                ? t('screens.agenda.late.shortened', { title: title(step), from: step.from, to: step.to })
                : t('screens.agenda.late.dropped', { title: title(step) })}
            </li>
          ))}
        </ul>
      </div>
      <Button small look={isFirst ? 'primary' : 'plain'} onPress={onChoose}>
        {t('screens.agenda.late.choose')}
      </Button>
    </li>
  );
}
