import { sizeOf } from '../audience.ts';
import type { PreparedAgenda } from './agenda.ts';
import type { Spot } from './spot.ts';
import { attending } from './attending.ts';
import { finding, type Finding, type Rule } from './finding.ts';

/**
 * More participants than seats. Participants only: trainers stand. Where several open sessions run beside each other,
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
  const expected = expectedAt(agenda, spot, others);
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
export function expectedAt(agenda: PreparedAgenda, spot: Spot, others?: readonly Spot[]): number {
  const there = attending(agenda, spot, others);
  if (there === null) return 0;
  const isUnknownYet = agenda.audience.participants.length === 0 && spot.demand !== 'named';
  const circle = isUnknownYet ? everybody(agenda) : sizeOf(there.circle);
  return Math.ceil(circle / (there.choices.length + 1));
}

function everybody({ audience, snapshot }: PreparedAgenda): number {
  const { length } = audience.participants;
  return length > 0 ? length : (snapshot.workshop.expectedParticipants ?? 0);
}
