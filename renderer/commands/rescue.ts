import type { SavedFolder } from '../../shared/host/contract.ts';
import { type Result, success } from '../../shared/result.ts';
import { readWholeWorkshop } from '../queries/history.ts';
import { callHost, type HostCode } from '../storage/host-client.ts';
import { recover, type RecoveryCode } from '../storage/recovery.ts';
import { readSummaries } from '../storage/working-store.ts';

/**
 * Saves every workshop as a file, all in one folder, from whatever can be read: the working store, or the journal where
 * the store is empty or cannot be read. Nothing is deleted. Gives how many, and where.
 */
export async function saveAllWorkshops(): Promise<
  Result<{ readonly count: number; readonly folder: string }, RecoveryCode | HostCode<'workshop-folder.save'>>
> {
  const opened = await recover('read-only');
  if (!opened.ok) return opened;
  let token: string | null = null;
  let folder = '';
  let count = 0;
  for (const { id } of await readSummaries()) {
    const snapshot = await readWholeWorkshop(id);
    if (snapshot === null) continue;
    const saved: Result<SavedFolder, HostCode<'workshop-folder.save'>> = await callHost('workshop-folder.save', {
      folder: token,
      name: 'Rostrum',
      snapshot,
    });
    if (!saved.ok) return saved;
    token = saved.value.token;
    folder = saved.value.path;
    count += 1;
  }
  return success({ count, folder });
}
