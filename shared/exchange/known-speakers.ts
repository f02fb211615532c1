import { listedPeople } from '../documents/listed-person.ts';
import { participationCode } from '../domain/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { searchKey } from '../text/search-key.ts';

/**
 * Finds a participation by a name as a file spells it: given or family name first, in either script; a protected person
 * by the code. A name that two people bear finds nobody.
 */
export function knownSpeakers(snapshot: WorkshopSnapshot): (name: string) => string | undefined {
  const found = new Map<string, string | null>();
  const add = (name: string, id: string): void => {
    const key = nameKey(name);
    const other = found.get(key);
    found.set(key, other === undefined || other === id ? id : null);
  };
  for (const [id, person] of listedPeople(snapshot)) {
    if (person.protected) add(participationCode(person.participation), id);
    else {
      for (const language of ['en', 'ru'] as const) {
        add(person.listName(language), id);
        add(person.spokenName(language), id);
      }
    }
  }
  return (name) => found.get(nameKey(name)) ?? undefined;
}

/** The same for a name whichever of its parts comes first. */
export function nameKey(name: string): string {
  return searchKey(name).split(/\s+/).filter(Boolean).sort().join(' ');
}
