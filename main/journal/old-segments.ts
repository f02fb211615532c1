import { join } from 'node:path';
import type { HistoryEnd, StoredEntry } from '../../shared/changes/entry.ts';
import type { MissingChanges } from '../../shared/integrity/damage.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { errorOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { absentBetween, datedRanges, EntryPool, runUpTo } from './healing.ts';
import { isAsideName, journalFilesIn, readCopy, segmentName, setAside, setAsideIfPossible } from './journal-files.ts';
import { mirroredSegments, mirrorFolder } from './mirror.ts';
import { encodeLine, isAsWritten, scanSegment, type SegmentHeader, segmentHeaderSchema } from './segments.ts';
import { readFirstLine, type Snapshot } from './snapshot.ts';

/**
 * A segment before the newest snapshot that does not lead up to what follows it: damaged, gone, or one of another journal.
 * The snapshot holds what it led to, so that no data are lost with it: only Undo and the history of a record read it.
 */
export type BrokenSegment = {
  readonly number: number;
  readonly isThere: boolean;
  /** The bytes of the mirror; null where they do not lead up to it either. */
  readonly copy: Buffer | null;
};

/** What is kept of the entries before the newest snapshot. */
export type OldHistory = {
  /** Where the entries begin that lead up to the snapshot without a gap, as soon as they are mended. */
  readonly from: HistoryEnd;
  /** Newest first. */
  readonly broken: readonly BrokenSegment[];
  /** Entries that lead up to the lowest sound segment and lie in no sound one themselves, for segment `number`. */
  readonly run: { readonly number: number; readonly from: HistoryEnd; readonly entries: readonly StoredEntry[] } | null;
  /** Entries that are known to have been kept, and that no file holds. */
  readonly missing: readonly MissingChanges[];
};

type Looking = {
  /** A segment is read only if the mirror has no copy of the same length and beginning. */
  readonly isQuick?: boolean;
  /** Entries with lower numbers may have been deleted. */
  readonly keptAfter?: number;
  /** After which number the kept entries begin, as the witness has it; null where it does not say. */
  readonly oldest?: number | null;
  /** Entries from elsewhere, which may stand for those that are missing. */
  readonly more?: readonly StoredEntry[];
  /** Entries after the snapshot: the first of them may say when what is missing was done. */
  readonly later?: readonly StoredEntry[];
};

/** Looks through the segments before the newest snapshot, and changes nothing. */
export async function examineOldHistory(
  fileSystem: FileSystem,
  folder: string,
  base: Snapshot,
  looking: Looking = {},
): Promise<OldHistory> {
  const { keptAfter = 0, more = [] } = looking;
  // Where the snapshot has replaced a history, the witness may not have heard of it.
  const oldest = base.header.replaces === undefined ? (looking.oldest ?? null) : null;
  const { broken, until, above, isBroken } = await walkDown(fileSystem, folder, base, looking);
  const isShort = isBroken || (oldest !== null && until.sequence > oldest);
  if (!isShort || until.sequence <= keptAfter) return { from: until, broken, run: null, missing: [] };
  const pool = await poolOf(fileSystem, folder, base);
  pool.addEntries(more);
  const { from, entries } = runUpTo(until, pool);
  const run = entries.length === 0 ? null : { number: above - 1, from, entries };
  const lowest = Math.min(oldest ?? Infinity, pool.lowest - 1);
  const absent = absentBetween(lowest, from.sequence, pool).filter(({ to }) => to > keptAfter);
  const around = absent.flatMap((range) => [...pool.at(range.from - 1), ...pool.at(range.to + 1)]);
  return { from, broken, run, missing: datedRanges(absent, [...around, ...(looking.later ?? [])]) };
}

