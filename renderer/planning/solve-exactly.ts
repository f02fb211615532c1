import type { Highs } from 'highs';
import type { Choice, PlanningProblem } from '../../shared/planning/planning-problem.ts';
import { valuesOf, writeModel } from '../../shared/planning/solver-model.ts';

export type SolverProgress = {
  /** Cost of the best plan that the solver knows; null while it has none. */
  readonly cost: number | null;
  /** No plan costs less than this. */
  readonly atLeast: number;
  readonly seconds: number;
};

export type ExactOptions = {
  readonly seconds: number;
  /** A plan that is known already: the solver then looks for better ones only. */
  readonly known?: Choice | undefined;
  /** Asks for any plan, whatever it costs: enough to tell possible from impossible. */
  readonly anyPlan?: boolean;
  readonly onProgress?: (progress: SolverProgress) => void;
};

export type ExactResult =
  | { readonly kind: 'proved'; readonly choice: Choice }
  /** The time was up; `atLeast` is what the best plan costs at the least. */
  | { readonly kind: 'time-up'; readonly choice: Choice | null; readonly atLeast: number }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'no-place'; readonly sessionIds: readonly string[] };

/** Costs are whole: a plan less than one away from the bound is the best. */
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
