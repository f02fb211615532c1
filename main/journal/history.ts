import { join } from 'node:path';
import { beginning, type HistoryEnd, readEntry, type StoredEntry } from '../../shared/changes/entry.ts';
import { touchedBy } from '../../shared/changes/partition.ts';
import type { FileSystem } from '../files/file-system.ts';
import { journalFilesIn, segmentName } from './journal-files.ts';
import { scanSegment } from './segments.ts';
import type { Snapshot } from './snapshot.ts';

/** What the journal knows without asking the disk: the snapshot's index, the entries after it, and where it all ends. */
export class History {
  #base: Snapshot | null;
  #entries: StoredEntry[];
  readonly #partitions: Set<string>;
  readonly #sheets: Set<string>;

  constructor(base: Snapshot | null, entries: readonly StoredEntry[]) {
    this.#base = base;
    this.#entries = [];
    this.#partitions = new Set(base?.partitions.keys());
    this.#sheets = new Set(base?.sheets.keys());
    this.extend(entries);
  }

  get base(): Snapshot | null {
    return this.#base;
  }

  /** After the base, as they were written. */
  get entries(): readonly StoredEntry[] {
    return this.#entries;
  }

  get baseEnd(): HistoryEnd {
    return this.#base?.header.end ?? beginning;
  }

  get end(): HistoryEnd {
    return historyEndOf(this.#entries.at(-1) ?? this.baseEnd);
  }

  get counts(): { readonly partitions: number; readonly sheets: number } {
    return { partitions: this.#partitions.size, sheets: this.#sheets.size };
  }

  extend(entries: readonly StoredEntry[]): void {
    for (const entry of entries) {
      this.#entries.push(entry);
      const touched = touchedBy(readEntry(entry).changes);
      for (const key of touched.partitions) this.#partitions.add(key);
      for (const workshopId of touched.sheets) this.#sheets.add(workshopId);
    }
  }

  /** The hash of an entry after the base. */
  hashAt(sequence: number): string | undefined {
    return this.#entries[sequence - this.baseEnd.sequence - 1]?.hash;
  }

  /** A snapshot now stands for the entries up to its end. */
  compact(snapshot: Snapshot): void {
    this.#entries = this.#entries.filter((entry) => entry.sequence > snapshot.header.end.sequence);
    this.#base = snapshot;
  }
}

export function historyEndOf({ sequence, hash }: HistoryEnd): HistoryEnd {
  return { sequence, hash };
}

/** At most `count` of the entries up to `end`, from segments that a snapshot has made unnecessary but that are kept. */
export async function olderEntries(
  fileSystem: FileSystem,
  folder: string,
  end: HistoryEnd,
  count: number,
): Promise<StoredEntry[]> {
  const { segments } = await journalFilesIn(fileSystem, folder);
  let found: StoredEntry[] = [];
  let until = end;
  for (const number of segments.toReversed()) {
    if (found.length >= count || until.sequence === 0) break;
    const scan = scanSegment(await fileSystem.readFile(join(folder, segmentName(number))), until);
    if (scan.from.sequence >= until.sequence) continue;
    const entries = scan.entries.slice(0, until.sequence - scan.from.sequence);
    // Older ones than a gap would be older than the user remembers: nothing after it, nothing before it.
    if (entries.at(-1)?.hash !== until.hash) break;
    found = [...entries, ...found];
    until = scan.from;
  }
  return found.slice(-count);
}
