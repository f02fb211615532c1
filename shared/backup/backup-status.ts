import * as z from 'zod';
import { type Failure, type FailureCode, failureCodes } from '../result.ts';
import { backupInfoSchema } from './backup-info.ts';
import { holdingsComparisonSchema } from './comparison.ts';

/** A failure on its way to the page, which has one of `codes`. */
export function failureSchemaOf<Code extends FailureCode>(
  codes: readonly Code[],
): z.ZodType<Failure<Code>, Failure<Code>> {
  return z.object({
    code: z.enum(codes),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }) as unknown as z.ZodType<Failure<Code>, Failure<Code>>;
}

const anyFailureSchema = failureSchemaOf(failureCodes);

/** Minutes after a backup, after which the next change is a reason for another one on the same day. */
export const minutesBetweenBackups = 15;

/** How the backups of this computer stand. */
export const backupStatusSchema = z.object({
  /** The last one that was read back and found whole; null where there is none. */
  last: backupInfoSchema.nullable(),
  /** Whether backups are made by themselves: not of a copy opened beside, nor where nothing can be written. */
  isAutomatic: z.boolean(),
  /** Entries since `last`. */
  changes: z.int().min(0),
  /** Where they lie, for the user to read. */
  folder: z.string(),
  /** Backups newer than `last` that cannot be read any more. */
  damaged: z.int().min(0),
  /** Why the last attempt failed; null where it succeeded. */
  problem: anyFailureSchema.nullable(),
  /** The folder or stick that somebody has chosen; null where nobody has. */
  second: z
    .object({
      folder: z.string(),
      /** `away` while the stick is not in the computer. */
      state: z.enum(['up-to-date', 'waiting', 'away', 'failed']),
      problem: anyFailureSchema.nullable(),
      last: backupInfoSchema.nullable(),
    })
    .nullable(),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

/** A backup that can be brought back, by a token; or why it cannot. */
export const knownBackupSchema = z.object({
  token: z.string(),
  name: z.string(),
  /** The folder in the data folder, or the second one. */
  place: z.enum(['data', 'second']),
  info: backupInfoSchema.nullable(),
  problem: anyFailureSchema.nullable(),
});
export type KnownBackup = z.infer<typeof knownBackupSchema>;

/** A backup that was read from beginning to end, and what bringing it back would do. */
export const examinedBackupSchema = z.object({
  info: backupInfoSchema,
  /** Made of another history than the one that is here. */
  isForeign: z.boolean(),
  /** The scans that it speaks of and that lie neither beside it nor here. */
  evidenceMissing: z.int().min(0),
  /** Null where nothing here can be read to compare it with. */
  comparison: holdingsComparisonSchema.nullable(),
});
export type ExaminedBackup = z.infer<typeof examinedBackupSchema>;

/** A folder as the app's own chooser shows it. The page names folders and files by tokens only. */
export const shownFolderSchema = z.object({
  token: z.string().nullable(),
  /** Where it is, for the user to read; empty for the list of places. */
  path: z.string(),
  /** Null in the list of places. */
  parent: z.object({ token: z.string().nullable() }).nullable(),
  folders: z.array(z.object({ token: z.string(), name: z.string() })).max(2000),
  /** Backups in it. */
  backups: z.array(z.object({ token: z.string(), name: z.string() })).max(2000),
  /** Whether there is more than is shown. */
  isCut: z.boolean(),
});
export type ShownFolder = z.infer<typeof shownFolderSchema>;
