import { beginning, type Entry, type HistoryEnd } from '../../shared/changes/change.ts';
import { store } from './database.ts';

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
