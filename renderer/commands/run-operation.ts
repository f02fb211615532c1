import { v7 } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Changes } from '../../shared/operations/operation.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { failure, type Result } from '../../shared/result.ts';
import { readSnapshot } from '../queries/snapshot.ts';
import { commit } from '../storage/commit.ts';
import { inTurn } from './in-turn.ts';

export const newId = v7;

/** Reads the workshop as it is now, asks a pure operation what is to change, and commits that as one action. */
export async function runOperation(
  workshopId: string,
  action: ActionName,
  operation: (snapshot: WorkshopSnapshot) => Changes,
): Promise<Result<void>> {
  return inTurn(async () => {
    const snapshot = await readSnapshot(workshopId);
    return snapshot === null ? failure('record-missing') : commit(action, operation(snapshot));
  });
}
