import { join } from 'node:path';
import { beginning, type Entry, type HistoryEnd } from '../../shared/changes/change.ts';
import type { JournalStatus } from '../../shared/host/contract.ts';
import type { FileSystem } from '../files/file-system.ts';
import { segmentName, type JournalFiles } from './file-names.ts';
import { scanSegment, type SegmentScan } from './segment-scan.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';

/** What the files say, before anything is mended. Reading it changes nothing on the disk. */
export type Findings = {
  /** Null before the first entry is written. */
  readonly workspaceId: string | null;
  readonly base: Snapshot | null;
  /** After the base. */
  readonly entries: readonly Entry[];
  readonly end: HistoryEnd;
  /** The segment that goes on being written. */
  readonly last: { readonly number: number; readonly scan: SegmentScan; readonly size: number } | null;
  readonly damagedSnapshots: readonly number[];
  /** Segments after a gap, which nothing leads up to. */
  readonly unreachable: readonly number[];
  /** Bytes of entries after the base, which decide when the next snapshot is due. */
  readonly bytes: number;
  readonly mended: JournalStatus['mended'];
};

/** Of the newest generation that is whole: a snapshot and all entries after it. */
export async function examine(
  fileSystem: FileSystem,
  folder: string,
  files: JournalFiles,
): Promise<Findings | 'damaged'> {
  const damagedSnapshots: number[] = [];
  for (const number of [...files.snapshots, null]) {
    const base = number === null ? null : await openSnapshot(fileSystem, folder, number);
    if (base !== 'damaged') {
      const replay = await replayOver(fileSystem, folder, base, files);
      if (replay !== null) return { ...replay, base, damagedSnapshots, mended: mendedOf(replay, damagedSnapshots) };
    }
    if (number !== null) damagedSnapshots.push(number);
  }
  return 'damaged';
}

type Replay = Omit<Findings, 'base' | 'damagedSnapshots' | 'mended'> & { readonly strays: boolean };

/** All entries after `base`; null when what leads on from it is missing. */
async function replayOver(
  fileSystem: FileSystem,
  folder: string,
  base: Snapshot | null,
  files: JournalFiles,
): Promise<Replay | null> {
  const start = base?.header.end ?? beginning;
  const following = files.segments.filter((number) => number >= (base?.number ?? 0));
  const replay = { workspaceId: base?.header.workspaceId ?? null, entries: [] as Entry[], bytes: 0, strays: false };
  let last: Findings['last'] = null;
  let unreachable: readonly number[] = [];
  for (const [index, number] of following.entries()) {
    const contents = await fileSystem.readFile(join(folder, segmentName(number)));
    const scan = scanSegment(contents, replay.entries.at(-1) ?? start);
    const isFirst = base === null && number === 1;
    if (!continues(scan, replay, start, isFirst)) {
      unreachable = following.slice(index);
      break;
    }
    replay.workspaceId ??= scan.header?.workspaceId ?? null;
    replay.entries.length = scan.from.sequence - start.sequence;
    for (const entry of scan.entries) replay.entries.push(entry);
    replay.bytes += scan.goodLength;
    replay.strays ||= scan.strays;
    last = { number, scan, size: contents.length };
  }
  const isEmpty = files.segments.length === 0 && files.snapshots.length === 0;
  if (last === null && base === null && !isEmpty) return null;
  const { sequence, hash } = replay.entries.at(-1) ?? start;
  return { ...replay, end: { sequence, hash }, last, unreachable };
}

/** Whether the segment goes on from a point that has been reached. Without its header, its first entry must prove it. */
function continues(
  { header, from, entries }: SegmentScan,
  replay: { readonly workspaceId: string | null; readonly entries: readonly Entry[] },
  start: HistoryEnd,
  isFirst: boolean,
): boolean {
  if (header === null) return isFirst || entries.length > 0;
  if (replay.workspaceId !== null && header.workspaceId !== replay.workspaceId) return false;
  const reached = from.sequence === start.sequence ? start : replay.entries[from.sequence - start.sequence - 1];
  return reached?.hash === from.hash;
}

function mendedOf(replay: Replay, damagedSnapshots: readonly number[]): Findings['mended'] {
  const rest = replay.last?.scan.rest ?? 'nothing';
  if (replay.unreachable.length > 0 || replay.strays || rest === 'damaged') return 'damaged-entries';
  if (damagedSnapshots.length > 0) return 'snapshot-older';
  return rest === 'torn' ? 'torn-tail' : null;
}
