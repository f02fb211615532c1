import { useEffect, useSyncExternalStore } from 'react';
import { touchedBy } from '../../shared/changes/partition.ts';
import { beginning, type HistoryEnd } from '../../shared/changes/entry.ts';
import { attendedIn, type AttendedWorkshop } from '../../shared/directory/attended.ts';
import { Directory, type DirectoryContents, type DirectorySeat } from '../../shared/directory/directory.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import { savingQueue } from '../storage/saving-queue.ts';
import { currentStore, entriesAfter, historyEnd, isOpenForReadingOnly, useStored } from '../storage/working-store.ts';
import { readSnapshot } from './snapshot.ts';

/** Every partition in which people may lie: `person.partition` takes the last three digits of their ids. */
export const peoplePartitions: readonly string[] = Array.from(
  { length: 4096 },
  (_, number) => `people/${number.toString(16).padStart(3, '0')}`,
);

export type DirectoryState = {
  /** Null until everybody was read once. */
  readonly contents: DirectoryContents | null;
  /** How much was read so far, from 0 to 1. */
  readonly read: number;
};

const nothingRead: DirectoryState = { contents: null, read: 0 };
/** Milliseconds that one part of the reading should take, so that nothing that is typed waits. */
const sliceTakes = 12;

/**
 * Reads the people of all workshops part by part, and from then on only what has changed: the history says which partitions an
 * action touched. It stays when its page is left, so that the next visit begins at once.
 */
class DirectoryReader {
  #directory = new Directory();
  #state = nothingRead;
  #known: HistoryEnd | null = null;
  #connection = -1;
  #working: Promise<void> | null = null;
  readonly #listeners = new Set<() => void>();

  readonly current = (): DirectoryState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Brings the directory up to what is stored; what is asked meanwhile is done afterwards. */
  async follow(): Promise<void> {
    const before = this.#working;
    const work = (async () => {
      await before;
      await this.#catchUp();
    })();
    this.#working = work;
    await work.finally(() => {
      if (this.#working === work) this.#working = null;
    });
  }

  async #catchUp(): Promise<void> {
    const end = await presentEnd();
    const known = this.#known;
    const isSameStore = known !== null && this.#connection === savingQueue.connection();
    if (isSameStore && known.sequence === end.sequence && known.hash === end.hash) return;
    const touched = isSameStore ? await partitionsSince(known) : null;
    if (touched === null) await this.#readAll();
    else await this.#take(touched);
    this.#known = end;
    this.#connection = savingQueue.connection();
    this.#become({ contents: this.#directory.contents(), read: 1 });
  }

  async #readAll(): Promise<void> {
    this.#directory = new Directory();
    this.#become(nothingRead);
    const summaries = await currentStore.summaries();
    const workshops = summaries.map(({ id }) => `workshop/${id}`);
    const keys = ['institutions', ...workshops, ...peoplePartitions];
    let atOnce = 32;
    for (let first = 0; first < keys.length;) {
      const began = performance.now();
      const part = keys.slice(first, first + atOnce);
      await this.#take(part);
      this.#directory.refresh();
      first += part.length;
      // Few people lie in many partitions: as many are read at once as fill a slice.
      atOnce = Math.min(1024, Math.max(8, Math.round((atOnce * sliceTakes) / Math.max(1, performance.now() - began))));
      this.#become({ contents: null, read: first / keys.length });
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  async #take(keys: readonly string[]): Promise<void> {
    const partitions = await currentStore.partitions(keys);
    for (const [index, key] of keys.entries()) this.#directory.take(key, partitions[index]);
  }

  #become(state: DirectoryState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** The partitions that were touched after an entry; null where the history since then is not kept, or is another one. */
async function partitionsSince(known: HistoryEnd): Promise<readonly string[] | null> {
  const [last, ...entries] = await entriesAfter(known.sequence - 1);
  if (last?.sequence !== known.sequence || last.hash !== known.hash) return null;
  if (entries.some(({ isRedacted }) => isRedacted)) return null;
  return touchedBy(entries.flatMap(({ changes }) => changes)).partitions;
}

/** Data that are only looked at do not change. */
async function presentEnd(): Promise<HistoryEnd> {
  return isOpenForReadingOnly() ? beginning : historyEnd();
}

const reader = new DirectoryReader();

/** What the workshops of some seats say of attendance, by participation. */
export async function readAttended(
  seats: readonly DirectorySeat[],
  from = currentStore,
): Promise<ReadonlyMap<string, AttendedWorkshop>> {
  const found = new Map<string, AttendedWorkshop>();
  for (const { participationId, workshop } of seats) {
    const snapshot = await readSnapshot(workshop.id, from);
    if (snapshot === null) continue;
    const attended = attendedIn(snapshot, participationId, localTime(now(), snapshot.workshop.timeZone));
    if (attended !== null) found.set(participationId, attended);
  }
  return found;
}

/** People and institutions over all workshops, as they are stored now. */
export function useDirectory(): DirectoryState {
  const end = useStored(presentEnd, []);
  const [sequence, hash] = [end?.sequence, end?.hash];
  useEffect(() => {
    if (sequence !== undefined && hash !== undefined) void reader.follow();
  }, [sequence, hash]);
  return useSyncExternalStore(reader.subscribe, reader.current);
}
