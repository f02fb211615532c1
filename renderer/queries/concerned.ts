import { type Partition, recordsOf } from '../../shared/changes/partition.ts';
import { type Language, textIn } from '../../shared/domain/language.ts';
import { listName } from '../../shared/domain/people/person.ts';
import { journalParts } from '../storage/journal-reader.ts';
import { readStoredPartitions } from '../storage/working-store.ts';

/**
 * The names of the people and the titles of the workshops that `ids` stand for, also by a participation: from the working
 * store, or from the journal where the store is empty. A protected person is left out.
 */
export async function namesConcerned(ids: readonly string[], language: Language): Promise<string[]> {
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  const stored = await readStoredPartitions();
  const partitions = stored.length > 0 ? stored : await partitionsOfJournal();
  for (const partition of partitions) {
    for (const { id, personId } of recordsOf(partition, 'participation')) if (wanted.has(id)) wanted.add(personId);
  }
  const names = partitions.flatMap((partition) => [
    ...recordsOf(partition, 'workshop').flatMap((each) => (wanted.has(each.id) ? [textIn(each.title, language)] : [])),
    ...recordsOf(partition, 'person').flatMap((each) =>
      wanted.has(each.id) && !each.protected ? [listName(each, language)] : [],
    ),
  ]);
  return names.filter((name) => name !== '').sort((one, other) => one.localeCompare(other, language));
}

async function partitionsOfJournal(): Promise<Partition[]> {
  const partitions: Partition[] = [];
  for await (const read of journalParts()) if (read.ok) partitions.push(...read.value.partitions);
  return partitions;
}
