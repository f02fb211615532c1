import type { HistoryEnd } from '../../shared/changes/entry.ts';
import type { PackedSheet, Partition } from '../../shared/changes/partition.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { reasonOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { History } from './history.ts';
import type { JournalReadingCode } from './journal.ts';
import {
  type Content,
  contentOf,
  linesOfPart,
  overSnapshot,
  type Parts,
  planParts,
  type Snapshot,
} from './snapshot.ts';

/** What a reading needs of the journal. */
type ReadJournal = {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  history(): History;
  /** Goes on without this snapshot, which is damaged; false where nothing else is whole. */
  fallBackFrom(snapshot: Snapshot | null): Promise<boolean>;
};

/** The contents of a part; `next` is null for the last. */
export type ReadPart = {
  readonly partitions: Partition[];
  readonly sheets: PackedSheet[];
  readonly next: number | null;
};

/** Reads everything that the journal holds, part by part, as it was when part 0 was read. */
export class JournalReader {
  readonly #journal: ReadJournal;
  /** What is being read; null where nothing is. */
  #reading: Parts | null = null;

  constructor(journal: ReadJournal) {
    this.#journal = journal;
  }

  /** The number of the snapshot that is being read; null where none is. */
  get snapshot(): number | null {
    return this.#reading?.base?.number ?? null;
  }

  async read(part: number): Promise<Result<ReadPart, JournalReadingCode>> {
    const { folder } = this.#journal;
    const reading = part === 0 || this.#reading === null ? this.#begin() : this.#reading;
    try {
      const contents = await this.#contentsOf(reading, part);
      if (contents === null) return failure('journal-damaged', { path: folder });
      const next = part + 1 < reading.parts.length ? part + 1 : null;
      if (next === null) this.#reading = null;
      const partitions = contents.flatMap((content) => ('partition' in content ? [content.partition] : []));
      const sheets = contents.flatMap((content) => ('sheet' in content ? [content.sheet] : []));
      return success({ partitions, sheets, next });
    } catch (error) {
      return failure('file-unreadable', { path: folder, reason: reasonOf(error) });
    }
  }

  #begin(): Parts {
    const { base, entries, end } = this.#journal.history();
    this.#reading = this.withFallBack(planParts(base, entries), end);
    return this.#reading;
  }

  /** The same parts, which go on over what is whole when their snapshot proves damaged. `end` is where they stand. */
  withFallBack(plan: Parts, end: HistoryEnd): Parts {
    let fallenBack: Promise<Parts | null> | null = null;
    const fallBack = async (): Promise<Parts | null> => {
      if (!(await this.#journal.fallBackFrom(plan.base))) return null;
      const { base, entries, baseEnd } = this.#journal.history();
      // A newer snapshot holds what came after these parts.
      if (baseEnd.sequence > end.sequence) return null;
      const until = entries.filter((entry) => entry.sequence <= end.sequence);
      return overSnapshot(plan, base, until);
    };
    return { ...plan, fallBack: () => (fallenBack ??= fallBack()) };
  }

  async #contentsOf(plan: Parts, part: number): Promise<Content[] | null> {
    const lines = await linesOfPart(this.#journal.fileSystem, plan, part);
    if (lines === 'damaged') return null;
    const contents = lines.map(({ line }) => contentOf(line));
    return contents.every((content) => content !== null) ? contents : null;
  }
}
