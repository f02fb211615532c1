import { join } from 'node:path';
import {
  removeQuietly,
  renamePatiently,
  syncFolder,
  unfinishedEnding,
  writeFileAtomically,
} from '../files/atomic-file.ts';
import type { FileSystem } from '../files/file-system.ts';
import { asidePath, segmentName, snapshotName, type JournalFiles } from './file-names.ts';
import type { Findings } from './recovery.ts';
import type { SegmentFile } from './segment-file.ts';

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
  const file = await fileSystem.open(join(folder, segmentName(number)), 'r+');
  const segment = { number, file, length: scan.goodLength, hasEntries: true, usable: !scan.strays };
  try {
    if (size > scan.goodLength) {
      const isKept = await keepRest(fileSystem, folder, segment, scan.rest === 'torn' ? 'torn' : 'damaged', size);
      segment.usable &&= isKept;
      if (isKept) await file.truncate(scan.goodLength);
    }
    await file.datasync();
    return segment;
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
