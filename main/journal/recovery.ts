import { join } from 'node:path';
import { beginning, type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import type { JournalStatus } from '../../shared/host/contract.ts';
import { unfoundedRedactions } from '../../shared/redaction/redaction.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import {
  removeQuietly,
  renamePatiently,
  syncFolder,
  unfinishedEnding,
  writeFileAtomically,
} from '../files/atomic-file.ts';
import type { FileSystem } from '../files/file-system.ts';
import { olderEntries } from './history.ts';
import { asidePath, type JournalFiles, segmentName, snapshotName } from './journal-files.ts';
import { scanSegment, type SegmentFile, type SegmentScan } from './segments.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';

/** What the files say, before anything is mended. Reading it changes nothing on the disk. */
export type Findings = {
  /** Null before the first entry is written. */
  readonly workspaceId: string | null;
  readonly base: Snapshot | null;
  /** After the base. */
  readonly entries: readonly StoredEntry[];
  readonly end: HistoryEnd;
  /** The segment that goes on being written. */
  readonly last: { readonly number: number; readonly scan: SegmentScan; readonly size: number } | null;
  readonly damagedSnapshots: readonly number[];
  /** Segments after a gap, which nothing leads up to. */
  readonly unreachable: readonly number[];
  /** Bytes of entries after the base, which decide when the next snapshot is due. */
  readonly bytes: number;
  /** Sequence numbers of entries that were altered or cannot be read. */
  readonly damaged: readonly number[];
  readonly mended: JournalStatus['mended'];
};

/** Of the newest generation that is whole: a snapshot and all entries after it. */
export async function examine(
  fileSystem: FileSystem,
  folder: string,
  files: JournalFiles,
): Promise<Findings | 'damaged'> {
  const damagedSnapshots: number[] = [];
  for (const number of [...files.snapshots, null]) {
    const base = number === null ? null : await openSnapshot(fileSystem, folder, number);
    if (base !== 'damaged') {
      const replay = await replayOver(fileSystem, folder, base, files);
      if (replay !== null) {
        const emptied = await emptiedIn(fileSystem, folder, base, replay.entries, files);
        const damaged = [...new Set([...emptied, ...replay.damaged])];
        return { ...replay, damaged, base, damagedSnapshots, mended: mendedOf(replay, damagedSnapshots) };
      }
    }
    if (number !== null) damagedSnapshots.push(number);
  }
  return 'damaged';
}

const digestField = '"digest":';

/** Entries of the whole kept history from which values are missing, though nobody was erased after them. */
async function emptiedIn(
  fileSystem: FileSystem,
  folder: string,
  base: Snapshot | null,
  entries: readonly StoredEntry[],
  files: JournalFiles,
): Promise<number[]> {
  // Almost always there is no digest, and the entries before the base need not be parsed.
  let hasDigest = false;
  for (const number of files.segments) {
    hasDigest ||= (await fileSystem.readFile(join(folder, segmentName(number)))).includes(digestField);
  }
  if (!hasDigest) return [];
  const end = base?.header.end ?? beginning;
  const older = await olderEntries(fileSystem, folder, end, Infinity);
  return unfoundedRedactions([...older, ...entries]);
}

type Replay = Omit<Findings, 'base' | 'damagedSnapshots' | 'mended'> & { readonly strays: boolean };

/** All entries after `base`; null when what leads on from it is missing. */
async function replayOver(
  fileSystem: FileSystem,
  folder: string,
  base: Snapshot | null,
  files: JournalFiles,
): Promise<Replay | null> {
  const start = base?.header.end ?? beginning;
  const following = files.segments.filter((number) => number >= (base?.number ?? 0));
  const replay: Progress = { workspaceId: base?.header.workspaceId ?? null, entries: [], bytes: 0, strays: false };
  let forged: readonly number[] = [];
  let last: Findings['last'] = null;
  let unreachable: readonly number[] = [];
  for (const [index, number] of following.entries()) {
    const contents = await fileSystem.readFile(join(folder, segmentName(number)));
    const scan = scanSegment(contents, replay.entries.at(-1) ?? start);
    const isFirst = base === null && number === 1;
    if (!continues(scan, replay, start, isFirst)) {
      unreachable = following.slice(index);
      // Its last entry is not the one that the next segment was begun after.
      forged = isReached(scan, replay, start) ? [scan.from.sequence] : [];
      break;
    }
    goOn(replay, scan, start);
    last = { number, scan, size: contents.length };
  }
  const isEmpty = files.segments.length === 0 && files.snapshots.length === 0;
  if (last === null && base === null && !isEmpty) return null;
  const { sequence, hash } = replay.entries.at(-1) ?? start;
  // In a segment that another goes on from, whatever does not follow was never acknowledged.
  const damaged = [...(last?.scan.damaged ?? []), ...forged];
  return { ...replay, end: { sequence, hash }, last, unreachable, damaged };
}

