import { join } from 'node:path';
import type { HistoryEnd } from '../../shared/changes/change.ts';
import { success, type Result } from '../../shared/result.ts';
import { removeQuietly, writeFileAtomically } from '../files/atomic-file.ts';
import type { FileSystem, OpenFile } from '../files/file-system.ts';
import { segmentName } from './file-names.ts';
import { journalVersion, type SegmentHeader } from './header.ts';
import { encodeLine } from './line.ts';

/** The segment that is being appended to. */
export type SegmentFile = {
  readonly number: number;
  readonly file: OpenFile;
  /** Up to here everything is acknowledged; a failed write may have left something behind it. */
  length: number;
  hasEntries: boolean;
  /** False after a failure that left the end of the file unknown: the next append begins another segment. */
  usable: boolean;
};

/** Begins segment `number` at `from`. The header is on the disk before the name is. */
export async function beginSegment(
  fileSystem: FileSystem,
  folder: string,
  number: number,
  workspaceId: string,
  from: HistoryEnd,
): Promise<Result<SegmentFile>> {
  const header: SegmentHeader = { format: 'rostrum-journal', version: journalVersion, workspaceId, from };
  const line = encodeLine(header);
  const path = join(folder, segmentName(number));
  // An earlier attempt at this number never took an entry, so replacing it loses nothing.
  const written = await writeFileAtomically(path, line, { replace: true, fileSystem });
  if (!written.ok) return written;
  const file = await fileSystem.open(path, 'r+');
  return success({ number, file, length: line.length, hasEntries: false, usable: true });
}

/** On the disk, or an error and as it was before. */
export async function appendBytes(segment: SegmentFile, bytes: Uint8Array): Promise<void> {
  try {
    await segment.file.write(bytes, segment.length);
  } catch (error) {
    await cutBack(segment);
    throw error;
  }
  try {
    await segment.file.datasync();
  } catch (error) {
    // After a failed sync the system may have dropped the pages and will say that all is well: never trust this file again.
    segment.usable = false;
    await segment.file.truncate(segment.length).catch(() => undefined);
    throw error;
  }
  segment.length += bytes.length;
  segment.hasEntries = true;
}

/** Lets go of a segment whose place another has taken; one without entries is not worth keeping. */
export async function leaveSegment(fileSystem: FileSystem, folder: string, segment: SegmentFile): Promise<void> {
  await segment.file.close().catch(() => undefined);
  if (!segment.hasEntries) await removeQuietly(fileSystem, join(folder, segmentName(segment.number)));
}

async function cutBack(segment: SegmentFile): Promise<void> {
  try {
    await segment.file.truncate(segment.length);
    await segment.file.datasync();
  } catch {
    segment.usable = false;
  }
}
