import { repeated, type PageProgram } from './page-program.ts';
import {
  holdingsAsText,
  rebuiltText,
  storeTasks,
  type StoredHoldings,
  type StoredWorkshop,
  type WorkshopMaker,
} from './store-tasks.ts';
import { amounts, plainMarks, plainStatuses, sheetFromText, type PlainSheet, type PlainSheetText } from './workload.ts';

const open = (): Promise<IDBDatabase> => openRaw('limit', { sheets: 'workshopId', workshops: 'id' });

/** Limit of the working store: raw IndexedDB, one record for what is opened at once, nothing else written, no history. */
export function storeLimit(make: WorkshopMaker): PageProgram {
  return {
    fill: async (size) => {
      const database = await open();
      for (let number = 0; number < amounts[size].workshops; number += 1) {
        const { snapshot, sheet } = make(size, number);
        await putRaw(database, { sheets: [sheet], workshops: [{ id: sheet.workshopId, snapshot }] });
      }
    },
    begin: async (size) => {
      const database = await open();
      const sheetOf = async (id: string): Promise<PlainSheet> => (await getRaw(database, 'sheets', id)) as PlainSheet;
      const inMemory = new Map<string, PlainSheet>();
      return storeTasks(size, make, {
        openAttendance: sheetOf,
        openWorkshop: async (id) => {
          const { snapshot } = (await getRaw(database, 'workshops', id)) as Pick<StoredWorkshop, 'snapshot'>;
          return { ...snapshot, attendance: plainMarks(await sheetOf(id)) };
        },
        mark: async (id, cells, status) => {
          const sheet = inMemory.get(id) ?? (await sheetOf(id));
          inMemory.set(id, sheet);
          const byte = plainStatuses.indexOf(status);
          const column = sheet.slotIds.indexOf(cells[0]?.slotId ?? '');
          const rows = new Map(sheet.participationIds.map((each, row) => [each, row]));
          for (const cell of cells) {
            sheet.marks[(rows.get(cell.participationId) ?? 0) * sheet.slotIds.length + column] = byte;
          }
          await putRaw(database, { sheets: [sheet] });
        },
      });
    },
  };
}

/** Limit of rebuilding: the same data as text, parsed and put as it is. */
export function rebuildLimit(holdings: StoredHoldings): PageProgram {
  return {
    begin: async (size) => {
      const parts = holdingsAsText(size, holdings);
      const database = await openRaw('limit', { groups: 'key', sheets: 'workshopId' });
      const fill = async (): Promise<void> => {
        for (const part of parts) {
          const { groups, sheets } = JSON.parse(part) as { groups: object[]; sheets: PlainSheetText[] };
          await putRaw(database, { groups, sheets: sheets.map(sheetFromText) });
        }
      };
      const countOf = (name: string): Promise<number> => answered(database.transaction(name).objectStore(name).count());
      return {
        phases: { rebuild: () => repeated(1, fill) },
        check: async () => rebuiltText(await countOf('groups'), await countOf('sheets')),
      };
    },
  };
}

/**
 * Limit of one mark in the app. Runs in a blank page of the shell: one raw put, then one call of the host which is
 * answered when a line is on the disk (blank.bench.ts). Gives the milliseconds of each repetition.
 */
export async function putAndCall(times: number): Promise<number[]> {
  const request = indexedDB.open('limit', 1);
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('sheets', { keyPath: 'id' }));
    request.addEventListener('success', () => resolve(request.result));
  });
  const walls: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const begin = performance.now();
    await new Promise<void>((resolve) => {
      const transaction = database.transaction('sheets', 'readwrite', { durability: 'strict' });
      transaction.objectStore('sheets').put({ id: 1, marks: new Uint8Array(75 * 25) });
      transaction.addEventListener('complete', () => resolve());
    });
    await window.rostrum.call('journal.append', { line: 'x'.repeat(800) });
    walls.push(performance.now() - begin);
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
  }
  return walls;
}

async function openRaw(name: string, stores: Readonly<Record<string, string>>): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    for (const [store, keyPath] of Object.entries(stores)) request.result.createObjectStore(store, { keyPath });
  });
  return answered(request);
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });
}

async function getRaw(database: IDBDatabase, store: string, key: string): Promise<unknown> {
  return answered(database.transaction(store).objectStore(store).get(key));
}

/** One transaction, as durable as the product's; resolves when it is committed. */
function putRaw(database: IDBDatabase, records: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  const transaction = database.transaction(Object.keys(records), 'readwrite', { durability: 'strict' });
  for (const [store, values] of Object.entries(records)) {
    for (const value of values) transaction.objectStore(store).put(value);
  }
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the transaction was aborted')));
  });
}
