import { sizeOfBitset } from '../people/audience.ts';
import { finding, type Finding, inOrder, type Rule, sharedMinutes } from './finding.ts';
import { attending, type PreparedAgenda, visitOverlaps } from './prepared-agenda.ts';
import type { Spot } from './spot.ts';

/**
 * Two sessions that name the same room at once. A plenary item spans all rooms but books none in particular: lunch
 * during a session in the hall is a matter of where the participants are, and `participants-in-two-sessions` finds it.
 */
export const roomDoubleBooked: Rule = {
  name: 'room-double-booked',
  severity: 'must-fix',
  find({ spots, timeline, rooms }) {
    const found: Finding[] = [];
    visitOverlaps(timeline, rooms, 0, (earlier, later) => {
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

/**
 * More participants than seats. Only participants are counted: trainers stand. Where several open sessions overlap,
 * each must hold its even share of those who choose among them. Before anybody is nominated, the number that the
 * workshop expects stands for everybody. Rooms whose seats nobody has counted are large enough.
 */
export const roomTooSmall: Rule = {
  name: 'room-too-small',
  severity: 'warning',
  find: (agenda) => agenda.spots.flatMap((spot) => crowding(agenda, spot)),
  at: (agenda, _settings, spot, others) => crowding(agenda, spot, others),
};

function crowding(agenda: PreparedAgenda, spot: Spot, others?: readonly Spot[]): Finding[] {
  const capacity = agenda.roomOf.get(spot.roomId ?? '')?.capacity ?? null;
  if (capacity === null || capacity >= everybody(agenda)) return [];
  const expected = expectedInRoom(agenda, spot, others);
  if (expected <= capacity) return [];
  return [
    finding('room-too-small', [spot.session.id, spot.roomId ?? ''], {
      sessionIds: [spot.session.id],
      dayId: spot.day.id,
      roomId: spot.roomId,
      values: { expected, capacity },
    }),
  ];
}

/** How many participants are expected in the session; 0 where nobody can know. */
export function expectedInRoom(agenda: PreparedAgenda, spot: Spot, others?: readonly Spot[]): number {
  const there = attending(agenda, spot, others);
  if (there === null) return 0;
  const isUnknownYet = agenda.audience.participants.length === 0 && spot.demand !== 'named';
  const people = isUnknownYet ? everybody(agenda) : sizeOfBitset(there.possible);
  return Math.ceil(people / (there.choices.length + 1));
}

function everybody({ audience, snapshot }: PreparedAgenda): number {
  const { length } = audience.participants;
  return length > 0 ? length : (snapshot.workshop.expectedParticipants ?? 0);
}
