import * as z from 'zod';
import { historyEndSchema } from '../changes/entry.ts';
import { missingChangesSchema } from '../integrity/damage.ts';

/** How much the store or the journal holds. */
export const countsSchema = z.object({ partitions: z.int(), sheets: z.int() });

/** What the journal holds, so that the working store can be compared with it. */
export const journalStatusSchema = countsSchema.extend({
  /** Where the journal lies, for the user to read. */
  folder: z.string(),
  /** Made with the first journal of an installation, and the same ever since. */
  workspaceId: z.uuid(),
  end: historyEndSchema,
  /** Sequence numbers of the entries from which somebody has taken values. */
  damaged: z.array(z.int()),
  /** Entries that were there and that no file of the journal holds. */
  missing: z.array(missingChangesSchema),
  /** Changes of later entries that could not be made, because the record that they concern is missing with them. */
  unapplied: z.int(),
  /** Ids that can still be read in what is damaged: of people, participations, workshops. */
  concerned: z.array(z.string()),
  /** What was found and mended at start, as a stable code; null when all was well. */
  mended: z.enum(['torn-tail', 'damaged-entries', 'snapshot-older']).nullable(),
  /**
   * How the journal compares with the witness, a small file of its own that says what there was: it holds exactly that;
   * more; the same entries but fewer records; fewer entries; other entries; or it belongs to another workspace.
   */
  proof: z.enum(['none', 'exact', 'ahead', 'less', 'behind', 'other-history', 'other-workspace']),
  /** What the witness said at start, and when it was written, in UTC; null where there is none. */
  witness: countsSchema.extend({ end: historyEndSchema, at: z.string() }).nullable(),
  /** Files of the journal that cannot be read, each with the detail `reason` of a failure; absent where there are none. */
  unreadable: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
  /** Entries that were in no file of the journal and came out of backups; absent where none did. */
  fromBackup: z.array(missingChangesSchema).optional(),
  /**
   * A backup made at `madeAt`, an instant in UTC, reaches further and holds other entries from number `at` on; absent where
   * none does, and once somebody has decided.
   */
  fork: z.object({ at: z.int(), madeAt: z.string() }).optional(),
  /** True after a backup was brought back, until the page has rebuilt its store from it; absent otherwise. */
  restored: z.literal(true).optional(),
});
export type JournalStatus = z.infer<typeof journalStatusSchema>;
