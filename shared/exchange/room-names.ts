import type { Wording } from '../documents/wording.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';

/** What sessions without a room of their own are said to be in. */
export function allRoomsName(wording: Wording): string {
  return wording.say(wording.first, 'exchange.all-rooms');
}

/** Names of rooms by id, each once: to other programs two rooms of one name would be one room. */
export function uniqueRoomNames(snapshot: WorkshopSnapshot, wording: Wording): ReadonlyMap<string, string> {
  const taken = new Set([allRoomsName(wording)]);
  return new Map(
    snapshot.rooms.map((room) => {
      const name = wording.text(room.name) || wording.say(wording.first, 'documents.room');
      let unique = name;
      for (let number = 2; taken.has(unique); number++) unique = `${name} (${String(number)})`;
      taken.add(unique);
      return [room.id, unique];
    }),
  );
}
