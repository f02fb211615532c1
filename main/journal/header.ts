import * as z from 'zod';
import { historyEndSchema } from '../../shared/changes/change.ts';

/** Of segments and snapshots alike. A file of a later version is never opened, changed or deleted. */
export const journalVersion = 1;

export const segmentHeaderSchema = z.object({
  format: z.literal('rostrum-journal'),
  version: z.literal(journalVersion),
  workspaceId: z.uuid(),
  /** Where the history goes on from: whatever an earlier segment holds beyond it was never acknowledged. */
  from: historyEndSchema,
});
export type SegmentHeader = z.infer<typeof segmentHeaderSchema>;

export const snapshotHeaderSchema = z.object({
  format: z.literal('rostrum-snapshot'),
  version: z.literal(journalVersion),
  workspaceId: z.uuid(),
  /** The last entry that is in it. */
  end: historyEndSchema,
  counts: z.object({ shelves: z.int(), sheets: z.int() }),
});
export type SnapshotHeader = z.infer<typeof snapshotHeaderSchema>;

const newerSchema = z.looseObject({
  format: z.enum(['rostrum-journal', 'rostrum-snapshot']),
  version: z.int().min(journalVersion + 1),
});

/** Whether the first line of a file says that a newer Rostrum wrote it. */
export function isNewer(firstLine: object | null): boolean {
  return newerSchema.safeParse(firstLine).success;
}
