import { useLiveQuery } from 'dexie-react-hooks';
import type { Shelf } from '../../shared/changes/shelf.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance.ts';
import type { WorkshopSummary } from '../../shared/domain/workshop-summary.ts';
import { store } from './database.ts';

export async function readShelf(key: string): Promise<Shelf | undefined> {
  return store.shelves.get(key);
}

export async function readShelves(keys: readonly string[]): Promise<(Shelf | undefined)[]> {
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
