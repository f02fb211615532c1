import { minutesOf } from '../../time/wall-clock.ts';
import type { AudienceFilter } from '../agenda/session.ts';
import { type Bitset, inBoth, inEither, isEmptyBitset, narrows } from '../people/audience.ts';
import type { Participation } from '../people/participation.ts';
import { finding, type Finding, findingWorded, inOrder, type Rule, sharedMinutes } from './finding.ts';
import { overlappingSpots, type PreparedAgenda, visitOverlaps } from './prepared-agenda.ts';
import { endingAt, humansIn, overlapping, participantsIn, type Spot } from './spot.ts';

/** A trainer, interpreter or speaker who is needed in two sessions at once, in whatever rooms. */
export const personInTwoPlaces: Rule = {
  name: 'person-in-two-places',
  severity: 'must-fix',
  find({ spots, timeline, people, personIds }) {
    const found: Finding[] = [];
    visitOverlaps(timeline, people, 0, (earlier, later, person) => {
      const [one, other] = [spots[earlier], spots[later]];
      if (one !== undefined && other !== undefined) found.push(clashOfPlaces(one, other, personIds[person] ?? ''));
    });
    return found;
  },
  at: (_agenda, _settings, spot, others) =>
    others.flatMap((other) =>
      neededInBoth(spot, other).map((personId) => clashOfPlaces(...inOrder(spot, other), personId)),
    ),
};

function clashOfPlaces(one: Spot, other: Spot, personId: string): Finding {
  const sessionIds = [one.session.id, other.session.id];
  return finding('person-in-two-places', [...sessionIds, personId], {
    sessionIds,
    dayId: one.day.id,
    participationIds: participationsOf(personId, one, other),
    minutes: sharedMinutes(one, other),
  });
}

/** Ids of the persons who have assignments in both sessions. */
function neededInBoth(one: Spot, other: Spot): readonly string[] {
  const ids: string[] = [];
  for (const { participation } of one.assignments) {
    const { personId } = participation;
    if (!ids.includes(personId) && other.assignments.some((duty) => duty.participation.personId === personId)) {
      ids.push(personId);
    }
  }
  return ids;
}

/** The participations of a person in the workshop: one, or two where the person has two roles. */
export function participationsOf(personId: string, ...spots: readonly Spot[]): string[] {
  const ids = spots.flatMap(({ assignments }) =>
    assignments.filter(({ participation }) => participation.personId === personId).map((duty) => duty.participation.id),
  );
  return [...new Set(ids)];
}

/**
 * A trainer, interpreter or speaker who has an assignment in another workshop of this database at that time. Wall-clock
 * times are compared without their zones, because nobody travels between two cities in an hour. A day without a date
 * clashes with nothing.
 */
export const personElsewhere: Rule = {
  name: 'person-elsewhere',
  severity: 'must-fix',
  find: (agenda) =>
    agenda.commitments.size === 0 ? [] : agenda.spots.flatMap((spot) => clashesElsewhere(agenda, spot)),
  at: (agenda, _settings, spot) => clashesElsewhere(agenda, spot),
};

function clashesElsewhere({ commitments }: PreparedAgenda, { session, day, start, end, assignments }: Spot): Finding[] {
  const { date } = day;
  if (date === null) return [];
  return humansIn(assignments).flatMap(({ id, personId }) => {
    const minutes = new Map<string, number>();
    for (const other of commitments.get(`${personId} ${date}`) ?? []) {
      const shared = Math.min(end, other.end) - Math.max(start, other.start);
      if (shared > 0) minutes.set(other.workshopId, Math.max(shared, minutes.get(other.workshopId) ?? 0));
    }
    return [...minutes].map(([workshop, shared]) =>
      finding('person-elsewhere', [session.id, personId, workshop], {
        sessionIds: [session.id],
        dayId: day.id,
        participationIds: [id],
        minutes: shared,
        values: { workshop },
      }),
    );
  });
}

/** A trainer, interpreter or speaker who is needed when they cannot be there, by their own hours of that day. */
export const personUnavailable: Rule = {
  name: 'person-unavailable',
  severity: 'must-fix',
  find: (agenda) => agenda.spots.flatMap(absences),
  at: (_agenda, _settings, spot) => absences(spot),
};

function absences(spot: Spot): Finding[] {
  if (spot.assignments.every(({ participation }) => participation.availability === null)) return [];
  return humansIn(spot.assignments).flatMap((participation) => {
    const minutes = minutesAbsent(participation, spot);
    if (minutes === 0) return [];
    return finding('person-unavailable', [spot.session.id, participation.id], {
      sessionIds: [spot.session.id],
      dayId: spot.day.id,
      participationIds: [participation.id],
      minutes,
    });
  });
}

