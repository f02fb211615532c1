import { updated } from '../changes/record-changes.ts';
import type { Placement } from '../domain/session.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Changes } from '../operations/operation.ts';
import { clockAt } from '../time/wall-clock.ts';
import { breachesAt, type Breach, type Place } from './breaches.ts';
import { planningContext, type PlanningContext, type Subject } from './planning-context.ts';
import type { Choice } from './planning-problem.ts';
import { wishedDays, type PreparedProblem } from './prepare-problem.ts';

/** Why a session got its place. */
export type PlacementReason =
  | { readonly reason: 'only-place' }
  /** The day that the order of the list wants. */
  | { readonly reason: 'in-order'; readonly day: number }
  | { readonly reason: 'other-day'; readonly wished: number; readonly day: number }
  | { readonly reason: 'after'; readonly sessionId: string }
  | { readonly reason: 'people-there'; readonly participationIds: readonly string[] }
  | { readonly reason: 'room-fits'; readonly roomId: string; readonly expected: number; readonly capacity: number };

export type ProposedPlacement = {
  readonly sessionId: string;
  readonly placement: Placement;
  readonly reasons: readonly PlacementReason[];
};

/** The plan as it is shown before anybody accepts it, in the order of time. */
export function proposedPlan({ context, problem }: PreparedProblem, choice: Choice): ProposedPlacement[] {
  const wishes = wishedDays(context);
  return context.movable
    .flatMap((subject, index) => {
      const candidates = problem.sessions[index]?.candidates ?? [];
      const place = candidates[choice[index] ?? -1];
      if (place === undefined) return [];
      const reasons = reasonsFor(context, subject, place, { wished: wishes[index] ?? 0, places: candidates.length });
      return [{ place, proposed: { sessionId: subject.session.id, placement: placementAt(context, place), reasons } }];
    })
    .sort((one, other) => one.place.day - other.place.day || one.place.start - other.place.start)
    .map(({ proposed }) => proposed);
}

export function placementAt(context: PlanningContext, place: Place): Placement {
  return {
    dayId: context.days[place.day]?.id ?? '',
    start: clockAt(place.start),
    roomId: context.rooms[place.room]?.id ?? null,
  };
}

/** Accepts a plan, or the part of it that is left: one action, taken back by one Undo. */
export function acceptPlan(snapshot: WorkshopSnapshot, plan: readonly ProposedPlacement[]): Changes {
  const places = new Map(plan.map(({ sessionId, placement }) => [sessionId, placement]));
  return snapshot.sessions.flatMap((session) => {
    const placement = places.get(session.id);
    return placement === undefined ? [] : updated('session', session, { placement });
  });
}

/**
 * What a plan would break, worked out anew from the agenda that it would give and without the solver's model: every
 * answer passes this before it is shown.
 */
export function breachesOf(snapshot: WorkshopSnapshot, plan: readonly ProposedPlacement[]): Breach[] {
  const places = new Map(plan.map((each) => [each.sessionId, each.placement]));
  const sessions = snapshot.sessions.map((session) => ({
    ...session,
    placement: places.get(session.id) ?? session.placement,
  }));
  const context = planningContext({ ...snapshot, sessions }, new Set());
  return plan.flatMap(({ sessionId }) => {
    const lying = context.fixedOf.get(sessionId);
    if (lying === undefined) return [{ rule: 'day-hours' as const, sessionIds: [sessionId], participationIds: [] }];
    return breachesAt(context, lying.subject, lying);
  });
}

function reasonsFor(
  context: PlanningContext,
  subject: Subject,
  place: Place,
  known: { readonly wished: number; readonly places: number },
): PlacementReason[] {
  const { session, crew, expected } = subject;
  const room = context.rooms[place.room];
  const bound = crew.filter((each) => each.availability !== null).map((each) => each.id);
  return [
    ...(known.places === 1 ? [{ reason: 'only-place' as const }] : []),
    known.wished === place.day
      ? { reason: 'in-order', day: place.day }
      : { reason: 'other-day', wished: known.wished, day: place.day },
    ...context.orders
      .filter(({ rule, second }) => rule === 'prerequisite' && second === session.id)
      .map(({ first }) => ({ reason: 'after' as const, sessionId: first })),
    ...(bound.length === 0 ? [] : [{ reason: 'people-there' as const, participationIds: bound }]),
    ...(room === undefined || room.capacity === null || expected === 0
      ? []
      : [{ reason: 'room-fits' as const, roomId: room.id, expected, capacity: room.capacity }]),
  ];
}
