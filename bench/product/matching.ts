import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Figures } from '../drivers/bench-case.ts';
import { jaroWinklerPairs, miniSearchPairs, type NamedRow, type ScoredPair } from '../frozen/name-peers.ts';
import type { Prepared, Size } from '../frozen/workload.ts';
import { samePeople } from '../../shared/matching/same-people.ts';
import { figuresOf, labelledPeople, type LabelledPerson } from '../../test/shared/matching/known-people.ts';
import { root } from '../runner/places.ts';

/** The labelled set; at sizes M and L one of 40,000 and of 400,000 rows by another seed, written before the first sample. */
export const namesFile = (size: Size): string =>
  size === 'S'
    ? path.join(root, 'test/files/names/labelled-people.tsv')
    : path.join(root, `.cache/bench/labelled-people-${size}.tsv`);

/** Pairs that are one and were not found, and found ones that are two: of a thousand. */
type Judged = { readonly check: string; readonly bytes: null; readonly figures: Readonly<Record<string, Figures>> };

export async function matchingProduct(size: Size): Promise<Prepared<readonly ScoredPair[]>> {
  const people = labelledPeople(namesFile(size));
  return prepared(people, () =>
    samePeople(people).map(({ one, other, verdict }) => ({ one, other, score: verdict === 'likely' ? 2 : 1 })),
  );
}

export async function jaroWinklerPeer(size: Size): Promise<Prepared<readonly ScoredPair[]>> {
  const people = labelledPeople(namesFile(size));
  return prepared(people, () => jaroWinklerPairs(rowsOf(people)));
}

export async function miniSearchPeer(size: Size): Promise<Prepared<readonly ScoredPair[]>> {
  const people = labelledPeople(namesFile(size));
  return prepared(people, () => miniSearchPairs(rowsOf(people)));
}

function prepared(
  people: readonly LabelledPerson[],
  work: () => readonly ScoredPair[],
): Prepared<readonly ScoredPair[]> {
  return {
    work: async () => work(),
    check: async (pairs): Promise<Judged> => judged(people, pairs),
  };
}

/** The least score is set by one half of the people, as high as precision wants it, and judged by the other half. */
function judged(people: readonly LabelledPerson[], pairs: readonly ScoredPair[]): Judged {
  const partOf = new Map(people.map(({ id, part }) => [id, part]));
  const within = (part: string): readonly [readonly LabelledPerson[], readonly ScoredPair[]] => [
    people.filter((person) => person.part === part),
    pairs.filter(({ one, other }) => partOf.get(one) === part && partOf.get(other) === part),
  ];
  const [tuned, own] = within('tune');
  const scores = [...new Set(own.map(({ score }) => Math.round(score * 200) / 200))].toSorted(
    (one, other) => other - one,
  );
  let [least, best] = [scores[0] ?? 0, -1];
  for (const score of scores) {
    const { precision, recall } = figuresOf(
      own.filter((pair) => pair.score >= score),
      tuned,
    );
    const worth = precision >= 0.98 ? 1 + recall : precision >= 0.9 ? recall : 0;
    if (worth > best) [least, best] = [score, worth];
  }
  const [judgedPeople, others] = within('held-out');
  const { precision, recall } = figuresOf(
    others.filter(({ score }) => score >= least),
    judgedPeople,
  );
  const perMille = (share: number): Figures => ({ wall: Math.round(share * 1000), cpu: null });
  return {
    check: `${String(people.length)} people`,
    bytes: null,
    figures: { 'missed of 1000': perMille(1 - recall), 'wrong of 1000': perMille(1 - precision) },
  };
}

function rowsOf(people: readonly LabelledPerson[]): NamedRow[] {
  return people.map(({ id, names, birth, emails, phones }) => ({
    id,
    family: names[0]?.family ?? '',
    given: names[0]?.given ?? '',
    patronymic: names[0]?.patronymic ?? '',
    birth,
    email: emails[0] ?? '',
    phone: phones[0] ?? '',
  }));
}

/** Whether the set of this size has been written. */
export function hasNames(size: Size): boolean {
  try {
    return readFileSync(namesFile(size)).length > 0;
  } catch {
    return false;
  }
}
