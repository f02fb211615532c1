import { v7 as newUuid } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import { beginning } from '../../shared/changes/chain.ts';
import { type Author, type Change, nobody } from '../../shared/changes/change.ts';
import { type Entry, entryAfter, timestampOf } from '../../shared/changes/entry.ts';
import {
  applyToPartition,
  applyToSheet,
  changesByPlace,
  type Partition,
  recordIn,
  touchedBy,
} from '../../shared/changes/partition.ts';
import { newlyInvalidField } from '../../shared/domain/entities.ts';
import { failure, type Failure, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { timestampAfter } from '../../shared/time/timestamp.ts';
import { callHost } from './host-client.ts';
import { lastEntry, putPartitions, store, trimHistory } from './working-store.ts';

/** Thrown inside the transaction, so that it is rolled back whole; never leaves this file. */
class Refusal extends Error {
  readonly result: Result<never>;

  constructor(result: Result<never>) {
    super('refused');
    this.result = result;
  }
}

let device = 'unnamed';
let author: Author = nobody;

/** Names this installation, and whoever works here, in every entry from now on. */
export function commitAs(installation: string, by: Author): void {
  device = installation;
  author = by;
}

/** Who makes the entries of this computer, as far as it is known. */
export function currentAuthor(): Author {
  return author;
}

/** The name of this installation, as its entries have it. */
export function deviceName(): string {
  return device;
}

/**
 * The one door for writes. Applies the changes of one user action, validates every record they touch and writes records
 * and history in one transaction; then the journal is asked to save. Nothing is written when anything is wrong.
 */
export async function commit(
  action: ActionName,
  changes: readonly Change[],
  reverts: Entry['reverts'] = null,
): Promise<Result<void>> {
  if (changes.length === 0) return success(undefined);
  try {
    await store.transaction('rw', [store.partitions, store.sheets, store.summaries, store.entries], async () => {
      await writePartitions(changes);
      await writeSheets(changes);
      const last = await lastEntry();
      const timestamp = timestampAfter(last === undefined ? '' : timestampOf(last), now(), device);
      const made = { timestamp, device, by: currentAuthor() };
      await store.entries.add(entryAfter(last ?? beginning, { action, changes, group: newUuid(), reverts }, made));
    });
  } catch (error) {
    if (error instanceof Refusal) return error.result;
    return failure('store-unavailable', { reason: String(error) });
  }
  saveSoon();
  return success(undefined);
}

async function writePartitions(changes: readonly Change[]): Promise<void> {
  const byPartition = changesByPlace(changes).partitions;
  if (byPartition.size === 0) return;
  const partitions = await store.partitions.bulkGet([...byPartition.keys()]);
  const applied = [...byPartition].map(([key, own], index) => applyToPartition(key, partitions[index], own));
  validate(applied, partitions, changes);
  await putPartitions(applied);
}

async function writeSheets(changes: readonly Change[]): Promise<void> {
  const ids = touchedBy(changes).sheets;
  if (ids.length === 0) return;
  const sheets = await store.sheets.bulkGet(ids);
  await store.sheets.bulkPut(ids.map((id, index) => applyToSheet(id, sheets[index], changes)));
}

/** No change may make a record wrong; what was wrong with it before must not keep anybody from changing the rest of it. */
function validate(
  applied: readonly Partition[],
  before: readonly (Partition | undefined)[],
  changes: readonly Change[],
): void {
  const index = new Map(applied.map(({ key }, at) => [key, at]));
  const checked = new Set<string>();
  for (const change of changes) {
    if (change.entity === 'mark' || checked.has(change.id)) continue;
    checked.add(change.id);
    const at = index.get(change.partition) ?? -1;
    const record = recordIn(applied[at], change.entity, change.id);
    const earlier = recordIn(before[at], change.entity, change.id);
    const field = record === undefined ? null : newlyInvalidField(change.entity, record, earlier);
    if (field !== null) throw new Refusal(failure('record-invalid', { field }));
  }
}

/** Whether everything is on the disk. `at` is the instant of the journal's last flush. */
export type Saving =
  | { readonly state: 'saved'; readonly at: string | null }
  | { readonly state: 'saving' }
  | { readonly state: 'waiting'; readonly failure: Failure };

const entriesAtOnce = 200;
const entriesBetweenTrims = 100;
const retryAfterMilliseconds = 3000;

let saving: Saving = { state: 'saved', at: null };
let savedSequence = 0;
let running = false;
let again = false;
let untrimmed = 0;
let outOfOrder: () => void = () => undefined;
const listeners = new Set<() => void>();

export function currentSaving(): Saving {
  return saving;
}

export function onSaving(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The journal holds everything up to this entry. */
export function journalHolds(sequence: number): void {
  savedSequence = sequence;
}

/** What is done when the journal and the store do not follow each other any more; no retry can mend that. */
export function whenOutOfOrder(reload: () => void): void {
  outOfOrder = reload;
}

/** Sends the outbox to the journal; calls made meanwhile are served by one more round. */
export function saveSoon(): void {
  again = true;
  if (!running) void save();
}

async function save(): Promise<void> {
  running = true;
  while (again) {
    again = false;
    notifyListeners({ state: 'saving' });
    const sent = await sendOutbox();
    if (!sent.ok) {
      notifyListeners({ state: 'waiting', failure: sent.failure });
      if (sent.failure.code === 'journal-out-of-order') outOfOrder();
      setTimeout(saveSoon, retryAfterMilliseconds);
      break;
    }
  }
  running = false;
  if (saving.state === 'saving') notifyListeners({ state: 'saved', at: now() });
}

async function sendOutbox(): Promise<Result<void>> {
  try {
    for (;;) {
      const entries = await store.entries.where(':id').above(savedSequence).limit(entriesAtOnce).toArray();
      if (entries.length === 0) return success(undefined);
      const appended = await callHost('journal.append', { entries });
      if (!appended.ok) return appended;
      savedSequence = appended.value.end.sequence;
      await trimNowAndThen(entries.length);
    }
  } catch (error) {
    // The store may close under us, for instance when Chromium finds the disk full.
    return failure('store-unavailable', { reason: String(error) });
  }
}

/** Trimming looks at the whole history, so an ordinary mark leaves it alone. */
async function trimNowAndThen(sent: number): Promise<void> {
  untrimmed += sent;
  if (untrimmed < entriesBetweenTrims) return;
  untrimmed = 0;
  await trimHistory(savedSequence);
}

function notifyListeners(next: Saving): void {
  saving = next;
  for (const listener of listeners) listener();
}
