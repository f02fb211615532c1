import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { HistoryEnd } from '../../shared/changes/entry.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { removeQuietly, renamePatiently, syncFolder, unfinishedEnding } from '../files/atomic-file.ts';
import type { FileSystem, OpenFile } from '../files/file-system.ts';
import { journalFilesIn, segmentName, snapshotName } from './journal-files.ts';
import { encodeLine, segmentHeaderSchema, type SnapshotHeader } from './segments.ts';
import {
  type ByteRange,
  encodeIndex,
  type LineLocation,
  linesOfPart,
  openSnapshot,
  type Parts,
  readFirstLine,
  readLines,
  type Snapshot,
} from './snapshot.ts';

type Writing = { readonly places: (LineLocation & ByteRange)[]; length: number };

/**
 * Writes what `plan` describes as snapshot `number`, and reads it back before it counts. 'damaged' means that the
 * snapshot below it could not be read; an error of the disk is thrown. Either way nothing has changed.
 */
export async function writeSnapshot(
  fileSystem: FileSystem,
  folder: string,
  number: number,
  plan: Parts,
  described: { readonly workspaceId: string; readonly end: HistoryEnd },
): Promise<Snapshot | 'damaged'> {
  const unfinished = join(folder, `.${randomUUID()}${unfinishedEnding}`);
  try {
    const isWritten = await writeUnfinished(fileSystem, unfinished, plan, headerOf(plan, described));
    if (!isWritten) return 'damaged';
    await renamePatiently(fileSystem, unfinished, join(folder, snapshotName(number)));
    await syncFolder(fileSystem, folder);
    return await readBack(fileSystem, folder, number);
  } catch (error) {
    // It may have its name already, and must not be taken for the generation that others are let go for.
    await removeQuietly(fileSystem, join(folder, snapshotName(number)));
    throw error;
  } finally {
    // After the rename there is nothing of that name; before it, a failed attempt must not fill the disk.
    await removeQuietly(fileSystem, unfinished);
  }
}

function headerOf(plan: Parts, described: { workspaceId: string; end: HistoryEnd }): SnapshotHeader {
  const places = plan.parts.flat();
  const partitions = places.filter((place) => place.kind === 'partition').length;
  return {
    format: 'rostrum-snapshot',
    version: dataVersion,
    workspaceId: described.workspaceId,
    end: described.end,
    counts: { partitions, sheets: places.length - partitions },
  };
}

async function writeUnfinished(
  fileSystem: FileSystem,
  path: string,
  plan: Parts,
  header: SnapshotHeader,
): Promise<boolean> {
  const file = await fileSystem.open(path, 'wx');
  try {
    const first = encodeLine(header);
    await file.write(first, 0);
    const writing: Writing = { places: [], length: first.length };
    for (let part = 0; part < plan.parts.length; part += 1) {
      const lines = await linesOfPart(fileSystem, plan, part);
      if (lines === 'damaged') return false;
      await writePart(file, writing, lines);
      // Little by little: one flush of forty megabytes at the end would keep an append waiting for most of a second.
      await file.datasync();
    }
    await file.write(encodeIndex(writing.places, writing.length), writing.length);
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}

async function writePart(
  file: OpenFile,
  writing: Writing,
  lines: readonly (LineLocation & { readonly line: Buffer })[],
): Promise<void> {
  const start = writing.length;
  for (const { kind, key, line } of lines) {
    writing.places.push({ kind, key, offset: writing.length, length: line.length });
    writing.length += line.length;
  }
  await file.write(Buffer.concat(lines.map(({ line }) => line)), start);
}

/** A disk may say that it has written and not have: older files are let go only after every line was read again. */
async function readBack(fileSystem: FileSystem, folder: string, number: number): Promise<Snapshot> {
  const snapshot = await openSnapshot(fileSystem, folder, number);
  if (snapshot === 'damaged') throw new Error('EIO: the snapshot reads back damaged');
  const extents = [...snapshot.partitions.values(), ...snapshot.sheets.values()];
  const linesAtOnce = 500;
  for (let first = 0; first < extents.length; first += linesAtOnce) {
    const lines = await readLines(fileSystem, snapshot, extents.slice(first, first + linesAtOnce));
    if (lines.includes(null)) throw new Error('EIO: the snapshot reads back damaged');
  }
  return snapshot;
}

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
