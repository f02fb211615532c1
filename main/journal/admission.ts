import type { Entry, HistoryEnd } from '../../shared/changes/change.ts';
import { follows } from '../../shared/changes/entry.ts';
import { endOf } from './history.ts';

/** The hash of an entry that the journal already holds; undefined for one that it does not, or no longer, know. */
export type HashAt = (sequence: number) => Promise<string | undefined>;

/**
 * Those of `entries` that are new after `end`; null when they do not follow. An entry that is already held is accepted
 * again, since the page repeats what it has not heard about: a crash may have come between the disk and the answer.
 */
export async function newAmong(
  entries: readonly Entry[],
  end: HistoryEnd,
  hashAt: HashAt,
): Promise<{ readonly fresh: readonly Entry[]; readonly end: HistoryEnd } | null> {
  const fresh: Entry[] = [];
  let reached = end;
  for (const entry of entries) {
    if (entry.sequence <= end.sequence) {
      if (fresh.length > 0 || (await hashAt(entry.sequence)) !== entry.hash) return null;
    } else {
      if (!follows(entry, reached)) return null;
      fresh.push(entry);
      reached = endOf(entry);
    }
  }
  return { fresh, end: reached };
}
