import { dirname, join } from 'node:path';
import * as z from 'zod';
import { historyEndSchema } from '../../shared/changes/entry.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { errorOf } from '../files/file-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { setFolderAside } from './journal-files.ts';
import { encodeLine, firstLineIn } from './segments.ts';

/** What the journal held when the witness was last written. */
const testimonySchema = z.object({
  format: z.literal('rostrum-witness'),
  version: z.literal(1),
  /** Counts the writings: of two readable slots the one with the higher number is newer. */
  turn: z.int().min(1),
  workspaceId: z.uuid(),
  end: historyEndSchema,
  partitions: z.int(),
  sheets: z.int(),
  /** Instant in UTC of the writing. */
  at: z.string(),
  /** Sequence number after which the entries begin that are kept for Undo; absent where nobody looked. */
  oldest: z.int().min(0).optional(),
  /** The ends of backups that know more, and without which somebody has decided to go on, by `shortHash`. */
  passedOver: z.array(z.string()).optional(),
});
export type Testimony = z.infer<typeof testimonySchema>;

/** What changes from one writing to the next. */
export type Observation = Pick<Testimony, 'workspaceId' | 'end' | 'partitions' | 'sheets' | 'at' | 'oldest'>;

/** The most hashes in `passedOver`: they must fit into a slot. */
const mostPassedOver = 60;

/** Enough of a hash to tell one end of a history from others. */
export function shortHash(hash: string): string {
  return hash.slice(0, 16);
}

/** Each slot begins in a page of its own, so that a torn write of one cannot reach the other. */
const slotLength = 4096;

/**
 * A small file beside the journal's folder that says where the journal ends and how much it holds, so that a journal that
 * has become shorter is noticed. Its two slots are written in turns, each with its checksum: one bad sector, or a crash
 * while one is written, leaves the other.
 */
export class Witness {
  readonly #fileSystem: FileSystem;
  readonly #path: string;
  #turn = 0;
  /** What was read or written last; null where there is no readable witness. */
  #testimony: Testimony | null = null;
  /** Whether the file is there with every slot that was written. */
  #isWhole = false;
  readonly #passedOver = new Set<string>();

  constructor(fileSystem: FileSystem, journalFolder: string) {
    this.#fileSystem = fileSystem;
    this.#path = join(dirname(journalFolder), 'witness');
  }

  /** False where the file is missing, or one of its slots cannot be read. Known after `read`. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  async read(): Promise<Testimony | null> {
    const slots = await this.#slots();
    this.#testimony = slots.reduce<Testimony | null>(
      (newest, slot) => (slot !== null && slot.turn > (newest?.turn ?? 0) ? slot : newest),
      null,
    );
    this.#turn = this.#testimony?.turn ?? 0;
    for (const hash of this.#testimony?.passedOver ?? []) this.#passedOver.add(hash);
    const turns = slots.flatMap((slot) => slot?.turn ?? []).sort((one, other) => one - other);
    this.#isWhole = this.#turn === 1 || (turns.length === 2 && turns[0] === this.#turn - 1);
    return this.#testimony;
  }

  /** Writes both slots, whatever they say already. */
  async renew(observed: Observation): Promise<void> {
    this.#testimony = null;
    await this.write(observed);
    if (this.#turn === 1) return;
    this.#testimony = null;
    await this.write(observed);
    this.#isWhole = true;
  }

  /** Somebody has decided to go on without what backups with these ends know; written down with the next writing. */
  passOver(hashes: readonly string[]): void {
    for (const hash of hashes) this.#passedOver.add(shortHash(hash));
  }

  /** On the disk when this returns; an error of the disk is thrown. What it says already is not written again. */
  async write(observed: Observation): Promise<void> {
    const known = this.#testimony;
    const oldest = observed.oldest ?? known?.oldest;
    const passedOver = [...this.#passedOver].slice(-mostPassedOver);
    const isSame = known !== null && oldest === known.oldest && passedOver.length === (known.passedOver?.length ?? 0);
    if (isSame && saysTheSame(known, observed)) return;
    await setFolderAside(this.#fileSystem, this.#path);
    const isNew = this.#turn === 0 || !(await this.#fileSystem.exists(this.#path));
    const testimony = {
      format: 'rostrum-witness',
      version: 1,
      turn: isNew ? 1 : this.#turn + 1,
      ...observed,
      oldest,
      ...(passedOver.length > 0 && { passedOver }),
    } as const;
    const line = encodeLine(testimony);
    if (isNew) {
      const written = await writeFileAtomically(this.#path, line, { replace: true, fileSystem: this.#fileSystem });
      if (!written.ok) throw errorOf(written.failure);
    } else {
      await this.#overwrite(line, testimony.turn % 2 === 1 ? 0 : slotLength);
    }
    this.#turn = testimony.turn;
    this.#testimony = testimony;
  }

  async #overwrite(line: Buffer, position: number): Promise<void> {
    const file = await this.#fileSystem.open(this.#path, 'r+');
    try {
      await file.write(line, position);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async #slots(): Promise<(Testimony | null)[]> {
    try {
      const bytes = await this.#fileSystem.readFile(this.#path);
      return [0, slotLength].map((position) => {
        const slot = bytes.subarray(position, position + slotLength);
        return testimonySchema.safeParse(firstLineIn(slot)).data ?? null;
      });
    } catch {
      return [];
    }
  }
}

/**
 * How what the journal holds compares with what the witness said. `agrees` is false where the history of the journal does
 * not pass through the end that the witness names.
 */
export function proofOf(
  testimony: Testimony | null,
  held: Omit<Observation, 'at' | 'oldest'>,
  agrees: boolean,
): JournalStatus['proof'] {
  if (testimony === null) return 'none';
  if (testimony.workspaceId !== held.workspaceId) return 'other-workspace';
  if (!agrees) return 'other-history';
  if (testimony.end.sequence > held.end.sequence) return 'behind';
  if (testimony.end.sequence < held.end.sequence) return 'ahead';
  return saysTheSame(testimony, { ...held, at: testimony.at }) ? 'exact' : 'less';
}

export function saysTheSame(one: Observation, other: Observation): boolean {
  return (
    one.workspaceId === other.workspaceId &&
    one.end.sequence === other.end.sequence &&
    one.end.hash === other.end.hash &&
    one.partitions === other.partitions &&
    one.sheets === other.sheets
  );
}
