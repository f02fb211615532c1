import { markHistory, type MarkEvent } from '../../shared/changes/mark-history.ts';
import type { Cell } from '../../shared/operations/attendance.ts';
import { readRecentEntries } from './recent-entries.ts';

/** What happened to a mark, newest first. */
export async function readMarkHistory(cell: Cell & { readonly workshopId: string }): Promise<MarkEvent[]> {
  return markHistory(await readRecentEntries(), cell);
}
