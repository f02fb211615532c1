import { meanwhile, type Spot } from './spot.ts';
import { sweep } from './bookings.ts';
import { finding, inOrder, type Finding, type Rule } from './finding.ts';
import { neededInBoth, participationsOf } from './person-in-two-places.ts';

/** Somebody who is needed in another room sooner than they can walk there and set up. Plenary items are in all rooms. */
export const noTurnRound: Rule = {
  name: 'no-turn-round',
  severity: 'note',
  find({ spots, timeline, people, personIds }, { turnRound }) {
    const found: Finding[] = [];
    if (turnRound === 0) return found;
    sweep(timeline, people, turnRound, (earlier, later, person) => {
      const [one, other] = [spots[earlier], spots[later]];
      if (one === undefined || other === undefined || !isWalk(one, other, turnRound)) return;
      found.push(walk(one, other, personIds[person] ?? '', turnRound));
    });
    return found;
  },
  at(agenda, { turnRound }, spot) {
    const day = agenda.days[spot.dayIndex];
    return meanwhile(day, spot.start - turnRound, spot.end + turnRound, spot.session.id).flatMap((neighbour) => {
      const [one, other] = inOrder(spot, neighbour);
      if (!isWalk(one, other, turnRound)) return [];
      return neededInBoth(one, other).map((personId) => walk(one, other, personId, turnRound));
    });
  },
};

function isWalk(one: Spot, other: Spot, turnRound: number): boolean {
  const pause = other.start - one.end;
  return one.roomId !== null && other.roomId !== null && one.roomId !== other.roomId && pause >= 0 && pause < turnRound;
}

function walk(one: Spot, other: Spot, personId: string, needed: number): Finding {
  const sessionIds = [one.session.id, other.session.id];
  return finding('no-turn-round', [...sessionIds, personId], {
    sessionIds,
    dayId: one.day.id,
    participationIds: participationsOf(personId, one, other),
    roomId: other.roomId,
    minutes: other.start - one.end,
    values: { needed },
  });
}
