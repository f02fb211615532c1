import type { FileSystem } from '../files/file-system.ts';
import { SerialQueue } from './history.ts';
import { type Appended, Mirror } from './mirror.ts';
import { type Observation, saysTheSame, type Witness } from './witness.ts';

type Written = { readonly number: number; readonly length: number } | null;

/**
 * What is written beside the journal for the day on which it is damaged: the mirror and the witness. Neither is ever waited
 * for by an append, and an error of the disk is no failure of the journal: what could not be written is made up for later.
 */
export class Standby {
  readonly #witness: Witness;
  readonly #mirror: Mirror;
  #isBehind = true;
  readonly #queue = new SerialQueue();

  constructor(fileSystem: FileSystem, journalFolder: string, witness: Witness) {
    this.#witness = witness;
    this.#mirror = new Mirror(fileSystem, journalFolder);
  }

  /** `written` is the segment that is being written, `observed` what the journal holds. One after the other, never failing. */
  update(appended: readonly Appended[], written: Written, observed: Observation): Promise<void> {
    return this.#queue.take(async () => {
      await this.#mirrorNow(appended, written, observed.oldest);
      await this.#witness.write(observed).catch(() => undefined);
    });
  }

  /** Segments have gone or come by another way than by appending. */
  catchUpNextTime(): void {
    this.#isBehind = true;
  }

  /** Makes these copies anew, and the witness where there is something for it to say. `written` as in `update`. */
  renew(numbers: readonly number[], written: Written, observed: Observation | null): Promise<void> {
    return this.#queue.take(async () => {
      await this.#mirror.discard(numbers);
      this.#isBehind = true;
      await this.#mirrorNow([], written, undefined);
      if (observed !== null) await this.#witness.renew(observed).catch(() => undefined);
    });
  }

  /** Whether the witness is there with both of its slots, and says what is `observed`. */
  isWitnessSound(observed: Observation): Promise<boolean> {
    return this.#queue.take(async () => {
      const said = await this.#witness.read();
      return said !== null && this.#witness.isWhole && saysTheSame(said, observed);
    });
  }

  async close(): Promise<void> {
    await this.#queue.take(() => this.#mirror.close());
  }

  async #mirrorNow(appended: readonly Appended[], written: Written, oldest: number | undefined): Promise<void> {
    try {
      if (this.#isBehind) await this.#mirror.catchUp(written, oldest);
      else await this.#mirror.write(appended);
      this.#isBehind = false;
    } catch {
      this.#isBehind = true;
      await this.#mirror.close();
    }
  }
}
