import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import type { RecordChange } from '../../shared/changes/change.ts';
import { beginning, type HistoryEnd, readEntry, type StoredEntry } from '../../shared/changes/entry.ts';
import type { PackedSheet, Partition } from '../../shared/changes/partition.ts';
import type { CallOutput } from '../../shared/host/contract.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { reasonOf, unwritable, type UnwritableCode } from '../files/file-failure.ts';
import { WrongNode } from '../files/file-node.ts';
import { diskFileSystem, type FileSystem } from '../files/file-system.ts';
import { type Examined, examineWithBackups, type KnownBackups } from './backup-knowledge.ts';
import { DiskJournal } from './disk-journal.ts';
import { countUnapplied, type SequenceRange } from './healing.ts';
import { hashIn, History, olderEntries } from './history.ts';
import {
  isStillUnreadable,
  type JournalFiles,
  journalFilesIn,
  SegmentContents,
  setFolderAside,
  setMisplacedAside,
  snapshotName,
  type UnreadableJournalFile,
} from './journal-files.ts';
import { census, type Census, type Lock, releaseLock, takeLock } from './lock.ts';
import type { Adoption } from './new-base.ts';
import { mirroredSegments } from './mirror.ts';
import { examineOldHistory, healOldHistory, oldestKept } from './old-segments.ts';
import { mend } from './recovery.ts';
import { hasNewerEntry, isNewer } from './newer-version.ts';
import { firstLineIn, Segments } from './segments.ts';
import { type CapturedHoldings, contentOf, readFirstLine, readLines, type Snapshot } from './snapshot.ts';
import type { Upkeep } from './upkeep.ts';
import { type Testimony, Witness } from './witness.ts';

/** Why a journal could not be opened. */
export type JournalOpeningCode = UnwritableCode | 'journal-unreadable' | 'journal-in-use' | 'journal-newer';

/** Why there is no journal: it could not be opened, or a restore that was interrupted could not be brought to its end. */
export type NoJournalCode = JournalOpeningCode | 'restore-failed';

/** Why a journal did not take entries. */
export type AppendCode = UnwritableCode | 'folder-gone' | 'journal-out-of-order' | 'journal-incomplete';

/** Why what a journal holds could not be read. */
export type JournalReadingCode = 'journal-damaged' | 'file-unreadable';

/** Everything that ever happened, on the disk: why nothing that was acknowledged is lost. */
export type Journal = {
  /** Why nothing can be written into the folder, as the detail `reason` of a failure; null where it can. */
  readonly closedFor: string | null;
  status(): JournalStatus;
  /** Success means that the entries are on the disk. Entries that it already holds are accepted again. */
  append(entries: readonly StoredEntry[]): Promise<Result<{ end: HistoryEnd }, AppendCode>>;
  /** Everything there is, as it was when part 0 was read; from part 0 until `next` is null. */
  read(
    part: number,
  ): Promise<Result<{ partitions: Partition[]; sheets: PackedSheet[]; next: number | null }, JournalReadingCode>>;
  /** The newest entries, oldest first. */
  recent(count: number): Promise<Result<{ entries: StoredEntry[] }, 'file-unreadable'>>;
  holds(end: HistoryEnd): Promise<Result<CallOutput<'journal.holds'>, never>>;
  /** See `DiskJournal`: goes on with what is here, or with what another copy holds. */
  accept(): Promise<Result<{ end: HistoryEnd }, UnwritableCode>>;
  adopt(part: Adoption): Promise<Result<CallOutput<'journal.adopt'>, UnwritableCode>>;
  /** Looks after old entries, older snapshots and the mirror. */
  readonly upkeep: Upkeep;
  /** Everything as it is at this moment, to be read from the disk later: a backup stands at one point of the history. */
  capture(): CapturedHoldings;
  /** Waits for what is being written, and lets another process have the folder. */
  close(): Promise<void>;
};

/** Opens the journal in `folder`, mending what a crash or a bad disk left. Nothing else may write into that folder. */
export async function openJournal(
  folder: string,
  fileSystem: FileSystem = diskFileSystem,
  settings: Partial<JournalSettings> = {},
): Promise<Result<Journal, JournalOpeningCode>> {
  try {
    return await openFolder(folder, fileSystem, settings);
  } catch (error) {
    // A folder in the place of a file, or a file in that of the folder, holds nothing of ours.
    const isMoved = await setMisplacedAside(fileSystem, folder).catch(() => false);
    if (!isMoved) return openingFailure(folder, error);
  }
  return openFolder(folder, fileSystem, settings).catch((error: unknown) => openingFailure(folder, error));
}

