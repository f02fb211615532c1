import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { callHost } from '../host.ts';
import { store } from './database.ts';
import { trimHistory } from './history.ts';

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
    tell({ state: 'saving' });
    const sent = await sendOutbox();
    if (!sent.ok) {
      tell({ state: 'waiting', failure: sent.failure });
      if (sent.failure.code === 'journal-out-of-order') outOfOrder();
      setTimeout(saveSoon, retryAfterMilliseconds);
      break;
    }
  }
  running = false;
  if (saving.state === 'saving') tell({ state: 'saved', at: now() });
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

function tell(next: Saving): void {
  saving = next;
  for (const listener of listeners) listener();
}
