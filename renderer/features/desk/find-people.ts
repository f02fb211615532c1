import { latinKey } from '../../../shared/text/latin-key.ts';
import { matchesQuery, searchKey } from '../../../shared/text/search-key.ts';
import type { DeskPerson } from './desk-people.ts';

/**
 * Those whom a query finds, the likeliest first: the number, a name that begins so, a name that holds it, an
 * institution. Names are found in either script, also by how they sound in the other.
 */
export function findPeople(people: readonly DeskPerson[], query: string): DeskPerson[] {
  const typed = query.trim();
  if (typed === '') return [];
  return people
    .map((person) => ({ person, rank: rankOf(person, typed) }))
    .filter(({ rank }) => rank < unfound)
    .sort((one, other) => one.rank - other.rank)
    .map(({ person }) => person);
}

const unfound = 9;

function rankOf(person: DeskPerson, typed: string): number {
  const uncalled = person.called ? 0 : 4;
  if (typed === String(person.participation.number)) return 0;
  if (beginsWith(searchKey(person.names), searchKey(typed))) return 1 + uncalled;
  if (beginsWith(latinKey(person.names), latinKey(typed))) return 1 + uncalled;
  if (holds(person.names, typed)) return 2 + uncalled;
  return holds(`${person.names} ${person.about}`, typed) ? 3 + uncalled : unfound;
}

/** Whether each word of the query begins a word of the text. */
function beginsWith(text: string, query: string): boolean {
  const words = text.split(/\s+/);
  return query.split(/\s+/).every((start) => start !== '' && words.some((word) => word.startsWith(start)));
}

function holds(text: string, query: string): boolean {
  return matchesQuery(text, query) || matchesQuery(latinKey(text), latinKey(query));
}
