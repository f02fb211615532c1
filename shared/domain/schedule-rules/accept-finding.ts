import type { Change } from '../../changes/change.ts';
import { created, removed, updated } from '../../changes/record-changes.ts';
import type { WorkshopSnapshot } from '../workshop-snapshot.ts';
import type { Finding } from './finding.ts';

type Source = Pick<WorkshopSnapshot, 'workshop' | 'acceptances'>;

/** Accepts a finding with a reason, or gives an accepted one another reason. A blank reason accepts nothing. */
export function acceptFinding(
  { workshop, acceptances }: Source,
  { key }: Pick<Finding, 'key'>,
  reason: string,
  newId: () => string,
): readonly Change[] {
  const said = reason.trim();
  if (said === '') return [];
  const before = acceptances.find((acceptance) => acceptance.finding === key);
  if (before !== undefined) return updated('acceptance', before, { reason: said });
  return [created('acceptance', { id: newId(), workshopId: workshop.id, finding: key, reason: said })];
}

/** Takes an acceptance back; the finding is reported again. */
export function withdrawAcceptance(
  { acceptances }: Pick<Source, 'acceptances'>,
  { key }: Pick<Finding, 'key'>,
): readonly Change[] {
  return acceptances
    .filter((acceptance) => acceptance.finding === key)
    .map((acceptance) => removed('acceptance', acceptance));
}
