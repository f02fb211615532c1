import { join } from 'node:path';
import type { HistoryEnd, StoredEntry } from '../../shared/changes/entry.ts';
import type { History, SerialQueue } from './history.ts';
import { journalFilesIn, readCopy, segmentName, setAsideIfPossible, snapshotName } from './journal-files.ts';
import type { OpenedJournal } from './journal.ts';
import { mirrorFolder } from './mirror.ts';
import { examineOldHistory, healOldHistory, mendOldHistory, oldestKept, type OldHistory } from './old-segments.ts';
import { prune } from './snapshot-writing.ts';
import { isEveryLineReadable, openSnapshot } from './snapshot.ts';
import type { Standby } from './standby.ts';
import type { Observation } from './witness.ts';

/** What is looked after of a journal. */
type KeptJournal = {
  readonly opened: OpenedJournal;
  readonly queue: SerialQueue;
  readonly standby: Standby;
  readonly history: () => History;
  /** The segment that is being written, up to what was acknowledged. */
  readonly written: () => { readonly number: number; readonly length: number } | null;
  /** What the witness is to say; null while somebody has to decide. */
  readonly observed: () => Observation | null;
  /** Writes what was appended into mirror and witness. */
  readonly copyNow: () => Promise<void>;
  /** Takes a snapshot, so that there are two of them again. */
  readonly takeSnapshot: () => Promise<void>;
};

/** Gives entries up to a number that lie elsewhere, which may stand for what is missing. */
type Elsewhere = (sequence: number) => Promise<readonly StoredEntry[]>;

/** Looks at the copies of a journal that is written on meanwhile. */
const mostAttempts = 3;

const nowhere: Elsewhere = () => Promise.resolve([]);

/** What is not in order of what no start needs while everything else is whole. */
export type KeptFiles = {
  /** Null where there is no snapshot, and every entry is needed. */
  readonly history: OldHistory | null;
  /** The names of snapshots before the newest one that cannot be read. */
  readonly snapshots: readonly string[];
  /** The numbers of segments of which the mirror has other bytes, fewer, or none. */
  readonly copies: readonly number[];
  /** Whether the witness is missing, damaged, or says something else than what is here. */
  readonly isWitnessOff: boolean;
};

/**
 * Looks after what stands ready for the day on which something else is damaged, and after the entries before the newest
 * snapshot: damage there is met by nobody until it is needed.
 */
export class Upkeep {
  readonly #journal: KeptJournal;
  /** After which number the entries begin that are kept for Undo; null where nobody could look. */
  oldest: number | null;
  #hasMended = false;
  #areCopiesHeld: boolean;
  /** Segments from this number on were begun since the start. */
  readonly #firstNew: number;

  constructor(journal: KeptJournal) {
    this.#journal = journal;
    this.oldest = journal.opened.oldest;
    this.#areCopiesHeld = !journal.opened.settings.keepsCopies;
    this.#firstNew = journal.opened.segments.next;
  }

  /** Changes nothing. `elsewhere` is asked only where entries are missing. */
  async examine(elsewhere = nowhere): Promise<KeptFiles> {
    const history = await this.examineHistory(elsewhere);
    const broken = new Set(history?.broken.map(({ number }) => number));
    const { copies, isWitnessOff } = await this.#copiesLookedAt();
    const left = copies.filter((number) => !broken.has(number));
    return { history, snapshots: await this.#damagedSnapshots(), copies: left, isWitnessOff };
  }

  /** Copies are a moment behind by nature, while somebody works; where they are held, it is what was found that counts. */
  async #copiesLookedAt(): Promise<Pick<KeptFiles, 'copies' | 'isWitnessOff'>> {
    for (let attempt = 1; ; attempt += 1) {
      const isCopied = !this.#areCopiesHeld && this.#journal.opened.lock.closedFor === null;
      if (isCopied) await this.#journal.copyNow();
      const found = { copies: await this.#differingCopies(), isWitnessOff: await this.#isWitnessOff() };
      const isSound = found.copies.length === 0 && !found.isWitnessOff;
      if (isSound || !isCopied || attempt === mostAttempts) return found;
    }
  }

  /** Where nothing was ever saved there is nothing for a witness to say. */
  async #isWitnessOff(): Promise<boolean> {
    const { observed, standby, opened } = this.#journal;
    const seen = observed();
    if (seen === null || (seen.end.sequence === 0 && opened.testimony === null)) return false;
    return !(await standby.isWitnessSound(seen));
  }

