import { follows, type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import type { PackedSheet, Partition } from '../../shared/changes/partition.ts';
import type { JournalStatus } from '../../shared/host/contract.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { reasonOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { History, historyEndOf, olderEntries } from './history.ts';
import { journalFilesIn, snapshotName, unwritable } from './journal-files.ts';
import type { JournalSettings } from './journal.ts';
import { type Lock, releaseLock } from './lock.ts';
import { examine, setAside } from './recovery.ts';
import { encodeLine, type Segments } from './segments.ts';
import { prune, writeSnapshot } from './snapshot-writing.ts';
import {
  type CapturedHoldings,
  type Content,
  contentOf,
  linesOfPart,
  overSnapshot,
  type Parts,
  planParts,
  type Snapshot,
} from './snapshot.ts';

type OpenedJournal = {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  readonly lock: Lock;
  readonly settings: JournalSettings;
  readonly workspaceId: string;
  readonly history: History;
  readonly segments: Segments;
  readonly bytes: number;
  readonly damaged: readonly number[];
  readonly mended: JournalStatus['mended'];
};

type Reading = { readonly plan: Parts; readonly end: HistoryEnd };

/** The journal of a folder that has been examined, mended and locked. */
export class DiskJournal {
  readonly #opened: OpenedJournal;
  readonly #turns = new SerialQueue();
  readonly #queue: AppendQueue;
  #history: History;
  #mended: JournalStatus['mended'];
  #reading: Reading | null = null;
  /** Bytes of entries since the snapshot, and the amounts at which the next one is due. */
  #bytes: number;
  #due: { readonly bytes: number; readonly entries: number };
  #snapshotting: Promise<void> | null = null;
  #isClosed = false;

  constructor(opened: OpenedJournal) {
    this.#opened = opened;
    this.#history = opened.history;
    this.#mended = opened.mended;
    this.#bytes = opened.bytes;
    this.#due = this.#dueAfter(0, 0);
    // After damage a fresh snapshot puts everything on healthy ground, and the same damage is not found again.
    if (opened.mended === 'damaged-entries' || opened.mended === 'snapshot-older') this.#due = { bytes: 0, entries: 0 };
    this.#queue = new AppendQueue(this.#turns, {
      folder: opened.folder,
      end: () => this.#history.end,
      hashAt: (sequence) => this.#hashAt(sequence),
      write: (entries) => this.#write(entries),
    });
    this.#snapshotWhenDue();
  }

  get closedFor(): string | null {
    return this.#opened.lock.closedFor;
  }

  status(): JournalStatus {
    const damaged = [...this.#opened.damaged];
    return { end: this.#history.end, ...this.#history.counts, damaged, mended: this.#mended };
  }

  async append(entries: readonly StoredEntry[]): Promise<Result<{ end: HistoryEnd }>> {
    const { folder, lock } = this.#opened;
    const reason = this.#isClosed ? 'closing' : lock.closedFor;
    if (reason === 'no-space') return failure('disk-full', { path: folder });
    if (reason !== null) return failure('journal-unwritable', { path: folder, reason });
    const appended = await this.#queue.append(entries);
    this.#snapshotWhenDue();
    return appended;
  }

  async read(part: number): Promise<Result<{ partitions: Partition[]; sheets: PackedSheet[]; next: number | null }>> {
    const reading = part === 0 || this.#reading === null ? this.#beginReading() : this.#reading;
    try {
      let contents = await this.#contentsOfPart(reading, part);
      if (contents === null && (await this.#fallBackFrom(reading.plan.base)))
        contents = await this.#contentsOfPart(this.#continued(reading), part);
      if (contents === null) return failure('journal-damaged', { path: this.#opened.folder });
      const next = part + 1 < reading.plan.parts.length ? part + 1 : null;
      if (next === null) this.#reading = null;
      const partitions = contents.flatMap((content) => ('partition' in content ? [content.partition] : []));
      const sheets = contents.flatMap((content) => ('sheet' in content ? [content.sheet] : []));
      return success({ partitions, sheets, next });
    } catch (error) {
      return failure('file-unreadable', { path: this.#opened.folder, reason: reasonOf(error) });
    }
  }

  async recent(count: number): Promise<Result<{ entries: StoredEntry[] }>> {
    const { fileSystem, folder } = this.#opened;
    const { entries, baseEnd } = this.#history;
    try {
      const missing = count - entries.length;
      const older = missing > 0 ? await olderEntries(fileSystem, folder, baseEnd, missing) : [];
      return success({ entries: [...older, ...entries].slice(-count) });
    } catch (error) {
      return failure('file-unreadable', { path: folder, reason: reasonOf(error) });
    }
  }

  capture(): CapturedHoldings {
    const { base, entries, end } = this.#history;
    return { workspaceId: this.#opened.workspaceId, end, plan: planParts(base, entries) };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#snapshotting;
    await this.#turns.take(() => this.#opened.segments.close());
    await releaseLock(this.#opened.fileSystem, this.#opened.lock);
  }

  async #write(entries: readonly StoredEntry[]): Promise<Result<void>> {
    const bytes = Buffer.concat(entries.map((entry) => encodeLine(entry)));
    const written = await this.#opened.segments.append(bytes, this.#history);
    if (written.ok) {
      this.#history.extend(entries);
      this.#bytes += bytes.length;
    }
    return written;
  }

  async #hashAt(sequence: number): Promise<string | undefined> {
    const { fileSystem, folder } = this.#opened;
    const { baseEnd } = this.#history;
    if (sequence > baseEnd.sequence) return this.#history.hashAt(sequence);
    const older = await olderEntries(fileSystem, folder, baseEnd, baseEnd.sequence - sequence + 1);
    return older.find((entry) => entry.sequence === sequence)?.hash;
  }

  #beginReading(): Reading {
    const { base, entries, end } = this.#history;
    this.#reading = { plan: planParts(base, entries), end };
    return this.#reading;
  }

  /** The same reading over the snapshot that we have fallen back to. */
  #continued({ plan, end }: Reading): Reading {
    const entries = this.#history.entries.filter((entry) => entry.sequence <= end.sequence);
    this.#reading = { plan: overSnapshot(plan, this.#history.base, entries), end };
    return this.#reading;
  }

  async #contentsOfPart({ plan }: Reading, part: number): Promise<Content[] | null> {
    const lines = await linesOfPart(this.#opened.fileSystem, plan, part);
    if (lines === 'damaged') return null;
    const contents = lines.map(({ line }) => contentOf(line));
    return contents.every((content) => content !== null) ? contents : null;
  }

  #snapshotWhenDue(): void {
    const isDue = this.#bytes >= this.#due.bytes || this.#history.entries.length >= this.#due.entries;
    const isPossible = !this.#isClosed && this.#opened.lock.closedFor === null && this.#history.entries.length > 0;
    if (!isDue || !isPossible || this.#snapshotting !== null) return;
    // A snapshot only shortens the next start: when the disk refuses it, the entries are still all there.
    this.#snapshotting = this.#snapshot()
      .catch(() => undefined)
      .finally(() => {
        this.#snapshotting = null;
        // A large import may have come meanwhile; the next start should not have to go through it.
        this.#snapshotWhenDue();
      });
  }

  /** Entries go on being appended, to the next segment, while those before it are folded into a snapshot. */
  async #snapshot(): Promise<void> {
    const { fileSystem, folder, workspaceId, settings } = this.#opened;
    this.#due = this.#dueAfter(this.#bytes, this.#history.entries.length);
    const frozen = await this.#turns.take(() => this.#freeze());
    if (frozen === null) return;
    const snapshot = await writeSnapshot(fileSystem, folder, frozen.number, frozen.plan, {
      workspaceId,
      end: frozen.end,
    });
    if (snapshot === 'damaged') {
      if (await this.#fallBackFrom(frozen.plan.base)) this.#due = { bytes: 0, entries: 0 };
      return;
    }
    this.#history.compact(snapshot);
    this.#bytes = Math.max(0, this.#bytes - frozen.bytes);
    this.#due = this.#dueAfter(0, 0);
    const read = this.#reading?.plan.base?.number ?? null;
    await prune(fileSystem, folder, { end: frozen.end, entries: settings.keptEntries, snapshot: read });
  }

  async #freeze(): Promise<{ number: number; plan: Parts; end: HistoryEnd; bytes: number } | null> {
    const { base, entries, end } = this.#history;
    const begun = await this.#opened.segments.begin(end);
    return begun.ok ? { number: begun.value, plan: planParts(base, entries), end, bytes: this.#bytes } : null;
  }

  /** To the generation before, when the snapshot proves damaged where opening does not look. False when none is whole. */
  #fallBackFrom(snapshot: Snapshot | null): Promise<boolean> {
    const { fileSystem, folder } = this.#opened;
    return this.#turns.take(async () => {
      const damaged = snapshot?.number;
      if (damaged === undefined) return false;
      // Another reader has met the damage first, or a newer snapshot has come.
      if (this.#history.base?.number !== damaged) return true;
      const files = await journalFilesIn(fileSystem, folder);
      const older = { ...files, snapshots: files.snapshots.filter((number) => number < damaged) };
      const findings = await examine(fileSystem, folder, older);
      if (findings === 'damaged' || findings.end.hash !== this.#history.end.hash) return false;
      await setAside(fileSystem, folder, snapshotName(damaged));
      this.#history = new History(findings.base, findings.entries);
      this.#bytes = findings.bytes;
      this.#mended = 'snapshot-older';
      return true;
    });
  }

  #dueAfter(bytes: number, entries: number): { readonly bytes: number; readonly entries: number } {
    const { snapshotBytes, snapshotEntries } = this.#opened.settings;
    return { bytes: bytes + snapshotBytes, entries: entries + snapshotEntries };
  }
}

type Appended = Result<{ end: HistoryEnd }>;
type Request = { readonly entries: readonly StoredEntry[]; readonly answer: (appended: Appended) => void };

/** What the queue needs of the journal. */
type AppendTarget = {
  readonly folder: string;
  end(): HistoryEnd;
  hashAt: HashAt;
  /** Puts the entries on the disk, and then into the history. */
  write(entries: readonly StoredEntry[]): Promise<Result<void>>;
};

/** Appends that arrive while one is being written go to the disk together: one flush serves them all. */
class AppendQueue {
  readonly #turns: SerialQueue;
  readonly #ledger: AppendTarget;
  #waiting: Request[] = [];

  constructor(turns: SerialQueue, ledger: AppendTarget) {
    this.#turns = turns;
    this.#ledger = ledger;
  }

  append(entries: readonly StoredEntry[]): Promise<Appended> {
    return new Promise((answer) => {
      this.#waiting.push({ entries, answer });
      void this.#turns.take(() => this.#writeWaiting());
    });
  }

  async #writeWaiting(): Promise<void> {
    const requests = this.#waiting;
    this.#waiting = [];
    try {
      await this.#commit(requests);
    } catch (error) {
      // An answer that has been given is not taken back by a second one.
      for (const { answer } of requests) answer(unwritable(this.#ledger.folder, error));
    }
  }

  async #commit(requests: readonly Request[]): Promise<void> {
    const fresh = new Map<number, StoredEntry>();
    const admitted: { readonly answer: Request['answer']; readonly end: HistoryEnd }[] = [];
    let end = this.#ledger.end();
    for (const { entries, answer } of requests) {
      const found = await newAmong(
        entries,
        end,
        async (sequence) => fresh.get(sequence)?.hash ?? (await this.#ledger.hashAt(sequence)),
      );
      if (found === null) {
        answer(failure('journal-out-of-order'));
        continue;
      }
      for (const entry of found.fresh) fresh.set(entry.sequence, entry);
      end = found.end;
      admitted.push({ answer, end });
    }
    const written = fresh.size === 0 ? success(undefined) : await this.#ledger.write([...fresh.values()]);
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

/** One at a time, in the order of asking: whoever changes the journal's files waits for a turn. */
class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
