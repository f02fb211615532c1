import { clsx } from 'clsx';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { RatedFinding } from '../../../../shared/domain/schedule-rules/finding.ts';
import { acceptanceSchema } from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import { quickFixesOf } from '../../../../shared/findings/quick-fixes.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { findingText, quickFixText } from '../../../../shared/findings/finding-text.ts';
import { accept, applyQuickFix, reportAcceptedAgain } from '../../../commands/agenda.ts';
import { ActionButton, ActionIconButton, type ActionRow, useActions } from '../../../context/actions.tsx';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { SubmittedForm } from '../../../forms/form-dialog.tsx';
import { TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import { Button } from '../../../ui/button.tsx';
import type { AgendaCheck } from './use-findings.ts';
import pageStyles from '../../../ui/page.module.css';
import badgeStyles from '../../../ui/badge.module.css';
import styles from './findings.module.css';

type FindingsPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly check: AgendaCheck;
  readonly onJump: (sessionId: string) => void;
  readonly onClose: () => void;
};

/** Everything that the rules report, the most urgent first, and what was accepted. */
export function FindingsPanel({ snapshot, check, onJump, onClose }: FindingsPanelProps): ReactNode {
  const t = useText();
  const { findings, accepted } = check.checked;
  return (
    <aside className={pageStyles['panel']} data-part="panel" aria-label={t('screens.agenda.findings')}>
      <div className={pageStyles['panel-head']}>
        <h2>{t('screens.agenda.findings')}</h2>
        <ActionIconButton action="panel.close" name={t('screens.agenda.close')} onPress={onClose} />
      </div>
      {findings.length === 0 ? <p className="soft">{t('screens.agenda.noFindings')}</p> : null}
      <ul className={styles['findings']}>
        {findings.map((finding) => (
          <FindingCard key={finding.key} finding={finding} snapshot={snapshot} check={check} onJump={onJump} />
        ))}
      </ul>
      {accepted.length === 0 ? null : <h3>{t('screens.agenda.accepted')}</h3>}
      <ul className={styles['findings']}>
        {accepted.map(({ finding, reason }) => (
          <AcceptedCard key={finding.key} finding={finding} reason={reason} snapshot={snapshot} />
        ))}
      </ul>
    </aside>
  );
}

type FindingCardProps = {
  readonly finding: RatedFinding;
  readonly snapshot: WorkshopSnapshot;
  readonly check: AgendaCheck;
  readonly onJump?: (sessionId: string) => void;
};

/** A finding as a sentence, with a link to its session and its quick fixes. */
export function FindingCard({ finding, snapshot, check, onJump }: FindingCardProps): ReactNode {
  const { t, language } = usePreferences();
  const [isAccepting, setAccepting] = useState(false);
  const [first] = finding.sessionIds;
  const text = findingText(finding, snapshot, t, language);
  const row = { id: finding.key, name: text };
  return (
    <li className={clsx(styles['finding'], styles[finding.severity])}>
      <span className={styles['finding-severity']}>{t(`findings.severity.${finding.severity}`)}</span>
      <p>{text}</p>
      <div className={styles['finding-ways']}>
        {first === undefined || onJump === undefined ? null : (
          <ActionButton action="finding.show" row={row} plain small look="quiet" onPress={() => onJump(first)}>
            {t('screens.agenda.show')}
          </ActionButton>
        )}
        <QuickFixes finding={finding} snapshot={snapshot} check={check} />
        {isAccepting ? null : (
          <ActionButton action="finding.accept" row={row} plain small look="quiet" onPress={() => setAccepting(true)}>
            {t('screens.agenda.accept')}
          </ActionButton>
        )}
      </div>
      {isAccepting ? <ReasonForm finding={finding} snapshot={snapshot} row={row} /> : null}
    </li>
  );
}

const reasonSchema = acceptanceSchema.pick({ reason: true });

type ReasonFormProps = Pick<FindingCardProps, 'finding' | 'snapshot'> & { readonly row: ActionRow };

