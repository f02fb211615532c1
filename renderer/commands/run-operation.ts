import { v7 } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import { breakClosedDay } from '../../shared/operations/closed-days.ts';
import type { Changes } from '../../shared/operations/operation.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { failure, type Result } from '../../shared/result.ts';
import { readSnapshot } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { inTurn } from './in-turn.ts';

export const newId = v7;

/**
 * Reads the workshop as it is now, asks a pure operation what is to change, and commits that as one action. Fails with
 * `closed-day-stays` where it would take something away from a day that is signed off.
 */
export async function runOperation(
  workshopId: string,
  action: ActionName,
  operation: (snapshot: WorkshopSnapshot) => Changes,
): Promise<Result<void>> {
  return inTurn(async () => {
    const snapshot = await readSnapshot(workshopId);
    if (snapshot === null) return failure('record-missing');
    const changes = operation(snapshot);
    return breakClosedDay(snapshot, changes) ? failure('closed-day-stays') : commit(action, changes);
  });
}
