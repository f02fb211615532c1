import type { Spot } from './spot.ts';
import { sweep } from './bookings.ts';
import { finding, inOrder, sharedMinutes, type Finding, type Rule } from './finding.ts';

/**
 * Two sessions that name the same room at once. A plenary item spans all rooms but books none in particular: lunch
 * beside a session in the hall is a matter of where the participants are, and `participants-in-two-sessions` finds it.
 */
export const roomDoubleBooked: Rule = {
  name: 'room-double-booked',
  severity: 'must-fix',
  find({ spots, timeline, rooms }) {
    const found: Finding[] = [];
    sweep(timeline, rooms, 0, (earlier, later) => {
      const [one, other] = [spots[earlier], spots[later]];
      if (one !== undefined && other !== undefined) found.push(clash(one, other));
    });
    return found;
  },
  at: (_agenda, _settings, spot, others) =>
    spot.roomId === null
      ? []
      : others.filter((other) => other.roomId === spot.roomId).map((other) => clash(...inOrder(spot, other))),
};

function clash(one: Spot, other: Spot): Finding {
  const sessionIds = [one.session.id, other.session.id];
  return finding('room-double-booked', sessionIds, {
    sessionIds,
    dayId: one.day.id,
    roomId: one.roomId,
    minutes: sharedMinutes(one, other),
  });
}
