import { touchedBy } from '../../shared/changes/apply.ts';
import { beginning, type Entry, type HistoryEnd } from '../../shared/changes/change.ts';
import type { Snapshot } from './snapshot.ts';

/** What the journal knows without asking the disk: the snapshot's index, the entries after it, and where it all ends. */
export class History {
  #base: Snapshot | null;
  #entries: Entry[];
  readonly #shelves: Set<string>;
  readonly #sheets: Set<string>;

  constructor(base: Snapshot | null, entries: readonly Entry[]) {
    this.#base = base;
    this.#entries = [];
    this.#shelves = new Set(base?.shelves.keys());
    this.#sheets = new Set(base?.sheets.keys());
    this.extend(entries);
  }

  get base(): Snapshot | null {
    return this.#base;
  }

  /** After the base. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get baseEnd(): HistoryEnd {
    return this.#base?.header.end ?? beginning;
  }

  get end(): HistoryEnd {
    return endOf(this.#entries.at(-1) ?? this.baseEnd);
  }

  get counts(): { readonly shelves: number; readonly sheets: number } {
    return { shelves: this.#shelves.size, sheets: this.#sheets.size };
  }

  extend(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.#entries.push(entry);
      const touched = touchedBy(entry.changes);
      for (const key of touched.shelves) this.#shelves.add(key);
      for (const workshopId of touched.sheets) this.#sheets.add(workshopId);
    }
  }

  /** The hash of an entry after the base. */
  hashAt(sequence: number): string | undefined {
    return this.#entries[sequence - this.baseEnd.sequence - 1]?.hash;
  }

  /** A snapshot now stands for the entries up to its end. */
  rest(snapshot: Snapshot): void {
    this.#entries = this.#entries.filter((entry) => entry.sequence > snapshot.header.end.sequence);
    this.#base = snapshot;
  }
}

export function endOf({ sequence, hash }: HistoryEnd): HistoryEnd {
  return { sequence, hash };
}
