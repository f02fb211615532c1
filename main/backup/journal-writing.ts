import { join } from 'node:path';
import type { HistoryEnd, StoredEntry } from '../../shared/changes/entry.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { syncFolder, writeFileAtomically } from '../files/atomic-file.ts';
import { errorOf } from '../files/file-failure.ts';
import type { FileSystem, OpenFile } from '../files/file-system.ts';
import { segmentName, snapshotName } from '../journal/journal-files.ts';
import { openJournal } from '../journal/journal.ts';
import { encodeLine, type SegmentHeader, type SnapshotHeader } from '../journal/segments.ts';
import { type ByteRange, type Content, encodeIndex, type LineLocation } from '../journal/snapshot.ts';
import { restoredMark } from './journal-exchange.ts';

/** The snapshot of a journal that is written whole, and before it the segment with the newest entries, for Undo. */
const [segmentNumber, snapshotNumber] = [1, 2];

type Described = Pick<SnapshotHeader, 'workspaceId' | 'end' | 'counts'>;
type Recent = { readonly from: HistoryEnd; readonly entries: readonly StoredEntry[] };

/**
 * Writes a whole journal into a new folder: `fill` gives its contents one by one and then the newest entries. It is marked as
 * restored, so that the page rebuilds its store, and opened once: false where it does not hold what `described` says.
 */
export async function writeJournalFolder(
  fileSystem: FileSystem,
  folder: string,
  described: Described,
  fill: (add: (content: Content) => Promise<void>) => Promise<Recent>,
): Promise<boolean> {
  await fileSystem.makeFolder(folder);
  const snapshot = new SnapshotFile(await fileSystem.open(join(folder, snapshotName(snapshotNumber)), 'wx'));
  let recent: Recent;
  try {
    // The witness knows the history that this one replaces, and where that began.
    const replaces = segmentNumber;
    await snapshot.begin({ format: 'rostrum-snapshot', version: dataVersion, ...described, replaces });
    recent = await fill((content) => snapshot.add(content));
    await snapshot.finish();
  } finally {
    await snapshot.close();
  }
  await writeSegment(fileSystem, folder, described.workspaceId, recent);
  const mark = Buffer.from(JSON.stringify({ end: described.end }));
  const marked = await writeFileAtomically(join(folder, restoredMark), mark, { fileSystem });
  if (!marked.ok) throw errorOf(marked.failure);
  await syncFolder(fileSystem, folder);
  return opensWhole(fileSystem, folder, described);
}

/** A snapshot that is written line by line, as its lines come. */
class SnapshotFile {
  readonly #file: OpenFile;
  readonly #places: (LineLocation & ByteRange)[] = [];
  #length = 0;
  #waiting: Buffer[] = [];
  #waitingLength = 0;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  async begin(header: SnapshotHeader): Promise<void> {
    await this.#put(encodeLine(header));
  }

  async add(content: Content): Promise<void> {
    const line = encodeLine(content);
    const place: LineLocation =
      'partition' in content
        ? { kind: 'partition', key: content.partition.key }
        : { kind: 'sheet', key: content.sheet.workshopId };
    this.#places.push({ ...place, offset: this.#length, length: line.length });
    await this.#put(line);
  }

  async finish(): Promise<void> {
    await this.#put(encodeIndex(this.#places, this.#length));
    await this.#flush();
    await this.#file.sync();
  }

  close(): Promise<void> {
    return this.#file.close().catch(() => undefined);
  }

  async #put(bytes: Buffer): Promise<void> {
    this.#waiting.push(bytes);
    this.#waitingLength += bytes.length;
    this.#length += bytes.length;
    if (this.#waitingLength >= pieceLength) await this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#waiting);
    await this.#file.write(bytes, this.#length - bytes.length);
    this.#waiting = [];
    this.#waitingLength = 0;
  }
}

const pieceLength = 1024 * 1024;

async function writeSegment(
  fileSystem: FileSystem,
  folder: string,
  workspaceId: string,
  { from, entries }: Recent,
): Promise<void> {
  if (entries.length === 0) return;
  const header: SegmentHeader = { format: 'rostrum-journal', version: dataVersion, workspaceId, from };
  const bytes = Buffer.concat([encodeLine(header), ...entries.map((entry) => encodeLine(entry))]);
  const written = await writeFileAtomically(join(folder, segmentName(segmentNumber)), bytes, { fileSystem });
  if (!written.ok) throw errorOf(written.failure);
}

async function opensWhole(
  fileSystem: FileSystem,
  folder: string,
  { end: expected, counts }: Described,
): Promise<boolean> {
  const journal = await openJournal(folder, fileSystem);
  if (!journal.ok) return false;
  try {
    const { end, partitions, sheets, mended } = journal.value.status();
    for (let part: number | null = 0; part !== null;) {
      const read: Awaited<ReturnType<typeof journal.value.read>> = await journal.value.read(part);
      if (!read.ok) return false;
      part = read.value.next;
    }
    const areCounted = partitions === counts.partitions && sheets === counts.sheets;
    return areCounted && end.hash === expected.hash && end.sequence === expected.sequence && mended === null;
  } finally {
    await journal.value.close();
  }
}
