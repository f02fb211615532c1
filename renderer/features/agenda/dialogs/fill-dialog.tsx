import { clsx } from 'clsx';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { textIn } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { planRemarks, type ProposedPlacement } from '../../../../shared/planning/proposed-plan.ts';
import { findingText, reasonText } from '../../../../shared/findings/finding-text.ts';
import type { BackgroundTask } from '../../../background/background-task.ts';
import { fillAgenda } from '../../../commands/agenda-plan.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { numberText } from '../../../../shared/text/numbers.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import type { PlanningReport } from '../../../planning/plan-agenda.ts';
import { startPlanning } from '../../../planning/planner.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { AgendaCheck } from '../findings/use-findings.ts';
import findingsStyles from '../findings/findings.module.css';
import pageStyles from '../../../ui/page.module.css';
import formStyles from '../../../ui/form.module.css';
import styles from './agenda-dialogs.module.css';

type FillDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly check: AgendaCheck;
  readonly onClose: () => void;
};

/** Time limit of the solver; the first plan takes less than a second. */
const seconds = 60;

/** Places all waiting sessions at once: a preview with the reason for each placement, then accept or leave. */
export function FillDialog({ snapshot, check, onClose }: FillDialogProps): ReactNode {
  const t = useText();
  const { runUndoably } = useFeedback();
  const waiting = snapshot.sessions.filter((session) => session.placement === null);
  const planning = usePlanning(
    snapshot,
    waiting.map((session) => session.id),
  );
  const { plan } = planning;
  return (
    <Dialog wide title={t('screens.agenda.fill.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <p className="soft small">
          {waiting.length === 0
            ? t('screens.agenda.fill.nothing')
            : t('screens.agenda.fill.hint', { count: waiting.length })}
        </p>
        <State planning={planning} />
        {plan === null ? null : <PlanTable plan={plan} snapshot={snapshot} />}
        {plan === null ? null : <Remarks plan={plan} snapshot={snapshot} check={check} />}
        <div className={formStyles['actions']}>
          {planning.running ? (
            <Button onPress={planning.stop}>{t('screens.agenda.fill.stop')}</Button>
          ) : (
            <Button isDisabled={waiting.length === 0} onPress={planning.start}>
              {t('screens.agenda.fill.start')}
            </Button>
          )}
          <Button
            look="primary"
            isDisabled={plan === null}
            onPress={() => {
              planning.stop();
              onClose();
              if (plan !== null) void runUndoably('agenda.fill', fillAgenda(snapshot.workshop.id, plan));
            }}
          >
            {t('screens.agenda.fill.accept')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const remarksShown = 8;

type RemarksProps = {
  readonly plan: readonly ProposedPlacement[];
  readonly snapshot: WorkshopSnapshot;
  readonly check: AgendaCheck;
};

/** Findings that the plan would add, by the user's settings and with what people do in other workshops. */
function Remarks({ plan, snapshot, check }: RemarksProps): ReactNode {
  const { t, language } = usePreferences();
  const remarks = useMemo(
    () => planRemarks(snapshot, plan, check.settings, [...check.agenda.commitments.values()].flat()),
    [snapshot, plan, check],
  );
  if (remarks.length === 0) return null;
  return (
    <>
      <p className="small">{t('screens.agenda.fill.remarks')}</p>
      <ul className={clsx(pageStyles['differences'], 'small')}>
        {remarks.slice(0, remarksShown).map((each) => (
          <li key={each.key}>
            <span className={findingsStyles['finding-severity']}>{t(`findings.severity.${each.severity}`)}</span>{' '}
            {findingText(each, snapshot, t, language)}
          </li>
        ))}
      </ul>
    </>
  );
}

type Planning = {
  readonly running: boolean;
  readonly failed: boolean;
  readonly report: PlanningReport | null;
  /** The best plan so far. */
  readonly plan: readonly ProposedPlacement[] | null;
  readonly start: () => void;
  readonly stop: () => void;
};

function usePlanning(snapshot: WorkshopSnapshot, sessionIds: readonly string[]): Planning {
  const planner = useRef<BackgroundTask | null>(null);
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState(false);
  const [report, setReport] = useState<PlanningReport | null>(null);
  const [plan, setPlan] = useState<readonly ProposedPlacement[] | null>(null);
  useEffect(() => () => planner.current?.cancel(), []);
  const stop = (): void => {
    planner.current?.cancel();
    setRunning(false);
  };
  const onReport = (next: PlanningReport): void => {
    if (next.kind === 'better' || next.kind === 'done') setPlan(next.plan);
    if (next.kind !== 'better') setReport(next);
    if (next.kind !== 'better' && next.kind !== 'progress') setRunning(false);
  };
  const start = (): void => {
    setFailed(false);
    setPlan(null);
    setReport(null);
    setRunning(true);
    planner.current = startPlanning({ snapshot, sessionIds, seed: 1, seconds }, onReport, () => {
      setFailed(true);
      setRunning(false);
    });
  };
  return { running, failed, report, plan, start, stop };
}

function State({ planning }: { readonly planning: Planning }): ReactNode {
  const { t, language } = usePreferences();
  const { report, failed, running } = planning;
  if (failed) return <p role="alert">{t('screens.agenda.fill.failed')}</p>;
  if (report === null) return null;
  if (report.kind === 'impossible') {
    return (
      <div role="status">
        <p>{t('screens.agenda.fill.impossible')}</p>
        <ul className={pageStyles['differences']}>
          {report.because.rules.map((rule) => (
            <li key={rule}>{t(`planning.rule.${rule}`)}</li>
          ))}
        </ul>
      </div>
    );
  }
  if (report.kind === 'unknown') return <p role="status">{t('screens.agenda.fill.unknown')}</p>;
  if (report.kind === 'done') {
    return <p role="status">{t(report.isProved ? 'screens.agenda.fill.proved' : 'screens.agenda.fill.found')}</p>;
  }
  if (!running || report.kind !== 'progress') return null;
  const percent = report.gap === null ? null : Math.ceil(report.gap * 1000) / 10;
  return (
    <div role="status">
      <progress value={report.share} aria-label={t('screens.agenda.fill.title')} />
      <p className="soft small">
        {t(`screens.agenda.fill.${report.phase}`)}{' '}
        {percent === null ? '' : t('screens.agenda.fill.gap', { percent: numberText(percent, language) })}
      </p>
    </div>
  );
}

type PlanTableProps = { readonly plan: readonly ProposedPlacement[]; readonly snapshot: WorkshopSnapshot };

function PlanTable({ plan, snapshot }: PlanTableProps): ReactNode {
  const { t, language } = usePreferences();
  return (
    <ul className={styles['plan']}>
      {plan.map(({ sessionId, placement, reasons }) => {
        const session = snapshot.sessions.find((each) => each.id === sessionId);
        const day = snapshot.days.find((each) => each.id === placement.dayId);
        const room = snapshot.rooms.find((each) => each.id === placement.roomId);
        return (
          <li key={sessionId}>
            <span className="number">
              {t('screens.agenda.edition.moment', { day: day?.number ?? 0, start: placement.start })}
            </span>
            <span>
              <strong>{session === undefined ? '' : sessionTitle(session, language, t)}</strong>
              {room === undefined ? '' : ` · ${textIn(room.name, language)}`}
              <span className="soft small">
                {' '}
                {reasons.map((reason) => reasonText(reason, snapshot, t, language)).join(' · ')}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
