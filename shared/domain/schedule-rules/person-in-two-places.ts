import type { Spot } from './spot.ts';
import { sweep } from './bookings.ts';
import { finding, inOrder, sharedMinutes, type Finding, type Rule } from './finding.ts';

/** A trainer, interpreter or speaker who is needed in two sessions at once, in whatever rooms. */
export const personInTwoPlaces: Rule = {
  name: 'person-in-two-places',
  severity: 'must-fix',
  find({ spots, timeline, people, personIds }) {
    const found: Finding[] = [];
    sweep(timeline, people, 0, (earlier, later, person) => {
      const [one, other] = [spots[earlier], spots[later]];
      if (one !== undefined && other !== undefined) found.push(clash(one, other, personIds[person] ?? ''));
    });
    return found;
  },
  at: (_agenda, _settings, spot, others) =>
    others.flatMap((other) => neededInBoth(spot, other).map((personId) => clash(...inOrder(spot, other), personId))),
};

function clash(one: Spot, other: Spot, personId: string): Finding {
  const sessionIds = [one.session.id, other.session.id];
  return finding('person-in-two-places', [...sessionIds, personId], {
    sessionIds,
    dayId: one.day.id,
    participationIds: participationsOf(personId, one, other),
    minutes: sharedMinutes(one, other),
  });
}

/** The humans who have something to do in both; most often none. */
export function neededInBoth(one: Spot, other: Spot): readonly string[] {
  const ids: string[] = [];
  for (const { participation } of one.crew) {
    const { personId } = participation;
    if (!ids.includes(personId) && other.crew.some((duty) => duty.participation.personId === personId)) {
      ids.push(personId);
    }
  }
  return ids;
}

/** One, as a rule; two where the same human takes part in two roles. */
export function participationsOf(personId: string, ...spots: readonly Spot[]): string[] {
  const ids = spots.flatMap(({ crew }) =>
    crew.filter(({ participation }) => participation.personId === personId).map((duty) => duty.participation.id),
  );
  return [...new Set(ids)];
}