/** From the snapshot down through one segment after the other, as far as each leads up to the next. */
async function walkDown(
  fileSystem: FileSystem,
  folder: string,
  { number: newest, header: { workspaceId, end, replaces = 0 } }: Snapshot,
  { isQuick = false, keptAfter = 0 }: Looking,
): Promise<Pick<OldHistory, 'broken'> & { until: HistoryEnd; above: number; isBroken: boolean }> {
  const { own, mirrored } = await oldSegmentsIn(fileSystem, folder, newest, replaces);
  const broken: BrokenSegment[] = [];
  let [until, above] = [end, newest];
  for (const number of [...new Set([...own, ...mirrored])].sort((one, other) => other - one)) {
    if (until.sequence === 0) break;
    const isThere = own.includes(number);
    const path = isThere ? join(folder, segmentName(number)) : null;
    const copyPath = mirrored.includes(number) ? join(mirrorFolder(folder), segmentName(number)) : null;
    const led = await ledBy(fileSystem, { path, copyPath, until, workspaceId, isQuick });
    const reached: HistoryEnd | null = led.from ?? led.copied;
    // The mirror may still have what the journal keeps no longer, and copies without entries.
    const isNeeded = reached !== null && reached.sequence < until.sequence && until.sequence > keptAfter;
    if (!isThere && !isNeeded) continue;
    // One that is sound and ends too early is not damaged: what came after it is missing.
    if (led.from === null && (led.copied !== null || !led.isSound))
      broken.push({ number, isThere, copy: led.copied === null ? null : led.copy });
    if (reached === null) return { broken, until, above, isBroken: true };
    [until, above] = [reached, number];
  }
  return { broken, until, above, isBroken: false };
}

async function oldSegmentsIn(
  fileSystem: FileSystem,
  folder: string,
  newest: number,
  replaces: number,
): Promise<{ readonly own: readonly number[]; readonly mirrored: readonly number[] }> {
  const isOld = (number: number): boolean => number < newest && number >= replaces;
  const mirrored = await mirroredSegments(fileSystem, folder);
  const own = (await journalFilesIn(fileSystem, folder)).segments;
  return { own: own.filter(isOld), mirrored: mirrored.filter(isOld) };
}

/** The entries of all old segments, of their copies, and of what was set aside before. */
async function poolOf(
  fileSystem: FileSystem,
  folder: string,
  { number, header: { workspaceId, end, replaces = 0 } }: Snapshot,
): Promise<EntryPool> {
  const { own, mirrored } = await oldSegmentsIn(fileSystem, folder, number, replaces);
  const { others } = await journalFilesIn(fileSystem, folder);
  const paths = [
    ...own.map((each) => join(folder, segmentName(each))),
    ...mirrored.map((each) => join(mirrorFolder(folder), segmentName(each))),
    ...others.filter(isAsideName).map((name) => join(folder, name)),
  ];
  const pool = new EntryPool();
  for (const path of paths) {
    const bytes = await read(fileSystem, path);
    if (bytes !== null) pool.add({ bytes, until: end.sequence, mayRestart: true }, workspaceId);
  }
  return pool;
}

type Asked = {
  /** Null where there is none. */
  readonly path: string | null;
  readonly copyPath: string | null;
  readonly until: HistoryEnd;
  readonly workspaceId: string;
  readonly isQuick: boolean;
};

type Led = {
  /** Where the segment begins that leads up to `until`, and where its copy does; null where one does not. */
  readonly from: HistoryEnd | null;
  readonly copied: HistoryEnd | null;
  readonly copy: Buffer | null;
  /** Whether the segment is as it was written, wherever it leads. */
  readonly isSound: boolean;
};

