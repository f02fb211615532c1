import { mark } from '../../renderer/commands/attendance.ts';
import { readAttendance, readSnapshot } from '../../renderer/queries/snapshot.ts';
import { recover } from '../../renderer/storage/recovery.ts';
import { store } from '../../renderer/storage/database.ts';
import { type Parts, partsOfSize, standInHost } from './host.ts';
import type { PageProgram } from './page-program.ts';
import { storeTasks } from './store-tasks.ts';

export const storeProduct: PageProgram = {
  fill: async (size) => fillProduct(partsOfSize(size)),
  begin: async (size) => {
    await openProduct();
    return storeTasks(size, {
      openAttendance: readAttendance,
      openWorkshop: async (id) => {
        const snapshot = await readSnapshot(id);
        if (snapshot === null) throw new Error('the workshop is not there');
        return snapshot;
      },
      mark: async (id, cells, status) => {
        const done = await mark(id, cells, status);
        if (!done.ok) throw new Error(done.failure.code);
      },
    });
  },
};

/** Fills the product's store as the product does: from the journal. */
export async function fillProduct(parts: Parts): Promise<void> {
  standInHost({ partitions: -1, sheets: -1 }, parts);
  const recovered = await recover();
  if (!recovered.ok) throw new Error(recovered.failure.code);
}

/** Opens the filled store under a journal that agrees with it. */
export async function openProduct(): Promise<void> {
  standInHost({ partitions: await store.partitions.count(), sheets: await store.sheets.count() }, []);
  const recovered = await recover();
  if (!recovered.ok || recovered.value.restoredRecords !== null) throw new Error('the store was not as it was left');
}