async function openFolder(
  folder: string,
  fileSystem: FileSystem,
  settings: Partial<JournalSettings>,
): Promise<Result<Journal, JournalOpeningCode>> {
  await fileSystem.makeFolder(folder);
  const survey = await surveyOf(fileSystem, folder);
  if (survey === 'newer') return failure('journal-newer', { path: folder });
  const all = { ...usualSettings, ...settings };
  const lock = await takeLock(fileSystem, folder, all.census);
  return lock.ok ? openLocked({ fileSystem, folder, lock: lock.value, settings: all }, survey.contents) : lock;
}

/** Calls of the system that only look. */
const lookingCalls = ['scandir', 'stat', 'lstat', 'read'];

/** Names the file or folder at fault; what cannot be read is told from what cannot be written. */
function openingFailure(folder: string, error: unknown): Result<never, UnwritableCode | 'journal-unreadable'> {
  const { path = folder, syscall = '' } = error as Partial<NodeJS.ErrnoException>;
  const isReading = error instanceof WrongNode || lookingCalls.includes(syscall);
  return isReading ? failure('journal-unreadable', { path, reason: reasonOf(error) }) : unwritable(folder, error);
}

type Opening = {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  readonly lock: Lock;
  readonly settings: JournalSettings;
};

async function openLocked(opening: Opening, read: SegmentContents): Promise<Result<Journal, never>> {
  const { fileSystem, folder, lock, settings } = opening;
  try {
    const files = await journalFilesIn(fileSystem, folder);
    const contents = (await read.agreesWith(files)) ? read : new SegmentContents(fileSystem, folder);
    const witness = new Witness(fileSystem, folder);
    const surveyed = { files, contents, testimony: await witness.read() };
    const examined = await examineWithBackups(fileSystem, folder, surveyed, settings.backups);
    return success(await assemble(opening, files, examined, witness));
  } catch (error) {
    await releaseLock(fileSystem, lock);
    throw error;
  }
}

async function assemble(
  { fileSystem, folder, lock, settings }: Opening,
  files: JournalFiles,
  { findings, testimony, backups }: Examined,
  witness: Witness,
): Promise<Journal> {
  const { workspaceId, base, entries, needsBase } = findings;
  const isClosed = lock.closedFor !== null;
  // Files of which nothing can be read, and that nobody else stands for, stay where they are until somebody decides.
  const isNothing = findings.unreadable.length > 0 && findings.end.sequence === 0;
  // Where something is missing, somebody has to decide first.
  const isUndecided = isClosed || isNothing || findings.missing.length > 0;
  // In a folder that is closed to us nothing can be mended; what is whole can still be read.
  const last = isClosed || needsBase ? null : await mend(fileSystem, folder, files, findings);
  const unreadable = [...findings.unreadable];
  const own = workspaceId ?? testimony?.workspaceId ?? randomUUID();
  const looking = { keptAfter: findings.end.sequence - settings.keptEntries, oldest: oldestSaid(testimony, own) };
  const kept = await healedOldHistory(fileSystem, folder, base, looking, !isClosed && !needsBase);
  // A new beginning gets a number that no copy has either.
  const mirrored = await mirroredSegments(fileSystem, folder);
  const next = 1 + Math.max(0, ...files.segments, ...files.snapshots, ...mirrored);
  const history = new History(base, entries);
  const { counts, end } = history;
  // Before the first entry, so that no entry is ever without a witness.
  if (testimony === null && settings.keepsCopies && !isUndecided) {
    await witness
      .write({ workspaceId: own, end, ...counts, at: now(), oldest: kept.oldest ?? undefined })
      .catch(() => undefined);
  }
  const journal = new DiskJournal({
    fileSystem,
    folder,
    lock,
    settings,
    workspaceId: own,
    history,
    segments: new Segments(fileSystem, folder, own, last, next),
    bytes: findings.bytes,
    damaged: findings.damaged,
    missing: findings.missing,
    unreadable,
    backups,
    fragments: findings.fragments,
    ...(await aroundLoss(fileSystem, folder, base, findings)),
    needsBase,
    mended: findings.mended ?? (kept.isHealed ? 'damaged-entries' : null),
    oldest: kept.oldest,
    witness,
    testimony,
    agrees: await agreesWith(fileSystem, folder, history, own, testimony),
  });
  // Whatever is needed was found.
  if (needsBase && !isUndecided) await journal.accept();
  for (const file of findings.unreadable)
    if (!(await isStillUnreadable(fileSystem, folder, file))) unreadable.splice(unreadable.indexOf(file), 1);
  return journal;
}

