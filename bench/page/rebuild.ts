import Dexie from 'dexie';
import { store } from '../../renderer/storage/database.ts';
import { type PackedSheet, unpackSheet } from '../../shared/changes/partition.ts';
import { marksIn } from '../../shared/domain/attendance/attendance.ts';
import { type Parts, partsOfSize } from './host.ts';
import { type PageProgram, type Phases, repeated } from './page-program.ts';
import { answered, openRaw, putRaw } from './raw-database.ts';
import { fillProduct } from './store-product.ts';

/** An empty store is filled from what the journal sends. */
export const rebuildProduct: PageProgram = {
  begin: async (size) => {
    const parts = partsOfSize(size);
    return {
      phases: { rebuild: () => repeated(1, () => fillProduct(parts)) },
      check: async () => told(await store.partitions.count(), await store.sheets.count()),
    };
  },
};

/** The same parts parsed and put as they are. */
export const rebuildLimit: PageProgram = {
  begin: async (size) => {
    const parts = partsOfSize(size);
    const database = await openRaw('limit', { partitions: 'key', sheets: 'workshopId' });
    const fill = async (): Promise<void> => {
      for (const { partitions, sheets } of parsed(parts)) {
        await putRaw(database, { partitions, sheets: sheets.map(unpackSheet) });
      }
    };
    const countOf = (name: string): Promise<number> => answered(database.transaction(name).objectStore(name).count());
    return {
      phases: { rebuild: () => repeated(1, fill) },
      check: async () => told(await countOf('partitions'), await countOf('sheets')),
    };
  },
};

/** A row for each mark, by its key alone: the cheapest of the row layouts. */
export const rebuildPeer: PageProgram = {
  begin: async (size): Promise<Phases> => {
    const parts = partsOfSize(size);
    const database = new Dexie('peer', { chromeTransactionDurability: 'strict' });
    database.version(1).stores({ marks: '[participationId+slotId]', partitions: 'key' });
    await database.open();
    let sheetCount = 0;
    const fill = async (): Promise<void> => {
      for (const { partitions, sheets } of parsed(parts)) {
        await database.table('partitions').bulkPut(partitions);
        for (const sheet of sheets) await database.table('marks').bulkPut(marksIn(unpackSheet(sheet)));
        sheetCount += sheets.length;
      }
    };
    return {
      phases: { rebuild: () => repeated(1, fill) },
      check: async () => told(await database.table('partitions').count(), sheetCount),
    };
  },
};

function parsed(parts: Parts): { partitions: object[]; sheets: PackedSheet[] }[] {
  return parts.map((part) => JSON.parse(part) as { partitions: object[]; sheets: PackedSheet[] });
}

function told(partitions: number, sheets: number): string {
  return `${partitions} partitions, ${sheets} sheets`;
}
