import { type Change, type Changes, created, updated } from '../changes/change.ts';
import {
  blankDetails,
  type DetailGroup,
  detailGroups,
  type Details,
  type Participation,
} from '../domain/people/participation.ts';
import type { Institution, Person } from '../domain/people/person.ts';
import type { WorkshopRecords, WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../result.ts';
import { editChanges } from './edit.ts';
import { highestNumber, newParticipation } from './people.ts';

/** What is edited of a participation in the list of people. A status of `replaced` comes with a successor only. */
export type SeatPatch = Partial<Pick<Participation, 'status' | 'role' | 'delegationId' | 'category'> & Details>;

/** A person of a workshop as the list showed them, and what the user changes. */
export type PersonPatch = {
  readonly drawn: { readonly person: Person; readonly participation: Participation };
  readonly person: Partial<Person>;
  readonly participation: SeatPatch;
};

/** Somebody who comes into the workshop. The ids are made before, so that the list can show what is wrong with a cell. */
export type AddedPerson = {
  readonly participationId: string;
  readonly person: Person;
  readonly participation: SeatPatch & Pick<Participation, 'role'>;
};

/** One action on the list of people: who is changed, who is added, and the institutions that are not known yet. */
export type PeopleEdit = {
  readonly patches: readonly PersonPatch[];
  readonly added: readonly AddedPerson[];
  readonly institutions: readonly Institution[];
};

/** The highest number that a participation can have. */
export const mostNumbers = 9999;

/**
 * Changes several people of a workshop and adds others, with successive numbers. Whoever leaves a delegation does not
 * lead it any more; whoever is no longer replaced has no successor. Fails with `record-missing` where a person or a
 * delegation is gone, with `people-too-many` beyond the numbers that participations can have.
 */
export function editPeople(
  snapshot: WorkshopSnapshot,
  { patches, added, institutions }: PeopleEdit,
): Result<Changes, 'record-missing' | 'people-too-many'> {
  const delegations = new Set(snapshot.delegations.map(({ id }) => id));
  const seats = [...patches, ...added].map(({ participation }) => participation.delegationId ?? null);
  if (seats.some((id) => id !== null && !delegations.has(id))) return failure('record-missing');
  const people = new Map(snapshot.people.map((each) => [each.id, each]));
  const participations = new Map(snapshot.participations.map((each) => [each.id, each]));
  const changes: Change[] = institutions.map((each) => created('institution', each));
  const moved = new Set<string>();
  for (const { drawn, person, participation } of patches) {
    const stored = participations.get(drawn.participation.id);
    const storedPerson = people.get(drawn.person.id);
    if (stored === undefined || storedPerson === undefined) return failure('record-missing');
    const seat = editChanges('participation', stored, {
      drawn: drawn.participation,
      patch: withoutSuccessor(stored, participation),
    });
    changes.push(...editChanges('person', storedPerson, { drawn: drawn.person, patch: person }), ...seat);
    if (seat.some((change) => change.entity !== 'mark' && change.field === 'delegationId')) moved.add(stored.id);
  }
  changes.push(
    ...snapshot.delegations
      .filter(({ headParticipationId }) => moved.has(headParticipationId ?? ''))
      .flatMap((each) => updated('delegation', each, { headParticipationId: null })),
  );
  const first = highestNumber(snapshot) + 1;
  if (added.length > 0 && first + added.length - 1 > mostNumbers) {
    return failure('people-too-many', { limit: mostNumbers });
  }
  changes.push(...added.flatMap((each, index) => addition(snapshot, each, first + index)));
  return success(changes);
}

/** `replaced` is given by a replacement only; with any other status a successor is none any more. */
function withoutSuccessor(stored: Participation, patch: SeatPatch): Partial<Participation> {
  const { status, ...rest } = patch;
  if (status === undefined || status === 'replaced') return rest;
  return stored.status === 'replaced'
    ? { ...rest, status, replacedById: null, replacedFrom: null }
    : { ...rest, status };
}

function addition(
  snapshot: WorkshopSnapshot,
  { participationId, person, participation }: AddedPerson,
  number: number,
): Changes {
  const { role, delegationId = null, ...rest } = participation;
  const seat = newParticipation(snapshot, person.id, role, delegationId, participationId, number);
  return [created('person', person), created('participation', { ...seat, ...rest })];
}

/**
 * Says which details a workshop asks for. What was entered in a group that is no longer among them is deleted: data that
 * nobody needs are not kept (GDPR Art. 5(1)(c)).
 */
export function askForDetails(
  { workshop, participations }: Pick<WorkshopRecords, 'workshop' | 'participations'>,
  groups: readonly DetailGroup[],
): Changes {
  const asked = detailGroups.filter((group) => groups.includes(group));
  const blank = blankDetails(detailGroups.filter((group) => !groups.includes(group)));
  return [
    ...updated('workshop', workshop, { asksFor: asked }),
    ...participations.flatMap((each) => updated('participation', each, blank)),
  ];
}
