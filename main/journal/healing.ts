import { isDeepStrictEqual } from 'node:util';
import { crc32 } from 'node:zlib';
import {
  beginning,
  follows,
  hashAfter,
  type HistoryEnd,
  readEntry,
  type StoredEntry,
} from '../../shared/changes/entry.ts';
import type { RecordChange } from '../../shared/changes/change.ts';
import { flipped, flippedBit } from '../../shared/files/record-checksum.ts';
import type { MissingChanges } from '../../shared/integrity/damage.ts';
import { instantOf } from '../../shared/time/instant.ts';
import { decodeLine, entryIn, linesIn, newline, segmentHeaderSchema } from './segments.ts';

/** Sequence numbers, both ends included, of entries that no file holds. */
export type SequenceRange = { readonly from: number; readonly to: number };

/** An entry as some file has it. Whether it belongs to the history is decided by its hash. */
type Candidate = {
  readonly entry: StoredEntry;
  /** Its number fits to where its line lies, so that it may go on after a gap. */
  readonly isPlaced: boolean;
};

/** A file of entries: a segment, its copy in the mirror, or one that was set aside. */
type EntryFile = {
  readonly bytes: Buffer;
  /** Entries after this were never acknowledged, since the next segment goes on from here. Up to it a last line counts without its newline. */
  readonly until: number;
  /** False for what was set aside: its entries count only where they follow by their hash. */
  readonly mayRestart: boolean;
};

/** Bytes of a damaged line that are looked at for ids. */
const mostOfFragment = 1024 * 1024;

/** The entries of every file that may hold one, by sequence number. */
export class EntryPool {
  readonly #candidates = new Map<number, Candidate[]>();
  readonly #ends: HistoryEnd[] = [];
  /** The highest number that a line of a segment stands for, readable or not. */
  last = 0;
  /** The highest number that a segment goes on from: up to there everything was acknowledged. */
  proven = 0;
  /** Lines that cannot be read, and entries that were altered, as text: they may still say whom they are about. */
  readonly fragments: string[] = [];

