import Dexie, { type Table, type Transaction } from 'dexie';
import type { StoredEntry } from '../../shared/changes/entry.ts';
import type { Partition } from '../../shared/changes/partition.ts';
import { summarised, summaryOf, type WorkshopSummary } from '../../shared/changes/workshop-summary.ts';
import type { Change } from '../../shared/changes/change.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import type { Failure } from '../../shared/result.ts';
import { type OldData } from '../../shared/upgrades/upgrades.ts';
import { dataVersion, upgradedPartition } from '../../shared/upgrades/upgraded.ts';

const name = 'rostrum';

/**
 * The IndexedDB database of the page. Only `renderer/storage` may import this file (a rule of dependency-cruiser), so
 * that nothing is written but by commands, by the recovery at start and by trimming the history.
 *
 * No index but the keys: what is read together lies together in one partition, and everything here can be rebuilt from
 * the journal. `entries` is the outbox of the journal and, behind that, the newest history for undo; they
 * are kept as they were written, also by an earlier version.
 */
class WorkingStore extends Dexie {
  declare readonly partitions: Table<Partition, string>;
  declare readonly sheets: Table<AttendanceSheet, string>;
  /** Derived from the partitions in the same transaction. */
  declare readonly summaries: Table<WorkshopSummary, string>;
  declare readonly entries: Table<StoredEntry, number>;
  /** Why the data of an earlier version could not be upgraded; the store is as it was then. Null when nothing failed. */
  upgradeProblem: string | null = null;

  constructor() {
    super(name, { chromeTransactionDurability: 'strict' });
    // The version of the store is that of its data: Dexie runs every upgrade that is missing, all in one transaction.
    this.version(1).stores({ shelves: 'key', sheets: 'workshopId', summaries: 'id', entries: 'sequence' });
    for (let version = 2; version <= dataVersion; version += 1) {
      this.version(version)
        .stores(version === 2 ? { shelves: null, partitions: 'key' } : {})
        .upgrade((transaction) => this.#upgrade(transaction, version - 1));
    }
  }

  async #upgrade(transaction: Transaction, from: number): Promise<void> {
    try {
      const source = transaction.table<OldData, string>(from === 1 ? 'shelves' : 'partitions');
      const keys = await source.toCollection().primaryKeys();
      for (let first = 0; first < keys.length; first += partitionsAtOnce) {
        const old = await source.bulkGet(keys.slice(first, first + partitionsAtOnce));
        const upgraded = old.map((partition) => upgradedPartition(partition ?? {}, from, from + 1));
        await transaction.table<OldData, string>('partitions').bulkPut(upgraded);
        // What an intermediate version has is not what a summary is made from.
        if (from + 1 === dataVersion) {
          const summaries = transaction.table<WorkshopSummary, string>('summaries');
          await putSummaries(summaries, upgraded as unknown as Partition[]);
        }
      }
    } catch (error) {
      this.upgradeProblem = String(error);
      throw error;
    }
  }
}

const partitionsAtOnce = 200;

export const store = new WorkingStore();

/**
 * Whether a newer Rostrum has been here. Asked before opening: Dexie opens a newer database without an error, and old
 * code would then drop the newer fields.
 */
export async function isNewerStore(): Promise<boolean> {
  // Dexie multiplies its version by ten.
  return (await versionFound()) > dataVersion * 10;
}

/**
 * The version of the store on the disk; 0 where there is none, or none that can be opened. Not asked of
 * `indexedDB.databases()`: that never answers at a start at which Chromium throws a corrupt store away.
 */
function versionFound(): Promise<number> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    // A store that would only now come into being is not made.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('error', () => resolve(0));
    request.addEventListener('success', () => {
      const found = request.result.version;
      request.result.close();
      resolve(found);
    });
  });
}

/** What the store's error means to a user. */
export function storeFailure(error: unknown): Failure<'store-unavailable'> {
  return { code: 'store-unavailable', details: { reason: storeReason(error) } };
}

/** Chromium says which kind of error it was, at times only in the error behind it. */
function storeReason(error: unknown): string {
  const inner: unknown = typeof error === 'object' && error !== null && 'inner' in error ? error.inner : undefined;
  const names = [error, inner].map((each) => (each instanceof Error || each instanceof DOMException ? each.name : ''));
  if (names.some((each) => each === 'QuotaExceededError')) return 'no-space';
  if (names.some((each) => storeErrors.has(each))) return 'store-closed';
  return String(error);
}

