import { placeLine } from '../documents/workshop-lines.ts';
import { languages } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { searchKey } from '../text/search-key.ts';
import { importedLine } from './imported-text.ts';
import { uniqueRoomNames } from './room-names.ts';

/** What a place in a file means: a room that is here by its id, all rooms by null, or a room of that name. */
export type KnownRoom = { readonly id: string | null } | { readonly newName: string };

/**
 * Finds rooms as we write them for other programs, in any language, alone or with the place behind them as in "Hall,
 * Hotel Kazzhol, Almaty, Kazakhstan". The place alone is all rooms.
 */
export function knownRooms(snapshot: WorkshopSnapshot): (written: string) => KnownRoom {
  const exact = new Map<string, string | null>([['', null]]);
  const places = new Set(languages.map((language) => placeLine(snapshot, language)));
  for (const place of places) exact.set(importedLine(place), null);
  for (const [id, names] of uniqueRoomNames(snapshot)) {
    for (const language of languages) {
      const name = names[language];
      for (const written of [name, `${name}, ${placeLine(snapshot, language)}`])
        addTo(exact, importedLine(written), id);
    }
  }
  const alike = new Map<string, string | null>();
  for (const [key, id] of exact) addTo(alike, searchKey(key), id);
  return (written) => {
    const name = withoutPlace(written, places);
    const found = [importedLine(written), importedLine(name)].find((key) => exact.has(key));
    const id = found === undefined ? alike.get(searchKey(importedLine(name))) : exact.get(found);
    return id === undefined ? { newName: name } : { id };
  };
}

function addTo(ids: Map<string, string | null>, key: string, id: string | null): void {
  if (!ids.has(key)) ids.set(key, id);
}

function withoutPlace(written: string, places: ReadonlySet<string>): string {
  const place = [...places].find((one) => one !== '' && written.endsWith(`, ${one}`));
  return place === undefined ? written : written.slice(0, -place.length).replace(/,\s*$/, '');
}
