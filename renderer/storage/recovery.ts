import { NIL } from 'uuid';
import { nobody } from '../../shared/changes/change.ts';
import { beginning, type HistoryEnd, type StoredEntry } from '../../shared/changes/entry.ts';
import { type Partition, unpackSheet } from '../../shared/changes/partition.ts';
import type { CallOutput, JournalStatus } from '../../shared/host/contract.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { dataVersion } from '../../shared/upgrades/upgraded.ts';
import { historyKept, isNewerStore, putPartitions, store } from './database.ts';
import { callHost } from './host-client.ts';
import { savingQueue } from './saving-queue.ts';
import { commitAs, historyEnd } from './working-store.ts';

/** What start found: nothing unusual, or how many records were brought back from the journal. */
export type Recovery = {
  readonly restoredRecords: number | null;
  readonly mended: JournalStatus['mended'];
  /** Sequence numbers of entries that the journal found damaged or altered; absent where there are none. */
  readonly damaged?: readonly number[];
};

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
  commitAs(description.value.device, description.value.author ?? nobody);
  const { end, mended, damaged } = status.value;
  const found = damaged.length === 0 ? { mended } : { mended, damaged };
  const isRestored = status.value.restored === true;
  // After a backup was brought back the store holds what it is to replace, however far ahead it seems.
  if (!isRestored && (await agrees(status.value))) {
    savingQueue.startAfter(end.sequence);
    savingQueue.saveSoon();
    return success({ restoredRecords: null, ...found });
  }
  // A store that could not be upgraded is as it was, and may hold what the journal lacks: it is not rebuilt.
  if (store.upgradeProblem !== null) return failure('store-unavailable', { reason: store.upgradeProblem });
  try {
    const rebuilt = await rebuild(end);
    if (!rebuilt.ok || !isRestored) return rebuilt.ok ? success({ restoredRecords: rebuilt.value, ...found }) : rebuilt;
    const acknowledged = await callHost('journal.restored', {});
    return acknowledged.ok ? success({ restoredRecords: null, ...found }) : acknowledged;
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
    const [partitions, sheets] = await Promise.all([store.partitions.count(), store.sheets.count()]);
    return partitions === status.partitions && sheets === status.sheets;
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
    const { partitions, sheets, next }: CallOutput<'journal.read'> = read.value;
    await putPartitions(partitions);
    await store.sheets.bulkPut(sheets.map(unpackSheet));
    records += partitions.reduce((sum, partition) => sum + countRecords(partition), 0);
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

function countRecords(partition: Partition): number {
  return Object.values(partition.records).reduce((sum, byId) => sum + Object.keys(byId).length, 0);
}

/** Stands for a history whose newest entries the journal no longer has: what follows is numbered and hashed from here. */
function anchorAt({ sequence, hash }: HistoryEnd): StoredEntry {
  const nothing = { timestamp: '', device: '', by: nobody, action: '', group: NIL, reverts: null, changes: [] };
  return { version: dataVersion, sequence, hash, ...nothing };
}