/** What can be said of missing entries by those that are there. */
async function aroundLoss(
  fileSystem: FileSystem,
  folder: string,
  base: Snapshot | null,
  { entries, missing }: Pick<OpenedJournal, 'missing'> & { readonly entries: readonly StoredEntry[] },
): Promise<Pick<OpenedJournal, 'before' | 'unapplied'>> {
  if (missing.length === 0) return { before: [], unapplied: 0 };
  const start = base?.header.end ?? beginning;
  return {
    before: await olderEntries(fileSystem, folder, start, 1),
    unapplied: await unappliedIn(fileSystem, base, entries, missing),
  };
}

/** After which number the witness says that the kept entries begin; null where it does not say. */
function oldestSaid(testimony: Testimony | null, workspaceId: string): number | null {
  return testimony?.workspaceId === workspaceId ? (testimony.oldest ?? null) : null;
}

/**
 * Mends what is kept before the snapshot, where that is `isPossible`, and gives after which number the kept entries begin: null
 * where nobody knows. Undo does without them where the disk refuses: the start does not fail for it.
 */
async function healedOldHistory(
  fileSystem: FileSystem,
  folder: string,
  base: Snapshot | null,
  looking: { readonly keptAfter: number; readonly oldest: number | null },
  isPossible: boolean,
): Promise<{ readonly isHealed: boolean; readonly oldest: number | null }> {
  const { keptAfter, oldest } = looking;
  if (!isPossible) return { isHealed: false, oldest };
  if (base === null) return { isHealed: false, oldest: 0 };
  try {
    const old = await examineOldHistory(fileSystem, folder, base, { isQuick: true, ...looking });
    const isHealed = await healOldHistory(fileSystem, folder, base, old);
    return { isHealed, oldest: oldestKept(old.from.sequence, oldest, keptAfter) };
  } catch {
    return { isHealed: false, oldest };
  }
}

/** Whether the history passes through what the witness says, as far as anybody can know. */
async function agreesWith(
  fileSystem: FileSystem,
  folder: string,
  history: History,
  workspaceId: string,
  testimony: Testimony | null,
): Promise<boolean> {
  if (testimony === null || testimony.workspaceId !== workspaceId) return testimony === null;
  const { sequence, hash } = testimony.end;
  if (sequence === 0 || sequence > history.end.sequence) return true;
  return ((await hashIn(fileSystem, folder, history, sequence)) ?? hash) === hash;
}

/** How many changes behind what is missing concern a record that went missing with it. */
async function unappliedIn(
  fileSystem: FileSystem,
  base: Snapshot | null,
  entries: readonly StoredEntry[],
  [first]: readonly SequenceRange[],
): Promise<number> {
  const isBefore = ({ sequence }: StoredEntry): boolean => first !== undefined && sequence < first.from;
  const earlier = recordChangesOf(entries.filter(isBefore));
  const later = recordChangesOf(entries.filter((entry) => !isBefore(entry)));
  const known = new Set<string>();
  for (const key of new Set([...earlier, ...later].map(({ partition }) => partition))) {
    const range = base?.partitions.get(key);
    if (base === null || range === undefined) continue;
    const [line] = await readLines(fileSystem, base, [range]);
    const content = line === undefined || line === null ? null : contentOf(line, base.header.version);
    if (content === null || !('partition' in content)) continue;
    for (const byId of Object.values(content.partition.records)) {
      for (const id of Object.keys(byId)) known.add(`${key} ${id}`);
    }
  }
  countUnapplied(earlier, known);
  return countUnapplied(later, known);
}

