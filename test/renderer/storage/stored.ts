import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, vi } from 'vitest';
import { undo } from '../../../renderer/storage/command.ts';
import { setMinutes } from '../../../renderer/commands/agenda.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { savingQueue } from '../../../renderer/storage/saving-queue.ts';
import { recover, type Recovery } from '../../../renderer/storage/recovery.ts';
import { store } from '../../../renderer/storage/database.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import type { Result } from '../../../shared/result.ts';
import { aWorkshop, ids } from '../../factories/a-workshop.ts';
import { contentsOf } from '../../shared/operations/store.ts';
import { MemoryJournal } from './memory-journal.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';

/** A page that has never been opened: nothing stored, nothing in the journal. */
export async function freshStart(): Promise<MemoryJournal> {
  await vi.waitFor(() => expect(savingQueue.current().state).not.toBe('saving'));
  await Promise.all(store.tables.map((table) => table.clear()));
  const kept = ['rostrum.workspace', 'rostrum.filled', 'people-views', 'list-mappings'];
  for (const name of kept) localStorage.removeItem(name);
  const journal = new MemoryJournal();
  journal.install();
  await started();
  return journal;
}

/** Starts as the app does, and expects that it can be worked with. */
export async function started(): Promise<Recovery> {
  return valueOf(await recover());
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) expect.fail(`failed: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** Waits until the page says that everything is on the disk. */
export async function saved(): Promise<void> {
  await vi.waitFor(() => expect(savingQueue.current().state).toBe('saved'), { timeout: 10_000, interval: 5 });
}

/** Every record and mark of the working store; equal contents give equal texts. */
export async function contents(): Promise<Record<string, unknown>> {
  const [partitions, sheets] = await Promise.all([store.partitions.toArray(), store.sheets.toArray()]);
  return contentsOf({
    partitions: new Map(partitions.map((partition) => [partition.key, partition])),
    sheets: new Map(sheets.map((sheet) => [sheet.workshopId, sheet])),
  });
}

/** SHA-256 of everything stored, summaries included. */
export async function contentsHash(): Promise<string> {
  const all = JSON.stringify([await contents(), await store.summaries.orderBy('id').toArray()], inOrder);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all));
  return bytesToHex(new Uint8Array(digest));
}

/** Opens the small workshop of the factories; gives its id. */
export async function openSmallWorkshop(changed: Partial<WorkshopSnapshot> = {}): Promise<string> {
  return valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(aWorkshop(changed)))));
}

/** The session that tests of storage change. */
export const changedSession = { workshopId: ids.workshop, id: ids.sessions[0] };

/** A fresh start with the small workshop, of which one session has been changed to 45 minutes, all of it saved. */
export async function startWithChange(): Promise<MemoryJournal> {
  const journal = await freshStart();
  await openSmallWorkshop();
  valueOf(await setMinutes(changedSession, 45, false));
  await saved();
  return journal;
}

/** Takes back the last `times` actions. */
export async function undoTimes(times: number): Promise<void> {
  for (let time = 0; time < times; time++) valueOf(await undo());
}

/** The fields of a record in the alphabet: a record that was brought back may have them in another order. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
