import { type Changes, created, type NewId, removed, updated } from '../changes/change.ts';
import { isPresence, type Mark } from '../domain/attendance/attendance.ts';
import { dayFinder, daysInOrder } from '../domain/attendance/slots.ts';
import type { Delegation } from '../domain/people/groups.ts';
import {
  isUnconfirmed,
  type Participation,
  type ParticipationRole,
  plainParticipation,
} from '../domain/people/participation.ts';
import type { Person } from '../domain/people/person.ts';
import {
  workshopPartNames,
  workshopParts,
  type WorkshopRecords,
  type WorkshopSnapshot,
} from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';
import { clearMarks } from './attendance.ts';
import { vacateGroups, vacateSeats } from './breakout-groups.ts';

export type NewPerson = Omit<Person, 'id'>;

/** Adds a new person to the register of people and to the workshop; gives the id of the participation. */
export function addParticipant(
  snapshot: WorkshopRecords,
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

/** Adds a person whom another workshop knows; gives the id of the participation. */
export function addKnown(
  snapshot: WorkshopRecords,
  personId: string,
  role: ParticipationRole,
  delegationId: string | null,
  newId: NewId,
): { participationId: string; changes: Changes } {
  const participation = newParticipation(snapshot, personId, role, delegationId, newId());
  return { participationId: participation.id, changes: [created('participation', participation)] };
}

/**
 * Replaces a person from a day on, or from the first where `from` is null: the old participation stays on record as
 * replaced and on the days before, its number is never given again, and the new person takes the seat in the same
 * delegation and breakout groups and, if it was the head's, leads the delegation.
 */
export function replaceNominee(
  snapshot: WorkshopRecords,
  participation: Participation,
  person: NewPerson,
  newId: NewId,
  from: string | null = null,
): { participationId: string; changes: Changes } {
  const added = addParticipant(snapshot, person, participation.role, participation.delegationId, newId);
  const delegation = snapshot.delegations.find((each) => each.headParticipationId === participation.id);
  return {
    participationId: added.participationId,
    changes: [
      ...added.changes,
      ...updated('participation', participation, {
        status: 'replaced',
        replacedById: added.participationId,
        replacedFrom: from,
      }),
      ...(delegation === undefined
        ? []
        : updated('delegation', delegation, { headParticipationId: added.participationId })),
      ...vacateGroups(snapshot, participation.id, added.participationId),
    ],
  };
}

/**
 * The day on which a successor can start: the one after the last on which the person was there, the last one where there
 * is none after it; null for somebody who never came.
 */
export function dayAfterPresence(
  participationId: string,
  { days, sessions }: Pick<WorkshopSnapshot, 'days' | 'sessions'>,
  marks: readonly Mark[],
): string | null {
  const dayOf = dayFinder(sessions);
  const attended = new Set(
    marks
      .filter((mark) => mark.participationId === participationId && isPresence(mark.status))
      .map(({ slotId }) => dayOf(slotId)),
  );
  const inOrder = daysInOrder(days);
  const last = inOrder.findLastIndex(({ id }) => attended.has(id));
  return last < 0 ? null : (inOrder[last + 1]?.id ?? inOrder[last]?.id ?? null);
}

/**
 * Seats a person in another delegation, or in none; a delegation that they led is then without a head. Fails with
 * `record-missing` where the delegation is gone.
 */
export function moveToDelegation(
  snapshot: WorkshopRecords,
  participation: Participation,
  delegationId: string | null,
): Result<Changes, 'record-missing'> {
  if (delegationId !== null && !snapshot.delegations.some(({ id }) => id === delegationId))
    return failure('record-missing');
  if (participation.delegationId === delegationId) return success([]);
  return success([
    ...updated('participation', participation, { delegationId }),
    ...snapshot.delegations
      .filter((each) => each.headParticipationId === participation.id)
      .flatMap((each) => updated('delegation', each, { headParticipationId: null })),
  ]);
}

/**
 * Deletes a participation with its assignments and marks; the person stays in the register of people. The number of the
 * last one on the list is kept, so that nobody else gets it.
 */
export function removeParticipation(snapshot: WorkshopSnapshot, participation: Participation): Changes {
  return removeParticipations(snapshot, [participation]);
}

/** The same for several at once. */
export function removeParticipations(snapshot: WorkshopSnapshot, participations: readonly Participation[]): Changes {
  const gone = new Set(participations.map(({ id }) => id));
  const highest = highestNumber(snapshot);
  const isLastGone = participations.some(({ number }) => number === highest);
  return [
    ...clearMarks(snapshot, (mark) => gone.has(mark.participationId)),
    ...snapshot.assignments.filter((each) => gone.has(each.participationId)).map((each) => removed('assignment', each)),
    ...snapshot.delegations
      .filter((each) => gone.has(each.headParticipationId ?? ''))
      .flatMap((each) => updated('delegation', each, { headParticipationId: null })),
    ...vacateSeats(snapshot, new Map([...gone].map((id) => [id, null]))),
    ...snapshot.participations
      .filter((each) => !gone.has(each.id) && gone.has(each.replacedById ?? ''))
      .flatMap((each) =>
        updated('participation', each, { replacedById: null, replacedFrom: null, status: 'declined' }),
      ),
    ...updated('workshop', snapshot.workshop, { lastNumber: isLastGone ? highest : snapshot.workshop.lastNumber }),
    ...participations.map((each) => removed('participation', each)),
  ];
}

/** Deletes a delegation; its people stay in the workshop without one. */
export function removeDelegation(snapshot: WorkshopRecords, delegation: Delegation): Changes {
  return [
    ...snapshot.participations
      .filter((each) => each.delegationId === delegation.id)
      .flatMap((each) => updated('participation', each, { delegationId: null })),
    removed('delegation', delegation),
  ];
}

/** Deletes a workshop with everything in it; its people stay in the register. */
export function removeWorkshop(snapshot: WorkshopSnapshot): Changes {
  return [
    ...clearMarks(snapshot, () => true),
    ...workshopPartNames.flatMap((part) => snapshot[part].map((record) => removed(workshopParts[part], record))),
    removed('workshop', snapshot.workshop),
  ];
}

/** Confirms everybody who was marked as there before anybody had confirmed them. */
export function confirmArrivals(
  { participations }: Pick<WorkshopSnapshot, 'participations'>,
  marks: readonly Mark[],
): Changes {
  const came = new Set(marks.filter(({ status }) => isPresence(status)).map(({ participationId }) => participationId));
  return participations
    .filter((each) => isUnconfirmed(each) && came.has(each.id))
    .flatMap((each) => updated('participation', each, { status: 'confirmed' }));
}

/** The highest number that was ever given in the workshop, to whoever was taken out too; 0 before the first. */
export function highestNumber({
  workshop,
  participations,
}: Pick<WorkshopSnapshot, 'workshop' | 'participations'>): number {
  return participations.reduce((highest, each) => Math.max(highest, each.number), workshop.lastNumber);
}

/** A participation with the status nominated. `number` is the next free one unless it is given. */
export function newParticipation(
  snapshot: WorkshopRecords,
  personId: string,
  role: ParticipationRole,
  delegationId: string | null,
  id: string,
  number = highestNumber(snapshot) + 1,
): Participation {
  return { ...plainParticipation, id, workshopId: snapshot.workshop.id, personId, delegationId, role, number };
}
