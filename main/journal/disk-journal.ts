import type { HistoryEnd, StoredEntry } from '../../shared/changes/entry.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { reasonOf, unwritable, type UnwritableCode } from '../files/file-failure.ts';
import { Dispute } from './dispute.ts';
import { AppendQueue, hashIn, History, olderEntries, SerialQueue, SnapshotSchedule, unbroken } from './history.ts';
import { setAsideIfPossible, snapshotName } from './journal-files.ts';
import type { AppendCode, JournalReadingCode, OpenedJournal } from './journal.ts';
import { releaseLock } from './lock.ts';
import type { Appended } from './mirror.ts';
import { type Adoption, Adoptions, moveAside, NewBase } from './new-base.ts';
import { JournalReader, type ReadPart } from './reading.ts';
import { examineWithout } from './recovery.ts';
import { encodeLine, Segments } from './segments.ts';
import { writeSnapshot } from './snapshot-writing.ts';
import {
  type CapturedHoldings,
  isEveryLineReadable,
  isSmall,
  type Parts,
  planParts,
  type Snapshot,
} from './snapshot.ts';
import { Standby } from './standby.ts';
import { Upkeep } from './upkeep.ts';
import type { Observation } from './witness.ts';

/** The journal of a folder that has been examined, mended and locked. */
export class DiskJournal {
  readonly #opened: OpenedJournal;
  readonly #queue = new SerialQueue();
  readonly #appends: AppendQueue;
  readonly #reader: JournalReader;
  readonly #standby: Standby;
  readonly #adoptions: Adoptions;
  readonly upkeep: Upkeep;
  readonly #openedAt = performance.now();
  readonly #dispute: Dispute;
  #workspaceId: string;
  #history: History;
  #segments: Segments;
  #mended: JournalStatus['mended'];
  #needsBase: boolean;
  /** Appended since the mirror was written. */
  #unmirrored: Appended[] = [];
  #copying: Promise<void> | null = null;
  readonly #schedule: SnapshotSchedule;
  #snapshotting: Promise<void> | null = null;
  #hasAppended = false;
  #isClosed = false;

