import { join } from 'node:path';
import type { BackupInfo } from '../../shared/backup/backup-info.ts';
import type { StoredEntry } from '../../shared/changes/entry.ts';
import { expiredBackups } from '../../shared/backup/retention.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import { failure, type Result } from '../../shared/result.ts';
import { removeQuietly, renamePatiently, syncFolder } from '../files/atomic-file.ts';
import { errorOf, FileError, isDiskFull, isUnreadable, reasonOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { setAsideIfPossible, setFileAside } from '../journal/journal-files.ts';
import {
  backupEnding,
  type BackupMaking,
  type BackupSource,
  partialEnding,
  writeBackup,
  type WrittenBackup,
} from './backup-file.ts';
import { type BackupCode, readBackup, readBackupInfo } from './backup-reading.ts';
import { copyEvidence, evidenceNames } from './evidence-copies.ts';

/** A file that is called a backup: what it holds, or why it cannot be read. */
export type ListedBackup = {
  readonly name: string;
  readonly path: string;
  readonly info: Result<BackupInfo & { readonly evidence: readonly string[] }, BackupCode>;
};

/** Scans of signed sheets, each once for all backups of a folder. */
export function evidenceBeside(folder: string): string {
  return join(folder, 'evidence');
}

/** Why what has the name of a backup is damaged; one of a newer version is not. Overwritten bytes, folders and pipes are no backup. */
const damageCodes: readonly BackupCode[] = [
  'backup-incomplete',
  'backup-damaged',
  'backup-not-ours',
  'backup-gone',
  'file-unreadable',
];

/** A folder with backups: that in the data folder, or one that somebody has chosen. */
export class BackupFolder {
  readonly path: string;
  readonly #fileSystem: FileSystem;
  readonly #application: string;

  constructor(fileSystem: FileSystem, path: string, application: string) {
    this.path = path;
    this.#fileSystem = fileSystem;
    this.#application = application;
  }

  /** Every backup by its first lines and its tail, the newest first by their names; none where there is no folder. */
  async list(): Promise<ListedBackup[]> {
    const listed: ListedBackup[] = [];
    for (const name of await this.#names(backupEnding)) {
      const path = join(this.path, name);
      listed.push({ name, path, info: await readBackupInfo(this.#fileSystem, path, this.#application) });
    }
    return listed;
  }

  /**
   * The newest backup of a history that is whole from beginning to end, and the names of newer ones that are not. Those
   * beyond its `end` are of another branch and come last. A backup of the same end under another id is the one that was
   * brought back.
   */
  async newestWhole(
    { workspaceId, end }: Pick<JournalStatus, 'workspaceId' | 'end'>,
    pause: () => Promise<void>,
  ): Promise<{ readonly whole: WrittenBackup | null; readonly damaged: readonly string[] }> {
    const damaged: string[] = [];
    const isOfHistory = (header: BackupInfo['header']): boolean =>
      header.workspaceId === workspaceId || (end.sequence > 0 && header.end.hash === end.hash);
    const own = (await this.list()).flatMap(({ name, info }) =>
      info.ok && isOfHistory(info.value.header) ? [{ name, header: info.value.header }] : [],
    );
    const isBeyond = ({ header }: (typeof own)[number]): number => (header.end.sequence > end.sequence ? 1 : 0);
    own.sort(
      (one, other) =>
        isBeyond(one) - isBeyond(other) ||
        other.header.end.sequence - one.header.end.sequence ||
        (one.header.madeAt < other.header.madeAt ? 1 : -1),
    );
    for (const { name } of own) {
      const read = await this.verify(name, pause);
      if (read.ok) return { whole: { name, info: read.value }, damaged };
      damaged.push(name);
    }
    return { whole: null, damaged };
  }

  /** Reads a backup of the folder from beginning to end. */
  verify(name: string, pause: () => Promise<void>): Promise<Result<BackupInfo, BackupCode>> {
    return readBackup(this.#fileSystem, join(this.path, name), this.#application, undefined, pause);
  }

  /** The names of backups of ours that were cut off or altered: each is read from beginning to end. */
  async damagedNames(): Promise<string[]> {
    const damaged: string[] = [];
    for (const { name } of await this.list()) {
      const read = await this.verify(name, () => this.#fileSystem.wait(0));
      if (!read.ok && damageCodes.includes(read.failure.code)) damaged.push(name);
    }
    return damaged;
  }

  /** Takes a damaged backup out of the list, and keeps the file; one that cannot be renamed stays. */
  async setAside(name: string): Promise<void> {
    await setAsideIfPossible(this.#fileSystem, this.path, name);
  }

  /** The entries up to a number in all backups that are whole. */
  async entriesUpTo(sequence: number): Promise<StoredEntry[]> {
    const entries: StoredEntry[] = [];
    for (const { path } of await this.list()) {
      const found: StoredEntry[] = [];
      const read = await readBackup(this.#fileSystem, path, this.#application, async (line) => {
        if (line.kind === 'entry' && line.entry.sequence <= sequence) found.push(line.entry);
      });
      if (read.ok) entries.push(...found);
    }
    return entries;
  }

  /**
   * Writes a backup with the evidence beside it, reads it back, and only then deletes those that are no longer kept.
   * 'damaged' means that the journal could not be read. Errors of the disk are thrown; nothing was deleted then.
   */
  async make(
    source: BackupSource & { readonly evidenceFolder: string },
    making: BackupMaking,
  ): Promise<WrittenBackup | 'damaged'> {
    for (const folder of [this.path, evidenceBeside(this.path)]) await setFileAside(this.#fileSystem, folder, false);
    await this.#fileSystem.makeFolder(this.path);
    const copies = { from: source.evidenceFolder, to: evidenceBeside(this.path), names: source.evidence };
    const evidence = await copyEvidence(this.#fileSystem, copies, making.pause);
    const written = await writeBackup(this.#fileSystem, this.path, { ...source, evidence }, making);
    if (written !== 'damaged') await this.#prune(written);
    return written;
  }

  /** Takes over a backup of another folder with its evidence, reads it back, and then deletes those no longer kept. */
  async copyFrom(other: BackupFolder, { name, info }: WrittenBackup, pause: () => Promise<void>): Promise<void> {
    const path = join(this.path, name);
    const partial = `${path}${partialEnding}`;
    const tail = await readBackupInfo(this.#fileSystem, join(other.path, name), this.#application);
    if (!tail.ok) throw errorOf(tail.failure);
    const copies = { from: evidenceBeside(other.path), to: evidenceBeside(this.path), names: tail.value.evidence };
    await copyEvidence(this.#fileSystem, copies, pause);
    await removeQuietly(this.#fileSystem, partial);
    try {
      await copyFile(this.#fileSystem, join(other.path, name), partial, pause);
      await renamePatiently(this.#fileSystem, partial, path);
      await syncFolder(this.#fileSystem, this.path);
    } finally {
      await removeQuietly(this.#fileSystem, partial);
    }
    if (!(await this.verify(name, pause)).ok) {
      await removeQuietly(this.#fileSystem, path);
      throw new FileError('the copy of the backup reads back damaged');
    }
    await this.#prune({ name, info });
  }

  /** Deletes what an interrupted backup of this installation has left. */
  async deletePartial(device: string): Promise<void> {
    for (const name of await this.#names(partialEnding)) {
      if (name.includes(` ${device} `)) await removeQuietly(this.#fileSystem, join(this.path, name));
    }
  }

  /** `verified` has been read back, and stays whatever the clock says. */
  async #prune(verified: WrittenBackup): Promise<void> {
    const { workspaceId } = verified.info.header;
    const listed = await this.list();
    const own = listed.flatMap(({ name, info }) =>
      info.ok && info.value.header.workspaceId === workspaceId ? [{ name, ...info.value.header }] : [],
    );
    const dated = own.map(({ name, end, madeAt, day }) => ({ name, sequence: end.sequence, madeAt, day }));
    const expired = new Set(expiredBackups(dated).filter((name) => name !== verified.name));
    for (const name of expired) await removeQuietly(this.#fileSystem, join(this.path, name));
    await this.#pruneEvidence(listed.filter(({ name }) => !expired.has(name)));
  }

  /** Evidence that no backup of the folder names; all of it stays where one of them cannot be read. */
  async #pruneEvidence(kept: readonly ListedBackup[]): Promise<void> {
    const named = new Set(kept.flatMap(({ info }) => (info.ok ? info.value.evidence : [])));
    if (kept.some(({ info }) => !info.ok)) return;
    const folder = evidenceBeside(this.path);
    for (const name of await evidenceNames(this.#fileSystem, folder)) {
      if (!named.has(name)) await removeQuietly(this.#fileSystem, join(folder, name));
    }
  }

  async #names(ending: string): Promise<string[]> {
    try {
      const names = await this.#fileSystem.readFolder(this.path);
      return names
        .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
        .sort()
        .reverse();
    } catch (error) {
      if (isUnreadable(error)) return [];
      throw error;
    }
  }
}

const pieceLength = 1024 * 1024;

async function copyFile(fileSystem: FileSystem, from: string, to: string, pause: () => Promise<void>): Promise<void> {
  const source = await fileSystem.open(from, 'r');
  try {
    const target = await fileSystem.open(to, 'wx');
    try {
      for (let position = 0; ; position += pieceLength) {
        const piece = await source.read(pieceLength, position);
        await target.write(piece, position);
        await target.datasync();
        if (piece.length < pieceLength) break;
        await pause();
      }
      await target.sync();
    } finally {
      await target.close().catch(() => undefined);
    }
  } finally {
    await source.close();
  }
}

/** Why a backup could not be made in `path`, as the user is told. */
export function backupFailure(path: string, error: unknown): Result<never, 'disk-full' | 'backup-failed'> {
  if (isDiskFull(error)) return failure('disk-full', { path });
  return failure('backup-failed', { path, reason: reasonOf(error) });
}
