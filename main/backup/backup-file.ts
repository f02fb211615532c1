import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import {
  BackupCount,
  type BackupHeader,
  type BackupInfo,
  type BackupKind,
  type BackupSummary,
} from '../../shared/backup/backup-info.ts';
import type { HistoryEnd, StoredEntry } from '../../shared/changes/entry.ts';
import { localTime, localTimeZone } from '../../shared/time/instant.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { removeQuietly, renamePatiently, syncFolder } from '../files/atomic-file.ts';
import { FileError } from '../files/file-failure.ts';
import type { FileSystem, OpenFile } from '../files/file-system.ts';
import { setFolderAside } from '../journal/journal-files.ts';
import { encodeLine } from '../journal/segments.ts';
import { type CapturedHoldings, contentOf, linesOfPart } from '../journal/snapshot.ts';
import { encodeLastLine, readBackup } from './backup-reading.ts';

export const backupEnding = '.rostrum-backup';
/** Ends the name of a backup that is being written, or that was left when its disk went away. */
export const partialEnding = '.partial';

/** What goes into a backup. */
export type BackupSource = {
  readonly captured: CapturedHoldings;
  /** The newest entries up to the captured end, for Undo, and where the history stood before the first of them. */
  readonly recent: { readonly from: HistoryEnd; readonly entries: readonly StoredEntry[] };
  /** The settings of this computer that a new one is to have: who works there. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Names of the files of evidence, which lie beside the backup. */
  readonly evidence: readonly string[];
};

/** Who writes a backup, when and why. */
export type BackupMaking = {
  readonly application: string;
  readonly device: string;
  readonly kind: BackupKind;
  /** Instant in UTC. */
  readonly at: string;
  /** Waits between two pieces, so that other work goes first. */
  readonly pause: () => Promise<void>;
};

/** What was written, by the name that it has in its folder. */
export type WrittenBackup = { readonly name: string; readonly info: BackupInfo };

/**
 * Writes a backup into `folder`: as `<name>.partial`, flushed to the disk, then under its name, then read back line by line.
 * 'damaged' means that the journal could not be read; an error of the disk is thrown. Either way no backup of that name is
 * left.
 */
export async function writeBackup(
  fileSystem: FileSystem,
  folder: string,
  source: BackupSource,
  making: BackupMaking,
): Promise<WrittenBackup | 'damaged'> {
  const header = headerOf(source.captured, making);
  const name = backupName(header);
  const path = join(folder, name);
  const partial = `${path}${partialEnding}`;
  await removeQuietly(fileSystem, partial);
  try {
    const isWritten = await writePartial(fileSystem, partial, source, header, making.pause);
    if (!isWritten) return 'damaged';
    await setFolderAside(fileSystem, path);
    await renamePatiently(fileSystem, partial, path);
    await syncFolder(fileSystem, folder);
  } finally {
    await removeQuietly(fileSystem, partial);
  }
  const read = await readBackup(fileSystem, path, making.application, undefined, making.pause);
  if (read.ok) return { name, info: read.value };
  await removeQuietly(fileSystem, path);
  throw new FileError('the backup reads back damaged');
}

function headerOf({ workspaceId, end, plan }: CapturedHoldings, making: BackupMaking): BackupHeader {
  const places = plan.parts.flat();
  const partitions = places.filter((place) => place.kind === 'partition').length;
  return {
    format: 'rostrum-backup',
    version: dataVersion,
    application: making.application,
    workspaceId,
    end,
    counts: { partitions, sheets: places.length - partitions },
    madeAt: making.at,
    ...localTime(making.at),
    timeZone: localTimeZone(),
    device: making.device,
    kind: making.kind,
  };
}

/** Legal on every disk, also on memory sticks; sorted by name they are in the order of time. */
function backupName({ day, clock, device, end, madeAt }: BackupHeader): string {
  const seconds = madeAt.slice(17, 19);
  return `Rostrum ${day} ${clock.replace(':', '-')}-${seconds} ${device} ${end.sequence}${backupEnding}`;
}

async function writePartial(
  fileSystem: FileSystem,
  partial: string,
  { captured, recent, settings, evidence }: BackupSource,
  header: BackupHeader,
  pause: () => Promise<void>,
): Promise<boolean> {
  const writer = new LineWriter(await fileSystem.open(partial, 'wx'));
  try {
    await writer.write([encodeLine(header)]);
    const count = new BackupCount();
    for (let part = 0; part < captured.plan.parts.length; part += 1) {
      const lines = await linesOfPart(fileSystem, captured.plan, part);
      if (lines === 'damaged') return false;
      for (const { line } of lines) countLine(count, line);
      await writer.write(lines.map(({ line }) => line));
      await pause();
    }
    await writer.write([encodeLine({ from: recent.from })]);
    for (let first = 0; first < recent.entries.length; first += entriesAtOnce) {
      await writer.write(recent.entries.slice(first, first + entriesAtOnce).map((entry) => encodeLine({ entry })));
      await pause();
    }
    await writer.write([encodeLine({ settings })]);
    await writer.finish({ evidence }, count.summary(recent.entries.length, evidence.length));
    return true;
  } finally {
    await writer.close();
  }
}

const entriesAtOnce = 200;

function countLine(count: BackupCount, line: Buffer): void {
  const content = contentOf(line);
  if (content === null) return;
  if ('partition' in content) count.addPartition(content.partition);
  else count.addSheet(content.sheet);
}

/** Writes lines one after the other, flushed piece by piece, and keeps the hash over all of them. */
class LineWriter {
  readonly #file: OpenFile;
  readonly #hash: Hash = createHash('sha256');
  #length = 0;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  async write(lines: readonly Buffer[]): Promise<void> {
    const bytes = Buffer.concat(lines);
    await this.#file.write(bytes, this.#length);
    this.#hash.update(bytes);
    this.#length += bytes.length;
    // Little by little: one flush of everything at the end would keep an append of the journal waiting.
    await this.#file.datasync();
  }

  async finish(evidence: { readonly evidence: readonly string[] }, summary: BackupSummary): Promise<void> {
    const tailAt = this.#length;
    await this.write([encodeLine(evidence), encodeLine({ summary })]);
    await this.#file.write(encodeLastLine(this.#hash.digest('hex'), tailAt), this.#length);
    await this.#file.sync();
  }

  close(): Promise<void> {
    return this.#file.close().catch(() => undefined);
  }
}
