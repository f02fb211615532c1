import { canonicalText } from '../../shared/backup/comparison.ts';
import { summaryOf } from '../../shared/changes/workshop-summary.ts';
import { inTransaction, putPartitions } from './database.ts';

/** Ids of the workshops whose line in the list does not agree with them, or that have one and are not there. */
export async function outdatedSummaries(): Promise<string[]> {
  return inTransaction('r', async ({ partitions, summaries }) => {
    const right = new Map<string, string>();
    await partitions
      .where(':id')
      .startsWith('workshop/')
      .each((partition) => {
        const summary = summaryOf(partition);
        if (summary !== undefined) right.set(summary.id, canonicalText(summary));
      });
    const stored = new Map((await summaries.toArray()).map((summary) => [summary.id, canonicalText(summary)]));
    return [...new Set([...right.keys(), ...stored.keys()])].filter((id) => right.get(id) !== stored.get(id));
  });
}

/** Makes the lines of these workshops again. They are derived, so that no entry is needed for it. */
export async function remakeSummaries(ids: readonly string[]): Promise<void> {
  await inTransaction('rw', async (tables) => {
    await tables.summaries.bulkDelete([...ids]);
    const found = await tables.partitions.bulkGet(ids.map((id) => `workshop/${id}`));
    await putPartitions(
      found.filter((partition) => partition !== undefined),
      tables,
    );
  });
}
