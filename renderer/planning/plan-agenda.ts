import type { Highs } from 'highs';
import { usualRuleSettings } from '../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { fillByAnnealing } from '../../shared/planning/fill-by-annealing.ts';
import { type PlacementOption, costOf, type PlanningProblem } from '../../shared/planning/planning-problem.ts';
import {
  type Feasibility,
  type PreparedProblem,
  prepareProblem,
  rulesInTheWay,
  type RulesInTheWay,
} from '../../shared/planning/prepare-problem.ts';
import {
  breachesOf,
  keptRules,
  planRemarks,
  type ProposedPlacement,
  proposedPlan,
} from '../../shared/planning/proposed-plan.ts';
import { valuesOf, writeModel } from '../../shared/planning/solver-model.ts';

export type PlanningRequest = {
  readonly snapshot: WorkshopSnapshot;
  readonly sessionIds: readonly string[];
  readonly seed: number;
  /** Time limit of the solver, in seconds. */
  readonly seconds: number;
};

/** A report of the planner; `proved`, `impossible` and `unknown` end the run. */
export type PlanningReport =
  | { readonly kind: 'better'; readonly plan: readonly ProposedPlacement[]; readonly cost: number }
  | {
      readonly kind: 'progress';
      readonly phase: 'annealing' | 'solving' | 'explaining';
      readonly share: number;
      readonly gap: number | null;
    }
  | {
      readonly kind: 'done';
      readonly plan: readonly ProposedPlacement[];
      readonly cost: number;
      readonly isProved: boolean;
    }
  | { readonly kind: 'impossible'; readonly because: RulesInTheWay }
  /** In the given time neither a plan was found nor a proof that there is none. */
  | { readonly kind: 'unknown' };

export type Planning = { readonly request: PlanningRequest; readonly report: PlanningReport };

/** Moves that annealing tries before the solver takes over: under half a second on an office laptop. */
export const annealingSteps = 2_000_000;
/** Moves that annealing tries for each reduced problem while the conflicting rules are searched. */
const secondsToExplain = 10;

/** Fills an agenda: reports a first plan, better plans, then the optimal one, or the rules that make it infeasible. */
export async function planAgenda(
  request: PlanningRequest,
  loadSolver: () => Promise<Highs>,
  report: (report: PlanningReport) => void,
): Promise<void> {
  const movableIds = new Set(request.sessionIds);
  const prepared = prepareProblem(request.snapshot, movableIds);
  const show = (choice: PlacementOption): readonly ProposedPlacement[] =>
    checkedPlan(request.snapshot, prepared, choice);
  const annealed = fillByAnnealing(prepared.problem, {
    seed: request.seed,
    steps: annealingSteps,
    onProgress: ({ step, cost, better }) => {
      if (better !== null && cost !== null) report({ kind: 'better', plan: show(better), cost });
      report({ kind: 'progress', phase: 'annealing', share: step / annealingSteps, gap: null });
    },
  });
  if (annealed.kind === 'plan') report({ kind: 'better', plan: show(annealed.choice), cost: annealed.cost });
  const highs = await loadSolver();
  const known = annealed.kind === 'plan' ? annealed.choice : undefined;
  const exact = solveExactly(highs, prepared.problem, {
    seconds: request.seconds,
    known,
    onProgress: ({ cost, atLeast, seconds }) =>
      report({ kind: 'progress', phase: 'solving', share: seconds / request.seconds, gap: gapOf(cost, atLeast) }),
  });
  if (exact.kind === 'impossible' || exact.kind === 'no-place') {
    report({ kind: 'progress', phase: 'explaining', share: 0, gap: null });
    report({
      kind: 'impossible',
      because: rulesInTheWay(request.snapshot, movableIds, feasibilityBy(highs, request.seed)),
    });
    return;
  }
  const choice = cheapest(prepared, [exact.choice, known ?? null]);
  if (choice === null) report({ kind: 'unknown' });
  else
    report({
      kind: 'done',
      plan: show(choice),
      cost: costOf(prepared.problem, choice),
      isProved: exact.kind === 'proved',
    });
}

/**
 * Decides whether a problem is feasible: by annealing, which can only find a plan, else by the solver, which can prove
 * that there is none. Null when the time is up.
 */
function feasibilityBy(highs: Highs, seed: number): Feasibility {
  return (problem) => {
    if (fillByAnnealing(problem, { seed, steps: 100_000 }).kind === 'plan') return true;
    const { kind } = solveExactly(highs, problem, { seconds: secondsToExplain, anyPlan: true });
    if (kind === 'proved') return true;
    return kind === 'time-up' ? null : false;
  };
}