  /** Files that are added first are preferred. A file of another workspace is passed over. */
  add({ bytes, until, mayRestart }: EntryFile, workspaceId: string | null): void {
    const lines = [...linesIn(bytes)];
    const header = segmentHeaderSchema.safeParse(lines[0]?.content).data ?? null;
    if (header !== null && workspaceId !== null && header.workspaceId !== workspaceId) return;
    if (header !== null && mayRestart) {
      this.expect(header.from);
      this.proven = Math.max(this.proven, header.from.sequence);
    }
    this.#addLines(
      (header === null ? lines : lines.slice(1)).map(({ start, end, content }) => {
        const line = bytes.subarray(start, end);
        const isCut = line.at(-1) !== newline && Number.isFinite(until);
        const read = isCut ? decodeLine(Buffer.concat([line, Buffer.of(newline)])) : content;
        return { line, entry: entryIn(read) ?? (read === null ? entryIn(withoutFlippedBit(line)) : null) };
      }),
      { from: header?.from.sequence ?? null, until, mayRestart },
    );
  }

  #addLines(
    lines: readonly { readonly line: Buffer; readonly entry: StoredEntry | null }[],
    { from, until, mayRestart }: Omit<EntryFile, 'bytes'> & { readonly from: number | null },
  ): void {
    // Before the first entry of a file without a header nobody knows which number comes.
    let expected = from ?? (lines.find(({ entry }) => entry !== null)?.entry?.sequence ?? 1) - 1;
    let damaged = from === null ? 1 : 0;
    for (const { line, entry } of lines) {
      expected += 1;
      if (entry === null) {
        damaged += 1;
        this.fragments.push(line.toString('latin1', 0, mostOfFragment));
        // A last line without its newline is the rest of one write.
        if (mayRestart && line.at(-1) === 0x0a) this.#reach(expected, until);
        continue;
      }
      const isPlaced = mayRestart && Math.abs(entry.sequence - expected) <= damaged;
      if (mayRestart) this.#reach(isPlaced ? entry.sequence : expected, until);
      if (entry.sequence <= until) this.#addCandidate({ entry, isPlaced });
    }
  }

  #addCandidate(candidate: Candidate): void {
    const { sequence, hash } = candidate.entry;
    const known = this.#candidates.get(sequence) ?? [];
    // Of two that name the same hash, one may have been altered.
    const isKnown = known.some(({ entry }) => entry.hash === hash && isDeepStrictEqual(entry, candidate.entry));
    if (!isKnown) this.#candidates.set(sequence, [...known, candidate]);
  }

  /** Entries that are no lines of a file of the journal: they count only where others prove them by their hash. */
  addEntries(entries: readonly StoredEntry[]): void {
    for (const entry of entries) this.#addCandidate({ entry, isPlaced: false });
  }

  /** That an entry with this number and hash was there is known from elsewhere. */
  expect(end: HistoryEnd): void {
    this.#ends.push(end);
  }

  at(sequence: number): readonly StoredEntry[] {
    return (this.#candidates.get(sequence) ?? []).map(({ entry }) => entry);
  }

  /** What the history may have been hashed as after `sequence`. */
  hashesAfter(sequence: number): readonly string[] {
    if (sequence === 0) return [beginning.hash];
    return [...this.at(sequence), ...this.#endsAt(sequence)].map(({ hash }) => hash);
  }

  /** The lowest number of which there is an entry; Infinity where there is none. */
  get lowest(): number {
    return [...this.#candidates.keys()].reduce((lowest, each) => Math.min(lowest, each), Infinity);
  }

  /** The entry `sequence`, where the one before it is lost: the one that others confirm. */
  restartAt(sequence: number): StoredEntry | undefined {
    const candidates = this.#candidates.get(sequence) ?? [];
    const isConfirmed = ({ entry }: Candidate): boolean =>
      this.#endsAt(sequence).some(({ hash }) => hash === entry.hash) ||
      this.at(sequence + 1).some((next) => follows(next, entry));
    return (candidates.find(isConfirmed) ?? candidates.find(({ isPlaced }) => isPlaced))?.entry;
  }

  /** The lowest number above `sequence` at which the history may go on; Infinity where it ends. */
  nextRestart(sequence: number): number {
    const later = [...this.#candidates.keys()].filter((each) => each > sequence).sort((one, other) => one - other);
    return later.find((each) => this.restartAt(each) !== undefined) ?? Infinity;
  }

  #endsAt(sequence: number): readonly HistoryEnd[] {
    return this.#ends.filter((end) => end.sequence === sequence);
  }

  #reach(sequence: number, until: number): void {
    if (sequence <= until) this.last = Math.max(this.last, sequence);
  }
}

export type Chain = {
  /** In their order; where one is missing, the next healthy one goes on. */
  readonly entries: readonly StoredEntry[];
  readonly missing: readonly SequenceRange[];
};

/**
 * All healthy entries after `start`. Each is taken from whichever file has one that follows by its hash; after a gap the
 * chain among the later ones proves them. `witnessed` is the last sequence that is known to have been acknowledged, null
 * where nobody knows: what is broken behind it is the rest of a write that was never acknowledged.
 */
export function chainThrough(start: HistoryEnd, pool: EntryPool, witnessed: number | null): Chain {
  const entries: StoredEntry[] = [];
  const missing: SequenceRange[] = [];
  const limit = Math.max(witnessed ?? pool.last, pool.proven);
  // What the entry before may be hashed as; empty where it is lost.
  let hashes: readonly string[] = [start.hash];
  let sequence = start.sequence;
  for (;;) {
    const next = sequence + 1;
    const entry = hashes.length === 0 ? pool.restartAt(next) : followerOf(sequence, hashes, pool);
    if (entry !== undefined) {
      entries.push(entry);
      hashes = [entry.hash];
      sequence = next;
      continue;
    }
    if (next > limit) break;
    const altered = pool.at(next)[0];
    if (altered !== undefined) pool.fragments.push(JSON.stringify(altered));
    const made = altered === undefined ? [] : hashes.map((hash) => hashAfter(hash, altered));
    // Either the entry was altered, or its hash was.
    hashes = altered === undefined ? [] : [altered.hash, ...made.filter((hash) => hash !== null)].slice(0, 2);
    const to = altered === undefined ? Math.min(pool.nextRestart(next) - 1, limit) : next;
    addTo(missing, { from: next, to });
    sequence = to;
  }
  return { entries, missing };
}

/** The entry after `sequence` that follows one of `hashes`; of several, the one that others go on from. */
function followerOf(sequence: number, hashes: readonly string[], pool: EntryPool): StoredEntry | undefined {
  const followers = pool.at(sequence + 1).filter((entry) => hashes.some((hash) => follows(entry, { sequence, hash })));
  if (followers.length < 2) return followers[0];
  return followers.find((entry) => pool.at(sequence + 2).some((next) => follows(next, entry))) ?? followers[0];
}

/** The unbroken run of entries that leads up to `end`, each from whichever file has it, and where the run begins. */
export function runUpTo(
  end: HistoryEnd,
  pool: EntryPool,
): { readonly from: HistoryEnd; readonly entries: readonly StoredEntry[] } {
  const entries: StoredEntry[] = [];
  let from = end;
  for (;;) {
    const { sequence, hash } = from;
    const before = pool.hashesAfter(sequence - 1);
    const proven = pool.at(sequence).flatMap((entry) => {
      const previous = entry.hash === hash ? before.find((each) => hashAfter(each, entry) === hash) : undefined;
      return previous === undefined ? [] : [{ entry, previous }];
    });
    const [found] = proven;
    if (found === undefined || sequence === 0) return { from, entries: entries.reverse() };
    entries.push(found.entry);
    from = { sequence: sequence - 1, hash: found.previous };
  }
}

/** The numbers after `after` and up to `until` of which no file has an entry. */
export function absentBetween(after: number, until: number, pool: EntryPool): readonly SequenceRange[] {
  const ranges: SequenceRange[] = [];
  for (let number = after + 1; number <= until; number += 1) {
    if (pool.at(number).length === 0) addTo(ranges, { from: number, to: number });
  }
  return ranges;
}

/** Ascending numbers as ranges. */
export function rangesOf(numbers: readonly number[]): readonly SequenceRange[] {
  const ranges: SequenceRange[] = [];
  for (const number of numbers) addTo(ranges, { from: number, to: number });
  return ranges;
}

function addTo(ranges: SequenceRange[], range: SequenceRange): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.to + 1 === range.from) ranges[ranges.length - 1] = { from: last.from, to: range.to };
  else ranges.push(range);
}

