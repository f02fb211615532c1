import { Wording } from '../documents/wording.ts';
import { languages, type Language, type Text } from '../domain/language.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { importedLine } from './imported-text.ts';

/** What sessions without a room of their own are said to be in. */
export function allRoomsName(wording: Wording): string {
  return wording.say(wording.first, 'exchange.all-rooms');
}

/** Longer names are cut, so that the number that tells two of them apart is not. In UTF-16 units. */
const longestName = 250;

/**
 * What a room is called by its id, in each language. A name is that of one room alone, whatever the language, for to other
 * programs two rooms of one name would be one room: the second hall is "Hall (2)".
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
  return importedLine(wording.text(name)).slice(0, longestName) || wording.say(wording.first, 'documents.room');
}
