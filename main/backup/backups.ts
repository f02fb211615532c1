import { join } from 'node:path';
import * as z from 'zod';
import type { BackupInfo, BackupKind } from '../../shared/backup/backup-info.ts';
import { type BackupStatus, minutesBetweenBackups } from '../../shared/backup/backup-status.ts';
import { beginning, type HistoryEnd } from '../../shared/changes/entry.ts';
import { failure, type Failure, type Result, success } from '../../shared/result.ts';
import { localTime, minutesBetween, now } from '../../shared/time/instant.ts';
import { beginFailure, type FileWritingCode } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { SettingsFile } from '../files/settings-file.ts';
import { SerialQueue } from '../journal/history.ts';
import type { Journal, NoJournalCode } from '../journal/journal.ts';
import { backupFailure, BackupFolder } from './backup-folder.ts';
import type { BackupSource, WrittenBackup } from './backup-file.ts';
import { evidenceNames } from './evidence-copies.ts';
import { chosenFolder, chosenSetting, secondName } from './known-backups.ts';

/** Why a backup could not be made. */
export type BackupMakingCode = NoJournalCode | 'disk-full' | 'backup-failed' | 'journal-damaged';

export type BackupSurroundings = {
  readonly fileSystem: FileSystem;
  /** Where the backups of the data folder lie, and the scans of signed sheets. */
  readonly folder: string;
  readonly evidence: string;
  readonly application: string;
  readonly device: string;
  readonly journal: () => Result<Journal, NoJournalCode>;
  readonly settings: Pick<SettingsFile, 'read' | 'write'>;
  readonly now?: () => string;
};

/** Settings that a backup takes along: who works here. Where the second backups lie belongs to this computer. */
const keptSettings = ['author'] as const;

/** Entries that a backup takes along for Undo, as many as a journal keeps. */
const entriesKept = 1000;
/** Milliseconds between two looks at whether a backup is due. */
const lookEvery = 10_000;
/** Looks at which somebody was still working, after which a backup is made all the same. */
const mostPostponed = 6;
/** Milliseconds that are left to other work between two pieces of a backup. */
const pauseBetween = 15;

/**
 * Makes the backups of this computer: on the first change of a day and every fifteen minutes in which something changed, when
 * nothing was saved for a moment, and in pieces. The second folder gets a copy whenever it is there. One at a time.
 */
export class Backups {
  readonly #around: BackupSurroundings;
  readonly #folder: BackupFolder;
  readonly #queue = new SerialQueue();
  #timer: ReturnType<typeof setInterval> | undefined;
  #isStopped = false;
  #last: WrittenBackup | null = null;
  #isKnown = false;
  #damaged = 0;
  #problem: Failure | null = null;
  #second: { readonly last: BackupInfo | null; readonly problem: Failure | null } = { last: null, problem: null };
  #seen: HistoryEnd = beginning;
  #postponed = 0;

  constructor(around: BackupSurroundings) {
    this.#around = around;
    this.#folder = new BackupFolder(around.fileSystem, around.folder, around.application);
  }

  /** Looks from now on whether a backup is due. */
  start(): void {
    this.#timer = setInterval(() => void this.look(), lookEvery);
    this.#timer.unref();
  }

  /** Makes a backup of what changed since the last one, if backups are made by themselves, and waits until it is written. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#isStopped = true;
    await this.#queue.take(async () => {
      if (!this.#isAutomatic()) return;
      await this.#findLast();
      if (this.#isChanged()) await this.#make('automatic');
      await this.#copyToSecond();
    });
  }

  /** Makes a backup if one is due and nobody is saving; brings the second folder up to date. */
  look(): Promise<void> {
    return this.#queue.take(async () => {
      if (this.#isStopped) return;
      await this.#findLast();
      if (this.#isDue() && this.#isQuiet()) await this.#make('automatic');
      await this.#copyToSecond();
    });
  }

