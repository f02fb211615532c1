import { recordIn, recordsOf } from '../../shared/changes/partition.ts';
import type { Institution, Person } from '../../shared/domain/people/person.ts';
import { editTogether, mergeInstitutions, type SharedEdit } from '../../shared/operations/directory.ts';
import { type Result, success } from '../../shared/result.ts';
import { peoplePartitions } from '../queries/directory.ts';
import { readPeople } from '../queries/snapshot.ts';
import { command, type Done, type StoreCode } from '../storage/command.ts';
import { editRecord } from './record.ts';

type Outcome = Promise<Result<Done, StoreCode>>;

/** Changes the same of several people, as one action. Fails with `record-missing` where one of them is gone. */
export async function changeTogether(ids: readonly string[], edit: SharedEdit): Outcome {
  return command({
    action: 'people.edit',
    reads: async (from) => {
      const people = await readPeople(ids, from);
      const institutionId = edit.person?.institutionId ?? null;
      const known =
        institutionId === null || recordIn(await from.partition('institutions'), 'institution', institutionId);
      return people.length < ids.length || known === undefined ? null : people;
    },
    decide: (people) => success(editTogether(people, edit)),
  });
}

export async function editInstitution(institution: Institution, patch: Partial<Institution>): Outcome {
  return editRecord('institution.edit', 'institution', institution, patch);
}

/** Makes two institutions one, in everybody who is of the one that goes; see `mergeInstitutions`. */
export async function mergeTwoInstitutions(
  keptId: string,
  goneId: string,
  fields: Partial<Omit<Institution, 'id'>>,
): Outcome {
  return command({
    action: 'institution.merge',
    reads: async (from) => {
      const institutions = await from.partition('institutions');
      const kept = recordIn(institutions, 'institution', keptId);
      const gone = recordIn(institutions, 'institution', goneId);
      if (kept === undefined || gone === undefined || keptId === goneId) return null;
      const people: Person[] = [];
      for (const partition of await from.partitions(peoplePartitions)) people.push(...recordsOf(partition, 'person'));
      return { kept, gone, people };
    },
    decide: ({ kept, gone, people }) => success(mergeInstitutions(kept, gone, fields, people)),
  });
}
