import Dexie, { type Table } from 'dexie';
import type { Entry } from '../../shared/changes/change.ts';
import type { Partition } from '../../shared/changes/partition.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import { summaryOf, type WorkshopSummary } from '../../shared/domain/workshop-summary.ts';

const name = 'rostrum';
const version = 1;

/**
 * The IndexedDB database of the page. Only `renderer/storage` may import this file (a rule of dependency-cruiser), so
 * that nothing is written but by commands, by the recovery at start and by trimming the history.
 *
 * No index but the keys: what is read together lies together in one partition, and everything here can be rebuilt from
 * the journal. `entries` is the outbox of the journal and, behind that, the newest history for undo.
 */
class WorkingStore extends Dexie {
  declare readonly shelves: Table<Partition, string>;
  declare readonly sheets: Table<AttendanceSheet, string>;
  /** Derived from the partitions in the same transaction. */
  declare readonly summaries: Table<WorkshopSummary, string>;
  declare readonly entries: Table<Entry, number>;

  constructor() {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(version).stores({ shelves: 'key', sheets: 'workshopId', summaries: 'id', entries: 'sequence' });
  }
}

export const store = new WorkingStore();

/**
 * Whether a newer Rostrum has been here. Asked before opening: Dexie opens a newer database without an error, and old
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

/** Writes partitions, and the summaries of the workshops in them. */
export async function putPartitions(partitions: readonly Partition[]): Promise<void> {
  const workshops = partitions.filter((each) => each.key.startsWith('workshop/'));
  const summaries = workshops.map(summaryOf);
  const gone = workshops.filter((_, index) => summaries[index] === undefined);
  await store.shelves.bulkPut([...partitions]);
  if (workshops.length > 0) await store.summaries.bulkPut(summaries.filter((each) => each !== undefined));
  if (gone.length > 0) await store.summaries.bulkDelete(gone.map((each) => each.key.slice('workshop/'.length)));
}

/** Number of entries that are kept behind the outbox: what Undo can take back without asking the journal. */
export const historyKept = 500;

export async function lastEntry(): Promise<Entry | undefined> {
  return store.entries.orderBy(':id').last();
}

/** Deletes history older than the newest `historyKept` entries, but no entry after `saved`, which the journal lacks. */
export async function trimHistory(saved: number): Promise<void> {
  const last = await lastEntry();
  const oldest = Math.min((last?.sequence ?? 0) - historyKept, saved);
  await store.entries.where(':id').belowOrEqual(oldest).delete();
}