/** Accepts a finding for a reason. */
function ReasonForm({ finding, snapshot, row }: ReasonFormProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const form = useRecordForm({
    schema: reasonSchema,
    stored: { reason: '' },
    onSubmit: async ({ reason }) => run(accept(snapshot.workshop.id, finding, reason)),
  });
  const place = useRef<HTMLDivElement>(null);
  const submit = (): void => place.current?.querySelector('form')?.requestSubmit();
  useActions({ 'finding.accept': submit }, row);
  return (
    <div ref={place}>
      <SubmittedForm form={form} className={styles['finding-reason']}>
        <TextInput
          form={form}
          name="reason"
          autoFocus
          labelHidden
          label={t('screens.agenda.reason')}
          placeholder={t('screens.agenda.reason')}
        />
        <Button small type="submit" data-action="finding.accept">
          {t('screens.agenda.acceptNow')}
        </Button>
      </SubmittedForm>
    </div>
  );
}

type AcceptedCardProps = Pick<FindingCardProps, 'finding' | 'snapshot'> & { readonly reason: string };

function AcceptedCard({ finding, reason, snapshot }: AcceptedCardProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const text = findingText(finding, snapshot, t, language);
  return (
    <li className={styles['finding']}>
      <p className="soft">{text}</p>
      <p className="small">{t('screens.agenda.because', { reason })}</p>
      <ActionButton
        action="finding.report-again"
        row={{ id: finding.key, name: text }}
        plain
        small
        look="quiet"
        onPress={() => void run(reportAcceptedAgain(snapshot.workshop.id, finding))}
      />
    </li>
  );
}

type RepairsProps = {
  readonly finding: RatedFinding;
  readonly snapshot: WorkshopSnapshot;
  readonly check: AgendaCheck;
};

const mostOffered = 3;

/** Quick fixes of a finding, each run by one button and undoable. */
function QuickFixes({ finding, snapshot, check }: RepairsProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const fixes = useMemo(() => quickFixesOf(finding, check.agenda, check.settings, newId), [finding, check]);
  return fixes.slice(0, mostOffered).map((each) => {
    const text = quickFixText(each, snapshot, t, language);
    return (
      <ActionButton
        key={text}
        action="finding.fix"
        row={{ id: `${finding.key} ${text}`, name: findingText(finding, snapshot, t, language), label: text }}
        plain
        small
        look="quiet"
        onPress={() => void runUndoably('finding.quick-fix', applyQuickFix(snapshot.workshop.id, finding, each))}
      />
    );
  });
}

type FindingsChipProps = { readonly check: AgendaCheck; readonly open: boolean; readonly onToggle: () => void };

/** "1 must fix · 2 warnings": opens the list. */
export function FindingsChip({ check, open, onToggle }: FindingsChipProps): ReactNode {
  const t = useText();
  const count = (severity: string): number =>
    check.checked.findings.filter((finding) => finding.severity === severity).length;
  const [mustFix, warnings, notes] = [count('must-fix'), count('warning'), count('note')];
  return (
    <button
      type="button"
      className={styles['findings-chip']}
      data-part="findings-chip"
      data-action="agenda.findings"
      aria-expanded={open}
      onClick={onToggle}
    >
      {mustFix === 0 ? null : (
        <span className={clsx(badgeStyles['badge'], styles['badge'], badgeStyles['bad'])}>
          {t('screens.agenda.mustFix', { count: mustFix })}
        </span>
      )}
      {warnings === 0 ? null : (
        <span className={clsx(badgeStyles['badge'], styles['badge'], badgeStyles['warn'])}>
          {t('screens.agenda.warnings', { count: warnings })}
        </span>
      )}
      {notes === 0 ? null : (
        <span className={clsx(badgeStyles['badge'], styles['badge'])}>
          {t('screens.agenda.notes', { count: notes })}
        </span>
      )}
      {mustFix + warnings + notes === 0 ? (
        <span className={clsx(badgeStyles['badge'], styles['badge'], badgeStyles['good'])}>
          {t('screens.agenda.allWell')}
        </span>
      ) : null}
    </button>
  );
}
