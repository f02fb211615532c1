import { census } from './census.ts';
import type { Census } from './lock.ts';

export type JournalSettings = {
  /** A snapshot is due after so many bytes, or so many entries, since the last one. */
  readonly snapshotBytes: number;
  readonly snapshotEntries: number;
  /** The newest entries that are kept as they are, snapshot or not: undo reaches as far. */
  readonly keptEntries: number;
  readonly census: Census;
};

const megabyte = 1024 * 1024;

export const usualSettings: JournalSettings = {
  snapshotBytes: 4 * megabyte,
  snapshotEntries: 5000,
  keptEntries: 1000,
  census,
};