/** Errors of IndexedDB and of Dexie after which the connection cannot be relied upon. */
const storeErrors = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'TimeoutError',
  'UnknownError',
]);

/** Whether the store itself has failed, and not whoever used it. */
export function isStoreError(error: unknown): boolean {
  return storeReason(error) === 'no-space' || storeReason(error) === 'store-closed';
}

/** Bytes of a trial: with less space than that, the next change would fail. */
const trialBytes = 64 * 1024;

/**
 * Opens the store anew, and writes something into another database beside it: Chromium may read on a full disk, and
 * refuse only the next change. Gives the sequence of the last entry; rejects where one of them fails.
 */
export async function reopenStore(): Promise<number> {
  store.close({ disableAutoOpen: false });
  await store.open();
  const last = await lastEntry();
  const trial = new Dexie(`${name}-trial`, { chromeTransactionDurability: 'strict' });
  trial.version(1).stores({ bytes: 'key' });
  try {
    await trial.table('bytes').put({ key: 1, bytes: crypto.getRandomValues(new Uint8Array(trialBytes)) });
  } finally {
    await trial.delete().catch(() => undefined);
  }
  return last?.sequence ?? 0;
}

/** The tables of the store, or the same bound to one transaction. */
export type StoreTables = Pick<WorkingStore, 'partitions' | 'sheets' | 'summaries' | 'entries'>;

/**
 * Runs `work` in one transaction on all tables; it is rolled back when `work` throws. `work` must use the tables that it
 * is given, and await nothing but them: the transaction commits as soon as nothing is asked of it.
 */
export async function inTransaction<Value>(
  mode: 'r' | 'rw',
  work: (tables: StoreTables) => Promise<Value>,
): Promise<Value> {
  return store.transaction(mode, store.tables, (transaction) =>
    work({
      partitions: transaction.table<Partition, string>('partitions'),
      sheets: transaction.table<AttendanceSheet, string>('sheets'),
      summaries: transaction.table<WorkshopSummary, string>('summaries'),
      entries: transaction.table<StoredEntry, number>('entries'),
    }),
  );
}

/**
 * Writes partitions with the summaries of the workshops in them. `changed` names the entities of which records differ from
 * what is stored, for most changes leave the summary as it is; null where any may.
 */
export async function putPartitions(
  partitions: readonly Partition[],
  tables: StoreTables = store,
  changed: ReadonlySet<Change['entity']> | null = null,
): Promise<void> {
  await tables.partitions.bulkPut([...partitions]);
  if (changed === null || summarised.some((name) => changed.has(name)))
    await putSummaries(tables.summaries, partitions);
}

async function putSummaries(table: Table<WorkshopSummary, string>, partitions: readonly Partition[]): Promise<void> {
  const workshops = partitions.filter((partition) => partition.key.startsWith('workshop/'));
  const summaries = workshops.map(summaryOf);
  const gone = workshops.filter((_, index) => summaries[index] === undefined);
  if (workshops.length > 0) await table.bulkPut(summaries.filter((each) => each !== undefined));
  if (gone.length > 0) await table.bulkDelete(gone.map(({ key }) => key.slice('workshop/'.length)));
}

/** Number of entries that are kept behind the outbox: what Undo can take back without asking the journal. */
export const historyKept = 500;

/** As it was written: for its hash, and for the time after which the next one is made. */
export async function lastEntry(tables: StoreTables = store): Promise<StoredEntry | undefined> {
  return tables.entries.orderBy(':id').last();
}

/** The newest entries, newest first. */
export async function newestEntries(count: number): Promise<StoredEntry[]> {
  return store.entries.orderBy(':id').reverse().limit(count).toArray();
}

/** Deletes history older than the newest `historyKept` entries, but no entry after `saved`, which the journal lacks. */
export async function trimHistory(saved: number): Promise<void> {
  const last = await lastEntry();
  const oldest = Math.min((last?.sequence ?? 0) - historyKept, saved);
  await store.entries.where(':id').belowOrEqual(oldest).delete();
}

/** Whether the store is open and has no rows at all. */
export async function storeHoldsNothing(): Promise<boolean> {
  try {
    const counts = await Promise.all(store.tables.map((table) => table.count()));
    return counts.every((count) => count === 0);
  } catch {
    return false;
  }
}
