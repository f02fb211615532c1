import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import { type Author, nobody } from '../../shared/changes/change.ts';
import { beginning, type Entry, type HistoryEnd, readEntry, timestampOf } from '../../shared/changes/entry.ts';
import type { Partition } from '../../shared/changes/partition.ts';
import type { WorkshopSummary } from '../../shared/changes/workshop-summary.ts';
import type { AttendanceSheet } from '../../shared/domain/attendance/attendance.ts';
import type { Failure } from '../../shared/result.ts';
import { instantOf, isAheadOfClock, isClockBehind, localTime, now } from '../../shared/time/instant.ts';
import { inTransaction, isStoreError, lastEntry, store, type StoreTables } from './database.ts';
import { savingQueue } from './saving-queue.ts';

/** Reads the working store. Undefined stands for a partition or a sheet that is not there. */
export type StoreReader = {
  readonly partition: (key: string) => Promise<Partition | undefined>;
  readonly partitions: (keys: readonly string[]) => Promise<readonly (Partition | undefined)[]>;
  /** Every partition there is: for what concerns all data, such as erasing somebody. */
  readonly allPartitions: () => Promise<readonly Partition[]>;
  readonly sheet: (workshopId: string) => Promise<AttendanceSheet | undefined>;
  readonly summaries: () => Promise<readonly WorkshopSummary[]>;
  /** The entries that are kept here, oldest first. */
  readonly entries: () => Promise<readonly Entry[]>;
};

/** Reads from the tables of the store, or of one transaction. */
export function readerOf({ partitions, sheets, summaries, entries }: StoreTables): StoreReader {
  return {
    partition: (key) => partitions.get(key),
    partitions: (keys) => partitions.bulkGet([...keys]),
    allPartitions: () => partitions.toArray(),
    sheet: (workshopId) => sheets.get(workshopId),
    summaries: () => summaries.toArray(),
    entries: async () => (await entries.orderBy(':id').toArray()).map(readEntry),
  };
}

const ofStore = readerOf(store);
let reader = ofStore;

/** Reads from another source than the store from now on, where the store cannot be read; null: from the store again. */
export function readFrom(source: StoreReader | null): void {
  reader = source ?? ofStore;
}

/** Each call reads by itself, as screens do; a command reads in its transaction instead. */
export const currentStore: StoreReader = {
  partition: (key) => reader.partition(key),
  partitions: (keys) => reader.partitions(keys),
  allPartitions: () => reader.allPartitions(),
  sheet: (workshopId) => reader.sheet(workshopId),
  summaries: () => reader.summaries(),
  entries: () => reader.entries(),
};

export async function readPartition(key: string): Promise<Partition | undefined> {
  return currentStore.partition(key);
}

export async function readSummaries(): Promise<readonly WorkshopSummary[]> {
  return currentStore.summaries();
}

/**
 * Reads again whenever what was read has changed. Undefined until the first answer. Where the store fails, what was read
 * last stays until it has been opened anew.
 */
export function useStored<Value>(read: () => Promise<Value>, dependencies: readonly unknown[]): Value | undefined {
  const connection = useSyncExternalStore(savingQueue.onChange, savingQueue.connection);
  // Dexie follows what an async function reads.
  return useLiveQuery(async () => unlessClosed(read), [connection, ...dependencies]);
}

/** Never resolves where the store has failed: whoever reads is asked again after it was opened anew. */
async function unlessClosed<Value>(read: () => Promise<Value>): Promise<Value> {
  const connection = savingQueue.connection();
  try {
    return await read();
  } catch (error) {
    if (!isStoreError(error)) throw error;
    // What was being read while the store was opened anew is read again anyway.
    if (savingQueue.connection() === connection) void savingQueue.reopen();
    return new Promise<Value>(() => undefined);
  }
}

/** Runs several reads in one transaction, so that no command comes between them. */
export async function readTogether<Value>(read: (from: StoreReader) => Promise<Value>): Promise<Value> {
  return reader === ofStore ? inTransaction('r', (tables) => read(readerOf(tables))) : read(reader);
}

export async function historyEnd(): Promise<HistoryEnd> {
  const last = await lastEntry();
  return last === undefined ? beginning : { sequence: last.sequence, hash: last.hash };
}

/** What is or was wrong with the clock of this computer, by the date of the last entry; null where nothing is known. */
export async function clockNotice(): Promise<Failure<'clock-behind' | 'clock-ahead'> | null> {
  const clock = now();
  if (isClockBehind(clock)) return { code: 'clock-behind', details: { date: localTime(clock).day } };
  const last = reader === ofStore ? await lastEntry() : undefined;
  const made = last === undefined ? '' : instantOf(timestampOf(last));
  return isAheadOfClock(made, clock) ? { code: 'clock-ahead', details: { date: localTime(made).day } } : null;
}

/** The newest entries, oldest first. */
export async function history(): Promise<readonly Entry[]> {
  return currentStore.entries();
}

/** The entries after one of them, oldest first. */
export async function entriesAfter(sequence: number): Promise<Entry[]> {
  if (reader !== ofStore) return [];
  return (await store.entries.where(':id').above(sequence).toArray()).map(readEntry);
}

let device = 'unnamed';
let author: Author = nobody;

/** Names this installation, and whoever works here, in every entry from now on. */
export function commitAs(installation: string, by: Author): void {
  device = installation;
  author = by;
}

/** Who makes the entries of this computer; empty names where nobody has given them. */
export function currentAuthor(): Author {
  return author;
}

/** The name of this installation, as its entries have it. */
export function deviceName(): string {
  return device;
}

/** What an installation is called on screen: this one as its user has named the computer, any other by its own name. */
export function computerName(installation: string): string {
  return installation === device && author.computer !== '' ? author.computer : installation;
}

let isReadOnly = false;

/** Whether commands are refused from now on: somebody wants to look at data that nobody has decided about yet. */
export function openForReading(only: boolean): void {
  isReadOnly = only;
}

export function isOpenForReadingOnly(): boolean {
  return isReadOnly;
}

/** Everything that can be read, whether or not anything has been decided; none where the store cannot be opened. */
export async function readStoredPartitions(): Promise<Partition[]> {
  return store.partitions.toArray().catch(() => []);
}
