import type { PersonFacts } from '../../shared/matching/compared-person.ts';
import { likeliestFirst, type SamePair, samePeople } from '../../shared/matching/same-people.ts';
import { type ToldApart, toldApart } from '../../shared/matching/stored-people.ts';

/** Who is compared, and who of them was told apart. */
type CompareRequest = { readonly people: readonly PersonFacts[]; readonly apart: readonly ToldApart[] };

/** Comparing people: one request, and one report with the pairs, the likeliest first. */
export type Comparing = { readonly request: CompareRequest; readonly report: readonly SamePair[] };

/** So many are told: where thousands have one name, their pairs are more than anybody looks at, and than the page can take in. */
const mostPairs = 20_000;

export function comparedPairs({ people, apart }: CompareRequest): SamePair[] {
  return samePeople(people, toldApart(apart)).sort(likeliestFirst).slice(0, mostPairs);
}
