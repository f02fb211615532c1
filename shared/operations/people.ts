import { type Changes, created, type NewId, removed, updated } from '../changes/change.ts';
import type { Delegation } from '../domain/people/groups.ts';
import { type Participation, type ParticipationRole, plainParticipation } from '../domain/people/participation.ts';
import type { Person } from '../domain/people/person.ts';
import { workshopPartNames, workshopParts, type WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { clearMarks } from './attendance.ts';
import { vacateGroups } from './breakout-groups.ts';

export type NewPerson = Omit<Person, 'id'>;

/** A new person in the workshop. */
export function addParticipant(
  snapshot: WorkshopSnapshot,
  person: NewPerson,
  role: ParticipationRole,
  delegationId: string | null,
  newId: NewId,
): { participationId: string; changes: Changes } {
  const record: Person = { ...person, id: newId() };
  const participation = newParticipation(snapshot, record.id, role, delegationId, newId());
  return {
    participationId: participation.id,
    changes: [created('person', record), created('participation', participation)],
  };
}

/**
 * Replaces a nominee: the old participation stays on record as replaced, its number is never given again, and the new
 * person takes the seat in the same delegation and breakout groups and, if it was the head's, leads the delegation.
 */
export function replaceNominee(
  snapshot: WorkshopSnapshot,
  participation: Participation,
  person: NewPerson,
  newId: NewId,
): { participationId: string; changes: Changes } {
  const added = addParticipant(snapshot, person, participation.role, participation.delegationId, newId);
  const delegation = snapshot.delegations.find((each) => each.headParticipationId === participation.id);
  return {
    participationId: added.participationId,
    changes: [
      ...added.changes,
      ...updated('participation', participation, { status: 'replaced', replacedById: added.participationId }),
      ...(delegation === undefined
        ? []
        : updated('delegation', delegation, { headParticipationId: added.participationId })),
      ...vacateGroups(snapshot, participation.id, added.participationId),
    ],
  };
}

/** Seats a person in another delegation, or in none; a delegation that they led is then without a head. */
export function moveToDelegation(
  snapshot: WorkshopSnapshot,
  participation: Participation,
  delegationId: string | null,
): Changes {
  if (participation.delegationId === delegationId) return [];
  return [
    ...updated('participation', participation, { delegationId }),
    ...snapshot.delegations
      .filter((each) => each.headParticipationId === participation.id)
      .flatMap((each) => updated('delegation', each, { headParticipationId: null })),
  ];
}

/** Takes a person out of the workshop, with assignments and marks; the person stays in the register of people. */
export function removeParticipation(snapshot: WorkshopSnapshot, participation: Participation): Changes {
  return [
    ...clearMarks(snapshot, (mark) => mark.participationId === participation.id),
    ...snapshot.assignments
      .filter((each) => each.participationId === participation.id)
      .map((each) => removed('assignment', each)),
    ...snapshot.delegations
      .filter((each) => each.headParticipationId === participation.id)
      .flatMap((each) => updated('delegation', each, { headParticipationId: null })),
    ...vacateGroups(snapshot, participation.id, null),
    ...snapshot.participations
      .filter((each) => each.replacedById === participation.id)
      .flatMap((each) => updated('participation', each, { replacedById: null, status: 'declined' })),
    removed('participation', participation),
  ];
}

/** Removes a delegation; its people stay in the workshop without one. */
export function removeDelegation(snapshot: WorkshopSnapshot, delegation: Delegation): Changes {
  return [
    ...snapshot.participations
      .filter((each) => each.delegationId === delegation.id)
      .flatMap((each) => updated('participation', each, { delegationId: null })),
    removed('delegation', delegation),
  ];
}

/** Removes a workshop with everything in it but the people, who may have been elsewhere too. */
export function removeWorkshop(snapshot: WorkshopSnapshot): Changes {
  return [
    ...clearMarks(snapshot, () => true),
    ...workshopPartNames.flatMap((part) => snapshot[part].map((record) => removed(workshopParts[part], record))),
    removed('workshop', snapshot.workshop),
  ];
}

/** The highest number that was ever given in the workshop; 0 before the first. */
export function highestNumber({ participations }: WorkshopSnapshot): number {
  return participations.reduce((highest, each) => Math.max(highest, each.number), 0);
}

/** A nominated person; the number is the next one unless several people come at once. */
export function newParticipation(
  snapshot: WorkshopSnapshot,
  personId: string,
  role: ParticipationRole,
  delegationId: string | null,
  id: string,
  number = highestNumber(snapshot) + 1,
): Participation {
  return { ...plainParticipation, id, workshopId: snapshot.workshop.id, personId, delegationId, role, number };
}