function recordChangesOf(entries: readonly StoredEntry[]): RecordChange[] {
  return entries.flatMap((entry) => readEntry(entry).changes).filter((change) => change.entity !== 'mark');
}

/**
 * Reads the segments, and looks whether a newer version wrote in this folder. That comes before anything else, the lock
 * included: what a newer version wrote is not touched in any way.
 */
async function surveyOf(
  fileSystem: FileSystem,
  folder: string,
): Promise<'newer' | { readonly contents: SegmentContents }> {
  const { segments, snapshots } = await journalFilesIn(fileSystem, folder);
  for (const number of snapshots) {
    if (isNewer(await readFirstLine(fileSystem, join(folder, snapshotName(number))))) return 'newer';
  }
  const contents = new SegmentContents(fileSystem, folder);
  for (const number of segments) {
    const bytes = await contents.of(number);
    if (isNewer(firstLineIn(bytes)) || hasNewerEntry(bytes)) return 'newer';
  }
  return { contents };
}

/** What opening a folder has found, for the journal that works in it. */
export type OpenedJournal = {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  readonly lock: Lock;
  readonly settings: JournalSettings;
  readonly workspaceId: string;
  readonly history: History;
  readonly segments: Segments;
  readonly bytes: number;
  readonly damaged: readonly number[];
  readonly missing: readonly SequenceRange[];
  /** The last entry before the snapshot, which may say when what is missing was made; none where nothing is missing. */
  readonly before: readonly StoredEntry[];
  readonly fragments: readonly string[];
  readonly unapplied: number;
  /** Files that cannot be read, and that still lie in the folder. */
  readonly unreadable: readonly UnreadableJournalFile[];
  readonly backups: Examined['backups'];
  readonly needsBase: boolean;
  readonly mended: JournalStatus['mended'];
  /** After which number the entries begin that are kept for Undo; null where nobody could look. */
  readonly oldest: number | null;
  readonly witness: Witness;
  /** What the witness said before anything was written; null where there was none. */
  readonly testimony: Testimony | null;
  /** Of the witness and the history, as far as both reach: whether they are the same. */
  readonly agrees: boolean;
};

export type JournalSettings = {
  /** A snapshot is due after so many bytes, or so many entries, since the last one. */
  readonly snapshotBytes: number;
  readonly snapshotEntries: number;
  /** The newest entries that are kept as they are, snapshot or not: undo reaches as far. */
  readonly keptEntries: number;
  /** Milliseconds after the start, after which the first snapshot of a new journal is taken. */
  readonly firstSnapshotAfter: number;
  /** Whether a clean close takes a snapshot of what was done since the last one, if that is small. */
  readonly snapshotAtClose: boolean;
  /** Passes before what was appended goes into mirror and witness: for all appends of a while together. */
  readonly pause: () => Promise<void>;
  /** False where mirror and witness stay as they are until they have been looked at. */
  readonly keepsCopies: boolean;
  readonly backups: KnownBackups;
  readonly census: Census;
};

const megabyte = 1024 * 1024;

const usualSettings: JournalSettings = {
  snapshotBytes: 4 * megabyte,
  snapshotEntries: 5000,
  keptEntries: 1000,
  firstSnapshotAfter: 60_000,
  snapshotAtClose: true,
  // A process that ends does not wait for it: closing writes both at once.
  pause: () => pauseFor(500, undefined, { ref: false }),
  keepsCopies: true,
  backups: () => Promise.resolve([]),
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
  await setFolderAside(fileSystem, path).catch(() => false);
  const name = newDeviceName();
  // A name that cannot be kept still serves for this run: it need only differ from others.
  await writeFileAtomically(path, Buffer.from(`${name}\n`), { replace: true, fileSystem });
  return name;
}

/** A name of its own, which no file holds yet. */
export function newDeviceName(): string {
  return `d-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
}

/** Whether the file `device` holds a name. */
export async function isDeviceNamed(fileSystem: FileSystem, folder: string): Promise<boolean> {
  return pattern.test(await readQuietly(fileSystem, join(folder, 'device')));
}

async function readQuietly(fileSystem: FileSystem, path: string): Promise<string> {
  try {
    return (await fileSystem.readFile(path)).toString('utf8').trim();
  } catch {
    return '';
  }
}
