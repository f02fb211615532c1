import { recordsOf } from '../../shared/changes/partition.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { WorkshopRecords } from '../../shared/domain/workshop-snapshot.ts';
import type { MergedPlace } from '../../shared/operations/merge-people.ts';
import { currentStore } from '../storage/working-store.ts';
import { readPeople, readSignatures, readSnapshot } from './snapshot.ts';

/** A person in a workshop. */
export type Attendee = {
  readonly person: Person;
  readonly participation: WorkshopRecords['participations'][number];
  readonly workshop: WorkshopRecords['workshop'];
};

/** Everybody in every workshop, for the search of everything. */
export async function readEverybody(from = currentStore): Promise<readonly Attendee[]> {
  const summaries = await from.summaries();
  const partitions = await from.partitions(summaries.map(({ id }) => `workshop/${id}`));
  const places = partitions.flatMap((partition) => {
    const workshop = recordsOf(partition, 'workshop')[0];
    if (workshop === undefined) return [];
    return recordsOf(partition, 'participation').map((participation) => ({ participation, workshop }));
  });
  const ids = [...new Set(places.map(({ participation }) => participation.personId))];
  const people = new Map((await readPeople(ids, from)).map((each) => [each.id, each]));
  return places.flatMap(({ participation, workshop }) => {
    const found = people.get(participation.personId);
    return found === undefined ? [] : [{ person: found, participation, workshop }];
  });
}

/** Two records of a person, and the workshops in which the one who goes takes part. */
export type MergeSource = { readonly kept: Person; readonly gone: Person; readonly places: readonly MergedPlace[] };

/** Null where one of the two is gone. */
export async function readMerge(keptId: string, goneId: string, from = currentStore): Promise<MergeSource | null> {
  const [kept, gone] = await readPeople([keptId, goneId], from);
  if (kept === undefined || gone === undefined) return null;
  const summaries = await from.summaries();
  const partitions = await from.partitions(summaries.map(({ id }) => `workshop/${id}`));
  const ids = partitions.flatMap((partition) => {
    const isThere = recordsOf(partition, 'participation').some(({ personId }) => personId === goneId);
    return isThere ? recordsOf(partition, 'workshop').map(({ id }) => id) : [];
  });
  const places: MergedPlace[] = [];
  for (const id of ids) {
    const snapshot = await readSnapshot(id, from);
    if (snapshot !== null) places.push({ snapshot, signatures: await readSignatures(id, from) });
  }
  return { kept, gone, places };
}
