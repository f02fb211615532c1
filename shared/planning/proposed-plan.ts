import { type Changes, updated } from '../changes/change.ts';
import type { Placement } from '../domain/agenda/session.ts';
import { checkAgenda } from '../domain/schedule-rules/check.ts';
import type { RatedFinding } from '../domain/schedule-rules/finding.ts';
import type { Commitment } from '../domain/schedule-rules/prepared-agenda.ts';
import type { RuleName, RuleSettings } from '../domain/schedule-rules/rule-settings.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { clockAt } from '../time/wall-clock.ts';
import {
  type Breach,
  breachesAt,
  type Place,
  planningContext,
  type PlanningContext,
  type PlannableSession,
} from './planning-context.ts';
import type { PlacementOption, PlanningRule } from './planning-problem.ts';
import { costAt, type PreparedProblem, readableStarts, wishedDays } from './prepare-problem.ts';

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
export function proposedPlan({ context, problem }: PreparedProblem, choice: PlacementOption): ProposedPlacement[] {
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

function placementAt(context: PlanningContext, place: Place): Placement {
  return {
    dayId: context.days[place.day]?.id ?? '',
    start: clockAt(place.start),
    roomId: context.rooms[place.room]?.id ?? null,
  };
}

/** The changes that place the sessions of a plan, or of the part of it that is left. */
export function acceptPlan(snapshot: Pick<WorkshopSnapshot, 'sessions'>, plan: readonly ProposedPlacement[]): Changes {
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
  subject: PlannableSession,
  place: Place,
  known: { readonly wished: number; readonly places: number },
): PlacementReason[] {
  const { session, assigned, expected } = subject;
  const room = context.rooms[place.room];
  const bound = assigned.filter((each) => each.availability !== null).map((each) => each.id);
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

/** The rules of the agenda that a plan keeps whatever it costs. */
export const keptRules: ReadonlySet<RuleName> = new Set([
  'room-double-booked',
  'person-in-two-places',
  'person-unavailable',
  'prerequisite-order',
]);

/** What the rules of the agenda would newly find if the plan were accepted, what must be fixed first. */
export function planRemarks(
  snapshot: WorkshopSnapshot,
  plan: readonly ProposedPlacement[],
  settings: RuleSettings,
  commitments: readonly Commitment[] = [],
): readonly RatedFinding[] {
  const places = new Map(plan.map((each) => [each.sessionId, each.placement]));
  const sessions = snapshot.sessions.map((session) => ({
    ...session,
    placement: places.get(session.id) ?? session.placement,
  }));
  const found = (agenda: WorkshopSnapshot): readonly RatedFinding[] =>
    checkAgenda(agenda, settings, commitments, []).findings;
  const known = new Set(found(snapshot).map(({ key }) => key));
  return found({ ...snapshot, sessions }).filter(({ key }) => !known.has(key));
}

type PossiblePlacement = {
  readonly placement: Placement;
  /** What it would break; empty for a free place. */
  readonly breaches: readonly Breach[];
  /** Cost by `planWeights`; the lower the better. */
  readonly cost: number;
};

/** Penalty for each violated rule, where no place is free of violations. */
const severity: Readonly<Record<PlanningRule, number>> = {
  trainer: 1000,
  room: 900,
  availability: 900,
  prerequisite: 800,
  audience: 700,
  capacity: 500,
  protocol: 300,
  'day-hours': 200,
};

/**
 * Where a session could go, best first: places that break nothing, then those that break least. One room for each time,
 * and only the best of times that follow each other closely, so that a short list shows different choices.
 */
export function bestPlacements(snapshot: WorkshopSnapshot, sessionId: string, limit = 8): PossiblePlacement[] {
  const context = planningContext(snapshot, new Set([sessionId]));
  const [subject] = context.movable;
  if (subject === undefined) return [];
  const rooms = subject.isPlenary ? [-1] : context.rooms.map((_, room) => room);
  const wish = wishedDay(snapshot, context, sessionId);
  const ranked = readableStarts(context, subject)
    .flatMap((starts, day) => starts.flatMap((start) => rooms.map((room) => ({ day, start, room }))))
    .map((place) => ({ place, ...rated(context, subject, place, wish) }))
    .sort(
      (one, other) => one.rank - other.rank || one.place.day - other.place.day || one.place.start - other.place.start,
    );
  const kept: typeof ranked = [];
  for (const each of ranked) {
    if (kept.length >= limit) break;
    if (!kept.some(({ place }) => isClose(place, each.place))) kept.push(each);
  }
  return kept.map(({ place, breaches, cost }) => ({ placement: placementAt(context, place), breaches, cost }));
}

function rated(
  context: PlanningContext,
  subject: PlannableSession,
  place: Place,
  wish: number,
): { breaches: Breach[]; cost: number; rank: number } {
  const breaches = breachesAt(context, subject, place);
  const cost = costAt(context, subject, place, wish);
  return { breaches, cost, rank: cost + breaches.reduce((sum, { rule }) => sum + 1000 + severity[rule], 0) };
}

function isClose(one: Place, other: Place): boolean {
  return one.day === other.day && Math.abs(one.start - other.start) < 30;
}

/** The day where it lies, or that of the session which stands before it in the list. */
function wishedDay({ sessions }: WorkshopSnapshot, context: PlanningContext, sessionId: string): number {
  const index = sessions.findIndex((session) => session.id === sessionId);
  const near = sessions.slice(0, index + 1).findLast((session) => session.placement !== null);
  return Math.max(
    0,
    context.days.findIndex((day) => day.id === near?.placement?.dayId),
  );
}
