import { created, updated } from '../../shared/changes/record-changes.ts';
import type { RuleSettings } from '../../shared/domain/rule-settings.ts';
import { acceptFinding, withdrawAcceptance } from '../../shared/domain/schedule-rules/accept-finding.ts';
import type { Finding } from '../../shared/domain/schedule-rules/finding.ts';
import type { Repair } from '../../shared/domain/schedule-rules/repair.ts';
import { recordOn } from '../../shared/changes/shelf.ts';
import type { Result } from '../../shared/result.ts';
import { commit } from '../storage/commit.ts';
import { readShelf } from '../storage/reading.ts';
import { newId, runOperation } from './run-operation.ts';

/** Accepts a finding for a reason; it stays accepted while what is wrong stays the same. */
export async function accept(workshopId: string, finding: Finding, reason: string): Promise<Result<void>> {
  return runOperation(workshopId, 'finding.accept', (snapshot) => acceptFinding(snapshot, finding, reason, newId));
}

/** Reports an accepted finding again. */
export async function withdraw(workshopId: string, finding: Finding): Promise<Result<void>> {
  return runOperation(workshopId, 'finding.withdraw', (snapshot) => withdrawAcceptance(snapshot, finding));
}

export async function setRules(settings: RuleSettings): Promise<Result<void>> {
  const stored = recordOn(await readShelf('settings'), 'ruleSettings', settings.id);
  const changes =
    stored === undefined ? [created('ruleSettings', settings)] : updated('ruleSettings', stored, settings);
  return commit('rules.set', changes);
}

/** Does what a repair proposes. */
export async function repair({ changes }: Repair): Promise<Result<void>> {
  return commit('finding.repair', changes);
}
