import type { Author } from '../../../shared/changes/change.ts';
import { beginning, follows, type HistoryEnd, readEntry, type StoredEntry } from '../../../shared/changes/entry.ts';
import {
  applyToPartition,
  applyToSheet,
  type Holdings,
  packSheet,
  type Partition,
  touchedBy,
  unpackSheet,
} from '../../../shared/changes/partition.ts';
import type { AttendanceSheet } from '../../../shared/domain/attendance/attendance.ts';
import { type CallInput, type CallName, type CallOutput, contract } from '../../../shared/host/contract.ts';
import type { JournalStatus } from '../../../shared/host/journal-status.ts';
import { failure, type FailureCode, type Result, success } from '../../../shared/result.ts';

const partitionsAtOnce = 50;

/** What is to go wrong: an answer of failure, no answer but an error, or a write whose answer is lost. */
export type Trouble = FailureCode | 'call-rejects' | 'answer-lost';

/**
 * The host of the page with its journal, in memory: it takes entries in order only, accepts again those that it holds,
 * and everything that it is given or gives goes through JSON and the contract, as it does between page and main.
 */
export class MemoryJournal {
  entries: StoredEntry[] = [];
  mended: CallOutput<'journal.status'>['mended'] = null;
  author: Author | null = null;
  /** Sequence numbers that it says it found damaged. */
  damaged: number[] = [];
  /** What it says is missing, what it says of the witness, and the witness. */
  missing: JournalStatus['missing'] = [];
  unapplied = 0;
  concerned: string[] = [];
  unreadable: JournalStatus['unreadable'];
  fromBackup: JournalStatus['fromBackup'];
  fork: JournalStatus['fork'];
  proof: JournalStatus['proof'] = 'exact';
  witness: JournalStatus['witness'] = null;
  workspaceId = '6a1e52a3-0f3c-4b1e-9d55-0d6c5f6c3a11';
  /** A state that was adopted; the entries are those after it. */
  base: (Holdings & { readonly end: HistoryEnd }) | null = null;
  /** Complete states that were given to lie aside. */
  readonly aside: (Holdings & { readonly end: HistoryEnd })[] = [];
  #parts: CallInput<'journal.adopt'>[] = [];
  trouble: Trouble | null = null;
  /** Set by a test that wants to look while an append is under way. */
  gate: Promise<void> = Promise.resolve();
  /** The same for the first question of a start, and what goes wrong with it. */
  statusGate: Promise<void> = Promise.resolve();
  statusTrouble: FailureCode | null = null;
  /** Calls of `journal.append` so far. */
  appends = 0;
  /** Everything as it was when part 0 was read. */
  #reading: Holdings = { partitions: new Map(), sheets: new Map() };

  get end(): HistoryEnd {
    const last = this.entries.at(-1);
    return last === undefined ? (this.base?.end ?? beginning) : { sequence: last.sequence, hash: last.hash };
  }

  /** Everything, by replaying every entry from the first. */
  get holdings(): Holdings {
    const partitions = new Map<string, Partition>(this.base?.partitions);
    const sheets = new Map<string, AttendanceSheet>(this.base?.sheets);
    for (const { changes } of this.entries.map(readEntry)) {
      const touched = touchedBy(changes);
      for (const key of touched.partitions) partitions.set(key, applyToPartition(key, partitions.get(key), changes));
      for (const id of touched.sheets) sheets.set(id, applyToSheet(id, sheets.get(id), changes));
    }
    return { partitions, sheets };
  }

  /** Becomes the host of this page. */
  install(): void {
    const call = (name: string, input: unknown): Promise<Result<unknown>> => this.call(name, input);
    Object.defineProperty(window, 'rostrum', { value: { call }, configurable: true });
  }

  /** A call of the page. `test/main/journal/journal-contract.test.ts` holds it to what the journal on the disk does. */
  async call(name: string, input: unknown): Promise<Result<unknown>> {
    const result = await this.#answer(name, JSON.parse(JSON.stringify(input)) as unknown);
    return JSON.parse(JSON.stringify(result)) as Result<unknown>;
  }

