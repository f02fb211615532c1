import { type Holdings, type PackedSheet, type Partition, unpackSheet } from '../../shared/changes/partition.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import { fittingSheet } from '../../shared/integrity/attendance-damage.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { isObject } from '../../shared/domain/entity.ts';
import type { FileSystem } from '../files/file-system.ts';
import { decodeLine } from '../journal/segments.ts';
import { type CapturedHoldings, contentIn, type LineLocation, linesOfPart } from '../journal/snapshot.ts';
import { type BackupCode, readBackup } from './backup-reading.ts';

/** Everything of a journal or of a backup in memory, with the sheets whose size did not fit and was made to. */
export type ReadHoldings = Holdings & { readonly misfits: readonly PackedSheet[] };

class HoldingsCollection implements ReadHoldings {
  readonly partitions = new Map<string, Partition>();
  readonly sheets = new Map<string, AttendanceSheet>();
  readonly misfits: PackedSheet[] = [];

  /** False for a line that says nothing that this version understands. */
  take(stored: object | null, version?: number): boolean {
    if (isObject(stored) && 'sheet' in stored) {
      const fitting = fittingSheet(stored['sheet']);
      if (fitting === null) return false;
      this.sheets.set(fitting.sheet.workshopId, unpackSheet(fitting.sheet));
      if (!fitting.isWhole) this.misfits.push(fitting.sheet);
      return true;
    }
    const content = contentIn(stored, version);
    if (content === null || !('partition' in content)) return false;
    this.partitions.set(content.partition.key, content.partition);
    return true;
  }
}

/** Everything of a journal at one moment; null where a part of it cannot be read. Errors of the disk are thrown. */
export async function readCaptured(
  fileSystem: FileSystem,
  { plan }: Pick<CapturedHoldings, 'plan'>,
): Promise<ReadHoldings | null> {
  const holdings = new HoldingsCollection();
  for (let part = 0; part < plan.parts.length; part += 1) {
    const lines = await linesOfPart(fileSystem, plan, part);
    if (lines === 'damaged') return null;
    if (!lines.every(({ line }) => holdings.take(decodeLine(line)))) return null;
    // Other work goes first.
    await fileSystem.wait(0);
  }
  return holdings;
}

/**
 * One partition of a journal at one moment; undefined where there is none of that key, 'damaged' where it cannot be read.
 * Errors of the disk are thrown.
 */
export async function readCapturedPartition(
  fileSystem: FileSystem,
  { plan }: Pick<CapturedHoldings, 'plan'>,
  key: string,
): Promise<Partition | undefined | 'damaged'> {
  const isWanted = (place: LineLocation): boolean => place.kind === 'partition' && place.key === key;
  const part = plan.parts.findIndex((places) => places.some(isWanted));
  if (part < 0) return undefined;
  const lines = await linesOfPart(fileSystem, plan, part);
  const line = lines === 'damaged' ? undefined : lines.find(isWanted)?.line;
  const content = line === undefined ? null : contentIn(decodeLine(line));
  return content !== null && 'partition' in content ? content.partition : 'damaged';
}

/** Everything of a backup, which is checked on the way. Fails with the codes of `readBackup`. */
export async function readBackupHoldings(
  fileSystem: FileSystem,
  path: string,
  application: string,
): Promise<Result<ReadHoldings, BackupCode>> {
  const holdings = new HoldingsCollection();
  let isReadable = true;
  const read = await readBackup(fileSystem, path, application, async (line, header) => {
    if (line.kind === 'content') isReadable &&= holdings.take(line.content, header.version);
  });
  if (!read.ok) return read;
  return isReadable ? success(holdings) : failure('backup-damaged', { line: 0 });
}
