import { join } from 'node:path';
import type { HistoryEnd } from '../../shared/changes/entry.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { errorOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { journalFilesIn, segmentName } from './journal-files.ts';
import { mirrorFolder } from './mirror.ts';
import { setAside } from './recovery.ts';
import { scanSegment, segmentHeaderSchema } from './segments.ts';
import { readFirstLine, type Snapshot } from './snapshot.ts';

/**
 * A segment before the newest snapshot that does not lead up to what follows it: damaged, gone, or one of another journal.
 * The snapshot holds what it led to, so that no data are lost with it: only Undo and the history of a record read it.
 */
type BrokenSegment = {
  readonly number: number;
  readonly isThere: boolean;
  /** The bytes of the mirror; null where they do not lead up to it either. */
  readonly copy: Buffer | null;
};

/**
 * The broken ones, newest first; what lies before one without a copy leads nowhere and is not looked at. Where `isQuick`, a
 * segment is read only if the mirror has no copy of the same length and beginning. One that is gone is missing only where entries
 * after number `keptAfter` are to be kept.
 */
export async function brokenOldSegments(
  fileSystem: FileSystem,
  folder: string,
  { number: newest, header: { workspaceId, end, replaces = 0 } }: Snapshot,
  { isQuick = false, keptAfter = 0 }: { readonly isQuick?: boolean; readonly keptAfter?: number } = {},
): Promise<BrokenSegment[]> {
  const mirror = mirrorFolder(folder);
  const own = (await journalFilesIn(fileSystem, folder)).segments;
  const mirrored = (await journalFilesIn(fileSystem, mirror).catch(() => null))?.segments ?? [];
  const numbers = [...new Set([...own, ...mirrored])].filter((number) => number < newest && number >= replaces);
  const broken: BrokenSegment[] = [];
  let until = end;
  for (const number of numbers.sort((one, other) => other - one)) {
    if (until.sequence === 0) break;
    const isThere = own.includes(number);
    const path = isThere ? join(folder, segmentName(number)) : null;
    const copyPath = mirrored.includes(number) ? join(mirror, segmentName(number)) : null;
    const { from, copied, copy } = await ledBy(fileSystem, { path, copyPath, until, workspaceId, isQuick });
    const reached: HistoryEnd | null = from ?? copied;
    // The mirror may still have what the journal keeps no longer, and copies without entries.
    const isNeeded = reached !== null && reached.sequence < until.sequence && until.sequence > keptAfter;
    if (!isThere && !isNeeded) continue;
    if (from === null) broken.push({ number, isThere, copy: copied === null ? null : copy });
    if (reached === null) break;
    until = reached;
  }
  return broken;
}

type Asked = {
  /** Null where there is none. */
  readonly path: string | null;
  readonly copyPath: string | null;
  readonly until: HistoryEnd;
  readonly workspaceId: string;
  readonly isQuick: boolean;
};

/** Where the segment begins that leads up to `until`, and where its copy does; null where one does not. */
async function ledBy(
  fileSystem: FileSystem,
  { path, copyPath, until, workspaceId, isQuick }: Asked,
): Promise<{ readonly from: HistoryEnd | null; readonly copied: HistoryEnd | null; readonly copy: Buffer | null }> {
  if (isQuick && path !== null && copyPath !== null) {
    const from = await beginningOfAlike(fileSystem, path, copyPath, workspaceId);
    if (from !== null) return { from, copied: null, copy: null };
  }
  const begun = beginningOf(await read(fileSystem, path), until, workspaceId);
  if (begun !== null && begun.sequence < until.sequence) return { from: begun, copied: null, copy: null };
  const copy = await read(fileSystem, copyPath);
  const copied = beginningOf(copy, until, workspaceId);
  // One that begins where it should end may be the one after it under another name.
  const isOther = begun !== null && copied !== null && copied.sequence < begun.sequence;
  return { from: isOther ? null : begun, copied, copy };
}

/** Puts copies of the mirror in the place of broken segments. What was there is kept aside. Gives whether there was any. */
export async function healOldSegments(
  fileSystem: FileSystem,
  folder: string,
  broken: readonly BrokenSegment[],
): Promise<boolean> {
  let hasHealed = false;
  for (const { number, isThere, copy } of broken) {
    if (copy === null) continue;
    const name = segmentName(number);
    if (isThere) await setAside(fileSystem, folder, name);
    const written = await writeFileAtomically(join(folder, name), copy, { fileSystem });
    if (!written.ok) throw errorOf(written.failure);
    hasHealed = true;
  }
  return hasHealed;
}

/** Heals, and sets aside a broken segment that has no copy, with all before it: the kept history begins behind it. */
export async function mendOldSegments(fileSystem: FileSystem, folder: string, base: Snapshot): Promise<void> {
  const broken = (await brokenOldSegments(fileSystem, folder, base)).filter(({ isThere }) => isThere);
  await healOldSegments(fileSystem, folder, broken);
  const last = broken.findLast(({ copy }) => copy === null);
  if (last === undefined) return;
  const { segments } = await journalFilesIn(fileSystem, folder);
  for (const number of segments.filter((each) => each <= last.number))
    await setAside(fileSystem, folder, segmentName(number));
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
  return path === null ? null : fileSystem.readFile(path).catch(() => null);
}
