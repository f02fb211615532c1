import { join } from 'node:path';
import { beginning, type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { removeQuietly, syncFolder, unfinishedEnding, writeFileAtomically } from '../files/atomic-file.ts';
import type { FileSystem } from '../files/file-system.ts';
import { emptiedIn } from './history.ts';
import { chainThrough, EntryPool, type SequenceRange } from './healing.ts';
import {
  asidePath,
  isAsideName,
  type JournalFiles,
  journalFilesIn,
  readCopy,
  SegmentContents,
  segmentName,
  setAside,
  setAsideIfPossible,
  snapshotName,
  type UnreadableJournalFile,
  whyUnreadable,
} from './journal-files.ts';
import { mirroredSegments, mirrorFolder } from './mirror.ts';
import { moveAside } from './new-base.ts';
import {
  firstLineIn,
  scanSegment,
  type SegmentFile,
  segmentHeaderSchema,
  type SegmentScan,
  sequenceBefore,
  snapshotHeaderSchema,
} from './segments.ts';
import { isEveryLineReadable, openSnapshot, readFirstLine, type Snapshot } from './snapshot.ts';
import type { Testimony } from './witness.ts';

/** What the files say, before anything is mended. Reading it changes nothing on the disk. */
export type Findings = {
  /** Null before the first entry is written. */
  readonly workspaceId: string | null;
  readonly base: Snapshot | null;
  /** After the base, in their order; where one is `missing`, the next healthy one goes on. */
  readonly entries: readonly StoredEntry[];
  readonly end: HistoryEnd;
  /** The segment that goes on being written; null also where a new base is needed before anything can be written. */
  readonly last: { readonly number: number; readonly scan: SegmentScan; readonly size: number } | null;
  readonly damagedSnapshots: readonly number[];
  /** Segments after a gap, which nothing leads up to. */
  readonly unreachable: readonly number[];
  /** Bytes of entries after the base, which decide when the next snapshot is due. */
  readonly bytes: number;
  /** Sequence numbers of entries from which values were taken though nobody was erased. */
  readonly damaged: readonly number[];
  /** Entries that are known to have been there, and that no file holds. */
  readonly missing: readonly SequenceRange[];
  /** What can still be read of damaged entries. */
  readonly fragments: readonly string[];
  /** The entries are not those of the segments as they lie there, so that a new snapshot has to stand for them. */
  readonly needsBase: boolean;
  readonly mended: JournalStatus['mended'];
  /** Files from which nothing could be read: they count as damaged. */
  readonly unreadable: readonly UnreadableJournalFile[];
};

/** What a start has read before it examines the folder. */
export type Surveyed = {
  readonly files: JournalFiles;
  readonly contents: SegmentContents;
  readonly testimony: Witnessed | null;
  /** Entries from elsewhere, of which the hashes prove that they belong to what is missing. */
  readonly more?: readonly StoredEntry[];
};

/** What is known from elsewhere than from the files of the journal. */
type Witnessed = Pick<Testimony, 'workspaceId' | 'end'>;

/**
 * Of the newest snapshot that is whole, all entries after it. Where the segments alone do not hold what the witness says,
 * each entry is taken from whichever file has it: a segment, the mirror, or one that was set aside.
 */
export async function examine(fileSystem: FileSystem, folder: string, asked: Surveyed): Promise<Findings> {
  const { contents, testimony } = asked;
  const segments = await contents.readable(asked.files.segments);
  const files = { ...asked.files, segments };
  const surveyed = { ...asked, files };
  const own = await workspaceIn(fileSystem, folder, surveyed);
  const damagedSnapshots: number[] = [];
  for (const number of [...files.snapshots, null]) {
    const base = number === null ? null : await openSnapshot(fileSystem, folder, number);
    if (base === 'damaged' || (base !== null && isStranger(base, own))) {
      if (number !== null) damagedSnapshots.push(number);
      continue;
    }
    const replay = await replayOver(base, own, surveyed);
    const witnessed = testimony !== null && isOf(testimony, replay, base) ? testimony : null;
    const whole = isSound(replay, witnessed)
      ? replay
      : await healed(fileSystem, folder, base, surveyed, replay, witnessed);
    const emptied = await emptiedIn(fileSystem, folder, base, whole.entries, files, contents);
    const lost = [...contents.unreadable.values()];
    const isNothing = whole.end.sequence === 0 && lost.length + damagedSnapshots.length > 0;
    const mended = isNothing
      ? null
      : (mendedOf(whole, damagedSnapshots) ?? (lost.length > 0 ? 'damaged-entries' : null));
    const unreadable = [...lost, ...(await reasonsIn(fileSystem, folder, damagedSnapshots, isNothing))];
    const needsBase = whole.needsBase || isNothing;
    return { ...whole, damaged: emptied, base, damagedSnapshots, mended, unreadable, needsBase };
  }
  throw new Error('the beginning is no snapshot');
}

/** Those of the damaged snapshots that cannot be read, or all of them, each with its reason. */
async function reasonsIn(
  fileSystem: FileSystem,
  folder: string,
  damagedSnapshots: readonly number[],
  isAll: boolean,
): Promise<UnreadableJournalFile[]> {
  const found: UnreadableJournalFile[] = [];
  for (const name of damagedSnapshots.map(snapshotName)) {
    const reason = (await whyUnreadable(fileSystem, join(folder, name))) ?? (isAll ? 'damaged' : null);
    if (reason !== null) found.push({ name, reason });
  }
  return found;
}

/**
 * What holds everything up to `held` without snapshot `damaged`: the newest older snapshot of which every line can be
 * read, or no snapshot, and the entries after it. `damagedSnapshots` are all that were found damaged, this one included.
 * Null where nothing leads up to `held` without a gap.
 */
export async function examineWithout(
  fileSystem: FileSystem,
  folder: string,
  damaged: number,
  held: Witnessed,
): Promise<Findings | null> {
  const files = await journalFilesIn(fileSystem, folder);
  const contents = new SegmentContents(fileSystem, folder);
  const damagedSnapshots = [damaged];
  let snapshots = files.snapshots.filter((number) => number < damaged);
  for (;;) {
    const surveyed = { files: { ...files, snapshots }, contents, testimony: held };
    const findings = await examine(fileSystem, folder, surveyed);
    const { base, end, missing } = findings;
    damagedSnapshots.push(...findings.damagedSnapshots);
    const isReadable = base === null || (await isEveryLineReadable(fileSystem, base));
    if (isReadable && end.hash === held.end.hash && missing.length === 0) return { ...findings, damagedSnapshots };
    if (base === null) return null;
    if (!isReadable) damagedSnapshots.push(base.number);
    snapshots = snapshots.filter((number) => number < base.number);
  }
}

/**
 * The workspace to which most of the files belong; of two with as many, that of the witness. So a file of another installation
 * under the name of one of ours is told from ours. Null where no file says anything.
 */
async function workspaceIn(
  fileSystem: FileSystem,
  folder: string,
  { files, contents, testimony }: Surveyed,
): Promise<string | null> {
  const counts = new Map<string, number>();
  const count = (header: { readonly workspaceId: string } | undefined): void => {
    if (header !== undefined) counts.set(header.workspaceId, (counts.get(header.workspaceId) ?? 0) + 1);
  };
  for (const number of files.segments)
    count(segmentHeaderSchema.safeParse(firstLineIn(await contents.of(number))).data);
  // Snapshots are asked where the others do not agree.
  if (counts.size !== 1 || (testimony !== null && !counts.has(testimony.workspaceId))) {
    for (const number of files.snapshots)
      count(snapshotHeaderSchema.safeParse(await readFirstLine(fileSystem, join(folder, snapshotName(number)))).data);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most !== undefined && most[1] === counts.get(testimony?.workspaceId ?? '')
    ? (testimony?.workspaceId ?? null)
    : (most?.[0] ?? null);
}

/** A snapshot that has replaced a history may have given it another name. */
function isStranger({ header }: Snapshot, own: string | null): boolean {
  return own !== null && header.workspaceId !== own && header.replaces === undefined;
}

/** A witness of another workspace says nothing about this journal. */
function isOf(testimony: Witnessed, replay: Replay | null, base: Snapshot | null): boolean {
  const own = base?.header.workspaceId ?? replay?.workspaceId ?? null;
  return own === null || testimony.workspaceId === own;
}

/** Whether the segments alone hold everything that was acknowledged. */
function isSound(replay: Replay | null, witnessed: Witnessed | null): replay is Replay {
  if (replay === null || replay.unreachable.length > 0) return false;
  // What is broken behind the last acknowledged entry is the rest of a write that was cut off.
  // Without a witness only all copies together say how much there was.
  return witnessed !== null && replay.end.sequence >= witnessed.end.sequence;
}

/** Takes each entry after the base from whichever file has it. */
async function healed(
  fileSystem: FileSystem,
  folder: string,
  base: Snapshot | null,
  surveyed: Surveyed,
  replay: Replay | null,
  witnessed: Witnessed | null,
): Promise<Replay> {
  const start = base?.header.end ?? beginning;
  const workspaceId = base?.header.workspaceId ?? replay?.workspaceId ?? witnessed?.workspaceId ?? null;
  const pool = await poolOf(fileSystem, folder, base?.number ?? 0, surveyed, workspaceId);
  if (witnessed !== null) pool.expect(witnessed.end);
  const { entries, missing } = chainThrough(start, pool, witnessed?.end.sequence ?? null);
  const fragments = missing.length > 0 ? pool.fragments : [];
  const { sequence, hash } = entries.at(-1) ?? start;
  const hasGap = missing.some(({ from }) => from <= sequence);
  // Where no other file has more, the segments go on as they are.
  if (replay !== null && !hasGap && replay.end.hash === hash) return { ...replay, missing, fragments };
  const nothingElse = { last: null, unreachable: [], strays: true, bytes: 0 };
  return { workspaceId, entries, end: { sequence, hash }, missing, fragments, needsBase: true, ...nothingElse };
}

/** The entries of the segments from `first` on, of the mirror, and of what was set aside before. */
async function poolOf(
  fileSystem: FileSystem,
  folder: string,
  first: number,
  { files, contents, more = [] }: Surveyed,
  workspaceId: string | null,
): Promise<EntryPool> {
  const pool = new EntryPool();
  pool.addEntries(more);
  const following = files.segments.filter((number) => number >= first);
  for (const [index, number] of following.entries()) {
    const next = following[index + 1];
    const until = next === undefined ? Infinity : sequenceBefore(firstLineIn(await contents.of(next)), workspaceId);
    pool.add({ bytes: await contents.of(number), until, mayRestart: true }, workspaceId);
  }
  const mirror = mirrorFolder(folder);
  const mirrored = await mirroredSegments(fileSystem, folder);
  for (const bytes of await copiesIn(fileSystem, mirror, mirrored.map(segmentName))) {
    pool.add({ bytes, until: Infinity, mayRestart: true }, workspaceId);
  }
  for (const bytes of await copiesIn(fileSystem, folder, files.others.filter(isAsideName).sort())) {
    pool.add({ bytes, until: Infinity, mayRestart: false }, workspaceId);
  }
  return pool;
}

/** A copy that cannot be read is none. */
async function copiesIn(fileSystem: FileSystem, folder: string, names: readonly string[]): Promise<Buffer[]> {
  const copies: Buffer[] = [];
  for (const name of names) {
    const bytes = await readCopy(fileSystem, join(folder, name));
    if (bytes !== null) copies.push(bytes);
  }
  return copies;
}

type Replay = Omit<Findings, 'base' | 'damaged' | 'damagedSnapshots' | 'mended' | 'unreadable'> & {
  readonly strays: boolean;
};

/** All entries after `base` as the segments hold them; null when what leads on from it is missing. */
async function replayOver(
  base: Snapshot | null,
  own: string | null,
  { files, contents }: Surveyed,
): Promise<Replay | null> {
  const start = base?.header.end ?? beginning;
  const following = files.segments.filter((number) => number >= (base?.number ?? 0));
  const replay: Progress = { workspaceId: base?.header.workspaceId ?? own, entries: [], bytes: 0, strays: false };
  let last: Findings['last'] = null;
  let unreachable: readonly number[] = [];
  for (const [index, number] of following.entries()) {
    const bytes = await contents.of(number);
    const scan = scanSegment(bytes, replay.entries.at(-1) ?? start);
    const isFirst = base === null && number === 1;
    if (!continues(scan, replay, start, isFirst)) {
      unreachable = following.slice(index);
      break;
    }
    goOn(replay, scan, start);
    last = { number, scan, size: bytes.length };
  }
  const isEmpty = files.segments.length === 0 && files.snapshots.length === 0;
  if (last === null && base === null && !isEmpty) return null;
  const { sequence, hash } = replay.entries.at(-1) ?? start;
  const nothingElse = { missing: [], fragments: [], needsBase: false };
  return { ...replay, end: { sequence, hash }, last, unreachable, ...nothingElse };
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
  if (replay.unreachable.length > 0 || replay.strays || replay.missing.length > 0) return 'damaged-entries';
  if (damagedSnapshots.length > 0) return 'snapshot-older';
  return (replay.last?.scan.rest ?? 'nothing') === 'nothing' ? null : 'torn-tail';
}

/**
 * Sets aside what is damaged, so that the history can go on, and makes durable what was read. Nothing is deleted but
 * files that a crash left unfinished. Stopped half-way, it is found and done again at the next start. What cannot be read
 * and cannot be renamed either stays, and is passed over again then.
 */
export async function mend(
  fileSystem: FileSystem,
  folder: string,
  files: JournalFiles,
  findings: Findings,
): Promise<SegmentFile | null> {
  if (findings.base?.header.replaces !== undefined) await moveAside(fileSystem, folder, findings.base.header.replaces);
  const unreadable = findings.unreadable.map(({ name }) => name);
  for (const name of unreadable) await setAsideIfPossible(fileSystem, folder, name);
  for (const name of findings.damagedSnapshots.map(snapshotName))
    if (!unreadable.includes(name)) await setAside(fileSystem, folder, name);
  for (const number of findings.unreachable.toReversed()) await setAside(fileSystem, folder, segmentName(number));
  for (const name of files.others.filter((other) => other.endsWith(unfinishedEnding))) {
    await removeQuietly(fileSystem, join(folder, name));
  }
  const segment = findings.last === null ? null : await reopen(fileSystem, folder, findings.last);
  await syncFolder(fileSystem, folder);
  return segment;
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