  async #answer(name: string, input: unknown): Promise<Result<unknown>> {
    if (!(name in contract)) return failure('call-unknown');
    const known = name as CallName;
    const parsed = contract[known].input.safeParse(input);
    if (!parsed.success) return failure('call-invalid');
    switch (known) {
      case 'application.describe':
        return this.#describe();
      case 'author.keep':
        this.author = (parsed.data as { author: Author }).author;
        return success({});
      case 'journal.status':
        return this.#status();
      case 'journal.append':
        return this.#append((parsed.data as { entries: StoredEntry[] }).entries);
      case 'journal.holds':
        return this.#holds(parsed.data as HistoryEnd);
      case 'journal.accept':
        Object.assign(this, {
          missing: [],
          proof: 'none',
          unapplied: 0,
          concerned: [],
          unreadable: undefined,
          fork: undefined,
        });
        return success({ end: this.end });
      case 'journal.adopt':
        return this.#adopt(parsed.data as CallInput<'journal.adopt'>);
      case 'journal.read':
        return this.#read((parsed.data as { part: number }).part);
      case 'journal.recent':
        return success({ entries: this.entries.slice(-(parsed.data as { count: number }).count) });
      default:
        return failure('call-failed');
    }
  }

  #describe(): Result<CallOutput<'application.describe'>> {
    const { author } = this;
    const described = { version: '0.0.0', shell: 'chromium', dataFolder: '/memory', device: 'memory' } as const;
    return success({ ...described, author, hostname: 'laptop-2' });
  }

  async #status(): Promise<Result<CallOutput<'journal.status'>>> {
    await this.statusGate;
    if (this.statusTrouble !== null) return failure(this.statusTrouble);
    const { partitions, sheets } = this.holdings;
    return success({
      end: this.end,
      partitions: partitions.size,
      sheets: sheets.size,
      damaged: this.damaged,
      mended: this.mended,
      folder: '/memory/journal',
      workspaceId: this.workspaceId,
      missing: this.missing,
      unapplied: this.unapplied,
      concerned: this.concerned,
      ...(this.unreadable !== undefined && { unreadable: this.unreadable }),
      ...(this.fromBackup !== undefined && { fromBackup: this.fromBackup }),
      ...(this.fork !== undefined && { fork: this.fork }),
      proof: this.proof,
      witness: this.witness,
    });
  }

  #holds({ sequence, hash }: HistoryEnd): Result<CallOutput<'journal.holds'>> {
    if (sequence === 0) return success({ holds: 'yes' });
    if (sequence > this.end.sequence) return success({ holds: 'no' });
    const own = [...this.entries, this.base?.end].find((each) => each?.sequence === sequence);
    if (own === undefined) return success({ holds: 'unknown' });
    return success({ holds: own.hash === hash ? 'yes' : 'no' });
  }

  #adopt(part: CallInput<'journal.adopt'>): Result<CallOutput<'journal.adopt'>> {
    this.#parts = part.part === 0 ? [part] : [...this.#parts, part];
    if (!part.isLast) return success({ folder: null });
    const partitions = this.#parts.flatMap((each) => each.partitions as Partition[]);
    const sheets = this.#parts.flatMap((each) => each.sheets.map(unpackSheet));
    const adopted = {
      end: part.end,
      partitions: new Map(partitions.map((partition) => [partition.key, partition])),
      sheets: new Map(sheets.map((sheet) => [sheet.workshopId, sheet])),
    };
    if (part.into === 'aside') {
      this.aside.push(adopted);
      return success({ folder: '/memory/aside' });
    }
    Object.assign(this, { base: adopted, entries: [], missing: [], mended: null });
    this.workspaceId = part.workspaceId ?? this.workspaceId;
    const isWitnessed = this.witness === null || this.witness.end.hash === part.end.hash;
    this.proof = this.witness === null ? 'none' : isWitnessed ? 'exact' : 'ahead';
    return success({ folder: '/memory/aside' });
  }

  async #append(entries: readonly StoredEntry[]): Promise<Result<CallOutput<'journal.append'>>> {
    this.appends += 1;
    await this.gate;
    const { trouble } = this;
    if (trouble === 'call-rejects') throw new Error('the main process has gone');
    if (trouble !== null && trouble !== 'answer-lost') return failure(trouble);
    const held = entries.filter((entry) => entry.sequence <= this.end.sequence);
    const before = this.end.sequence - this.entries.length;
    if (held.some((entry) => this.entries[entry.sequence - before - 1]?.hash !== entry.hash)) {
      return failure('journal-out-of-order');
    }
    const grown = [...this.entries];
    for (const entry of entries.slice(held.length)) {
      const last = grown.at(-1);
      if (!follows(entry, last ?? this.base?.end ?? beginning)) return failure('journal-out-of-order');
      grown.push(entry);
    }
    this.entries = grown;
    return trouble === 'answer-lost' ? failure('call-failed') : success({ end: this.end });
  }

  #read(part: number): Result<unknown> {
    if (part === 0) this.#reading = this.holdings;
    const { partitions, sheets } = this.#reading;
    const here = [...partitions.values()].slice(part * partitionsAtOnce, (part + 1) * partitionsAtOnce);
    const more = partitions.size > (part + 1) * partitionsAtOnce;
    return success({
      partitions: here,
      sheets: more ? [] : [...sheets.values()].map(packSheet),
      next: more ? part + 1 : null,
    });
  }
}
