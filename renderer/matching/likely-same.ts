import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Institution, Person } from '../../shared/domain/people/person.ts';
import type { SamePair } from '../../shared/matching/same-people.ts';
import { storedFacts, toldApart } from '../../shared/matching/stored-people.ts';
import { startTask } from '../background/background-task.ts';
import type { Comparing } from './compare-people.ts';
import compareAddress from './compare-worker.ts?worker&url';

/** Whom the comparison found, by each of the two; those who were merged or told apart since are left out. */
export type LikelySame = ReadonlyMap<string, readonly SamePair[]>;

/** What was found last, which is shown until the next comparison is done. */
let foundLast: readonly SamePair[] = [];

/**
 * Compares everybody in a worker, once for each visit; `people` null: they are not read yet. It compares as many as there are, so
 * whoever comes in later is compared by the next visit.
 */
export function useLikelySame(people: readonly Person[] | null, institutions: readonly Institution[]): LikelySame {
  const [found, setFound] = useState(foundLast);
  const isRead = people !== null;
  const compare = useEffectEvent((): (() => void) => {
    if (people === null) return () => undefined;
    const apart = people.map(({ id, differentFrom }) => ({ id, differentFrom }));
    const onReport = (pairs: readonly SamePair[]): void => {
      foundLast = pairs;
      setFound(pairs);
    };
    const request = { people: storedFacts(people, institutions), apart };
    const onFailure = (): void => undefined;
    const task = startTask<Comparing>(compareAddress, request, { onReport, isLast: () => true, onFailure });
    return () => task.cancel();
  });
  useEffect(() => {
    if (!isRead) return undefined;
    let cancel = (): void => undefined;
    // After what is on the screen was drawn.
    const handle = requestIdleCallback(() => (cancel = compare()), { timeout: 2000 });
    return () => {
      cancelIdleCallback(handle);
      cancel();
    };
  }, [isRead]);
  return useMemo(() => byPerson(found, people ?? []), [found, people]);
}

function byPerson(pairs: readonly SamePair[], people: readonly Person[]): LikelySame {
  const ids = new Set(people.map(({ id }) => id));
  const apart = toldApart(people);
  const found = new Map<string, SamePair[]>();
  for (const pair of pairs) {
    const { one, other } = pair;
    if (!ids.has(one) || !ids.has(other) || apart(one, other)) continue;
    for (const id of [one, other]) {
      const own = found.get(id);
      if (own === undefined) found.set(id, [pair]);
      else own.push(pair);
    }
  }
  return found;
}
