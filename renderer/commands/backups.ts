import type { BackupInfo } from '../../shared/backup/backup-info.ts';
import type { BackupStatus, ExaminedBackup, KnownBackup, ShownFolder } from '../../shared/backup/backup-status.ts';
import type { Damage } from '../../shared/integrity/damage.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { command, type Done, nothing, type StoreCode } from '../storage/command.ts';
import { callHost, describeApplication, type HostCode } from '../storage/host-client.ts';
import { type SavingCode, savingQueue } from '../storage/saving-queue.ts';
import { outdatedSummaries, remakeSummaries } from '../storage/stored-summaries.ts';

export function readBackupStatus(): Promise<Result<BackupStatus, HostCode<'backup.status'>>> {
  return callHost('backup.status', {});
}

/** Why the journal has not got everything that was done so far; `call-failed` where it took too long. */
export type UnsavedCode = SavingCode | 'call-failed';

/** Makes a backup of everything that was done so far. */
export async function makeBackup(): Promise<Result<BackupInfo, UnsavedCode | HostCode<'backup.make'>>> {
  const saved = await everythingSaved();
  return saved.ok ? callHost('backup.make', {}) : saved;
}

export async function readBackups(): Promise<Result<readonly KnownBackup[], HostCode<'backup.list'>>> {
  const listed = await callHost('backup.list', {});
  return listed.ok ? success(listed.value.backups) : listed;
}

/** Reads a backup whole; what it would change is compared with everything that was done so far. */
export async function examineBackup(
  token: string,
): Promise<Result<ExaminedBackup, UnsavedCode | HostCode<'backup.examine'>>> {
  const saved = await everythingSaved();
  return saved.ok ? callHost('backup.examine', { token }) : saved;
}

const broughtBackKey = 'brought-back';

/**
 * Brings a backup back over what is here, or opens it beside. After the first the page has to be loaded again, and
 * `takeBroughtBack` tells the next one.
 */
export async function bringBack(
  token: string,
  how: 'over' | 'beside',
): Promise<Result<unknown, UnsavedCode | HostCode<'backup.restore'>>> {
  const saved = await everythingSaved();
  if (!saved.ok) return saved;
  const restored = await callHost('backup.restore', { token, how });
  if (restored.ok && how === 'over') sessionStorage.setItem(broughtBackKey, 'true');
  return restored;
}

/** Whether a backup was brought back before the page was loaded; only once. */
export function takeBroughtBack(): boolean {
  const isNoted = sessionStorage.getItem(broughtBackKey) !== null;
  sessionStorage.removeItem(broughtBackKey);
  return isNoted;
}

const erasedKey = 'erased';

/** Has the next page told that something was erased from every copy. */
export function noteErased(): void {
  sessionStorage.setItem(erasedKey, 'true');
}

/** Whether something was erased before the page was loaded; only once. */
export function takeErased(): boolean {
  const isNoted = sessionStorage.getItem(erasedKey) !== null;
  sessionStorage.removeItem(erasedKey);
  return isNoted;
}

export function showFolder(token: string | null): Promise<Result<ShownFolder, HostCode<'backup.folder'>>> {
  return callHost('backup.folder', { token });
}

export function chooseSecondFolder(token: string | null): Promise<Result<unknown, HostCode<'backup.choose-folder'>>> {
  return callHost('backup.choose-folder', { token });
}

export async function readBesideMark(): Promise<{
  readonly day: string;
  readonly clock: string;
  readonly device: string;
} | null> {
  const described = await describeApplication();
  return described.ok ? (described.value.beside ?? null) : null;
}

export function closeBeside(): Promise<Result<unknown, HostCode<'beside.close'>>> {
  return callHost('beside.close', {});
}

/** What is wrong with the data, the lines of the list of workshops included. Changes nothing. */
export async function checkData(): Promise<Result<readonly Damage[], UnsavedCode | HostCode<'data.check'>>> {
  const saved = await everythingSaved();
  if (!saved.ok) return saved;
  const checked = await callHost('data.check', {});
  if (!checked.ok) return checked;
  return success([...checked.value.damages, ...(await outdatedSummaries()).map(summaryDamage)]);
}

function summaryDamage(id: string): Damage {
  return { kind: 'summary-outdated', place: `workshop/${id}`, isMendable: true };
}

/**
 * Makes a backup and puts right what can be, as one action that Undo takes back. `isRebuilt` where the journal was written
 * anew, and the page has to be loaded again before the rest is mended.
 */
export async function mendData(): Promise<
  Result<Done & { readonly isRebuilt: boolean }, UnsavedCode | HostCode<'data.mend-files'> | StoreCode>
> {
  const saved = await everythingSaved();
  if (!saved.ok) return saved;
  const files = await callHost('data.mend-files', {});
  if (!files.ok) return files;
  if (files.value.isRebuilt) return success({ undo: null, decided: null, touched: [], isRebuilt: true });
  const mended = await command({
    action: 'data.mend',
    reads: nothing,
    decide: () => success(files.value.changes),
    mendsClosedDays: true,
  });
  if (!mended.ok) return mended;
  await remakeSummaries(await outdatedSummaries());
  return success({ ...mended.value, isRebuilt: false });
}

const savedWithinMilliseconds = 10_000;

/** Waits until the journal has everything; fails with why it has not, or cannot have it. */
export function everythingSaved(): Promise<Result<void, UnsavedCode>> {
  return new Promise((resolve) => {
    const settle = (): void => {
      const saving = savingQueue.current();
      if (saving.state === 'saving') return;
      clearTimeout(timer);
      stop();
      resolve(saving.state === 'waiting' ? { ok: false, failure: saving.failure } : success(undefined));
    };
    const timer = setTimeout(() => {
      stop();
      resolve(failure('call-failed', { reason: 'not saved' }));
    }, savedWithinMilliseconds);
    const stop = savingQueue.onChange(settle);
    settle();
  });
}
