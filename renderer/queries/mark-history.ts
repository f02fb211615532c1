import type { Entry } from '../../shared/changes/change.ts';
import { markHistory, type MarkEvent } from '../../shared/changes/mark-history.ts';
import type { Cell } from '../../shared/operations/attendance.ts';
import { callHost } from '../host.ts';
import { history } from '../storage/history.ts';

/** The most that the journal gives at once. */
const journalDepth = 1000;

/** What happened to a mark, newest first: by the entries kept here, and by the journal for what is older. */
export async function readMarkHistory(cell: Cell & { readonly workshopId: string }): Promise<MarkEvent[]> {
  const kept = await history();
  const oldest = kept[0]?.sequence ?? 1;
  return markHistory([...(await journalBefore(oldest)), ...kept], cell);
}

async function journalBefore(sequence: number): Promise<Entry[]> {
  if (sequence <= 1) return [];
  const recent = await callHost('journal.recent', { count: journalDepth });
  return recent.ok ? recent.value.entries.filter((entry) => entry.sequence < sequence) : [];
}
