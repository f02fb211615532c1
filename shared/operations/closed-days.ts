import type { Change, MarkChange, RecordChange } from '../changes/change.ts';
import type { HeadCount } from '../domain/head-count.ts';
import { isClosed, type SignOff } from '../domain/sign-off.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Changes } from './operation.ts';

type Closed = Pick<WorkshopSnapshot, 'signOffs' | 'headCounts'>;

/**
 * Whether `changes` touch what a signed-off day says, without a reason: a mark, a count of people without a name, or the
 * sign-off itself. A workshop that goes as a whole takes everything along.
 */
export function breakClosedDay({ signOffs, headCounts }: Closed, changes: Changes): boolean {
  const standing = signOffs.filter(({ withdrawn }) => withdrawn === null);
  if (standing.length === 0 || changes.some((change) => isRemoval(change) && change.entity === 'workshop'))
    return false;
  return changes.some((change) => {
    if (isMark(change)) return change.reason === null && isClosed(change.slotId, standing);
    if (change.entity === 'signOff') return isRemoval(change) && standing.some(({ id }) => id === change.id);
    return change.entity === 'headCount' && isCountClosed(change, headCounts, standing);
  });
}

function isCountClosed(change: RecordChange, headCounts: readonly HeadCount[], standing: readonly SignOff[]): boolean {
  const known = headCounts.find(({ id }) => id === change.id);
  const slotId = known?.slotId ?? (change.value as HeadCount | null)?.slotId;
  return slotId !== undefined && isClosed(slotId, standing);
}

function isMark(change: Change): change is MarkChange {
  return change.entity === 'mark';
}

function isRemoval(change: Change): boolean {
  return !isMark(change) && change.field === null && change.value === null;
}
