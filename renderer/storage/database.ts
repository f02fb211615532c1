import Dexie, { type Table } from 'dexie';
import type { Entry } from '../../shared/changes/change.ts';
import type { Shelf } from '../../shared/changes/shelf.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance.ts';
import { summaryOf, type WorkshopSummary } from '../../shared/domain/workshop-summary.ts';

const name = 'rostrum';
const version = 1;

/**
 * The working store. No index but the keys: what is read together lies together on a shelf, and everything here can be
 * rebuilt from the journal. `entries` is the outbox of the journal and, behind that, the newest history for undo.
 */
class WorkingStore extends Dexie {
  declare readonly shelves: Table<Shelf, string>;
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
export async function putShelves(shelves: readonly Shelf[]): Promise<void> {
  const workshops = shelves.filter((shelf) => shelf.key.startsWith('workshop/'));
  const summaries = workshops.map(summaryOf);
  const gone = workshops.filter((_, index) => summaries[index] === undefined);
  await store.shelves.bulkPut([...shelves]);
  if (workshops.length > 0) await store.summaries.bulkPut(summaries.filter((each) => each !== undefined));
  if (gone.length > 0) await store.summaries.bulkDelete(gone.map((shelf) => shelf.key.slice('workshop/'.length)));
}
