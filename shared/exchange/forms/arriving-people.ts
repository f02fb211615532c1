import type { NewId } from '../../changes/change.ts';
import type { DetailGroup } from '../../domain/people/participation.ts';
import { type TakenDetails, takenDetails } from '../../operations/taken-details.ts';
import { type Result, success } from '../../result.ts';
import type { PeopleImport, PeopleImportSettings, PeopleTarget, PersonToImport } from '../people/people-import.ts';
import { arrivingPeopleChanges } from './form-difference.ts';

/** How people come in, with the groups of details that the workshop asks for from then on. */
export type ArrivalSettings = PeopleImportSettings & { readonly switchOn?: readonly DetailGroup[] };

/** What an import would do, with the details of a second step that the list says. */
export type ArrivingPeople = PeopleImport & { readonly details: Pick<TakenDetails, 'groups' | 'people' | 'off'> };

/**
 * The changes of a list, or of a form that came back, with what it says of passports, travel and the like: as far as the workshop
 * asks for it. Fails as `arrivingPeopleChanges` does.
 */
export function arrivingPeople(
  target: PeopleTarget,
  people: readonly PersonToImport[],
  settings: ArrivalSettings,
  newId: NewId,
): Result<ArrivingPeople, 'people-too-many' | 'record-missing'> {
  const arriving = arrivingPeopleChanges(target, people, settings, newId);
  if (!arriving.ok) return arriving;
  const { changes, outcomes, participationIds } = arriving.value;
  const listed = people.map(({ person }, at) => ({
    participationId: participationIds[at] ?? null,
    facts: { ...person.details, passport: person.passport, passportUntil: person.passportUntil },
  }));
  const taken = takenDetails(target.snapshot, listed, changes, settings.switchOn ?? []);
  const { groups, off, ids } = taken;
  return success({
    ...arriving.value,
    changes: taken.changes,
    outcomes: outcomes.map((outcome, at) =>
      outcome === 'here' && ids.has(participationIds[at] ?? '') ? 'completed' : outcome,
    ),
    details: { groups, people: taken.people, off },
  });
}
