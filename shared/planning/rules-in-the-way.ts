import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { planningRules, type PlanningProblem, type PlanningRule } from './planning-problem.ts';
import { prepareProblem } from './prepare-problem.ts';

/** A set of rules that cannot be kept together; leaving out any one of them makes it possible. */
export type RulesInTheWay = {
  readonly rules: readonly PlanningRule[];
  /** The sessions that have no place at all; empty where each has one but not all together. */
  readonly sessionIds: readonly string[];
  /** False where an answer stayed open in the time given: the set may then be larger than it need be. */
  readonly isSmallest: boolean;
};

/** Says whether any plan keeps every rule of the problem; null when that stays open. */
export type Feasibility = (problem: PlanningProblem) => boolean | null;

/**
 * The rules that make a plan impossible, by the deletion filter: leave out one rule after another, for good where it is
 * still impossible without it. What remains is in the way, and nothing of it is too much.
 */
export function rulesInTheWay(
  snapshot: WorkshopSnapshot,
  movableIds: ReadonlySet<string>,
  isPossible: Feasibility,
): RulesInTheWay {
  const stuck = stuckSessions(prepareProblem(snapshot, movableIds).problem);
  // A session without a place is explained by itself: its places are looked through, and nothing need be solved.
  const [first] = stuck;
  const asked = first === undefined ? movableIds : new Set([first]);
  const answer: Feasibility = first === undefined ? isPossible : (problem) => stuckSessions(problem).length === 0;
  const leftOut = new Set<PlanningRule>();
  let isSmallest = true;
  for (const rule of planningRules) {
    const without = prepareProblem(snapshot, asked, new Set([...leftOut, rule])).problem;
    const possible = stuckSessions(without).length > 0 ? false : answer(without);
    if (possible === false) leftOut.add(rule);
    if (possible === null) isSmallest = false;
  }
  return { rules: planningRules.filter((rule) => !leftOut.has(rule)), sessionIds: stuck, isSmallest };
}

function stuckSessions(problem: PlanningProblem): string[] {
  return problem.sessions.filter((session) => session.candidates.length === 0).map((session) => session.id);
}
