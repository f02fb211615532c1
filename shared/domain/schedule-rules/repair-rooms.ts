import { placeSession } from '../../operations/sessions.ts';
import type { Room } from '../room.ts';
import { beside } from './agenda.ts';
import type { RepairWay } from './repair.ts';
import { expectedAt } from './room-too-small.ts';
import type { Spot } from './spot.ts';

/** Moves the session, the later one of two, to the smallest free room that is large enough. */
export const toFreeRoom: RepairWay = ({ finding, agenda }) => {
  const spot = agenda.spotOf.get(finding.sessionIds.at(-1) ?? '');
  if (spot?.session.placement == null) return [];
  const taken = new Set(beside(agenda, spot).map((other) => other.roomId));
  const expected = expectedAt(agenda, spot);
  const [room] = agenda.snapshot.rooms
    .filter((each) => each.id !== spot.roomId && !taken.has(each.id) && seatsIn(each) >= expected)
    .sort((one, other) => seatsIn(one) - seatsIn(other));
  return room === undefined ? [] : [moved(spot, room)];
};

function moved({ session }: Spot, room: Room): ReturnType<RepairWay>[number] {
  return {
    text: 'move-to-room',
    about: { sessionId: session.id, roomId: room.id },
    changes: session.placement === null ? [] : placeSession(session, { ...session.placement, roomId: room.id }),
  };
}

/** A room whose seats nobody has counted holds everybody. */
function seatsIn({ capacity }: Room): number {
  return capacity ?? Infinity;
}
