import type { PersonFacts } from '../../shared/matching/compared-person.ts';
import { likeliestFirst, type SamePair, samePeople } from '../../shared/matching/same-people.ts';

/** Who is compared, and pairs of ids that somebody has told apart, as "one other". */
type CompareRequest = { readonly people: readonly PersonFacts[]; readonly apart: readonly string[] };

/** Comparing people: one request, and one report with the pairs, the likeliest first. */
export type Comparing = { readonly request: CompareRequest; readonly report: readonly SamePair[] };

export function comparedPairs({ people, apart }: CompareRequest): SamePair[] {
  const told = new Set(apart);
  const areTwo = (one: string, other: string): boolean => told.has(`${one} ${other}`) || told.has(`${other} ${one}`);
  return samePeople(people, areTwo).sort(likeliestFirst);
}