type Progress = {
  workspaceId: string | null;
  readonly entries: StoredEntry[];
  bytes: number;
  strays: boolean;
};

/** What an earlier segment holds beyond the point from which this one goes on does not count. */
function goOn(progress: Progress, scan: SegmentScan, start: HistoryEnd): void {
  progress.workspaceId ??= scan.header?.workspaceId ?? null;
  progress.entries.length = scan.from.sequence - start.sequence;
  for (const entry of scan.entries) progress.entries.push(entry);
  progress.bytes += scan.goodLength;
  progress.strays ||= scan.strays;
}

/** Whether the entries reach the point from which a segment of the same journal goes on, so that only the hash can differ. */
function isReached(
  { header }: SegmentScan,
  { workspaceId, entries }: Pick<Replay, 'workspaceId' | 'entries'>,
  start: HistoryEnd,
): boolean {
  if (header === null || header.workspaceId !== workspaceId) return false;
  return header.from.sequence > start.sequence && header.from.sequence <= (entries.at(-1) ?? start).sequence;
}

/** Whether the segment goes on from a point that has been reached. Without its header, its first entry must prove it. */
function continues(
  { header, from, entries }: SegmentScan,
  replay: { readonly workspaceId: string | null; readonly entries: readonly StoredEntry[] },
  start: HistoryEnd,
  isFirst: boolean,
): boolean {
  if (header === null) return isFirst || entries.length > 0;
  if (replay.workspaceId !== null && header.workspaceId !== replay.workspaceId) return false;
  const reached = from.sequence === start.sequence ? start : replay.entries[from.sequence - start.sequence - 1];
  return reached?.hash === from.hash;
}

function mendedOf(replay: Replay, damagedSnapshots: readonly number[]): Findings['mended'] {
  const rest = replay.last?.scan.rest ?? 'nothing';
  if (replay.unreachable.length > 0 || replay.strays || rest === 'damaged') return 'damaged-entries';
  if (damagedSnapshots.length > 0) return 'snapshot-older';
  return rest === 'torn' ? 'torn-tail' : null;
}

/**
 * Sets aside what is damaged, so that the history can go on, and makes durable what was read. Nothing is deleted but
 * files that a crash left unfinished. Stopped half-way, it is found and done again at the next start.
 */
export async function mend(
  fileSystem: FileSystem,
  folder: string,
  files: JournalFiles,
  findings: Findings,
): Promise<SegmentFile | null> {
  for (const number of findings.damagedSnapshots) await setAside(fileSystem, folder, snapshotName(number));
  for (const number of findings.unreachable.toReversed()) await setAside(fileSystem, folder, segmentName(number));
  for (const name of files.others.filter((other) => other.endsWith(unfinishedEnding))) {
    await removeQuietly(fileSystem, join(folder, name));
  }
  const segment = findings.last === null ? null : await reopen(fileSystem, folder, findings.last);
  await syncFolder(fileSystem, folder);
  return segment;
}

export async function setAside(fileSystem: FileSystem, folder: string, name: string): Promise<void> {
  await renamePatiently(fileSystem, join(folder, name), await asidePath(fileSystem, folder, name, 'damaged'));
}

/**
 * The last segment, ready to be written on. What was read from it may have been in memory only, when a kill and not a
 * loss of power ended us: it must reach the disk before anyone hears that it is there.
 */
async function reopen(
  fileSystem: FileSystem,
  folder: string,
  { number, scan, size }: NonNullable<Findings['last']>,
): Promise<SegmentFile> {
  const path = join(folder, segmentName(number));
  const file = await fileSystem.open(path, 'r+');
  // Data of this version make the whole file unreadable to an older program, which its first line must say.
  const usable = !scan.strays && scan.header?.version === dataVersion;
  const segment = { number, path, file, identity: '', length: scan.goodLength, hasEntries: true, usable };
  try {
    if (size > scan.goodLength) {
      const isKept = await keepRest(fileSystem, folder, segment, scan.rest === 'torn' ? 'torn' : 'damaged', size);
      segment.usable &&= isKept;
      if (isKept) await file.truncate(scan.goodLength);
    }
    await file.datasync();
    return { ...segment, identity: await file.identity() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** On a full disk the rest stays where it is: the next segment will say that the history goes on before it. */
async function keepRest(
  fileSystem: FileSystem,
  folder: string,
  segment: SegmentFile,
  why: 'torn' | 'damaged',
  size: number,
): Promise<boolean> {
  const rest = await segment.file.read(size - segment.length, segment.length);
  const path = await asidePath(fileSystem, folder, segmentName(segment.number), why);
  const kept = await writeFileAtomically(path, rest, { fileSystem });
  return kept.ok;
}
