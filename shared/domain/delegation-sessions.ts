import { inBoth, isEmptyCircle, prepareAudience } from './audience.ts';
import { isExpected } from './participation.ts';
import type { Session } from './session.ts';
import type { WorkshopSnapshot } from './workshop-snapshot.ts';

/**
 * The sessions in which a delegation is expected, by their ids: those whose audience has one of its people, and those in
 * which one of them has something to do. Before anybody is named, those whose audience leaves the delegation in.
 */
export function sessionsOfDelegation(snapshot: WorkshopSnapshot, delegationId: string): ReadonlySet<string> {
  const own = snapshot.participations.filter((each) => each.delegationId === delegationId && isExpected(each));
  const ownIds = new Set(own.map((each) => each.id));
  const busy = new Set(
    snapshot.assignments.filter((each) => ownIds.has(each.participationId)).map((each) => each.sessionId),
  );
  const audience = prepareAudience(snapshot);
  const members = audience.circleWith(ownIds);
  const isAsked = ({ audienceFilter }: Session): boolean =>
    isEmptyCircle(members)
      ? admits(audienceFilter?.delegationIds ?? [], delegationId)
      : !isEmptyCircle(inBoth(members, audience.circleOf(audienceFilter)));
  return new Set(snapshot.sessions.filter((each) => busy.has(each.id) || isAsked(each)).map((each) => each.id));
}

/** An empty list leaves everybody in. */
function admits(delegationIds: readonly string[], delegationId: string): boolean {
  return delegationIds.length === 0 || delegationIds.includes(delegationId);
}
