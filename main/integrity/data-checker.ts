import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Author, nobody } from '../../shared/changes/change.ts';
import { entryAfter, readEntry, type StoredEntry, timestampOf } from '../../shared/changes/entry.ts';
import { packSheet, withPositions } from '../../shared/changes/partition.ts';
import { checkHoldings, type DataCheck, scansIn } from '../../shared/integrity/data-check.ts';
import type { Damage, MissingChanges } from '../../shared/integrity/damage.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import { failure, type FileTrouble, type Result, success } from '../../shared/result.ts';
import { localTime, now, timestampAfter } from '../../shared/time/instant.ts';
import type { BackupInfo } from '../../shared/backup/backup-info.ts';
import { evidenceBeside } from '../backup/backup-folder.ts';
import type { BackupMakingCode, Backups } from '../backup/backups.ts';
import { copyEvidence, evidenceNames, readEvidence } from '../backup/evidence-copies.ts';
import { readCaptured, type ReadHoldings } from '../backup/holdings-reading.ts';
import { type ExchangeCode, type JournalHolder, newExchange } from '../backup/journal-exchange.ts';
import { writeJournalFolder } from '../backup/journal-writing.ts';
import { restoreFailure } from '../backup/restores.ts';
import { evidenceFileName } from '../evidence/evidence-store.ts';
import { segmentName } from '../journal/journal-files.ts';
import { renamePatiently } from '../files/atomic-file.ts';
import { reasonOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { AppendCode, Journal, JournalReadingCode, NoJournalCode } from '../journal/journal.ts';

/**
 * What the journal knows of itself, each with numbers: changes that no file holds, fewer than its witness saw, or others.
 * Nothing can be mended then before somebody has decided in the window which copy goes on.
 */
export function journalDamages({ missing, proof, end, witness, fork }: JournalStatus): Damage[] {
  const unmendable = (kind: Damage['kind'], place: string): Damage => ({ kind, place, isMendable: false });
  const damages = missing.map((range) => missingDamage('changes-missing', range));
  const seen = witness === null ? '' : ` of ${witness.end.sequence}`;
  if (proof === 'other-history' || proof === 'other-workspace')
    damages.push(unmendable('journal-other', `${proof}, changes ${end.sequence}${seen}`));
  if ((proof === 'behind' || proof === 'less') && missing.length === 0)
    damages.push(unmendable('journal-behind', `${proof}, changes ${end.sequence}${seen}`));
  if (fork !== undefined)
    damages.push(unmendable('journal-other', `backup of ${timeText(fork.madeAt)}, from change ${fork.at} on`));
  return damages;
}

/** Files of the journal that cannot be read and could not be set aside. */
export function unreadableDamages({ unreadable = [] }: JournalStatus): Damage[] {
  return unreadable.map(({ name, reason }) => ({
    kind: 'file-unreadable',
    place: `journal/${name} (${reason})`,
    isMendable: false,
  }));
}

/** Day and time, as this computer counts them. */
export function timeText(instant: string): string {
  const { day, clock } = localTime(instant);
  return `${day} ${clock}`;
}

/** Changes that are missing, with the days of those around them, as this computer counts days. */
function missingDamage(kind: Damage['kind'], missing: MissingChanges): Damage {
  const { from, to, after, before } = missing;
  const day = (instant: string): string => localTime(instant).day;
  const since = after === null ? '' : `, since ${day(after)}`;
  const until = before === null ? '' : `, until ${day(before)}`;
  return { kind, place: `changes ${from}-${to}${since}${until}`, isMendable: false, missing };
}

type CheckSurroundings = {
  readonly fileSystem: FileSystem;
  readonly folders: { readonly data: string; readonly evidence: string };
  readonly device: string;
  readonly holder: JournalHolder;
  readonly backups: Backups;
};

/** Entries whose values may mend a field. */
const entriesLooked = 1000;

/** Why the data could not be looked through. */
type CheckCode = NoJournalCode | JournalReadingCode;
/** Why what can be put right in files was not. */
export type MendingCode = CheckCode | BackupMakingCode | ExchangeCode;
/** Why the changes of records did not reach the journal; `record-missing` where one that they concern is gone. */
export type CommitCode = CheckCode | AppendCode | 'record-missing';

type MendedFiles = { readonly backup: BackupInfo; readonly isRebuilt: boolean } & Pick<DataCheck, 'changes'>;

type ReadJournal = { readonly holdings: ReadHoldings; readonly journal: Journal };

/** What is wrong with the records, and the changes that put it right. */
async function checkRecords({ holdings, journal }: ReadJournal): Promise<DataCheck> {
  const recent = await journal.recent(entriesLooked);
  return checkHoldings(holdings, recent.ok ? recent.value.entries.map(readEntry) : []);
}

/** "Check my data": finds what is wrong with the data and with the scans of signed sheets, and mends it. */
export class DataChecker {
  readonly #around: CheckSurroundings;

  constructor(around: CheckSurroundings) {
    this.#around = around;
  }

  /** Looks through everything and changes nothing. Fails with `journal-damaged`, and with why there is no journal. */
  async check(): Promise<Result<readonly Damage[], CheckCode>> {
    const read = await this.#read();
    if (!read.ok) return read;
    try {
      return success(await this.#look(read.value));
    } catch (error) {
      const path = error instanceof Error && 'path' in error ? String(error.path) : this.#around.folders.data;
      return failure('file-unreadable', { path, reason: reasonOf(error) });
    }
  }

  async #look(read: ReadJournal): Promise<Damage[]> {
    const { holdings, journal } = read;
    const { damages } = await checkRecords(read);
    const misfits = holdings.misfits.map(({ workshopId }): Damage => ({
      kind: 'sheet-size',
      place: `sheet ${workshopId}`,
      isMendable: true,
    }));
    const status = journal.status();
    const kept = await this.#keptDamages(journal);
    return [
      ...journalDamages(status),
      ...unreadableDamages(status),
      ...kept,
      ...(await this.#backupDamages()),
      ...misfits,
      ...damages,
      ...(await this.#evidenceDamages(holdings)),
    ];
  }

  /**
   * Makes a backup first, then puts old entries and copies right, gives sheets the size that fits and brings scans back out of
   * the backups. `isRebuilt` where the journal was written anew; `changes` are those that are left to put the records right.
   */
  async mendFiles(): Promise<Result<MendedFiles, MendingCode>> {
    // A new backup may be the reason to delete the oldest one, which alone may hold what the journal lacks.
    const { current } = this.#around.holder;
    const history = current.ok ? await current.value.upkeep.examineHistory() : null;
    const isShort = history !== null && history.missing.length > 0;
    const more = isShort ? await this.#entriesOfBackups(history.from.sequence) : [];
    const backup = await this.#around.backups.make('safety');
    if (!backup.ok) return backup;
    const read = await this.#read();
    if (!read.ok) return read;
    const { changes } = await checkRecords(read.value);
    try {
      await read.value.journal.upkeep.mend(more);
      // The one that has just been made stands for them.
      for (const { folder } of await this.#around.backups.folders())
        for (const name of await folder.damagedNames()) await folder.setAside(name);
      await this.#mendEvidence(read.value.holdings);
      const isRebuilt = read.value.holdings.misfits.length > 0;
      const rebuilt = isRebuilt ? await this.#rebuild(read.value.journal, read.value.holdings) : success(undefined);
      return rebuilt.ok ? success({ backup: backup.value, isRebuilt, changes }) : rebuilt;
    } catch (error) {
      return restoreFailure(this.#around.folders.data, error);
    }
  }

  /** Without a page: what puts records right goes into the journal as one entry, which Undo takes back as any other. */
  async mendRecords(by: Author = nobody): Promise<Result<void, CommitCode>> {
    const read = await this.#read();
    if (!read.ok) return read;
    const { holdings, journal } = read.value;
    const { changes } = await checkRecords(read.value);
    if (changes.length === 0) return success(undefined);
    const placed = withPositions(changes, holdings.partitions);
    if (!placed.ok) return placed;
    const recent = await journal.recent(1);
    const last = recent.ok ? recent.value.entries.at(-1) : undefined;
    const { device } = this.#around;
    const timestamp = timestampAfter(last === undefined ? '' : timestampOf(last), now(), device);
    const action = { action: 'data.mend', changes: placed.value, group: randomUUID(), reverts: null };
    const appended = await journal.append([entryAfter(journal.status().end, action, { timestamp, device, by })]);
    return appended.ok ? success(undefined) : appended;
  }

  async #read(): Promise<Result<ReadJournal, CheckCode>> {
    const { fileSystem, holder, folders } = this.#around;
    const journal = holder.current;
    if (!journal.ok) return journal;
    try {
      const holdings = await readCaptured(fileSystem, journal.value.capture());
      if (holdings === null) return failure('journal-damaged', { path: folders.data });
      return success({ holdings, journal: journal.value });
    } catch (error) {
      return failure('file-unreadable', { path: folders.data, reason: reasonOf(error) });
    }
  }

  /** Of old entries, and of what stands ready for the day on which something else is damaged. */
  async #keptDamages(journal: Journal): Promise<Damage[]> {
    const { history, snapshots, copies, isWitnessOff } = await journal.upkeep.examine((sequence) =>
      this.#entriesOfBackups(sequence),
    );
    const mendable = (kind: Damage['kind'], place: string): Damage => ({ kind, place, isMendable: true });
    const broken = new Set(history?.broken.map(({ number }) => number));
    if (history !== null && history.run !== null) broken.add(history.run.number);
    return [
      ...[...broken].map((number) => mendable('history-damaged', segmentName(number))),
      ...(history?.missing ?? []).map((range) => missingDamage('history-missing', range)),
      ...snapshots.map((name) => mendable('copy-damaged', `journal/${name}`)),
      ...copies.map((number) => mendable('copy-damaged', `mirror/${segmentName(number)}`)),
      ...(isWitnessOff ? [mendable('copy-damaged', 'witness')] : []),
    ];
  }

  async #backupDamages(): Promise<Damage[]> {
    const damages: Damage[] = [];
    for (const { folder } of await this.#around.backups.folders()) {
      for (const name of await folder.damagedNames())
        damages.push({ kind: 'backup-damaged', place: join(folder.path, name).slice(-300), isMendable: true });
    }
    return damages;
  }

  /** The entries up to a number in all backups, each once: the journal looks at what they prove. */
  async #entriesOfBackups(sequence: number): Promise<StoredEntry[]> {
    const entries = new Map<string, StoredEntry>();
    for (const { folder } of await this.#around.backups.folders()) {
      for (const entry of await folder.entriesUpTo(sequence)) entries.set(entry.hash, entry);
    }
    return [...entries.values()];
  }

  async #evidenceDamages(holdings: ReadHoldings): Promise<Damage[]> {
    const { fileSystem, folders } = this.#around;
    const present = new Set(await evidenceNames(fileSystem, folders.evidence));
    const damages: Damage[] = [];
    for (const name of scansIn(holdings).map(evidenceFileName)) {
      const isWhole = present.has(name) && (await readEvidence(fileSystem, folders.evidence, name)) !== null;
      if (isWhole) continue;
      const kind = present.has(name) ? 'evidence-altered' : 'evidence-missing';
      damages.push({ kind, place: name, isMendable: (await this.#backupOfEvidence(name)) !== null });
    }
    return damages;
  }

  /** What was altered is kept aside: nobody knows yet what it is. */
  async #mendEvidence(holdings: ReadHoldings): Promise<void> {
    const { fileSystem, folders } = this.#around;
    for (const { kind, place: name } of await this.#evidenceDamages(holdings)) {
      const from = await this.#backupOfEvidence(name);
      if (from === null) continue;
      const path = join(folders.evidence, name);
      if (kind === 'evidence-altered')
        await renamePatiently(fileSystem, path, `${path}.altered-${randomUUID().slice(0, 8)}`);
      await copyEvidence(fileSystem, { from, to: folders.evidence, names: [name] }, () => Promise.resolve());
    }
  }

  /** The folder of evidence of a backup in which the file is whole; null where there is none. */
  async #backupOfEvidence(name: string): Promise<string | null> {
    for (const { folder } of await this.#around.backups.folders()) {
      const beside = evidenceBeside(folder.path);
      if ((await readEvidence(this.#around.fileSystem, beside, name)) !== null) return beside;
    }
    return null;
  }

  async #rebuild(journal: Journal, holdings: ReadHoldings): Promise<Result<void, ExchangeCode>> {
    const { fileSystem, folders, holder, backups } = this.#around;
    const { workspaceId, end } = journal.capture();
    const exchange = newExchange(folders.data, randomUUID(), now());
    const counts = { partitions: holdings.partitions.size, sheets: holdings.sheets.size };
    const written = await writeJournalFolder(fileSystem, exchange.folder, { workspaceId, end, counts }, async (add) => {
      for (const partition of holdings.partitions.values()) await add({ partition });
      for (const sheet of holdings.sheets.values()) await add({ sheet: packSheet(sheet) });
      return { from: end, entries: [] };
    });
    if (!written) return failure('restore-failed', { reason: 'device-failed' satisfies FileTrouble });
    backups.forget();
    return holder.exchange(exchange);
  }
}
