import Dexie, { type Table } from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { beginning, type Entry, type HistoryEnd } from '../../shared/changes/change.ts';
import type { Partition } from '../../shared/changes/partition.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import { summaryOf, type WorkshopSummary } from '../../shared/domain/workshop-summary.ts';

const name = 'rostrum';
const version = 1;

/**
 * The working store. No index but the keys: what is read together lies together on a shelf, and everything here can be
 * rebuilt from the journal. `entries` is the outbox of the journal and, behind that, the newest history for undo.
 */
class WorkingStore extends Dexie {
  declare readonly shelves: Table<Partition, string>;
  declare readonly sheets: Table<AttendanceSheet, string>;
  /** Derived from the shelves in the same transaction. */
  declare readonly summaries: Table<WorkshopSummary, string>;
  declare readonly entries: Table<Entry, number>;

  constructor() {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(version).stores({ shelves: 'key', sheets: 'workshopId', summaries: 'id', entries: 'sequence' });
  }
}

export const store = new WorkingStore();

/**
 * Whether a newer Rostrum has been here. Asked before opening, for Dexie opens a newer database without a word and old
 * code would then drop the newer fields.
 */
export async function isNewerStore(): Promise<boolean> {
  // Dexie multiplies its version by ten.
  return (await versionFound()) > version * 10;
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

/** Writes shelves with the summaries of the workshops on them. */
export async function putPartitions(shelves: readonly Partition[]): Promise<void> {
  const workshops = shelves.filter((shelf) => shelf.key.startsWith('workshop/'));
  const summaries = workshops.map(summaryOf);
  const gone = workshops.filter((_, index) => summaries[index] === undefined);
  await store.shelves.bulkPut([...shelves]);
  if (workshops.length > 0) await store.summaries.bulkPut(summaries.filter((each) => each !== undefined));
  if (gone.length > 0) await store.summaries.bulkDelete(gone.map((shelf) => shelf.key.slice('workshop/'.length)));
}

export async function readPartition(key: string): Promise<Partition | undefined> {
  return store.shelves.get(key);
}

export async function readPartitions(keys: readonly string[]): Promise<(Partition | undefined)[]> {
  return store.shelves.bulkGet([...keys]);
}

export async function readSummaries(): Promise<WorkshopSummary[]> {
  return store.summaries.toArray();
}

export async function readSheet(workshopId: string): Promise<AttendanceSheet | undefined> {
  return store.sheets.get(workshopId);
}

/** Reads again whenever what was read has changed. Undefined until the first answer. */
export function useStored<Value>(read: () => Promise<Value>, dependencies: readonly unknown[]): Value | undefined {
  return useLiveQuery(read, [...dependencies]);
}

/** Entries kept behind the outbox: what Undo can take back without asking the journal. */
export const historyKept = 500;

export async function lastEntry(): Promise<Entry | undefined> {
  return store.entries.orderBy(':id').last();
}

export async function historyEnd(): Promise<HistoryEnd> {
  const last = await lastEntry();
  return last === undefined ? beginning : { sequence: last.sequence, hash: last.hash };
}

/** Drops history older than the newest `historyKept` entries, but never one that the journal does not hold yet. */
export async function trimHistory(saved: number): Promise<void> {
  const last = await lastEntry();
  const oldest = Math.min((last?.sequence ?? 0) - historyKept, saved);
  await store.entries.where(':id').belowOrEqual(oldest).delete();
}

/** The newest entries, oldest first. */
export async function history(): Promise<Entry[]> {
  return store.entries.orderBy(':id').toArray();
}

/** The entries after one of them, oldest first. */
export async function entriesAfter(sequence: number): Promise<Entry[]> {
  return store.entries.where(':id').above(sequence).toArray();
}
