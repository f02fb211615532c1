import { useMemo } from 'react';
import type { Institution } from '../../shared/domain/people/person.ts';
import type { PeopleRegister } from '../../shared/exchange/people/people-import.ts';
import { KnownPeople } from '../../shared/matching/same-people.ts';
import { storedFacts } from '../../shared/matching/stored-people.ts';
import { type Attendee, readEverybody } from '../queries/everybody.ts';
import { useStored } from '../storage/working-store.ts';

const nobody: readonly Attendee[] = [];

/** The people of all workshops, to ask who of them somebody may be; null until they are read. */
export function usePeopleRegister(institutions: readonly Institution[] | undefined): PeopleRegister | null {
  const everybody = useStored(readEverybody, []) ?? nobody;
  return useMemo(() => {
    if (everybody === nobody || institutions === undefined) return null;
    const people = new Map(everybody.map(({ person }) => [person.id, person]));
    const known = new KnownPeople(storedFacts([...people.values()], institutions));
    return { person: (id) => people.get(id), alike: (facts) => known.alike(facts) };
  }, [everybody, institutions]);
}