/**
 * The content of a line of which one bit was flipped, in the JSON or in its checksum: CRC-32 tells which. Null for any
 * other damage. The hash of the entry has to confirm it.
 */
export function withoutFlippedBit(line: Buffer): object | null {
  const json = 9;
  if (line.length <= json + 1) return null;
  const stated = Number.parseInt(line.toString('latin1', 0, 8), 16);
  const body = line.subarray(json, -1);
  const actual = crc32(body);
  const asStated = Buffer.concat([Buffer.from(`${actual.toString(16).padStart(8, '0')} `), body, Buffer.of(0x0a)]);
  if (flippedBits(asStated, line) === 1) return decodeLine(asStated);
  const bit = Number.isNaN(stated) ? null : flippedBit(body.length, actual ^ stated);
  return bit === null ? null : decodeLine(Buffer.from(flipped(line, json * 8 + bit)));
}

function flippedBits(one: Buffer, other: Buffer): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) {
    for (let bits = (one[at] ?? 0) ^ (other[at] ?? 0); bits > 0; bits &= bits - 1) count += 1;
  }
  return count;
}

/** `ranges` with the instants, in UTC, of the last healthy entry before each and the first one behind it. */
export function datedRanges(ranges: readonly SequenceRange[], entries: readonly StoredEntry[]): MissingChanges[] {
  const instantAt = (sequence: number): string | null => {
    const entry = entries.find((each) => each.sequence === sequence);
    const instant = entry === undefined ? '' : instantOf(readEntry({ ...entry, changes: [] }).timestamp);
    return /^\d{4}-/.test(instant) ? instant : null;
  };
  return ranges.map(({ from, to }) => ({ from, to, after: instantAt(from - 1), before: instantAt(to + 1) }));
}

const uuidPattern = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const mostIds = 500;

/** The ids that can still be read in damaged lines. */
export function idsIn(fragments: readonly string[]): string[] {
  const found = new Set<string>();
  for (const fragment of fragments) for (const [id] of fragment.matchAll(uuidPattern)) found.add(id);
  return [...found].slice(0, mostIds);
}

/**
 * How many of `changes` concern a record that is not there when they come, because the entry that made it is lost.
 * `known` holds the records that were there before, as `partition id`, and is extended.
 */
export function countUnapplied(changes: readonly RecordChange[], known: Set<string>): number {
  let unapplied = 0;
  for (const { partition, id, field, value } of changes) {
    const key = `${partition} ${id}`;
    if (field === null && value !== null) known.add(key);
    else if (!known.has(key)) unapplied += 1;
    else if (field === null) known.delete(key);
  }
  return unapplied;
}
