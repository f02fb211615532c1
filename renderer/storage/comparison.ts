import type { HistoryEnd } from '../../shared/changes/entry.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';

/** What the working store holds, as far as it can be compared. */
export type StoreStatus = {
  readonly end: HistoryEnd;
  readonly partitions: number;
  readonly sheets: number;
  /** Number of the oldest entry that it keeps; older ones were deleted. 0 where it keeps none. */
  readonly oldest: number;
  /** Null where it does not know to which workspace it belongs. */
  readonly workspaceId: string | null;
  /** Whether it has the entry with which the journal ends. */
  readonly hasJournalEnd: boolean;
};

/**
 * What a start does: `go` on; `append` what the journal lacks and go on; `rebuild` the store from the journal; `adopt`
 * the state of the store into the journal. The others need somebody who decides: what is missing is nowhere
 * (`incomplete`); everything is gone (`gone`), or lies in files that cannot be read (`unreadable`); the journal is that of
 * another workspace; the two have gone apart.
 */
export type Verdict =
  'go' | 'append' | 'rebuild' | 'adopt' | 'incomplete' | 'gone' | 'unreadable' | 'another' | 'forked';

/**
 * Compares the journal with the working store. `holds` is whether the history of the journal passes through the end of
 * the store. A store is rebuilt only where the journal proves to hold everything that it holds; a journal is replaced only
 * where the store proves that. `store` is null where the store cannot be read.
 */
export function compare(journal: JournalStatus, store: StoreStatus | null, holds: 'yes' | 'no' | 'unknown'): Verdict {
  const isShort = journal.missing.length > 0 || journal.proof === 'behind';
  if (journal.proof === 'other-workspace' && !isOf(store, journal.workspaceId)) return 'another';
  if (store === null || store.end.sequence === 0) return withoutStore(journal, store, isShort);
  if (isOfAnother(journal, store) && holds !== 'yes') return 'another';
  const difference = store.end.sequence - journal.end.sequence;
  if (difference < 0) return behind(journal, holds, isShort);
  if (!store.hasJournalEnd && !isTrimmed(journal, store)) return 'forked';
  if (!store.hasJournalEnd || hasGap(journal)) return isWhole(journal, store) ? 'adopt' : 'incomplete';
  if (difference > 0) return reaches(journal, store) ? 'append' : 'incomplete';
  if (isShort && !isUnproven(journal)) return 'incomplete';
  if (journal.partitions === store.partitions && journal.sheets === store.sheets) return 'go';
  return 'rebuild';
}

/** Whether both know where they belong, and it is not the same. In an empty folder without a witness nothing belongs to anybody. */
function isOfAnother({ workspaceId, end, proof }: JournalStatus, store: StoreStatus): boolean {
  const isNobodys = end.sequence === 0 && proof === 'none';
  return store.workspaceId !== null && store.workspaceId !== workspaceId && !isNobodys;
}

function isOf(store: StoreStatus | null, workspaceId: string): boolean {
  return store !== null && store.workspaceId === workspaceId;
}

function withoutStore(journal: JournalStatus, store: StoreStatus | null, isShort: boolean): Verdict {
  // Empty is not what was found, but what could be read.
  if (journal.end.sequence === 0 && journal.unreadable !== undefined) return 'unreadable';
  if (isShort) return journal.end.sequence === 0 ? 'gone' : 'incomplete';
  const isSame = store !== null && journal.end.sequence === 0 && journal.partitions === store.partitions;
  return isSame && journal.sheets === store.sheets ? 'go' : 'rebuild';
}

/** Of a store that ends before the journal. */
function behind(journal: JournalStatus, holds: 'yes' | 'no' | 'unknown', isShort: boolean): Verdict {
  if (holds === 'no') return 'forked';
  return isShort ? 'incomplete' : 'rebuild';
}

/**
 * Whether nothing but damaged bytes behind the end says that there was more. A store with the same end proves that there was not,
 * for it has each change before the journal.
 */
function isUnproven({ witness, missing, end }: JournalStatus): boolean {
  return witness === null && missing.every(({ from }) => from > end.sequence);
}

/** Whether the store has deleted the entry with which the journal ends, so that it cannot say whether it had it. */
function isTrimmed(journal: JournalStatus, store: StoreStatus): boolean {
  return store.oldest > journal.end.sequence;
}

/** Whether entries are missing before the last one that the journal holds. */
function hasGap(journal: JournalStatus): boolean {
  return journal.missing.some(({ from }) => from <= journal.end.sequence);
}

/** Whether the store holds at least what the witness says. */
function isWhole({ witness }: JournalStatus, store: StoreStatus): boolean {
  if (witness === null || store.end.sequence > witness.end.sequence) return true;
  if (store.end.sequence < witness.end.sequence || store.end.hash !== witness.end.hash) return false;
  return store.partitions === witness.partitions && store.sheets === witness.sheets;
}

/** Whether the store reaches as far as the witness says. */
function reaches({ witness, proof, fork }: JournalStatus, store: StoreStatus): boolean {
  // A backup holds another history: somebody has to choose.
  if (fork !== undefined) return false;
  return proof === 'other-workspace' || witness === null || store.end.sequence >= witness.end.sequence;
}
