import { v7 as newId } from 'uuid';
import { created, removed, updated } from '../../shared/changes/change.ts';
import { recordIn } from '../../shared/changes/partition.ts';
import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Delegation } from '../../shared/domain/people/groups.ts';
import type { DetailGroup, Participation, ParticipationRole } from '../../shared/domain/people/participation.ts';
import { type Institution, type Person, person as personEntity } from '../../shared/domain/people/person.ts';
import type { WorkshopRecords } from '../../shared/domain/workshop-snapshot.ts';
import {
  addKnown,
  addParticipant,
  confirmArrivals,
  moveToDelegation,
  type NewPerson,
  removeDelegation,
  removeParticipations,
  replaceNominee,
} from '../../shared/operations/people.ts';
import { arrivingPeople, type ArrivalSettings } from '../../shared/exchange/forms/arriving-people.ts';
import { decidedPersonId, type PersonToImport } from '../../shared/exchange/people/people-import.ts';
import { type PastedPeople, pastedPeople, type PasteTarget } from '../../shared/exchange/people/pasted-people.ts';
import type { CellReader } from '../../shared/exchange/people/people-cells.ts';
import { type MergeChoices, mergePeople, tellApart } from '../../shared/operations/merge-people.ts';
import { askForDetails, editPeople, type PeopleEdit } from '../../shared/operations/people-edit.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import { readMerge } from '../queries/everybody.ts';
import {
  readInstitutions,
  readPeople,
  readRecords,
  readSignatures,
  readSnapshot,
  readWorkshop,
} from '../queries/snapshot.ts';
import { command, type Decision, type Done, giving, type StoreCode } from '../storage/command.ts';
import { editRecord } from './record.ts';

type Outcome = Promise<Result<Done, StoreCode>>;

/** Adds a new person to the workshop; gives the id of the participation. */
export async function addPerson(
  workshopId: string,
  person: NewPerson,
  role: ParticipationRole,
  delegationId: string | null,
): Promise<Result<string, StoreCode>> {
  const done = await command({
    action: 'participation.add',
    reads: (from) => readRecords(workshopId, from),
    decide: (records) =>
      delegationId === null || records.delegations.some(({ id }) => id === delegationId)
        ? success(addParticipant(records, person, role, delegationId, newId))
        : failure('record-missing'),
  });
  return giving(done, ({ participationId }) => participationId);
}

/** Adds a person whom another workshop knows; gives the id of the participation. */
export async function addKnownPerson(
  workshopId: string,
  personId: string,
  role: ParticipationRole,
  delegationId: string | null,
): Promise<Result<string, StoreCode>> {
  const done = await command({
    action: 'participation.add',
    reads: async (from) => {
      const [records, [person]] = await Promise.all([readRecords(workshopId, from), readPeople([personId], from)]);
      return person === undefined ? null : records;
    },
    decide: (records) =>
      records.participations.some((each) => each.personId === personId)
        ? failure('record-missing')
        : success(addKnown(records, personId, role, delegationId, newId)),
  });
  return giving(done, ({ participationId }) => participationId);
}

/** Brings the people of a list, or of a form that came back, into a workshop, merged with who is there; who is `same:` as somebody known is that one. Fails with `people-too-many`. */
export async function importPeople(
  workshopId: string,
  people: readonly PersonToImport[],
  settings: ArrivalSettings,
): Promise<Result<Done, StoreCode | 'people-too-many'>> {
  return command({
    action: 'people.import',
    reads: async (from) => {
      const snapshot = await readWorkshop(workshopId, from);
      if (snapshot === null) return null;
      const ids = people.flatMap(({ decision }) => decidedPersonId(decision) ?? []);
      const known = new Map((await readPeople(ids, from)).map((person) => [person.id, person]));
      const register = { person: (id: string) => known.get(id), alike: () => [] };
      return { snapshot, institutions: await readInstitutions(from), register };
    },
    decide: (target) => arrivingPeople(target, people, settings, newId),
  });
}

/** Changes several people of a workshop and adds others, as one action. */
export async function changePeople(
  workshopId: string,
  edit: PeopleEdit,
  action: ActionName = 'people.edit',
): Promise<Result<Done, StoreCode | 'people-too-many'>> {
  return command({
    action,
    reads: (from) => readWorkshop(workshopId, from),
    decide: (snapshot) => editPeople(snapshot, edit),
  });
}

/** Pastes a range of cells into the list of people, as one action; gives what was read of it and what was not. */
export async function pastePeople(
  workshopId: string,
  rows: readonly (readonly string[])[],
  where: PasteTarget,
  reading: Pick<CellReader, 'words' | 'language'>,
): Promise<Result<Done<PastedPeople>, StoreCode | 'people-too-many' | 'paste-without-names'>> {
  return command({
    action: 'people.paste',
    reads: async (from) => {
      const snapshot = await readWorkshop(workshopId, from);
      return snapshot === null ? null : { snapshot, institutions: await readInstitutions(from) };
    },
    decide: (target) => pastedPeople(target, rows, where, { ...reading, near: localTime(now()).day, newId }),
  });
}

/** Puts a new person in somebody's seat from a day on, or from the first (null); gives the id of the new participation. */
export async function replacePerson(
  participation: Participation,
  person: NewPerson,
  from: string | null = null,
): Promise<Result<string, StoreCode>> {
  const done = await onParticipation('participation.replace', participation, (records, stored) =>
    from === null || records.days.some(({ id }) => id === from)
      ? success(replaceNominee(records, stored, person, newId, from))
      : failure('record-missing'),
  );
  return giving(done, ({ participationId }) => participationId);
}