  /** The `history` of `examine` alone. */
  async examineHistory(elsewhere = nowhere): Promise<KeptFiles['history']> {
    const found = await this.#historyWith([]);
    if (found === null || found.missing.length === 0) return found;
    const more = await elsewhere(found.from.sequence);
    return more.length === 0 ? found : this.#historyWith(more);
  }

  async #historyWith(more: readonly StoredEntry[]): Promise<KeptFiles['history']> {
    const { fileSystem, folder, settings } = this.#journal.opened;
    const { base, end, entries: later } = this.#journal.history();
    const looking = { keptAfter: end.sequence - settings.keptEntries, oldest: this.oldest, more, later };
    return base === null ? null : examineOldHistory(fileSystem, folder, base, looking);
  }

  /**
   * Puts right what can be, with `more` entries from elsewhere. What was damaged is kept aside, but for copies of what is whole.
   * Throws errors of the disk.
   */
  async mend(more: readonly StoredEntry[] = []): Promise<void> {
    const { opened, queue, standby, history, written, takeSnapshot, observed } = this.#journal;
    const { fileSystem, folder } = opened;
    const old = await this.examineHistory(() => Promise.resolve(more));
    const snapshots = await this.#damagedSnapshots();
    await queue.take(async () => {
      const { base } = history();
      if (base !== null && old !== null) await mendOldHistory(fileSystem, folder, base, old);
      for (const name of snapshots) await setAsideIfPossible(fileSystem, folder, name);
    });
    if (old !== null) this.oldest = this.#oldestAfter(old.from.sequence);
    if (snapshots.length > 0) await takeSnapshot();
    // What was healed may have been taken from a copy that is damaged elsewhere.
    const renewed = (await this.#isWitnessOff()) ? observed() : null;
    await standby.renew(await this.#differingCopies(), written(), renewed);
    this.#areCopiesHeld = false;
  }

  /**
   * After a snapshot up to `end`: deletes what is kept no longer, and mends segments of which the damage has been told when the
   * journal was opened, so that no later start tells it again. `reading` is a snapshot that is being read, null where none is.
   */
  async followSnapshot(end: HistoryEnd, reading: number | null): Promise<void> {
    const { fileSystem, folder, settings, mended } = this.#journal.opened;
    const from = await prune(fileSystem, folder, { end, entries: settings.keptEntries, snapshot: reading });
    if (from !== null && this.oldest !== null) this.oldest = Math.max(this.oldest, this.#oldestAfter(from));
    if (mended === null || this.#hasMended) return;
    this.#hasMended = true;
    await this.#journal.queue.take(() => this.#healHistory());
  }

  async #healHistory(): Promise<void> {
    const { fileSystem, folder } = this.#journal.opened;
    const { base } = this.#journal.history();
    const old = await this.examineHistory();
    if (base !== null && old !== null) await healOldHistory(fileSystem, folder, base, old);
  }

  #oldestAfter(from: number): number {
    const { opened, history } = this.#journal;
    return oldestKept(from, this.oldest, history().end.sequence - opened.settings.keptEntries);
  }

  /** Those of another installation among them. */
  async #damagedSnapshots(): Promise<string[]> {
    const { fileSystem, folder } = this.#journal.opened;
    const { base } = this.#journal.history();
    if (base === null) return [];
    const { snapshots } = await journalFilesIn(fileSystem, folder);
    const damaged: string[] = [];
    for (const number of snapshots.filter((each) => each < base.number)) {
      const snapshot = await openSnapshot(fileSystem, folder, number).catch(() => 'damaged' as const);
      const isOwn = snapshot !== 'damaged' && snapshot.header.workspaceId === base.header.workspaceId;
      const isWhole = isOwn && (await isEveryLineReadable(fileSystem, snapshot));
      if (!isWhole) damaged.push(snapshotName(number));
    }
    return damaged;
  }

  async #differingCopies(): Promise<number[]> {
    const { opened, written } = this.#journal;
    const { fileSystem, folder } = opened;
    const { segments } = await journalFilesIn(fileSystem, folder);
    const last = written();
    const differing: number[] = [];
    for (const number of segments.filter((each) => !this.#areCopiesHeld || each < this.#firstNew)) {
      const bytes = await readCopy(fileSystem, join(folder, segmentName(number)));
      if (bytes === null) continue;
      const own = number === last?.number ? bytes.subarray(0, last.length) : bytes;
      const copy = await readCopy(fileSystem, join(mirrorFolder(folder), segmentName(number)));
      if (copy === null || !own.equals(copy)) differing.push(number);
    }
    return differing;
  }
}
