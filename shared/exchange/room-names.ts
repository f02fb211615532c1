import { placeLine, Wording } from '../documents/wording.ts';
import { type Language, languages, type Text } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { searchKey } from '../domain/search-key.ts';
import { importedLine } from './plain-text.ts';

/** The name of the place of sessions in all rooms. */
export function allRoomsName(wording: Wording): string {
  return wording.translate(wording.first, 'exchange.all-rooms');
}

/** Longest name in UTF-16 units: longer ones are cut before the number that makes them unique. */
const longestName = 250;

/**
 * The names of rooms by id, in each language. Names are unique over all languages, since other programs take two rooms
 * of one name for one room: the second hall is "Hall (2)".
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

/** The room of a place in a file: one that is here, by id; null for all rooms; or a new one by name. */
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
      // As our own papers in two languages write it.
      for (const other of languages) addTo(exact, importedLine(`${name} / ${names[other]}`), id);
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