async function ledBy(fileSystem: FileSystem, { path, copyPath, until, workspaceId, isQuick }: Asked): Promise<Led> {
  if (isQuick && path !== null && copyPath !== null) {
    const from = await beginningOfAlike(fileSystem, path, copyPath, workspaceId);
    if (from !== null) return { from, copied: null, copy: null, isSound: true };
  }
  const bytes = await read(fileSystem, path);
  const isSound = path === null || (bytes !== null && isAsWritten(bytes, workspaceId));
  const begun = beginningOf(bytes, until, workspaceId);
  if (begun !== null && begun.sequence < until.sequence) return { from: begun, copied: null, copy: null, isSound };
  const copy = await read(fileSystem, copyPath);
  const copied = beginningOf(copy, until, workspaceId);
  // One that begins where it should end may be the one after it under another name.
  const isOther = begun !== null && copied !== null && copied.sequence < begun.sequence;
  return { from: isOther ? null : begun, copied, copy, isSound };
}

/**
 * Puts copies of the mirror in the place of broken segments, and writes anew what other files hold of the rest. What was there
 * is kept aside. Gives whether there was any.
 */
export async function healOldHistory(
  fileSystem: FileSystem,
  folder: string,
  { header: { workspaceId } }: Snapshot,
  { broken, run }: OldHistory,
): Promise<boolean> {
  const put = async (number: number, bytes: Buffer): Promise<void> => {
    const name = segmentName(number);
    if (await fileSystem.exists(join(folder, name))) await setAside(fileSystem, folder, name);
    const written = await writeFileAtomically(join(folder, name), bytes, { fileSystem });
    if (!written.ok) throw errorOf(written.failure);
  };
  for (const { number, copy } of broken) if (copy !== null) await put(number, copy);
  if (run !== null) {
    const header: SegmentHeader = { format: 'rostrum-journal', version: dataVersion, workspaceId, from: run.from };
    await put(run.number, Buffer.concat([header, ...run.entries].map((line) => encodeLine(line))));
  }
  return run !== null || broken.some(({ copy }) => copy !== null);
}

/** Heals, and sets aside what is damaged and has no copy, so that it is not found again. */
export async function mendOldHistory(
  fileSystem: FileSystem,
  folder: string,
  base: Snapshot,
  old: OldHistory,
): Promise<void> {
  await healOldHistory(fileSystem, folder, base, old);
  const left = old.broken.filter(({ number, isThere, copy }) => isThere && copy === null && number !== old.run?.number);
  for (const { number } of left) await setAsideIfPossible(fileSystem, folder, segmentName(number));
}

/** What the witness may say of where the kept entries begin; `keptAfter` is how far they may have been deleted. */
export function oldestKept(from: number, said: number | null, keptAfter: number): number {
  return said === null || from <= Math.max(said, keptAfter) ? from : said;
}

/** Where a segment begins that leads up to `until` without a gap; null where it does not. */
function beginningOf(bytes: Buffer | null, until: HistoryEnd, workspaceId: string): HistoryEnd | null {
  if (bytes === null) return null;
  const { header, from, entries, strays } = scanSegment(bytes, until);
  if (header === null || header.workspaceId !== workspaceId || strays) return null;
  const reached = from.sequence === until.sequence ? from : entries[until.sequence - from.sequence - 1];
  return reached?.hash === until.hash ? from : null;
}

/** Where a segment begins that has the length and the first line of its copy; null where it differs, or is another journal's. */
async function beginningOfAlike(
  fileSystem: FileSystem,
  path: string,
  copyPath: string,
  workspaceId: string,
): Promise<HistoryEnd | null> {
  try {
    const [own, copy] = [await fileSystem.lookUp(path), await fileSystem.lookUp(copyPath)];
    const [ownLine, copyLine] = [await readFirstLine(fileSystem, path), await readFirstLine(fileSystem, copyPath)];
    const header = segmentHeaderSchema.safeParse(ownLine).data;
    const isAlike = own.size === copy.size && JSON.stringify(ownLine) === JSON.stringify(copyLine);
    return isAlike && header?.workspaceId === workspaceId ? header.from : null;
  } catch {
    return null;
  }
}

async function read(fileSystem: FileSystem, path: string | null): Promise<Buffer | null> {
  return path === null ? null : readCopy(fileSystem, path);
}
