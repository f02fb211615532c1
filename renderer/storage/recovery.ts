import { NIL } from 'uuid';
import { beginning, type Entry, type HistoryEnd } from '../../shared/changes/change.ts';
import { type Partition, unpackSheet } from '../../shared/changes/partition.ts';
import type { CallOutput, JournalStatus } from '../../shared/host/contract.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { isNewerStore, putPartitions, store, historyKept } from './database.ts';
import { callHost } from './host-client.ts';
import { savingQueue } from './saving-queue.ts';
import { historyEnd, nameDevice } from './working-store.ts';

/** What start found: nothing unusual, or how many records were brought back from the journal. */
export type Recovery = { readonly restoredRecords: number | null; readonly mended: JournalStatus['mended'] };

/**
 * Opens the working store and compares it with the journal: equal → go; ahead → the journal gets what it lacks; behind,
 * empty or damaged → rebuilt from the journal.
 */
export async function recover(): Promise<Result<Recovery>> {
  if (await isNewerStore()) return failure('store-newer');
  const status = await callHost('journal.status', {});
  if (!status.ok) return status;
  const description = await callHost('application.describe', {});
  if (!description.ok) return description;
  nameDevice(description.value.device);
  const { end, mended } = status.value;
  if (await agrees(status.value)) {
    savingQueue.startAfter(end.sequence);
    savingQueue.saveSoon();
    return success({ restoredRecords: null, mended });
  }
  try {
    const rebuilt = await rebuild(end);
    return rebuilt.ok ? success({ restoredRecords: rebuilt.value, mended }) : rebuilt;
  } catch (error) {
    // A full disk, perhaps. What is half rebuilt now lacks its history, so that the next start rebuilds it again.
    return failure('store-unavailable', { reason: String(error) });
  }
}

/** Whether the store can be worked on as it is: it holds at least the journal's history, and all that it counts. */
async function agrees(status: JournalStatus): Promise<boolean> {
  try {
    await store.open();
    const own = await historyEnd();
    if (!(await contains(status.end))) return false;
    if (own.sequence > status.end.sequence) return true;
    const [shelves, sheets] = await Promise.all([store.shelves.count(), store.sheets.count()]);
    return shelves === status.shelves && sheets === status.sheets;
  } catch {
    // Chromium could not open its files: a damaged store is rebuilt like an empty one.
    return false;
  }
}

async function contains(end: HistoryEnd): Promise<boolean> {
  if (end.sequence === 0) return end.hash === beginning.hash;
  const entry = await store.entries.get(end.sequence);
  return entry?.hash === end.hash;
}

/** Fills an empty store from the journal; gives the number of records and marks brought back. */
async function rebuild(end: HistoryEnd): Promise<Result<number>> {
  await store.delete({ disableAutoOpen: false });
  await store.open();
  let records = 0;
  let part: number | null = 0;
  while (part !== null) {
    const read: Result<CallOutput<'journal.read'>> = await callHost('journal.read', { part });
    if (!read.ok) return read;
    const { shelves, sheets, next }: CallOutput<'journal.read'> = read.value;
    await putPartitions(shelves);
    await store.sheets.bulkPut(sheets.map(unpackSheet));
    records += shelves.reduce((sum, shelf) => sum + countRecords(shelf), 0);
    records += sheets.reduce((sum, sheet) => sum + sheet.marks.replaceAll('0', '').length, 0);
    part = next;
  }
  const recent = await callHost('journal.recent', { count: historyKept });
  if (!recent.ok) return recent;
  await store.entries.bulkPut(recent.value.entries);
  if ((await historyEnd()).sequence !== end.sequence) await store.entries.put(anchorAt(end));
  savingQueue.startAfter(end.sequence);
  return success(records);
}

function countRecords(shelf: Partition): number {
  return Object.values(shelf.records).reduce((sum, byId) => sum + Object.keys(byId).length, 0);
}

/** Stands for a history whose newest entries the journal no longer has: what follows is numbered and hashed from here. */
function anchorAt({ sequence, hash }: HistoryEnd): Entry {
  return { version: 1, sequence, hash, stamp: '', device: '', action: '', group: NIL, reverts: null, changes: [] };
}
