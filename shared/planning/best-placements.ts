import type { Placement } from '../domain/session.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { breachesAt, type Breach, type Place } from './breaches.ts';
import { planningContext, type PlanningContext, type Subject } from './planning-context.ts';
import type { PlanningRule } from './planning-problem.ts';
import { costAt } from './prepare-problem.ts';
import { placementAt } from './proposed-plan.ts';
import { readableStarts } from './start-times.ts';

export type PossiblePlacement = {
  readonly placement: Placement;
  /** What it would break; empty for a free place. */
  readonly breaches: readonly Breach[];
  /** The lower the better; see plan-weights.ts. */
  readonly cost: number;
};

/** How bad it is to break a rule, where a place without a fault is not to be had. */
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
  subject: Subject,
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
