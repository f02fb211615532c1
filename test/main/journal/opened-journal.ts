import type { FileSystem } from '../../../main/files/file-system.ts';
import { type Journal, type JournalSettings, openJournal } from '../../../main/journal/journal.ts';
import type { Census } from '../../../main/journal/lock.ts';
import type { StoredEntry } from '../../../shared/changes/entry.ts';

/** Whoever held a lock is gone, as after a crash. */
export const ownerIsGone: Census = {
  self: () => Promise.resolve({ pid: 1, started: '1', boot: '1' }),
  isAlive: () => Promise.resolve(false),
};

/** The journal in `folder`; throws where it does not open. */
export async function openedJournal(
  fileSystem: FileSystem,
  settings: Partial<JournalSettings> = {},
  folder = '/journal',
): Promise<Journal> {
  const journal = await openJournal(folder, fileSystem, settings);
  if (!journal.ok) throw new Error(JSON.stringify(journal.failure));
  return journal.value;
}

/**
 * Opens the journal and appends `entries` in batches of `sizes` until the disk stops, with `pause` after each; then closes
 * it. Gives the number of entries that were acknowledged.
 */
export async function appendUntilStopped(
  fileSystem: FileSystem,
  settings: Partial<JournalSettings>,
  entries: readonly StoredEntry[],
  sizes: readonly number[],
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const journal = await openJournal('/journal', fileSystem, settings);
  if (!journal.ok) return 0;
  let acknowledged = 0;
  for (const size of sizes) {
    const appended = await journal.value.append(entries.slice(acknowledged, acknowledged + size));
    if (!appended.ok) break;
    acknowledged += size;
    await pause();
  }
  await journal.value.close();
  return acknowledged;
}
