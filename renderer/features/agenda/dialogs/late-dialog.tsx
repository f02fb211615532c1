import { type ReactNode, useMemo } from 'react';
import * as z from 'zod';
import { sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { catchUp, type Ripple, type RippleProposal, type RippleStep } from '../../../../shared/operations/ripple.ts';
import { localTime, now } from '../../../../shared/time/instant.ts';
import { minutesOf, wallClockSchema } from '../../../../shared/time/wall-clock.ts';
import { catchUpAs } from '../../../commands/agenda-plan.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { Choice, TextInput } from '../../../forms/form-fields.tsx';
import { useFormRecord, useRecordForm } from '../../../forms/use-record-form.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import formStyles from '../../../ui/form.module.css';
import { Select } from '../../../ui/fields/select.tsx';
import styles from './agenda-dialogs.module.css';

type LateDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

const lateSchema = z.object({ dayId: z.string(), from: wallClockSchema, minutes: z.int().min(0).max(999) });

/** Ways to make up for a delay, each with a preview of its moves. */
export function LateDialog({ snapshot, onClose }: LateDialogProps): ReactNode {
  const { t } = usePreferences();
  const { runUndoably } = useFeedback();
  const clock = localTime(now(), snapshot.workshop.timeZone);
  const today = snapshot.days.find((day) => day.date === clock.day);
  const form = useRecordForm({
    schema: lateSchema,
    checksTyping: true,
    stored: {
      dayId: today?.id ?? snapshot.days[0]?.id ?? '',
      from: today === undefined ? (snapshot.days[0]?.startsAt ?? '09:00') : clock.clock,
      minutes: 15,
    },
    onSubmit: () => undefined,
  });
  const late = useFormRecord(form);
  // On the current day the plan stays and the shift is recorded as what was delivered.
  const target = late?.dayId === today?.id ? 'delivered' : 'plan';
  const ripple = useMemo<Ripple | null>(
    () => (late === null ? null : { ...late, from: minutesOf(late.from), target }),
    [late, target],
  );
  const proposals = useMemo(() => (ripple === null ? [] : catchUp(snapshot, ripple)), [snapshot, ripple]);
  return (
    <Dialog wide title={t('screens.agenda.late.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <div className={formStyles['triple']}>
          <Choice form={form} name="dayId" label={t('screens.agenda.moveToDay')}>
            {({ value, onChange }) => (
              <Select
                label={t('screens.agenda.moveToDay')}
                value={value}
                choices={snapshot.days.map((day) => ({
                  value: day.id,
                  name: t('screens.agenda.day', { number: day.number }),
                }))}
                onChange={onChange}
              />
            )}
          </Choice>
          <TextInput form={form} name="from" label={t('screens.agenda.late.from')} />
          <TextInput form={form} name="minutes" autoFocus label={t('screens.agenda.late.minutes')} />
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
                if (ripple === null) return;
                onClose();
                void runUndoably('agenda.shift', catchUpAs(snapshot.workshop.id, ripple, proposal));
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
