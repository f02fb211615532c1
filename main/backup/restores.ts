import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import process from 'node:process';
import * as z from 'zod';
import type { BackupInfo } from '../../shared/backup/backup-info.ts';
import type { ExaminedBackup, KnownBackup } from '../../shared/backup/backup-status.ts';
import { compareHoldings } from '../../shared/backup/comparison.ts';
import { type Holdings, recordsOf } from '../../shared/changes/partition.ts';
import { type Erasure, erasuresPartition } from '../../shared/domain/people/erasure.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { applicationFolders } from '../files/application-folders.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { type FileWritingCode, isDiskFull, reasonOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { SettingsFile } from '../files/settings-file.ts';
import { openJournal } from '../journal/journal.ts';
import { evidenceBeside } from './backup-folder.ts';
import { type BackupCode, readBackupInfo } from './backup-reading.ts';
import type { BackupMakingCode, Backups } from './backups.ts';
import { copyEvidence, evidenceNames } from './evidence-copies.ts';
import type { FolderChooser } from './folder-chooser.ts';
import { readBackupHoldings, readCaptured, readCapturedPartition } from './holdings-reading.ts';
import { type ExchangeCode, type JournalHolder, newExchange } from './journal-exchange.ts';
import { type RestoredParts, writeRestoredJournal } from './restoring.ts';

export type RestoreSurroundings = {
  readonly fileSystem: FileSystem;
  readonly folders: { readonly data: string; readonly evidence: string };
  readonly application: string;
  readonly device: string;
  readonly holder: JournalHolder;
  readonly backups: Backups;
  readonly chooser: FolderChooser;
  /** Opens a window of its own on another data folder. */
  readonly openBeside: (home: string) => Promise<Result<void, 'restore-failed'>>;
};

/** Says of a data folder that it holds a backup, opened beside the data of this computer. */
const besideName = 'beside.json';
const besideSchema = z.object({ day: z.string(), clock: z.string(), device: z.string() });
export type Beside = z.infer<typeof besideSchema>;

/** Of which backup a data folder is; null for one that is nobody's copy. */
export async function readBeside(fileSystem: FileSystem, data: string): Promise<Beside | null> {
  try {
    const text = (await fileSystem.readFile(join(data, besideName))).toString('utf8');
    return besideSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Deletes the data folders of backups that were opened beside and closed again. */
export async function deleteClosedBesides(fileSystem: FileSystem, data: string): Promise<void> {
  const folder = join(data, 'beside');
  if (!(await fileSystem.exists(folder))) return;
  for (const name of await fileSystem.readFolder(folder)) {
    const home = join(folder, name);
    // Where it can be opened, nobody has it open.
    const journal = await openJournal(join(home, 'journal'), fileSystem);
    if (!journal.ok) continue;
    await journal.value.close();
    await fileSystem.removeFolder(home);
  }
}

/** Why a backup was not brought back. */
export type RestoreCode = BackupCode | BackupMakingCode | ExchangeCode | 'call-refused';

/** Brings backups back: over what is here, or beside it in a data folder of its own. */
export class Restores {
  readonly #around: RestoreSurroundings;

  constructor(around: RestoreSurroundings) {
    this.#around = around;
  }

  /** Every backup in the known folders, the newest first. */
  async list(): Promise<KnownBackup[]> {
    const known: KnownBackup[] = [];
    for (const { place, folder } of await this.#around.backups.folders()) {
      for (const { name, path, info } of await folder.list()) {
        if (place === 'second' && known.some((each) => each.name === name && each.problem === null)) continue;
        known.push({ token: this.#around.chooser.rememberBackup(path), name, place, ...told(info) });
      }
    }
    return known.sort((one, other) => (timeOf(one) < timeOf(other) ? 1 : -1));
  }

  /** Reads a backup from beginning to end and says what bringing it back would change. Touches nothing. */
  async examine(token: string): Promise<Result<ExaminedBackup, BackupCode | 'call-refused'>> {
    const path = this.#around.chooser.backupOf(token);
    if (path === null) return failure('call-refused');
    const { fileSystem, application, device, folders } = this.#around;
    const info = await readBackupInfo(fileSystem, path, application);
    if (!info.ok) return info;
    const there = await readBackupHoldings(fileSystem, path, application);
    if (!there.ok) return there;
    const here = await this.#here();
    const beside = [
      ...(await evidenceNames(fileSystem, evidenceBeside(dirname(path)))),
      ...(await evidenceNames(fileSystem, folders.evidence)),
    ];
    const { header, summary, bytes, evidence } = info.value;
    return success({
      info: { header, summary, bytes },
      isForeign: header.device !== device,
      evidenceMissing: evidence.filter((name) => !beside.includes(name)).length,
      comparison: here === null ? null : compareHoldings(here, there.value),
    });
  }

  /**
   * Puts what a backup holds in the place of what is here. What was here goes into a backup first, and its journal is kept
   * aside. Fails with the codes of the two, and with `restore-failed`; nothing has changed then, or, where that was already
   * written down, the next start brings it to its end.
   */
  async over(token: string): Promise<Result<void, RestoreCode>> {
    const { fileSystem, folders, holder, backups, chooser } = this.#around;
    const path = chooser.backupOf(token);
    if (path === null) return failure('call-refused');
    if (holder.current.ok && holder.current.value.status().end.sequence > 0) {
      const safety = await backups.make('safety');
      if (!safety.ok) return safety;
    }
    const exchange = newExchange(folders.data, randomUUID(), now());
    const parts = await this.#write(path, exchange.folder, folders.evidence);
    if (parts.ok) {
      const settings = await takeSettings(fileSystem, folders.data, parts.value);
      const exchanged = settings.ok ? await holder.exchange(exchange) : settings;
      backups.forget();
      return exchanged;
    }
    await fileSystem.removeFolder(exchange.folder).catch(() => undefined);
    return parts;
  }

  /** Opens a backup in a data folder of its own, in another window. What is here stays as it is. */
  async beside(token: string): Promise<Result<void, RestoreCode>> {
    const { fileSystem, folders, chooser, openBeside } = this.#around;
    const path = chooser.backupOf(token);
    if (path === null) return failure('call-refused');
    await deleteClosedBesides(fileSystem, folders.data).catch(() => undefined);
    const home = join(folders.data, 'beside', randomUUID().slice(0, 8));
    const own = applicationFolders({ ROSTRUM_HOME: home }, process.platform, home);
    const parts = await this.#write(path, own.journal, own.evidence);
    const begun = parts.ok ? await markBeside(fileSystem, home, parts.value) : parts;
    const opened = begun.ok ? await openBeside(home) : begun;
    if (!opened.ok) await fileSystem.removeFolder(home).catch(() => undefined);
    return opened;
  }

  async #write(path: string, folder: string, evidenceFolder: string): Promise<Result<RestoredParts, RestoreCode>> {
    const { fileSystem, application } = this.#around;
    const pause = (): Promise<void> => fileSystem.wait(0);
    const erasures = await this.#erasures();
    if (!erasures.ok) return erasures;
    const restoring = { application, erasures: erasures.value, pause };
    const parts = await writeRestoredJournal(fileSystem, path, folder, restoring);
    if (!parts.ok) return parts;
    try {
      const copies = { from: evidenceBeside(dirname(path)), to: evidenceFolder, names: parts.value.evidence };
      await copyEvidence(fileSystem, copies, pause);
      return parts;
    } catch (error) {
      return restoreFailure(evidenceFolder, error);
    }
  }

  /**
   * Whom the journal that is here has erased; nobody where none could be opened. Fails where it cannot be read: whoever was
   * erased must not come back.
   */
  async #erasures(): Promise<Result<readonly Erasure[], 'journal-damaged' | 'disk-full' | 'restore-failed'>> {
    const { fileSystem, folders, holder } = this.#around;
    if (!holder.current.ok) return success([]);
    try {
      const partition = await readCapturedPartition(fileSystem, holder.current.value.capture(), erasuresPartition);
      if (partition === 'damaged') return failure('journal-damaged', { path: folders.data });
      return success(recordsOf(partition, 'erasure'));
    } catch (error) {
      return restoreFailure(folders.data, error);
    }
  }

  async #here(): Promise<Holdings | null> {
    const { fileSystem, holder } = this.#around;
    if (!holder.current.ok) return null;
    try {
      return await readCaptured(fileSystem, holder.current.value.capture());
    } catch {
      return null;
    }
  }
}

/** Why what was brought back could not be written to `path`, as the user is told. */
export function restoreFailure(path: string, error: unknown): Result<never, 'disk-full' | 'restore-failed'> {
  if (isDiskFull(error)) return failure('disk-full', { path });
  return failure('restore-failed', { reason: reasonOf(error) });
}

function told(info: Result<BackupInfo, BackupCode>): Pick<KnownBackup, 'info' | 'problem'> {
  if (info.ok) {
    const { header, summary, bytes } = info.value;
    return { info: { header, summary, bytes }, problem: null };
  }
  return { info: null, problem: info.failure };
}

function timeOf({ info, name }: KnownBackup): string {
  return info?.header.madeAt ?? name;
}

/** Settings that are missing here come out of the backup: a new computer has none, and this one keeps its own. */
async function takeSettings(
  fileSystem: FileSystem,
  data: string,
  { settings }: RestoredParts,
): Promise<Result<void, FileWritingCode>> {
  const file = new SettingsFile(data, fileSystem);
  for (const [name, value] of Object.entries(settings)) {
    if ((await file.read(name, z.json())) !== undefined) continue;
    const written = await file.write(name, value);
    if (!written.ok) return written;
  }
  return success(undefined);
}

async function markBeside(
  fileSystem: FileSystem,
  home: string,
  parts: RestoredParts,
): Promise<Result<void, FileWritingCode>> {
  const { day, clock, device } = parts.info.header;
  const mark: Beside = { day, clock, device };
  const settings = await takeSettings(fileSystem, home, parts);
  if (!settings.ok) return settings;
  return writeFileAtomically(join(home, besideName), Buffer.from(JSON.stringify(mark)), { fileSystem });
}

/**
 * Starts this program once more on the data folder `home`: another window, which shares nothing with this one. `files` are
 * those that this start was asked to open; the other window opens none. Fails with `restore-failed`.
 */
export function openBesideWindow(home: string, files: readonly string[]): Promise<Result<void, 'restore-failed'>> {
  const values = process.argv.slice(1).filter((value) => !files.some((file) => file.endsWith(value)));
  const environment = { ...process.env, ROSTRUM_HOME: home };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, values, { stdio: 'ignore', detached: true, env: environment });
    child.once('error', (error) => resolve(failure('restore-failed', { reason: reasonOf(error) })));
    child.once('spawn', () => {
      child.unref();
      resolve(success(undefined));
    });
  });
}
