import type { Entry, HistoryEnd } from '../../shared/changes/change.ts';
import type { PackedSheet } from '../../shared/changes/packed.ts';
import type { Shelf } from '../../shared/changes/shelf.ts';
import type { JournalStatus } from '../../shared/host/contract.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { reasonOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { AppendQueue } from './append-queue.ts';
import { journalFilesIn, snapshotName } from './file-names.ts';
import { History } from './history.ts';
import { encodeLine } from './line.ts';
import { releaseLock, type Lock } from './lock.ts';
import { setAside } from './mending.ts';
import { olderEntries } from './older-entries.ts';
import { contentOf, linesOfPart, overSnapshot, planParts, type Content, type Parts } from './parts.ts';
import { prune } from './pruning.ts';
import { examine } from './recovery.ts';
import type { Segments } from './segments.ts';
import type { JournalSettings } from './settings.ts';
import type { Snapshot } from './snapshot.ts';
import { writeSnapshot } from './snapshot-writing.ts';
import { Turns } from './turns.ts';

export type OpenedJournal = {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  readonly lock: Lock;
  readonly settings: JournalSettings;
  readonly device: string;
  readonly workspaceId: string;
  readonly history: History;
  readonly segments: Segments;
  readonly bytes: number;
  readonly mended: JournalStatus['mended'];
};

type Reading = { readonly plan: Parts; readonly end: HistoryEnd };

/** The journal of a folder that has been examined, mended and locked. */
export class DiskJournal {
  readonly device: string;
  readonly #opened: OpenedJournal;
  readonly #turns = new Turns();
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
    this.device = opened.device;
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

  status(): JournalStatus {
    return { end: this.#history.end, ...this.#history.counts, mended: this.#mended };
  }

  async append(entries: readonly Entry[]): Promise<Result<{ end: HistoryEnd }>> {
    const { folder, lock } = this.#opened;
    const reason = this.#isClosed ? 'closed' : lock.closedFor;
    if (reason !== null) return failure('journal-unwritable', { path: folder, reason });
    const appended = await this.#queue.append(entries);
    this.#snapshotWhenDue();
    return appended;
  }

  async read(part: number): Promise<Result<{ shelves: Shelf[]; sheets: PackedSheet[]; next: number | null }>> {
    const reading = part === 0 || this.#reading === null ? this.#beginReading() : this.#reading;
    try {
      let contents = await this.#contentsOfPart(reading, part);
      if (contents === null && (await this.#fallBackFrom(reading.plan.base)))
        contents = await this.#contentsOfPart(this.#continued(reading), part);
      if (contents === null) return failure('journal-damaged', { path: this.#opened.folder });
      const next = part + 1 < reading.plan.parts.length ? part + 1 : null;
      if (next === null) this.#reading = null;
      const shelves = contents.flatMap((content) => ('shelf' in content ? [content.shelf] : []));
      const sheets = contents.flatMap((content) => ('sheet' in content ? [content.sheet] : []));
      return success({ shelves, sheets, next });
    } catch (error) {
      return failure('file-unreadable', { path: this.#opened.folder, reason: reasonOf(error) });
    }
  }

  async recent(count: number): Promise<Result<{ entries: Entry[] }>> {
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

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#snapshotting;
    await this.#turns.take(() => this.#opened.segments.close());
    await releaseLock(this.#opened.fileSystem, this.#opened.lock);
  }

  async #write(entries: readonly Entry[]): Promise<Result<void>> {
    const bytes = Buffer.concat(entries.map((entry) => encodeLine(entry)));
    const written = await this.#opened.segments.append(bytes, this.#history.end);
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
    this.#history.rest(snapshot);
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
