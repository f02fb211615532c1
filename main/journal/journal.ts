import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Entry, HistoryEnd } from '../../shared/changes/change.ts';
import type { PackedSheet } from '../../shared/changes/packed.ts';
import type { Shelf } from '../../shared/changes/shelf.ts';
import type { JournalStatus } from '../../shared/host/contract.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { diskFileSystem, type FileSystem } from '../files/file-system.ts';
import { deviceName } from './device-name.ts';
import { DiskJournal } from './disk-journal.ts';
import { journalFilesIn, segmentName, snapshotName, type JournalFiles } from './file-names.ts';
import { isNewer } from './header.ts';
import { History } from './history.ts';
import { unwritable } from './journal-failure.ts';
import { releaseLock, takeLock, type Lock } from './lock.ts';
import { mend } from './mending.ts';
import { examine, type Findings } from './recovery.ts';
import { Segments } from './segments.ts';
import { usualSettings, type JournalSettings } from './settings.ts';
import { readFirstLine } from './snapshot.ts';

/** Everything that ever happened, on the disk: why nothing that was acknowledged is lost. */
export type Journal = {
  /** Names this computer in change records. */
  readonly device: string;
  status(): JournalStatus;
  /** Success means that the entries are on the disk. Entries that it already holds are accepted again. */
  append(entries: readonly Entry[]): Promise<Result<{ end: HistoryEnd }>>;
  /** Everything there is, as it was when part 0 was read; from part 0 until `next` is null. */
  read(part: number): Promise<Result<{ shelves: Shelf[]; sheets: PackedSheet[]; next: number | null }>>;
  /** The newest entries, oldest first. */
  recent(count: number): Promise<Result<{ entries: Entry[] }>>;
  /** Waits for what is being written, and lets another process have the folder. */
  close(): Promise<void>;
};

/** Opens the journal in `folder`, mending what a crash or a bad disk left. Nothing else may write into that folder. */
export async function openJournal(
  folder: string,
  fileSystem: FileSystem = diskFileSystem,
  settings: Partial<JournalSettings> = {},
): Promise<Result<Journal>> {
  try {
    await fileSystem.makeFolder(folder);
    if (await isFromNewer(fileSystem, folder)) return failure('journal-newer', { path: folder });
    const all = { ...usualSettings, ...settings };
    const lock = await takeLock(fileSystem, folder, all.census);
    return lock.ok ? await openLocked(fileSystem, folder, lock.value, all) : lock;
  } catch (error) {
    return unwritable(folder, error);
  }
}

async function openLocked(
  fileSystem: FileSystem,
  folder: string,
  lock: Lock,
  settings: JournalSettings,
): Promise<Result<Journal>> {
  try {
    const files = await journalFilesIn(fileSystem, folder);
    const findings = await examine(fileSystem, folder, files);
    if (findings !== 'damaged') return success(await assemble(fileSystem, folder, lock, settings, files, findings));
    await releaseLock(fileSystem, lock);
    return failure('journal-damaged', { path: folder });
  } catch (error) {
    await releaseLock(fileSystem, lock);
    throw error;
  }
}

async function assemble(
  fileSystem: FileSystem,
  folder: string,
  lock: Lock,
  settings: JournalSettings,
  files: JournalFiles,
  findings: Findings,
): Promise<Journal> {
  // In a folder that is closed to us nothing can be mended; what is whole can still be read.
  const last = lock.closedFor !== null ? null : await mend(fileSystem, folder, files, findings);
  const workspaceId = findings.workspaceId ?? randomUUID();
  const next = 1 + Math.max(0, findings.last?.number ?? 0, findings.base?.number ?? 0);
  return new DiskJournal({
    fileSystem,
    folder,
    lock,
    settings,
    device: await deviceName(fileSystem, folder),
    workspaceId,
    history: new History(findings.base, findings.entries),
    segments: new Segments(fileSystem, folder, workspaceId, last, next),
    bytes: findings.bytes,
    mended: findings.mended,
  });
}

/** Looked at before anything else, the lock included: what a newer version wrote is not touched in any way. */
async function isFromNewer(fileSystem: FileSystem, folder: string): Promise<boolean> {
  const { segments, snapshots } = await journalFilesIn(fileSystem, folder);
  for (const name of [...segments.map(segmentName), ...snapshots.map(snapshotName)]) {
    const file = await fileSystem.open(join(folder, name), 'r');
    try {
      if (isNewer(await readFirstLine(file))) return true;
    } finally {
      await file.close();
    }
  }
  return false;
}
