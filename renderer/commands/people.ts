import { type Changes, created, updated } from '../../shared/changes/change.ts';
import type { Delegation } from '../../shared/domain/people/groups.ts';
import type { Participation, ParticipationRole } from '../../shared/domain/people/participation.ts';
import type { Institution, Person } from '../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import {
  addParticipant,
  moveToDelegation,
  type NewPerson,
  removeDelegation,
  replaceNominee,
} from '../../shared/operations/people.ts';
import { type Result, success } from '../../shared/result.ts';
import { commit } from '../storage/commit.ts';
import { editRecord, newId, runOperation } from './command.ts';

/** A new person in the workshop; gives the id of the participation. */
export async function addPerson(
  workshopId: string,
  person: NewPerson,
  role: ParticipationRole,
  delegationId: string | null,
): Promise<Result<string>> {
  let participationId = '';
  const done = await runOperation(workshopId, 'participation.add', (snapshot) => {
    const added = addParticipant(snapshot, person, role, delegationId, newId);
    participationId = added.participationId;
    return added.changes;
  });
  return done.ok ? success(participationId) : done;
}

/** Puts a new person in the seat of a nominee; gives the id of the new participation. */
export async function replacePerson(participation: Participation, person: NewPerson): Promise<Result<string>> {
  let participationId = '';
  const done = await runOperation(participation.workshopId, 'participation.replace', (snapshot) => {
    const replaced = replaceNominee(snapshot, current(snapshot, participation), person, newId);
    participationId = replaced.participationId;
    return replaced.changes;
  });
  return done.ok ? success(participationId) : done;
}

export async function editPerson(person: Person, patch: Partial<Person>): Promise<Result<void>> {
  return editRecord('person.edit', 'person', person, patch);
}

export async function editParticipation(
  participation: Participation,
  patch: Partial<Participation>,
): Promise<Result<void>> {
  return editRecord('participation.edit', 'participation', participation, patch);
}

/** Moves a person to another delegation, or to none. */
export async function seatInDelegation(
  participation: Participation,
  delegationId: string | null,
): Promise<Result<void>> {
  return runOperation(participation.workshopId, 'participation.edit', (snapshot) =>
    moveToDelegation(snapshot, current(snapshot, participation), delegationId),
  );
}

export async function addDelegation(delegation: Omit<Delegation, 'id'>): Promise<Result<string>> {
  const id = newId();
  const done = await commit('delegation.add', [created('delegation', { ...delegation, id })]);
  return done.ok ? success(id) : done;
}

export async function editDelegation(delegation: Delegation, patch: Partial<Delegation>): Promise<Result<void>> {
  return editRecord('delegation.edit', 'delegation', delegation, patch);
}

export async function deleteDelegation(delegation: Delegation): Promise<Result<void>> {
  return runOperation(delegation.workshopId, 'delegation.remove', (snapshot) => removeDelegation(snapshot, delegation));
}

/** A new institution in the register; a person it is made for gets it in the same action. */
export async function addInstitution(
  institution: Omit<Institution, 'id'>,
  forPerson: Person | null,
): Promise<Result<string>> {
  const id = newId();
  const changes: Changes = [
    created('institution', { ...institution, id }),
    ...(forPerson === null ? [] : updated('person', forPerson, { institutionId: id })),
  ];
  const done = await commit('institution.add', changes);
  return done.ok ? success(id) : done;
}

function current(snapshot: WorkshopSnapshot, participation: Participation): Participation {
  return snapshot.participations.find((each) => each.id === participation.id) ?? participation;
}