/** Minutes of the session that lie outside the hours of the day; 0 for somebody who is always there. */
export function minutesAbsent(
  { availability }: Pick<Participation, 'availability'>,
  { day, start, end }: Pick<Spot, 'day' | 'start' | 'end'>,
): number {
  if (availability === null) return 0;
  const hours = availability
    .filter((each) => each.dayId === day.id)
    .map((each) => ({ from: minutesOf(each.from), to: endingAt(each.to) }))
    .sort((one, other) => one.from - other.from);
  let [absent, clock] = [0, start];
  for (const { from, to } of hours) {
    if (from >= end) break;
    absent += Math.max(0, from - clock);
    clock = Math.max(clock, to);
  }
  return absent + Math.max(0, end - clock);
}

/**
 * Somebody who is needed in another room sooner than they can walk there and set up. Plenary items are in all rooms.
 */
export const noTurnRound: Rule = {
  name: 'no-turn-round',
  severity: 'note',
  find({ spots, timeline, people, personIds }, { turnRound }) {
    const found: Finding[] = [];
    if (turnRound === 0) return found;
    visitOverlaps(timeline, people, turnRound, (earlier, later, person) => {
      const [one, other] = [spots[earlier], spots[later]];
      if (one === undefined || other === undefined || !isWalk(one, other, turnRound)) return;
      found.push(walk(one, other, personIds[person] ?? '', turnRound));
    });
    return found;
  },
  at(agenda, { turnRound }, spot) {
    const day = agenda.days[spot.dayIndex];
    return overlapping(day, spot.start - turnRound, spot.end + turnRound, spot.session.id).flatMap((neighbour) => {
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

/**
 * Participants, or a whole delegation, who are asked to be in two sessions at once:
 * - a plenary item for everybody overlaps any other session, also before the first participant is known;
 * - the filters of two sessions let the same people in, or name the same delegation;
 * - a participant presents in one session while a filter calls them into the other.
 * Sessions that are open to whoever comes may overlap: participants choose (see `Demand`).
 */
export const participantsInTwoSessions: Rule = {
  name: 'participants-in-two-sessions',
  severity: 'warning',
  find: (agenda) =>
    agenda.spots.flatMap((spot) =>
      spot.demand === 'open'
        ? []
        : overlappingSpots(agenda, spot)
            // A pair without an open session is visited from both sides; one of them counts.
            .filter((other) => other.demand === 'open' || inOrder(spot, other)[0] === spot)
            .flatMap((other) => clashOfSessions(agenda, ...inOrder(spot, other))),
    ),
  at: (agenda, _settings, spot, others) =>
    others.flatMap((other) =>
      spot.demand === 'open' && other.demand === 'open' ? [] : clashOfSessions(agenda, ...inOrder(spot, other)),
    ),
};

function clashOfSessions(agenda: PreparedAgenda, one: Spot, other: Spot): Finding[] {
  const forAll = one.demand === 'everybody' || other.demand === 'everybody';
  const torn = forAll ? inBoth(one.invited, other.invited) : calledTwice(agenda, one, other);
  const delegation = forAll ? undefined : delegationOfBoth(one.session.audienceFilter, other.session.audienceFilter);
  if (!forAll && isEmptyBitset(torn) && delegation === undefined) return [];
  const sessionIds = [one.session.id, other.session.id];
  const details = {
    sessionIds,
    dayId: one.day.id,
    participationIds: agenda.audience.membersOf(torn),
    minutes: sharedMinutes(one, other),
  };
  const rule = 'participants-in-two-sessions';
  if (delegation === undefined) return [finding(rule, sessionIds, details)];
  const values = { delegation };
  return [findingWorded(rule, 'delegation-in-two-sessions', [...sessionIds, delegation], { ...details, values })];
}

function calledTwice(agenda: PreparedAgenda, one: Spot, other: Spot): Bitset {
  const named = (spot: Spot): Bitset => (spot.demand === 'named' ? spot.invited : nobody(agenda));
  const presenting = (spot: Spot): Bitset => {
    const participants = participantsIn(spot.assignments);
    if (participants.length === 0) return nobody(agenda);
    return agenda.audience.bitsetWith(participants.map((each) => each.id));
  };
  return inEither(
    inBoth(named(one), named(other)),
    inEither(inBoth(presenting(one), named(other)), inBoth(named(one), presenting(other))),
  );
}

function nobody({ audience }: PreparedAgenda): Bitset {
  return audience.bitsetWhere('nobody', () => false);
}

/** The first delegation that both filters name and nothing else narrows: its people are in both, known or not. */
function delegationOfBoth(one: AudienceFilter | null, other: AudienceFilter | null): string | undefined {
  if (one === null || other === null || !namesDelegationsOnly(one) || !namesDelegationsOnly(other)) return undefined;
  return one.delegationIds.find((id) => other.delegationIds.includes(id));
}

function namesDelegationsOnly(filter: AudienceFilter): boolean {
  return filter.delegationIds.length > 0 && !narrows({ ...filter, delegationIds: [] });
}
