import type { Entry } from '../../shared/changes/change.ts';
import { callHost } from '../host.ts';
import { history } from '../storage/history.ts';

/** The most that the journal gives at once. */
const journalDepth = 1000;

/** The entries kept here, and before them those that the journal still gives; oldest first. */
export async function readRecentEntries(): Promise<Entry[]> {
  const kept = await history();
  const oldest = kept[0]?.sequence ?? 1;
  return [...(await journalBefore(oldest)), ...kept];
}

async function journalBefore(sequence: number): Promise<Entry[]> {
  if (sequence <= 1) return [];
  const recent = await callHost('journal.recent', { count: journalDepth });
  return recent.ok ? recent.value.entries.filter((entry) => entry.sequence < sequence) : [];
}
