import type { HistoryEnd } from '../../shared/changes/entry.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import type { MissingChanges } from '../../shared/integrity/damage.ts';
import { datedRanges, idsIn } from './healing.ts';
import type { History } from './history.ts';
import type { OpenedJournal } from './journal.ts';
import { proofOf, type Testimony } from './witness.ts';

type Held = { readonly workspaceId: string; readonly history: History };

type DisputeStatus = Pick<
  JournalStatus,
  'missing' | 'unapplied' | 'concerned' | 'proof' | 'witness' | 'unreadable' | 'fromBackup' | 'fork'
>;

/**
 * What the witness, the backups and the files that cannot be read say against the journal. While it is open, nobody has
 * decided which of them counts, and the witness is not written.
 */
export class Dispute {
  readonly #opened: OpenedJournal;
  readonly #held: () => Held;
  /** What the witness, or the backup that knew more, said at start; null once something else has been decided. */
  #testimony: Testimony | null;
  /** Whether the history passes through what was said. */
  #agrees: boolean;
  #missing: JournalStatus['missing'];
  /** What came out of backups, with the days on which it was made. */
  readonly #restored: readonly MissingChanges[];
  #isSettled = false;
  /** A plain field, for each mark asks; only changed in here. */
  isOpen: boolean;

  constructor(opened: OpenedJournal, held: () => Held) {
    this.#opened = opened;
    this.#held = held;
    this.#testimony = opened.testimony;
    this.#agrees = opened.agrees;
    const around = [...opened.before, ...opened.history.entries];
    this.#missing = datedRanges(opened.missing, around).map((range) => this.#datedBy(range));
    this.#restored = opened.backups.restored.map(({ from, to }) => {
      const [made] = datedRanges([{ from: from + 1, to: to - 1 }], around);
      return { after: null, before: null, ...made, from, to };
    });
    const isUnread = opened.unreadable.length > 0 && opened.history.end.sequence === 0;
    this.isOpen = this.proof === 'behind' || !this.#agrees || opened.missing.length > 0 || isUnread;
  }

  /** What is missing at the end was made before the witness was written, unless a clock says otherwise. */
  #datedBy(range: MissingChanges): MissingChanges {
    const { testimony, history, workspaceId } = this.#opened;
    const isWitnessed = testimony?.workspaceId === workspaceId && range.to <= testimony.end.sequence;
    if (!isWitnessed || range.before !== null || range.to <= history.end.sequence) return range;
    return range.after !== null && range.after > testimony.at ? range : { ...range, before: testimony.at };
  }

  get missing(): JournalStatus['missing'] {
    return this.#missing;
  }

  get proof(): JournalStatus['proof'] {
    const { workspaceId, history } = this.#held();
    const { end, counts } = history;
    const proof = proofOf(this.#testimony, { workspaceId, end, ...counts }, this.#agrees);
    if (proof !== 'exact') return proof;
    if (this.#missing.length > 0) return 'less';
    // A backup says what there was when it was made, and not how much came after it.
    return this.#opened.backups.ahead === null || this.#isSettled ? 'exact' : 'none';
  }

  status(): DisputeStatus {
    const { unapplied, fragments, unreadable, backups } = this.#opened;
    const isMissing = this.#missing.length > 0;
    const { ahead, forkedAt } = backups;
    const { end } = this.#held().history;
    return {
      missing: [...this.#missing],
      unapplied: isMissing ? unapplied : 0,
      concerned: isMissing ? idsIn(fragments) : [],
      proof: this.proof,
      witness: this.#testimony,
      ...(unreadable.length > 0 && !(this.#isSettled && end.sequence === 0) && { unreadable: [...unreadable] }),
      ...(this.#restored.length > 0 && { fromBackup: [...this.#restored] }),
      ...(ahead !== null && forkedAt !== null && this.isOpen && { fork: { at: forkedAt, madeAt: ahead.at } }),
    };
  }

  /** What is here counts from now on, and the witness may say so. */
  settle(): void {
    this.#agrees = true;
    // What was told to be otherwise is no measure any more.
    if (this.proof !== 'exact') this.#testimony = null;
    if (this.isOpen) this.#opened.witness.passOver(this.#opened.backups.further);
    this.#missing = [];
    this.isOpen = false;
    this.#isSettled = true;
  }

  /** Whether the store has given back what the journal lacked. */
  settleByAppends(needsBase: boolean): boolean {
    const { history } = this.#held();
    if (needsBase || !this.#agrees || this.proof === 'behind') return false;
    const { sequence, hash } = this.#testimony?.end ?? ({ sequence: 0, hash: '' } satisfies HistoryEnd);
    const reached = sequence > history.baseEnd.sequence ? history.hashAt(sequence) : hash;
    if (sequence > 0 && reached !== hash) return false;
    if (this.#missing.some(({ to }) => to > history.end.sequence)) return false;
    this.#missing = [];
    this.isOpen = false;
    return true;
  }
}
