import { dirname, join } from 'node:path';
import * as z from 'zod';
import { historyEndSchema } from '../../shared/changes/entry.ts';
import type { JournalStatus } from '../../shared/host/contract.ts';
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
});
export type Testimony = z.infer<typeof testimonySchema>;

/** What changes from one writing to the next. */
export type Observation = Pick<Testimony, 'workspaceId' | 'end' | 'partitions' | 'sheets' | 'at' | 'oldest'>;

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

  constructor(fileSystem: FileSystem, journalFolder: string) {
    this.#fileSystem = fileSystem;
    this.#path = join(dirname(journalFolder), 'witness');
  }

  async read(): Promise<Testimony | null> {
    this.#testimony = (await this.#slots()).reduce<Testimony | null>(
      (newest, slot) => (slot !== null && slot.turn > (newest?.turn ?? 0) ? slot : newest),
      null,
    );
    this.#turn = this.#testimony?.turn ?? 0;
    return this.#testimony;
  }

  /** On the disk when this returns; an error of the disk is thrown. What it says already is not written again. */
  async write(observed: Observation): Promise<void> {
    const known = this.#testimony;
    const oldest = observed.oldest ?? known?.oldest;
    if (known !== null && oldest === known.oldest && saysTheSame(known, observed)) return;
    const testimony = { format: 'rostrum-witness', version: 1, turn: this.#turn + 1, ...observed, oldest } as const;
    const line = encodeLine(testimony);
    if (this.#turn === 0) {
      await setFolderAside(this.#fileSystem, this.#path);
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

function saysTheSame(one: Observation, other: Observation): boolean {
  return (
    one.workspaceId === other.workspaceId &&
    one.end.sequence === other.end.sequence &&
    one.end.hash === other.end.hash &&
    one.partitions === other.partitions &&
    one.sheets === other.sheets
  );
}