export async function editPerson(person: Person, patch: Partial<Person>): Outcome {
  return editRecord('person.edit', 'person', person, patch);
}

/** Makes two records of a person one, in every workshop; see `mergePeople`. */
export async function mergeTwo(keptId: string, goneId: string, choices: MergeChoices): Outcome {
  return command({
    action: 'person.merge',
    reads: (from) => readMerge(keptId, goneId, from),
    decide: ({ kept, gone, places }) => success(mergePeople(kept, gone, choices, places).changes),
  });
}

/** Keeps for ever that two people of like names are two. */
export async function keepApart(one: Person, other: Person): Outcome {
  return command({
    action: 'person.tell-apart',
    reads: async (from) => {
      const people = await readPeople([one.id, other.id], from);
      return people.length === 2 ? people : null;
    },
    decide: ([first, second]) =>
      first === undefined || second === undefined ? failure('record-missing') : success(tellApart(first, second)),
  });
}

export async function editParticipation(participation: Participation, patch: Partial<Participation>): Outcome {
  return editRecord('participation.edit', 'participation', participation, patch);
}

/** Confirms everybody who was marked as there, as one action. */
export async function confirmAllWhoCame(workshopId: string): Outcome {
  return command({
    action: 'participation.confirm',
    reads: (from) => readSnapshot(workshopId, from),
    decide: (snapshot) => success(confirmArrivals(snapshot, snapshot.attendance)),
  });
}

/** Moves a person to another delegation, or to none. */
export async function seatInDelegation(participation: Participation, delegationId: string | null): Outcome {
  return onParticipation('participation.edit', participation, (records, stored) =>
    moveToDelegation(records, stored, delegationId),
  );
}

/** Takes a person out of a workshop, with assignments, marks and signatures; the person stays in the register. */
export async function takeOut({ workshopId, id }: Pick<Participation, 'workshopId' | 'id'>): Outcome {
  return takeOutAll(workshopId, [id], 'participation.remove');
}

/** The same with several as one action; `record-missing` where one of them is gone, and then nobody is taken out. */
export async function takeOutAll(
  workshopId: string,
  ids: readonly string[],
  action: ActionName = 'people.remove',
): Outcome {
  return command({
    action,
    reads: async (from) => {
      const [snapshot, signatures] = await Promise.all([
        readSnapshot(workshopId, from),
        readSignatures(workshopId, from),
      ]);
      return snapshot === null ? null : { snapshot, signatures };
    },
    decide: ({ snapshot, signatures }) => {
      const gone = new Set(ids);
      const stored = snapshot.participations.filter((each) => gone.has(each.id));
      if (stored.length < gone.size) return failure('record-missing');
      const own = signatures.filter(({ participationId }) => gone.has(participationId));
      return success([...own.map((each) => removed('signature', each)), ...removeParticipations(snapshot, stored)]);
    },
  });
}

/** Says which details are asked of people; what was entered in others is deleted. */
export async function setAskedDetails(workshopId: string, groups: readonly DetailGroup[]): Outcome {
  return command({
    action: 'workshop.edit',
    reads: (from) => readRecords(workshopId, from),
    decide: (records) => success(askForDetails(records, groups)),
  });
}

/** Adds a delegation; gives its id. */
export async function addDelegation(delegation: Omit<Delegation, 'id'>): Promise<Result<string, StoreCode>> {
  const id = newId();
  const done = await command({
    action: 'delegation.add',
    reads: (from) => readRecords(delegation.workshopId, from),
    decide: () => success([created('delegation', { ...delegation, id })]),
  });
  return giving(done, () => id);
}

export async function editDelegation(delegation: Delegation, patch: Partial<Delegation>): Outcome {
  return editRecord('delegation.edit', 'delegation', delegation, patch);
}

export async function deleteDelegation({ workshopId, id }: Delegation): Outcome {
  return command({
    action: 'delegation.remove',
    reads: (from) => readRecords(workshopId, from),
    decide: (records) => {
      const stored = records.delegations.find((each) => each.id === id);
      return stored === undefined ? failure('record-missing') : success(removeDelegation(records, stored));
    },
  });
}

/** Adds an institution to the register, gives its id; a person it is made for gets it in the same action. */
export async function addInstitution(
  institution: Omit<Institution, 'id'>,
  forPerson: Person | null,
): Promise<Result<string, StoreCode>> {
  const id = newId();
  const done = await command({
    action: 'institution.add',
    reads: async (from) => {
      if (forPerson === null) return { person: null };
      const person = recordIn(await from.partition(personEntity.partition(forPerson)), 'person', forPerson.id);
      return person === undefined ? null : { person };
    },
    decide: ({ person }) =>
      success([
        created('institution', { ...institution, id }),
        ...(person === null ? [] : updated('person', person, { institutionId: id })),
      ]),
  });
  return giving(done, () => id);
}

/** Decides on a participation as it is stored. Fails with `record-missing` where it is gone. */
async function onParticipation<Decided extends Decision>(
  action: ActionName,
  { workshopId, id }: Participation,
  decide: (records: WorkshopRecords, stored: Participation) => Result<Decided, 'record-missing'>,
): Promise<Result<Done<Decided>, StoreCode>> {
  return command({
    action,
    reads: (from) => readRecords(workshopId, from),
    decide: (records) => {
      const stored = records.participations.find((each) => each.id === id);
      return stored === undefined ? failure('record-missing') : decide(records, stored);
    },
  });
}