  constructor(opened: OpenedJournal) {
    const { fileSystem, folder, history, witness } = opened;
    this.#opened = opened;
    this.#workspaceId = opened.workspaceId;
    this.#history = history;
    this.#segments = opened.segments;
    this.#mended = opened.mended;
    this.#needsBase = opened.needsBase;
    this.#dispute = new Dispute(opened, () => ({ workspaceId: this.#workspaceId, history: this.#history }));
    this.#standby = new Standby(fileSystem, folder, witness);
    this.#adoptions = new Adoptions(fileSystem, folder);
    this.#schedule = new SnapshotSchedule(opened);
    this.#appends = new AppendQueue(this.#queue, {
      folder,
      end: () => this.#history.end,
      hashAt: (sequence) => this.#hashAt(sequence),
      write: (entries) => this.#write(entries),
    });
    this.#reader = new JournalReader({
      fileSystem,
      folder,
      history: () => this.#history,
      fallBackFrom: async (snapshot) => {
        const isWhole = await this.#fallBackFrom(snapshot);
        // What was put together from several copies is written down at once, so that no later start has to do it again.
        if (isWhole && this.#needsBase && this.#dispute.missing.length === 0) await this.#goOn(!this.#dispute.isOpen);
        return isWhole;
      },
    });
    this.upkeep = new Upkeep({
      opened,
      queue: this.#queue,
      standby: this.#standby,
      history: () => this.#history,
      written: () => this.#segments.written,
      observed: () => (this.#dispute.isOpen ? null : this.#observed()),
      copyNow: () => this.#copyNow(),
      takeSnapshot: async () => {
        await this.#snapshotting;
        if (!this.#needsBase) await this.#snapshot();
      },
    });
    this.#snapshotWhenDue();
    this.#copySoon();
  }

  get closedFor(): string | null {
    return this.#opened.lock.closedFor;
  }

  status(): JournalStatus {
    const { folder, damaged } = this.#opened;
    const { counts, end } = this.#history;
    return {
      folder,
      workspaceId: this.#workspaceId,
      end,
      ...counts,
      damaged: [...damaged],
      mended: this.#mended,
      ...this.#dispute.status(),
    };
  }

  async append(entries: readonly StoredEntry[]): Promise<Result<{ end: HistoryEnd }, AppendCode>> {
    const { folder, lock } = this.#opened;
    const reason = this.#isClosed ? 'closing' : lock.closedFor;
    if (reason === 'no-space') return failure('disk-full', { path: folder });
    if (reason !== null) return failure('journal-unwritable', { path: folder, reason });
    if (this.#needsBase) {
      // What is missing behind the end may be what is given back now.
      const { missing } = this.#dispute;
      if (missing.some(({ from }) => from <= this.#history.end.sequence)) return failure('journal-incomplete');
      const based = await this.#goOn(missing.length === 0);
      if (!based.ok) return based;
    }
    const appended = await this.#appends.append(entries);
    this.#snapshotWhenDue();
    return appended;
  }

  async read(part: number): Promise<Result<ReadPart, JournalReadingCode>> {
    return this.#reader.read(part);
  }

  async recent(count: number): Promise<Result<{ entries: StoredEntry[] }, 'file-unreadable'>> {
    const { fileSystem, folder } = this.#opened;
    const { entries, baseEnd } = this.#history;
    try {
      const missing = count - entries.length;
      const older = missing > 0 ? await olderEntries(fileSystem, folder, baseEnd, missing) : [];
      return success({ entries: unbroken([...older, ...entries].slice(-count)) });
    } catch (error) {
      return failure('file-unreadable', { path: folder, reason: reasonOf(error) });
    }
  }

  /** Whether the history of this journal passes through `end`. */
  async holds({ sequence, hash }: HistoryEnd): Promise<Result<{ holds: 'yes' | 'no' | 'unknown' }, never>> {
    if (sequence === 0) return success({ holds: 'yes' });
    if (sequence > this.#history.end.sequence) return success({ holds: 'no' });
    const own = await this.#hashAt(sequence);
    if (own === undefined) return success({ holds: 'unknown' });
    return success({ holds: own === hash ? 'yes' : 'no' });
  }

  /** Goes on with what this journal holds, whatever the witness says; the files of which that is not all lie aside. */
  async accept(): Promise<Result<{ end: HistoryEnd }, UnwritableCode>> {
    return this.#goOn(true);
  }

  async #goOn(isDecided: boolean): Promise<Result<{ end: HistoryEnd }, UnwritableCode>> {
    const { fileSystem, folder, lock } = this.#opened;
    if (lock.closedFor !== null) return failure('journal-unwritable', { path: folder, reason: lock.closedFor });
    try {
      await this.#snapshotting;
      const { base: before } = this.#history;
      const isReadable = !this.#needsBase || before === null || (await isEveryLineReadable(fileSystem, before));
      if (!isReadable) await this.#fallBackFrom(before);
      await this.#queue.take(async () => {
        if (this.#needsBase) {
          const { next } = this.#segments;
          await this.#replaceBy(await NewBase.ofHistory(fileSystem, folder, next, this.#workspaceId, this.#history));
        }
        if (isDecided) this.#settle();
      });
      await this.#copyNow();
      return success({ end: this.#history.end });
    } catch (error) {
      return unwritable(folder, error);
    }
  }

  /**
   * Takes the state of another copy of the data, part by part. `into` the journal: it becomes the state of this one, and
   * the files that were there lie aside. `into` aside: it becomes a journal of its own beside this one. Gives the folder
   * of what lies aside, with the last part.
   */
  async adopt(part: Adoption): Promise<Result<{ folder: string | null }, UnwritableCode>> {
    const { folder, lock } = this.#opened;
    if (lock.closedFor !== null) return failure('journal-unwritable', { path: folder, reason: lock.closedFor });
    try {
      await this.#snapshotting;
      return success({ folder: await this.#queue.take(() => this.#takePart(part)) });
    } catch (error) {
      await this.#adoptions.abandon();
      return unwritable(folder, error);
    } finally {
      if (part.isLast) await this.#copyNow();
    }
  }

  capture(): CapturedHoldings {
    const { base, entries, end } = this.#history;
    return { workspaceId: this.#workspaceId, end, plan: this.#reader.withFallBack(planParts(base, entries), end) };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#adoptions.abandon();
    await this.#snapshotting;
    if (this.#isWorthSnapshotAtClose()) await this.#snapshot().catch(() => undefined);
    if (this.#hasAppended) await this.#copyNow();
    await this.#standby.close();
    await this.#queue.take(() => this.#segments.close());
    await releaseLock(this.#opened.fileSystem, this.#opened.lock);
  }

  async #takePart(part: Adoption): Promise<string | null> {
    const base = await this.#adoptions.take(part, this.#segments.next, this.#workspaceId);
    if (base === null) return null;
    if (part.into === 'aside') {
      await base.finish();
      return base.folder;
    }
    this.#workspaceId = base.description.workspaceId;
    const aside = await this.#replaceBy(base);
    this.#settle();
    return aside;
  }

  /** `base` stands for everything from now on; what was there before is moved aside, and the folder of that is given. */
  async #replaceBy(base: NewBase): Promise<string | null> {
    const { fileSystem, folder } = this.#opened;
    const { snapshot, oldest } = await base.finish(true);
    this.upkeep.oldest = oldest;
    await this.#segments.close();
    this.#segments = new Segments(fileSystem, folder, this.#workspaceId, null, snapshot.number);
    this.#history = new History(snapshot, []);
    this.#schedule.restart(0);
    this.#needsBase = false;
    this.#unmirrored = [];
    this.#standby.catchUpNextTime();
    // What stays behind is moved at the next start.
    return moveAside(fileSystem, folder, base.number).catch(() => null);
  }

  #settle(): void {
    this.#dispute.settle();
    this.#hasAppended = true;
  }

  async #write(entries: readonly StoredEntry[]): Promise<Result<void, UnwritableCode | 'folder-gone'>> {
    const bytes = Buffer.concat(entries.map((entry) => encodeLine(entry)));
    const written = await this.#segments.append(bytes, this.#history);
    if (!written.ok) return written;
    this.#history.extend(entries);
    this.#schedule.bytes += bytes.length;
    this.#hasAppended = true;
    if (this.#dispute.isOpen) this.#dispute.settleByAppends(this.#needsBase);
    const { number, length } = this.#segments.written ?? { number: 0, length: 0 };
    this.#unmirrored.push({ number, position: length - bytes.length, bytes });
    this.#copySoon();
    return written;
  }

  /** Behind the acknowledgement, so that no append waits for it, and for all appends of a while together. */
  #copySoon(): void {
    const { settings, lock } = this.#opened;
    if (!settings.keepsCopies || this.#copying !== null || this.#isClosed || lock.closedFor !== null) return;
    this.#copying = settings
      .pause()
      .then(() => (this.#isClosed ? undefined : this.#copyNow()))
      .finally(() => {
        this.#copying = null;
        if (this.#unmirrored.length > 0) this.#copySoon();
        this.#snapshotWhenDue();
      });
  }

  async #copyNow(): Promise<void> {
    const appended = this.#unmirrored;
    this.#unmirrored = [];
    if (this.#dispute.isOpen && !this.#dispute.settleByAppends(this.#needsBase)) return;
    await this.#standby.update(appended, this.#segments.written, this.#observed());
  }

  #observed(): Observation {
    const { end, counts } = this.#history;
    const oldest = this.upkeep.oldest ?? undefined;
    return { workspaceId: this.#workspaceId, end, ...counts, at: now(), oldest };
  }

  async #hashAt(sequence: number): Promise<string | undefined> {
    return hashIn(this.#opened.fileSystem, this.#opened.folder, this.#history, sequence);
  }

  #snapshotWhenDue(): void {
    const { entries, base } = this.#history;
    const isEarly = base === null && performance.now() - this.#openedAt > this.#opened.settings.firstSnapshotAfter;
    const isDue = isEarly || this.#schedule.isDue(entries.length);
    // Nothing changes before somebody has decided.
    const isUndecided = this.#isClosed || this.#needsBase || this.#dispute.isOpen;
    const isPossible = !isUndecided && this.#opened.lock.closedFor === null;
    if (!isDue || !isPossible || entries.length === 0 || this.#snapshotting !== null) return;
    // A snapshot only shortens the next start: when the disk refuses it, the entries are still all there.
    this.#snapshotting = this.#snapshot()
      .catch(() => undefined)
      .finally(() => {
        this.#snapshotting = null;
        // A large import may have come meanwhile; the next start should not have to go through it.
        if (!isEarly) this.#snapshotWhenDue();
      });
  }

  /** A start after a clean close should not depend on every line of the last days; a large snapshot is left for later. */
  #isWorthSnapshotAtClose(): boolean {
    const { base, entries } = this.#history;
    const { snapshotAtClose } = this.#opened.settings;
    if (!this.#hasAppended || this.#needsBase || entries.length === 0 || this.#opened.lock.closedFor !== null)
      return false;
    return snapshotAtClose && (base === null || entries.length >= 100 || isSmall(base));
  }

  /** Entries go on being appended, to the next segment, while those before it are folded into a snapshot. */
  async #snapshot(): Promise<void> {
    const { fileSystem, folder } = this.#opened;
    this.#schedule.postpone(this.#history.entries.length);
    const frozen = await this.#queue.take(() => this.#freeze());
    if (frozen === null) return;
    const snapshot = await writeSnapshot(fileSystem, folder, frozen.number, frozen.plan, {
      workspaceId: this.#workspaceId,
      end: frozen.end,
    });
    if (snapshot === 'damaged') {
      if (await this.#fallBackFrom(frozen.plan.base)) this.#schedule.makeDue();
      return;
    }
    this.#history.compact(snapshot);
    this.#schedule.restart(Math.max(0, this.#schedule.bytes - frozen.bytes));
    await this.upkeep.followSnapshot(frozen.end, this.#reader.snapshot);
    this.#standby.catchUpNextTime();
    // There is a segment of which the mirror has no copy yet.
    this.#hasAppended = true;
  }

  async #freeze(): Promise<{ number: number; plan: Parts; end: HistoryEnd; bytes: number } | null> {
    const { base, entries, end } = this.#history;
    const begun = await this.#segments.begin(end);
    return begun.ok ? { number: begun.value, plan: planParts(base, entries), end, bytes: this.#schedule.bytes } : null;
  }

  /** To what is whole without this snapshot, which proved damaged where opening does not look. False when nothing is. */
  #fallBackFrom(snapshot: Snapshot | null): Promise<boolean> {
    const { fileSystem, folder, lock } = this.#opened;
    return this.#queue.take(async () => {
      if (snapshot === null) return false;
      // Another reader has met the damage first, or a newer snapshot has come.
      if (this.#history.base?.number !== snapshot.number) return true;
      const held = { workspaceId: this.#workspaceId, end: this.#history.end };
      const found = await examineWithout(fileSystem, folder, snapshot.number, held);
      if (found === null) return false;
      this.#history = new History(found.base, found.entries);
      this.#schedule.bytes = found.bytes;
      this.#needsBase ||= found.needsBase;
      this.#mended = 'snapshot-older';
      if (lock.closedFor !== null) return true;
      for (const number of found.damagedSnapshots) await setAsideIfPossible(fileSystem, folder, snapshotName(number));
      return true;
    });
  }
}
