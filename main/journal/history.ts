import { join } from 'node:path';
import { beginning, follows, type HistoryEnd, readEntry, type StoredEntry } from '../../shared/changes/entry.ts';
import { touchedBy } from '../../shared/changes/partition.ts';
import { unfoundedRedactions } from '../../shared/redaction/redaction.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { AppendCode, Journal, NoJournalCode, OpenedJournal } from './journal.ts';
import { isUnreadable, unwritable } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { type JournalFiles, journalFilesIn, type SegmentContents, segmentName } from './journal-files.ts';
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
    const entry = this.#entries[sequence - this.baseEnd.sequence - 1];
    // Where entries are missing, those behind them lie further to the front.
    return (entry?.sequence === sequence ? entry : this.#entries.find((each) => each.sequence === sequence))?.hash;
  }

  /** A snapshot now stands for the entries up to its end. */
  compact(snapshot: Snapshot): void {
    this.#entries = this.#entries.filter((entry) => entry.sequence > snapshot.header.end.sequence);
    this.#base = snapshot;
  }
}

/** When the next snapshot is due: by the bytes of entries, or by the entries, since the last one. */
export class SnapshotSchedule {
  readonly #every: { readonly bytes: number; readonly entries: number };
  #due: { readonly bytes: number; readonly entries: number };
  /** Of the entries since the last one. */
  bytes: number;

  constructor({ settings, bytes, mended }: Pick<OpenedJournal, 'settings' | 'bytes' | 'mended'>) {
    this.#every = { bytes: settings.snapshotBytes, entries: settings.snapshotEntries };
    this.#due = this.#every;
    this.bytes = bytes;
    // After damage a fresh snapshot puts everything on healthy ground, and the same damage is not found again.
    if (mended === 'damaged-entries' || mended === 'snapshot-older') this.makeDue();
  }

  isDue(entries: number): boolean {
    return this.bytes >= this.#due.bytes || entries >= this.#due.entries;
  }

  makeDue(): void {
    this.#due = { bytes: 0, entries: 0 };
  }

  /** Until as much has come once more. */
  postpone(entries: number): void {
    this.#due = { bytes: this.bytes + this.#every.bytes, entries: entries + this.#every.entries };
  }

  /** There is a new one, after which entries of so many bytes have come. */
  restart(bytes: number): void {
    this.bytes = bytes;
    this.#due = this.#every;
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
    const bytes = await readSegment(fileSystem, join(folder, segmentName(number)));
    if (bytes === null) continue;
    const scan = scanSegment(bytes, until);
    if (scan.from.sequence >= until.sequence) continue;
    const entries = scan.entries.slice(0, until.sequence - scan.from.sequence);
    // What comes before a gap is not given: entries without those between them cannot be undone.
    if (entries.at(-1)?.hash !== until.hash) break;
    found = [...entries, ...found];
    until = scan.from;
  }
  return found.slice(-count);
}

/** Null where it cannot be read. Trouble of the moment is thrown. */
async function readSegment(fileSystem: FileSystem, path: string): Promise<Buffer | null> {
  try {
    return await fileSystem.readFile(path);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return null;
  }
}

const digestField = '"digest":';

/** Entries of the whole kept history from which values are missing, though nobody was erased after them. */
export async function emptiedIn(
  fileSystem: FileSystem,
  folder: string,
  base: Snapshot | null,
  entries: readonly StoredEntry[],
  { segments }: Pick<JournalFiles, 'segments'>,
  contents: SegmentContents,
): Promise<number[]> {
  // Almost always there is no digest, and the entries before the base need not be parsed.
  let hasDigest = false;
  for (const number of segments) hasDigest ||= (await contents.of(number)).includes(digestField);
  if (!hasDigest) return [];
  const end = base?.header.end ?? beginning;
  const older = await olderEntries(fileSystem, folder, end, Infinity);
  return unfoundedRedactions([...older, ...entries]);
}

/** The hash of an entry of `history`, wherever it lies; undefined where no file holds it any more. */
export async function hashIn(
  fileSystem: FileSystem,
  folder: string,
  history: History,
  sequence: number,
): Promise<string | undefined> {
  const { baseEnd } = history;
  if (sequence > baseEnd.sequence) return history.hashAt(sequence);
  if (sequence === baseEnd.sequence) return baseEnd.hash;
  const older = await olderEntries(fileSystem, folder, baseEnd, baseEnd.sequence - sequence + 1);
  return older.find((entry) => entry.sequence === sequence)?.hash;
}

/** The last of `entries` that follow each other without a gap. */
export function unbroken(entries: readonly StoredEntry[]): StoredEntry[] {
  const gap = entries.findLastIndex((entry, at) => at > 0 && entry.sequence !== (entries[at - 1]?.sequence ?? 0) + 1);
  return entries.slice(Math.max(0, gap));
}

type Answer = Result<{ end: HistoryEnd }, AppendCode>;
type Request = { readonly entries: readonly StoredEntry[]; readonly answer: (answer: Answer) => void };

