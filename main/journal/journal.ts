import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { HistoryEnd, StoredEntry } from '../../shared/changes/entry.ts';
import type { PackedSheet, Partition } from '../../shared/changes/partition.ts';
import type { JournalStatus } from '../../shared/host/contract.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { diskFileSystem, type FileSystem } from '../files/file-system.ts';
import { DiskJournal } from './disk-journal.ts';
import { History } from './history.ts';
import { type JournalFiles, journalFilesIn, segmentName, snapshotName, unwritable } from './journal-files.ts';
import { census, type Census, type Lock, releaseLock, takeLock } from './lock.ts';
import { examine, type Findings, mend } from './recovery.ts';
import { hasNewerEntry, isNewer, Segments } from './segments.ts';
import { type CapturedHoldings, readFirstLine } from './snapshot.ts';

/** Everything that ever happened, on the disk: why nothing that was acknowledged is lost. */
export type Journal = {
  /** Why nothing can be written into the folder, as the detail `reason` of a failure; null where it can. */
  readonly closedFor: string | null;
  status(): JournalStatus;
  /** Success means that the entries are on the disk. Entries that it already holds are accepted again. */
  append(entries: readonly StoredEntry[]): Promise<Result<{ end: HistoryEnd }>>;
  /** Everything there is, as it was when part 0 was read; from part 0 until `next` is null. */
  read(part: number): Promise<Result<{ partitions: Partition[]; sheets: PackedSheet[]; next: number | null }>>;
  /** The newest entries, oldest first. */
  recent(count: number): Promise<Result<{ entries: StoredEntry[] }>>;
  /** Everything as it is at this moment, to be read from the disk later: a backup stands at one point of the history. */
  capture(): CapturedHoldings;
  /** Waits for what is being written, and lets another process have the folder. */
  close(): Promise<void>;
};

/**
 * The journal of a folder, opened again when that has failed or when nothing could be written into the folder: another
 * process may have let go of it, a disk may have space again.
 */
export class ReopenedJournal {
  readonly #open: () => Promise<Result<Journal>>;
  #current: Result<Journal>;
  #opening: Promise<void> | null = null;

  private constructor(open: () => Promise<Result<Journal>>, first: Result<Journal>) {
    this.#open = open;
    this.#current = first;
  }

  static async open(open: () => Promise<Result<Journal>>): Promise<ReopenedJournal> {
    return new ReopenedJournal(open, await open());
  }

  get current(): Result<Journal> {
    return this.#current;
  }

  /** Tries again where there is something to be gained. */
  async reopen(): Promise<void> {
    if (this.#current.ok && this.#current.value.closedFor === null) return;
    this.#opening ??= this.#tryAgain().finally(() => (this.#opening = null));
    await this.#opening;
  }

  /** Closes the journal, lets `work` put another one in its place, and opens the one that is there then. */
  async exchange<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    await this.close();
    const outcome = await work();
    this.#current = await this.#open();
    return outcome;
  }

  async close(): Promise<void> {
    await this.#opening;
    if (this.#current.ok) await this.#current.value.close();
  }

  async #tryAgain(): Promise<void> {
    const before = this.#current;
    const next = await this.#open();
    if (before.ok && (!next.ok || next.value.closedFor !== null)) {
      if (next.ok) await next.value.close();
      return;
    }
    this.#current = next;
    if (before.ok) await before.value.close();
  }
}

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
    workspaceId,
    history: new History(findings.base, findings.entries),
    segments: new Segments(fileSystem, folder, workspaceId, last, next),
    bytes: findings.bytes,
    damaged: findings.damaged,
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
  for (const number of segments) {
    if (hasNewerEntry(await fileSystem.readFile(join(folder, segmentName(number))))) return true;
  }
  return false;
}

export type JournalSettings = {
  /** A snapshot is due after so many bytes, or so many entries, since the last one. */
  readonly snapshotBytes: number;
  readonly snapshotEntries: number;
  /** The newest entries that are kept as they are, snapshot or not: undo reaches as far. */
  readonly keptEntries: number;
  readonly census: Census;
};

const megabyte = 1024 * 1024;

const usualSettings: JournalSettings = {
  snapshotBytes: 4 * megabyte,
  snapshotEntries: 5000,
  keptEntries: 1000,
  census,
};

/** Without letters and digits that look alike, since it is read out on the telephone. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const pattern = /^d-[0-9A-Z]{6}$/;

/** The name of this installation in timestamps, as the file `device` in the data folder has it. It says nothing about the user, and stays with the folder. */
export async function readDeviceName(fileSystem: FileSystem, folder: string): Promise<string> {
  const path = join(folder, 'device');
  const kept = await readQuietly(fileSystem, path);
  if (pattern.test(kept)) return kept;
  const name = `d-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
  // A name that cannot be kept still serves for this run: it need only differ from others.
  await writeFileAtomically(path, Buffer.from(`${name}\n`), { replace: true, fileSystem });
  return name;
}

async function readQuietly(fileSystem: FileSystem, path: string): Promise<string> {
  try {
    return (await fileSystem.readFile(path)).toString('utf8').trim();
  } catch {
    return '';
  }
}
