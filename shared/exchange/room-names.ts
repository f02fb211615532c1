import { placeLine, Wording } from '../documents/wording.ts';
import { type Language, languages, type Text } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { searchKey } from '../domain/search-key.ts';
import { importedLine } from './plain-text.ts';

/** What sessions without a room of their own are said to be in. */
export function allRoomsName(wording: Wording): string {
  return wording.translate(wording.first, 'exchange.all-rooms');
}

/** Longer names are cut, so that the number that tells two of them apart is not. In UTF-16 units. */
const longestName = 250;

/**
 * What a room is called by its id, in each language. A name is that of one room alone, whatever the language, for to
 * other programs two rooms of one name would be one room: the second hall is "Hall (2)".
 */
export function uniqueRoomNames(snapshot: WorkshopSnapshot): ReadonlyMap<string, Readonly<Record<Language, string>>> {
  const taken = new Set(languages.map((language) => allRoomsName(new Wording([language]))));
  return new Map(
    snapshot.rooms.map(({ id, name }) => {
      const plain = languages.map((language) => [language, nameIn(name, new Wording([language]))] as const);
      let suffix = '';
      for (let number = 2; plain.some(([, each]) => taken.has(each + suffix)); number++)
        suffix = ` (${String(number)})`;
      const unique = plain.map(([language, each]) => [language, each + suffix] as const);
      for (const [, each] of unique) taken.add(each);
      return [id, Object.fromEntries(unique) as Record<Language, string>];
    }),
  );
}

function nameIn(name: Text, wording: Wording): string {
  return importedLine(wording.text(name)).slice(0, longestName) || wording.translate(wording.first, 'documents.room');
}

/** What a place in a file means: a room that is here by its id, all rooms by null, or a room of that name. */
type KnownRoom = { readonly id: string | null } | { readonly newName: string };

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