/** What the queue needs of the journal. */
type AppendTarget = {
  readonly folder: string;
  end(): HistoryEnd;
  hashAt: HashAt;
  /** Puts the entries on the disk, and then into the history. */
  write(entries: readonly StoredEntry[]): Promise<Result<void, AppendCode>>;
};

/** Appends that arrive while one is being written go to the disk together: one flush serves them all. */
export class AppendQueue {
  readonly #queue: SerialQueue;
  readonly #target: AppendTarget;
  #waiting: Request[] = [];

  constructor(queue: SerialQueue, target: AppendTarget) {
    this.#queue = queue;
    this.#target = target;
  }

  append(entries: readonly StoredEntry[]): Promise<Answer> {
    return new Promise((answer) => {
      this.#waiting.push({ entries, answer });
      void this.#queue.take(() => this.#writeWaiting());
    });
  }

  async #writeWaiting(): Promise<void> {
    const requests = this.#waiting;
    this.#waiting = [];
    try {
      await this.#commit(requests);
    } catch (error) {
      // An answer that has been given is not taken back by a second one.
      for (const { answer } of requests) answer(unwritable(this.#target.folder, error));
    }
  }

  async #commit(requests: readonly Request[]): Promise<void> {
    const fresh = new Map<number, StoredEntry>();
    const admitted: { readonly answer: Request['answer']; readonly end: HistoryEnd }[] = [];
    let end = this.#target.end();
    for (const { entries, answer } of requests) {
      const found = await newAmong(
        entries,
        end,
        async (sequence) => fresh.get(sequence)?.hash ?? (await this.#target.hashAt(sequence)),
      );
      if (found === null) {
        answer(failure('journal-out-of-order'));
        continue;
      }
      for (const entry of found.fresh) fresh.set(entry.sequence, entry);
      end = found.end;
      admitted.push({ answer, end });
    }
    const written = fresh.size === 0 ? success(undefined) : await this.#target.write([...fresh.values()]);
    for (const { answer, end: reached } of admitted) answer(written.ok ? success({ end: reached }) : written);
  }
}

/** The hash of an entry that the journal already holds; undefined for one that it does not, or no longer, know. */
type HashAt = (sequence: number) => Promise<string | undefined>;

/**
 * Those of `entries` that are new after `end`; null when they do not follow. An entry that is already held is accepted
 * again, since the page repeats what it has not heard about: a crash may have come between the disk and the answer.
 */
async function newAmong(
  entries: readonly StoredEntry[],
  end: HistoryEnd,
  hashAt: HashAt,
): Promise<{ readonly fresh: readonly StoredEntry[]; readonly end: HistoryEnd } | null> {
  const fresh: StoredEntry[] = [];
  let reached = end;
  for (const entry of entries) {
    if (entry.sequence <= end.sequence) {
      if (fresh.length > 0 || (await hashAt(entry.sequence)) !== entry.hash) return null;
    } else {
      if (!follows(entry, reached)) return null;
      fresh.push(entry);
      reached = historyEndOf(entry);
    }
  }
  return { fresh, end: reached };
}

/** A serial queue: runs one piece of work at a time, in the order of the calls, so that nobody else changes the files. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/**
 * The journal of a folder, opened again when that has failed or when nothing could be written into the folder: another
 * process may have let go of it, a disk may have space again.
 */
export class ReopenedJournal {
  readonly #open: () => Promise<Result<Journal, NoJournalCode>>;
  #current: Result<Journal, NoJournalCode>;
  #opening: Promise<void> | null = null;

  private constructor(open: () => Promise<Result<Journal, NoJournalCode>>, first: Result<Journal, NoJournalCode>) {
    this.#open = open;
    this.#current = first;
  }

  static async open(open: () => Promise<Result<Journal, NoJournalCode>>): Promise<ReopenedJournal> {
    return new ReopenedJournal(open, await open());
  }

  get current(): Result<Journal, NoJournalCode> {
    return this.#current;
  }

  /** Tries again where there is something to be gained. */
  async reopen(): Promise<void> {
    if (this.#current.ok && this.#current.value.closedFor === null) return;
    this.#opening ??= this.#tryAgain().finally(() => (this.#opening = null));
    await this.#opening;
  }

  /** Closes the journal, lets `work` put another one in its place, and opens the one that is there then. */
  async exchange<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    await this.close();
    const outcome = await work();
    this.#current = await this.#open();
    return outcome;
  }

  async close(): Promise<void> {
    await this.#opening;
    if (this.#current.ok) await this.#current.value.close();
  }

  async #tryAgain(): Promise<void> {
    const before = this.#current;
    const next = await this.#open();
    if (before.ok && (!next.ok || next.value.closedFor !== null)) {
      if (next.ok) await next.value.close();
      return;
    }
    this.#current = next;
    if (before.ok) await before.value.close();
  }
}
