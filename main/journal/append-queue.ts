import type { Entry, HistoryEnd } from '../../shared/changes/change.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { newAmong, type HashAt } from './admission.ts';
import { unwritable } from './journal-failure.ts';
import type { Turns } from './turns.ts';

type Appended = Result<{ end: HistoryEnd }>;
type Request = { readonly entries: readonly Entry[]; readonly answer: (appended: Appended) => void };

/** What the queue needs of the journal. */
export type Ledger = {
  readonly folder: string;
  end(): HistoryEnd;
  hashAt: HashAt;
  /** Puts the entries on the disk, and then into the history. */
  write(entries: readonly Entry[]): Promise<Result<void>>;
};

/** Appends that arrive while one is being written go to the disk together: one flush serves them all. */
export class AppendQueue {
  readonly #turns: Turns;
  readonly #ledger: Ledger;
  #waiting: Request[] = [];

  constructor(turns: Turns, ledger: Ledger) {
    this.#turns = turns;
    this.#ledger = ledger;
  }

  append(entries: readonly Entry[]): Promise<Appended> {
    return new Promise((answer) => {
      this.#waiting.push({ entries, answer });
      void this.#turns.take(() => this.#writeWaiting());
    });
  }

  async #writeWaiting(): Promise<void> {
    const requests = this.#waiting;
    this.#waiting = [];
    try {
      await this.#commit(requests);
    } catch (error) {
      // An answer that has been given is not taken back by a second one.
      for (const { answer } of requests) answer(unwritable(this.#ledger.folder, error));
    }
  }

  async #commit(requests: readonly Request[]): Promise<void> {
    const fresh = new Map<number, Entry>();
    const admitted: { readonly answer: Request['answer']; readonly end: HistoryEnd }[] = [];
    let end = this.#ledger.end();
    for (const { entries, answer } of requests) {
      const found = await newAmong(
        entries,
        end,
        async (sequence) => fresh.get(sequence)?.hash ?? (await this.#ledger.hashAt(sequence)),
      );
      if (found === null) {
        answer(failure('journal-out-of-order'));
        continue;
      }
      for (const entry of found.fresh) fresh.set(entry.sequence, entry);
      end = found.end;
      admitted.push({ answer, end });
    }
    const written = fresh.size === 0 ? success(undefined) : await this.#ledger.write([...fresh.values()]);
    for (const { answer, end: reached } of admitted) answer(written.ok ? success({ end: reached }) : written);
  }
}
