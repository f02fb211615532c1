import { join } from 'node:path';
import type { HistoryEnd } from '../../shared/changes/change.ts';
import { removeQuietly } from '../files/atomic-file.ts';
import type { FileSystem } from '../files/file-system.ts';
import { journalFilesIn, segmentName, snapshotName } from './file-names.ts';
import { segmentHeaderSchema } from './header.ts';
import { readFirstLine } from './snapshot.ts';

/**
 * Lets go of what two newer generations have made unnecessary. The newest snapshot must have been read back: it and
 * the one before stay, with every segment from there on, and as many older ones as hold the newest `keptEntries`.
 */
export async function prune(
  fileSystem: FileSystem,
  folder: string,
  keep: { readonly end: HistoryEnd; readonly entries: number; readonly snapshot: number | null },
): Promise<void> {
  const { segments, snapshots } = await journalFilesIn(fileSystem, folder);
  const [, previous] = snapshots;
  if (previous === undefined) return;
  for (const number of snapshots.slice(2)) {
    if (number !== keep.snapshot) await removeQuietly(fileSystem, join(folder, snapshotName(number)));
  }
  const oldest = keep.snapshot === null ? previous : Math.min(previous, keep.snapshot);
  for (const [index, number] of segments.entries()) {
    const next = segments[index + 1];
    if (number >= oldest || next === undefined) return;
    if ((await startOf(fileSystem, folder, next)) > keep.end.sequence - keep.entries) return;
    await removeQuietly(fileSystem, join(folder, segmentName(number)));
  }
}

/** The last sequence before segment `number`; unknown is taken for the newest, so that nothing is deleted for it. */
async function startOf(fileSystem: FileSystem, folder: string, number: number): Promise<number> {
  const file = await fileSystem.open(join(folder, segmentName(number)), 'r');
  try {
    return segmentHeaderSchema.safeParse(await readFirstLine(file)).data?.from.sequence ?? Infinity;
  } finally {
    await file.close();
  }
}
