import { listedPeople } from '../documents/listed-person.ts';
import type { Wording } from '../documents/wording.ts';
import type { Language } from '../domain/language.ts';
import type { Participation } from '../domain/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { compareNames } from '../text/collation.ts';
import type { ExchangeRequest } from './exchange-request.ts';

/** Whose agenda a file has: everybody's, that of one trainer or interpreter, or that of one delegation. */
export type AgendaPart = Pick<ExchangeRequest, 'participationId' | 'delegationId'>;
export const wholeAgenda: AgendaPart = { participationId: null, delegationId: null };

/** Somebody who leads, presents or interprets, by the name that lists may give: of a protected person the code. */
export type LeadingPerson = { readonly participation: Participation; readonly name: string };

/** All who have something to do on the agenda, in the order of their names. */
export function leadingPeople(snapshot: WorkshopSnapshot, language: Language): LeadingPerson[] {
  const people = listedPeople(snapshot);
  const placed = new Set(snapshot.sessions.filter(({ placement }) => placement !== null).map(({ id }) => id));
  const busy = new Set(
    snapshot.assignments.filter(({ sessionId }) => placed.has(sessionId)).map((each) => each.participationId),
  );
  const compare = compareNames(language);
  return [...busy]
    .flatMap((id) => people.get(id) ?? [])
    .map((person) => ({ participation: person.participation, name: person.listName(language) }))
    .sort((one, other) => compare(one.name, other.name));
}

/** Whose part it is, in the first language; '' for the whole agenda. */
export function partName(
  snapshot: WorkshopSnapshot,
  { participationId, delegationId }: AgendaPart,
  wording: Wording,
): string {
  const person = listedPeople(snapshot).get(participationId ?? '');
  if (person !== undefined) return person.listName(wording.first);
  const delegation = snapshot.delegations.find(({ id }) => id === delegationId);
  return delegation === undefined ? '' : wording.text(delegation.name);
}
