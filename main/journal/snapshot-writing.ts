import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { HistoryEnd } from '../../shared/changes/entry.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { removeQuietly, renamePatiently, syncFolder, unfinishedEnding } from '../files/atomic-file.ts';
import { FileError } from '../files/file-failure.ts';
import type { FileSystem, OpenFile } from '../files/file-system.ts';
import { journalFilesIn, segmentName, snapshotName } from './journal-files.ts';
import { mirrorFolder } from './mirror.ts';
import { encodeLine, sequenceBefore, type SnapshotHeader } from './segments.ts';
import {
  type ByteRange,
  encodeIndex,
  isEveryLineReadable,
  type LineLocation,
  linesOfPart,
  openSnapshot,
  type Parts,
  type PlacedLine,
  readFirstLine,
  type Snapshot,
} from './snapshot.ts';

/** A snapshot that is being written, line by line. It gets its name, and is read back, when it is finished. */
export class SnapshotFile {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;
  readonly #path: string;
  readonly #file: OpenFile;
  readonly #places: (LineLocation & ByteRange)[] = [];
  #length = 0;
  #isClosed = false;
  #isGone = false;

  private constructor(fileSystem: FileSystem, folder: string, path: string, file: OpenFile) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
    this.#path = path;
    this.#file = file;
  }

  static async begin(fileSystem: FileSystem, folder: string, header: SnapshotHeader): Promise<SnapshotFile> {
    const path = join(folder, `.${randomUUID()}${unfinishedEnding}`);
    const snapshot = new SnapshotFile(fileSystem, folder, path, await fileSystem.open(path, 'wx'));
    try {
      await snapshot.#write(encodeLine(header));
      return snapshot;
    } catch (error) {
      await snapshot.abandon();
      throw error;
    }
  }

  async add(lines: readonly PlacedLine[]): Promise<void> {
    let offset = this.#length;
    for (const { kind, key, line } of lines) {
      this.#places.push({ kind, key, offset, length: line.length });
      offset += line.length;
    }
    await this.#write(Buffer.concat(lines.map(({ line }) => line)));
    // Little by little: one flush of forty megabytes at the end would keep an append waiting for most of a second.
    await this.#file.datasync();
  }

  /** Gives it the name of snapshot `number`. Every line has been read again when this returns. */
  async finish(number: number): Promise<Snapshot> {
    try {
      await this.#write(encodeIndex(this.#places, this.#length));
      await this.#file.sync();
      await this.#close();
      await renamePatiently(this.#fileSystem, this.#path, join(this.#folder, snapshotName(number)));
      await syncFolder(this.#fileSystem, this.#folder);
      return await readBack(this.#fileSystem, this.#folder, number);
    } catch (error) {
      // It may have its name already, and must not be taken for the generation that others are deleted for.
      await removeQuietly(this.#fileSystem, join(this.#folder, snapshotName(number)));
      throw error;
    } finally {
      // After the rename there is nothing of that name; before it, a failed attempt must not fill the disk.
      await this.abandon();
    }
  }

  /** Deletes what was written; after `finish` there is nothing to delete. */
  async abandon(): Promise<void> {
    if (this.#isGone) return;
    this.#isGone = true;
    await this.#close().catch(() => undefined);
    await removeQuietly(this.#fileSystem, this.#path);
  }

  async #close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#file.close();
  }

  async #write(bytes: Buffer): Promise<void> {
    await this.#file.write(bytes, this.#length);
    this.#length += bytes.length;
  }
}

type Described = { readonly workspaceId: string; readonly end: HistoryEnd; readonly replaces?: number };

/**
 * Writes what `plan` describes as snapshot `number`, and reads it back before it counts. 'damaged' means that the
 * snapshot below it could not be read; an error of the disk is thrown. Either way nothing has changed.
 */
export async function writeSnapshot(
  fileSystem: FileSystem,
  folder: string,
  number: number,
  plan: Parts,
  described: Described,
): Promise<Snapshot | 'damaged'> {
  const snapshot = await SnapshotFile.begin(fileSystem, folder, headerOf(plan, described));
  try {
    for (let part = 0; part < plan.parts.length; part += 1) {
      const lines = await linesOfPart(fileSystem, plan, part);
      if (lines === 'damaged') return 'damaged';
      await snapshot.add(lines);
    }
    return await snapshot.finish(number);
  } finally {
    await snapshot.abandon();
  }
}

function headerOf(plan: Parts, described: Described): SnapshotHeader {
  const places = plan.parts.flat();
  const partitions = places.filter((place) => place.kind === 'partition').length;
  return snapshotHeader(described, { partitions, sheets: places.length - partitions });
}

export function snapshotHeader(described: Described, counts: SnapshotHeader['counts']): SnapshotHeader {
  return { format: 'rostrum-snapshot', version: dataVersion, ...described, counts };
}

/** A disk may say that it has written and not have: older files are deleted only after every line was read again. */
async function readBack(fileSystem: FileSystem, folder: string, number: number): Promise<Snapshot> {
  const snapshot = await openSnapshot(fileSystem, folder, number);
  if (snapshot === 'damaged' || !(await isEveryLineReadable(fileSystem, snapshot)))
    throw new FileError('the snapshot reads back damaged');
  return snapshot;
}

/**
 * Deletes what two newer generations have made unnecessary. The newest snapshot must have been read back: it and
 * the one before stay, with every segment from there on, and as many older ones as hold the newest `keptEntries`. The mirror's
 * copy of a segment goes with it, so that no start takes it for one that is missing. Gives after which number the entries
 * begin then; null where that cannot be read.
 */
export async function prune(
  fileSystem: FileSystem,
  folder: string,
  keep: { readonly end: HistoryEnd; readonly entries: number; readonly snapshot: number | null },
): Promise<number | null> {
  const { segments, snapshots } = await journalFilesIn(fileSystem, folder);
  const [, previous] = snapshots;
  const begins = async (number: number | undefined): Promise<number | null> => {
    if (number === undefined) return null;
    const before = sequenceBefore(await readFirstLine(fileSystem, join(folder, segmentName(number))));
    return Number.isFinite(before) ? before : null;
  };
  if (previous === undefined) return begins(segments[0]);
  for (const number of snapshots.slice(2)) {
    if (number !== keep.snapshot) await removeQuietly(fileSystem, join(folder, snapshotName(number)));
  }
  const oldest = keep.snapshot === null ? previous : Math.min(previous, keep.snapshot);
  for (const [index, number] of segments.entries()) {
    const next = segments[index + 1];
    if (number >= oldest || next === undefined) return begins(number);
    // One that cannot be read is taken for the newest, so that nothing is deleted for it.
    const firstLine = await readFirstLine(fileSystem, join(folder, segmentName(next)));
    if (sequenceBefore(firstLine) > keep.end.sequence - keep.entries) return begins(number);
    for (const place of [mirrorFolder(folder), folder])
      await removeQuietly(fileSystem, join(place, segmentName(number)));
  }
  return null;
}
