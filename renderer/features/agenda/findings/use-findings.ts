import { useMemo } from 'react';
import { type Checked, checkPrepared } from '../../../../shared/domain/schedule-rules/check.ts';
import { prepareAgenda, type PreparedAgenda } from '../../../../shared/domain/schedule-rules/prepared-agenda.ts';
import { type RuleSettings, usualRuleSettings } from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { readCommitments, readRuleSettings } from '../../../queries/snapshot.ts';
import { useStored } from '../../../storage/working-store.ts';

export type AgendaCheck = {
  readonly agenda: PreparedAgenda;
  readonly settings: RuleSettings;
  readonly checked: Checked;
  /** The most urgent severity found for each session, by its id. */
  readonly worst: ReadonlyMap<string, 'note' | 'warning' | 'must-fix'>;
};

/** Findings of the schedule rules, calculated again after every change. */
export function useFindings(snapshot: WorkshopSnapshot): AgendaCheck {
  const settings = useStored(readRuleSettings, []) ?? usualRuleSettings;
  const commitments = useStored(() => readCommitments(snapshot), [snapshot]);
  return useMemo(() => {
    const agenda = prepareAgenda(snapshot, commitments ?? []);
    const checked = checkPrepared(agenda, settings);
    const worst = new Map<string, 'note' | 'warning' | 'must-fix'>();
    // Most urgent first, so the first to name a session is its worst.
    for (const { sessionIds, severity } of checked.findings) {
      for (const id of sessionIds) if (!worst.has(id)) worst.set(id, severity);
    }
    return { agenda, settings, checked, worst };
  }, [snapshot, settings, commitments]);
}
