import type { HistoryEnd } from '../../shared/changes/change.ts';
import { success, type Result } from '../../shared/result.ts';
import type { FileSystem } from '../files/file-system.ts';
import { unwritable, unwritableFile } from './journal-failure.ts';
import { appendBytes, beginSegment, leaveSegment, type SegmentFile } from './segment-file.ts';

/** The segments as far as they are written: only ever the last one, and the beginning of the next. */
export class Segments {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;
  readonly #workspaceId: string;
  #last: SegmentFile | null;
  #next: number;

  constructor(fileSystem: FileSystem, folder: string, workspaceId: string, last: SegmentFile | null, next: number) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
    this.#workspaceId = workspaceId;
    this.#last = last;
    this.#next = next;
  }

  /** Success means that `bytes` are on the disk; failure, that they do not count. `from` is the end of the history. */
  async append(bytes: Uint8Array, from: HistoryEnd): Promise<Result<void>> {
    try {
      if (this.#last === null || !this.#last.usable) {
        const begun = await this.begin(from);
        if (!begun.ok) return begun;
      }
      if (this.#last !== null) await appendBytes(this.#last, bytes);
      return success(undefined);
    } catch (error) {
      return unwritable(this.#folder, error);
    }
  }

  /** Begins another segment at `from`, and gives its number. */
  async begin(from: HistoryEnd): Promise<Result<number>> {
    try {
      const begun = await beginSegment(this.#fileSystem, this.#folder, this.#next, this.#workspaceId, from);
      if (!begun.ok) return unwritableFile(this.#folder, begun.failure);
      if (this.#last !== null) await leaveSegment(this.#fileSystem, this.#folder, this.#last);
      this.#last = begun.value;
      this.#next += 1;
      return success(begun.value.number);
    } catch (error) {
      return unwritable(this.#folder, error);
    }
  }

  async close(): Promise<void> {
    await this.#last?.file.close().catch(() => undefined);
    this.#last = null;
  }
}