/**
 * Checks a plan with the rules of the agenda, independently of the solver. Throws where a rule is broken, which is a
 * bug.
 */
function checkedPlan(
  snapshot: WorkshopSnapshot,
  prepared: PreparedProblem,
  choice: PlacementOption,
): readonly ProposedPlacement[] {
  const plan = proposedPlan(prepared, choice);
  const broken = [
    ...breachesOf(snapshot, plan),
    ...planRemarks(snapshot, plan, usualRuleSettings).filter(({ rule }) => keptRules.has(rule)),
  ];
  if (plan.length !== choice.length || broken.length > 0) {
    throw new Error(`a plan breaks ${broken.map(({ rule }) => rule).join(', ')}`);
  }
  return plan;
}

function cheapest({ problem }: PreparedProblem, choices: readonly (PlacementOption | null)[]): PlacementOption | null {
  const known = choices.filter((choice) => choice !== null);
  return known.reduce<PlacementOption | null>(
    (best, choice) => (best === null || costOf(problem, choice) < costOf(problem, best) ? choice : best),
    null,
  );
}

function gapOf(cost: number | null, atLeast: number): number | null {
  return cost === null || cost <= 0 ? null : Math.max(0, (cost - atLeast) / cost);
}

type SolverProgress = {
  /** Cost of the best plan that the solver knows; null while it has none. */
  readonly cost: number | null;
  /** Lower bound of the cost of any plan. */
  readonly atLeast: number;
  readonly seconds: number;
};

type ExactOptions = {
  readonly seconds: number;
  /** A known plan: the solver then searches only for cheaper ones. */
  readonly known?: PlacementOption | undefined;
  /** Whether any feasible plan will do, whatever it costs. */
  readonly anyPlan?: boolean;
  readonly onProgress?: (progress: SolverProgress) => void;
};

type ExactResult =
  | { readonly kind: 'proved'; readonly choice: PlacementOption }
  /** The time limit was reached; `atLeast` is the lower bound of the cost. */
  | { readonly kind: 'time-up'; readonly choice: PlacementOption | null; readonly atLeast: number }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'no-place'; readonly sessionIds: readonly string[] };

/** Costs are integers: a plan whose cost is less than this above the lower bound is optimal. */
const proofGap = 0.99;

/** Solves the problem with HiGHS; blocks until it is done, so it is called in a worker. */
export function solveExactly(highs: Highs, problem: PlanningProblem, options: ExactOptions): ExactResult {
  if (problem.sessions.length === 0) return { kind: 'proved', choice: [] };
  const written = writeModel(problem);
  if (written.kind === 'no-place') return written;
  const { model: data, read } = written;
  const colCost = options.anyPlan === true ? new Float64Array(data.numCols) : data.colCost;
  const { modelStatus: statuses } = highs.constants;
  return highs.withModel({ ...data, colCost }, (model): ExactResult => {
    model.options.set({ output_flag: false, time_limit: options.seconds, mip_rel_gap: 0, mip_abs_gap: proofGap });
    if (options.known !== undefined) model.setSolution({ colValue: valuesOf(problem, options.known) });
    const { modelStatus } = model.run(progressReports(highs, options));
    if (modelStatus === statuses.optimal) return { kind: 'proved', choice: read(model.getSolution().colValue) };
    if (modelStatus === statuses.infeasible || modelStatus === statuses.unboundedOrInfeasible) {
      return { kind: 'impossible' };
    }
    const hasPlan = Number.isFinite(model.getObjectiveValue()) && model.info.get('primal_solution_status') === 2;
    const choice = hasPlan ? read(model.getSolution().colValue) : null;
    return { kind: 'time-up', choice, atLeast: Number(model.info.get('mip_dual_bound')) };
  });
}

function progressReports(highs: Highs, options: ExactOptions): Parameters<ReturnType<Highs['createModel']>['run']>[0] {
  const { onProgress } = options;
  if (onProgress === undefined) return {};
  return {
    [highs.constants.callbackType.mipLogging]: (event) => {
      const { mip_primal_bound: cost, mip_dual_bound: bound, running_time: seconds } = event.data;
      const isKnown = cost !== undefined && Math.abs(cost) < 1e20;
      onProgress({ cost: isKnown ? cost : null, atLeast: bound ?? 0, seconds: seconds ?? 0 });
    },
  };
}
