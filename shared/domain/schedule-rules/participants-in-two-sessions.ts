import { inBoth, inEither, isEmptyCircle, narrows, type Circle } from '../audience.ts';
import type { AudienceFilter } from '../session.ts';
import { beside, type PreparedAgenda } from './agenda.ts';
import type { Spot } from './spot.ts';
import { participantsIn } from './crew.ts';
import { finding, findingWorded, inOrder, sharedMinutes, type Finding, type Rule } from './finding.ts';

/**
 * Participants, or a whole delegation, who are asked to be in two sessions at once:
 * - a plenary item for everybody runs beside anything at all, also before the first participant is known;
 * - the filters of two sessions let the same people in, or name the same delegation;
 * - a participant presents in one session while a filter calls them into the other.
 * Sessions that are open to whoever comes may run beside each other: people choose (see `Demand`).
 */
export const participantsInTwoSessions: Rule = {
  name: 'participants-in-two-sessions',
  severity: 'warning',
  find: (agenda) =>
    agenda.spots.flatMap((spot) =>
      spot.demand === 'open'
        ? []
        : beside(agenda, spot)
            // A pair of two that demand somebody is met twice.
            .filter((other) => other.demand === 'open' || inOrder(spot, other)[0] === spot)
            .flatMap((other) => clash(agenda, ...inOrder(spot, other))),
    ),
  at: (agenda, _settings, spot, others) =>
    others.flatMap((other) =>
      spot.demand === 'open' && other.demand === 'open' ? [] : clash(agenda, ...inOrder(spot, other)),
    ),
};

function clash(agenda: PreparedAgenda, one: Spot, other: Spot): Finding[] {
  const forAll = one.demand === 'everybody' || other.demand === 'everybody';
  const torn = forAll ? inBoth(one.circle, other.circle) : calledTwice(agenda, one, other);
  const delegation = forAll ? undefined : delegationOfBoth(one.session.audienceFilter, other.session.audienceFilter);
  if (!forAll && isEmptyCircle(torn) && delegation === undefined) return [];
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

function calledTwice(agenda: PreparedAgenda, one: Spot, other: Spot): Circle {
  const named = (spot: Spot): Circle => (spot.demand === 'named' ? spot.circle : nobody(agenda));
  const presenting = (spot: Spot): Circle => {
    const participants = participantsIn(spot.crew);
    if (participants.length === 0) return nobody(agenda);
    return agenda.audience.circleWith(participants.map((each) => each.id));
  };
  return inEither(
    inBoth(named(one), named(other)),
    inEither(inBoth(presenting(one), named(other)), inBoth(named(one), presenting(other))),
  );
}

function nobody({ audience }: PreparedAgenda): Circle {
  return audience.circleWhere('nobody', () => false);
}

/** The first delegation that both filters name, where they ask for nothing else: it is torn whether known or not. */
function delegationOfBoth(one: AudienceFilter | null, other: AudienceFilter | null): string | undefined {
  if (one === null || other === null || !namesDelegationsOnly(one) || !namesDelegationsOnly(other)) return undefined;
  return one.delegationIds.find((id) => other.delegationIds.includes(id));
}

function namesDelegationsOnly(filter: AudienceFilter): boolean {
  return filter.delegationIds.length > 0 && !narrows({ ...filter, delegationIds: [] });
}