  /** Makes a backup now. Fails with `disk-full` or `backup-failed`, and with why there is no journal. */
  make(kind: BackupKind): Promise<Result<BackupInfo, BackupMakingCode>> {
    return this.#queue.take(async () => {
      await this.#findLast();
      const made = await this.#make(kind);
      if (made.ok) await this.#copyToSecond();
      return made;
    });
  }

  async status(): Promise<BackupStatus> {
    await this.#queue.take(() => this.#findLast());
    const chosen = await this.#chosen();
    const journal = this.#around.journal();
    const end = journal.ok ? journal.value.status().end : beginning;
    return {
      isAutomatic: this.#isAutomatic(),
      changes: Math.max(0, end.sequence - (this.#last?.info.header.end.sequence ?? 0)),
      last: this.#last?.info ?? null,
      folder: this.#around.folder,
      damaged: this.#damaged,
      problem: this.#problem,
      second: chosen === null ? null : await this.#secondStatus(chosen),
    };
  }

  /** The folder of the data, and the second one where it is there. */
  async folders(): Promise<readonly { readonly place: 'data' | 'second'; readonly folder: BackupFolder }[]> {
    const second = await this.#presentSecond();
    return [
      { place: 'data', folder: this.#folder },
      ...(second === null ? [] : [{ place: 'second' as const, folder: second }]),
    ];
  }

  /** The second folder, whether it is there or not; null where nobody has chosen one. */
  async secondFolder(): Promise<string | null> {
    const chosen = await this.#chosen();
    return chosen === null ? null : join(chosen, secondName);
  }

  /** Runs `work` while no backup is made or copied. */
  exclusively<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#queue.take(work);
  }

  /** From now on a copy of each backup goes to `folder` too; null: no more. Fails where it cannot be written to. */
  async chooseSecond(folder: string | null): Promise<Result<void, FileWritingCode>> {
    return this.#queue.take(async () => {
      this.#second = { last: null, problem: null };
      if (folder === null) return this.#around.settings.write(chosenSetting, null);
      const path = join(folder, secondName);
      try {
        await this.#around.fileSystem.makeFolder(path);
      } catch (error) {
        return beginFailure(path, error);
      }
      const chosen = await this.#around.settings.write(chosenSetting, { folder });
      await this.#findLast();
      if (this.#last === null && this.#isDue()) await this.#make('automatic');
      if (chosen.ok) await this.#copyToSecond();
      return chosen;
    });
  }

  /** Looked for once, after a start: what was whole yesterday may not be today. And again when it is gone. */
  async #findLast(): Promise<void> {
    if (this.#last !== null && !(await this.#isIn(this.#folder, this.#last))) {
      this.#isKnown = false;
      this.#last = null;
    }
    const journal = this.#around.journal();
    if (this.#isKnown || !journal.ok) return;
    this.#isKnown = true;
    try {
      await this.#folder.deletePartial(this.#around.device);
      const { workspaceId, end } = journal.value.status();
      const { whole, damaged } = await this.#folder.newestWhole({ workspaceId, end }, this.#pause);
      this.#last = whole;
      this.#damaged = damaged.length;
    } catch (error) {
      this.#problem = failureIn(backupFailure(this.#around.folder, error));
    }
  }

  /** After a restore the journal is another one. */
  forget(): void {
    this.#isKnown = false;
    this.#last = null;
    this.#second = { last: null, problem: null };
  }

  #isIn(folder: BackupFolder, { name }: WrittenBackup): Promise<boolean> {
    return this.#around.fileSystem.exists(join(folder.path, name));
  }

  /** Whether backups are made by themselves: not of a copy that was opened beside, nor where nothing can be written. */
  #isAutomatic(): boolean {
    const journal = this.#around.journal();
    return this.#timer !== undefined && journal.ok && journal.value.closedFor === null;
  }

  /** Whether something is here that the last backup does not hold. */
  #isChanged(): boolean {
    const journal = this.#around.journal();
    if (!journal.ok) return false;
    const { end, workspaceId } = journal.value.status();
    const last = this.#last?.info.header;
    // What was brought back gets a backup of its own, newer than that of what it replaced.
    return end.sequence > 0 && (end.hash !== last?.end.hash || workspaceId !== last.workspaceId);
  }

  #isDue(): boolean {
    if (!this.#isChanged()) return false;
    const last = this.#last?.info.header;
    const journal = this.#around.journal();
    const id = journal.ok ? journal.value.status().workspaceId : undefined;
    if (last?.workspaceId !== id || last === undefined) return true;
    const time = this.#now();
    // A clock that has jumped, in whichever direction, is a reason to make one.
    return localTime(time).day !== last.day || Math.abs(minutesBetween(last.madeAt, time)) >= minutesBetweenBackups;
  }

  /** Whether nothing was saved since the last look; who works without a pause waits no longer than a minute. */
  #isQuiet(): boolean {
    const journal = this.#around.journal();
    const end = journal.ok ? journal.value.status().end : beginning;
    const isQuiet = end.sequence === this.#seen.sequence || this.#postponed >= mostPostponed;
    this.#seen = end;
    this.#postponed = isQuiet ? 0 : this.#postponed + 1;
    return isQuiet;
  }

  async #make(kind: BackupKind): Promise<Result<BackupInfo, BackupMakingCode>> {
    const journal = this.#around.journal();
    if (!journal.ok) return journal;
    const { folder, application, device } = this.#around;
    const made = await this.#attempt(folder, async () => {
      const source = await this.#source(journal.value);
      const making = { application, device, kind, at: this.#now(), pause: this.#pause };
      return this.#folder.make(source, making);
    });
    this.#problem = failureIn(made);
    if (!made.ok) return made;
    this.#last = made.value;
    this.#damaged = 0;
    return success(made.value.info);
  }

  async #attempt(
    folder: string,
    work: () => Promise<WrittenBackup | 'damaged'>,
  ): Promise<Result<WrittenBackup, BackupMakingCode>> {
    try {
      const made = await work();
      return made === 'damaged' ? failure('journal-damaged', { path: folder }) : success(made);
    } catch (error) {
      return backupFailure(folder, error);
    }
  }

  async #source(journal: Journal): Promise<BackupSource & { readonly evidenceFolder: string }> {
    const captured = journal.capture();
    const { fileSystem, evidence: evidenceFolder } = this.#around;
    const evidence = await evidenceNames(fileSystem, evidenceFolder);
    return {
      captured,
      recent: await recentUpTo(journal, captured.end),
      settings: await this.#settings(),
      evidence,
      evidenceFolder,
    };
  }

  async #settings(): Promise<Readonly<Record<string, unknown>>> {
    const read = keptSettings.map(async (name) => [name, await this.#around.settings.read(name, z.json())] as const);
    return Object.fromEntries((await Promise.all(read)).filter(([, value]) => value !== undefined));
  }

  /** A stick that is not there, or that goes while it is written, is no reason to trouble anybody. */
  async #copyToSecond(): Promise<void> {
    const last = this.#last;
    const second = await this.#presentSecond();
    if (last === null || second === null) return;
    const isCopied = this.#second.last?.header.madeAt === last.info.header.madeAt;
    if (isCopied && (await this.#isIn(second, last))) return;
    try {
      const isThere = (await this.#isIn(second, last)) && (await second.verify(last.name, this.#pause)).ok;
      if (!isThere) await second.copyFrom(this.#folder, last, this.#pause);
      this.#second = { last: last.info, problem: null };
    } catch (error) {
      this.#second = { ...this.#second, problem: failureIn(backupFailure(second.path, error)) };
    }
  }

  async #secondStatus(chosen: string): Promise<NonNullable<BackupStatus['second']>> {
    const present = await this.#secondIn(chosen);
    const { problem } = this.#second;
    const made = this.#last;
    const isCurrent = made !== null && present !== null && (await this.#isIn(present, made));
    const copied = problem !== null ? 'failed' : isCurrent ? 'up-to-date' : 'waiting';
    const state = present === null ? 'away' : copied;
    const last = isCurrent ? made.info : null;
    return { folder: join(chosen, secondName), state, problem: present === null ? null : problem, last };
  }

  async #chosen(): Promise<string | null> {
    return chosenFolder(this.#around.settings);
  }

  async #presentSecond(): Promise<BackupFolder | null> {
    const chosen = await this.#chosen();
    return chosen === null ? null : this.#secondIn(chosen);
  }

  async #secondIn(chosen: string): Promise<BackupFolder | null> {
    const path = join(chosen, secondName);
    const { fileSystem, application } = this.#around;
    return (await fileSystem.exists(path)) ? new BackupFolder(fileSystem, path, application) : null;
  }

  readonly #pause = (): Promise<void> =>
    this.#isStopped ? Promise.resolve() : this.#around.fileSystem.wait(pauseBetween);

  #now(): string {
    return this.#around.now?.() ?? now();
  }
}

function failureIn(result: Result<unknown>): Failure | null {
  return result.ok ? null : result.failure;
}

/** The newest entries up to `end`, and where the history stood before the first of them. */
async function recentUpTo(journal: Journal, end: HistoryEnd): Promise<BackupSource['recent']> {
  const recent = await journal.recent(entriesKept + 1);
  const entries = recent.ok ? recent.value.entries.filter(({ sequence }) => sequence <= end.sequence) : [];
  const [first, ...others] = entries;
  if (first === undefined) return { from: end, entries: [] };
  // The hash before the first entry is known only where there is an entry before it.
  if (first.sequence === 1) return { from: beginning, entries };
  return { from: { sequence: first.sequence, hash: first.hash }, entries: others };
}
