import { createRequire } from 'node:module';
import path from 'node:path';
import loadHighs, { type Highs } from 'highs';
import { solveExactly } from '../../renderer/planning/plan-agenda.ts';
import { fillByAnnealing } from '../../shared/planning/fill-by-annealing.ts';
import { type PlacementOption, costOf, type PlanningProblem } from '../../shared/planning/planning-problem.ts';
import { aPlanningProblem, usualSize } from '../../test/factories/a-planning-problem.ts';
import { plannedWeeks, type Prepared, type Size } from '../frozen/workload.ts';

const steps = 2_000_000;
/** Longer than any of these weeks takes. */
const secondsToProve = 300;
/** How much dearer than the best a plan may be. */
const allowed = 1.01;

/** What the page does before it asks the solver. */
export async function planningProduct(size: Size): Promise<Prepared<readonly PlacementOption[]>> {
  const problems = weeksOf(size);
  return {
    work: async () =>
      problems.map((problem) => {
        const result = fillByAnnealing(problem, { seed: 1, steps });
        if (result.kind !== 'plan') throw new Error(`no plan: ${result.kind}`);
        return result.choice;
      }),
    check: (choices) => checkPlans(problems, choices),
  };
}

/** The solver alone, until it has proved its plan the best. */
export async function planningPeer(size: Size): Promise<Prepared<readonly PlacementOption[]>> {
  const problems = weeksOf(size);
  const highs = await loadSolver();
  return {
    work: async () => problems.map((problem) => proved(highs, problem)),
    check: (choices) => checkPlans(problems, choices),
  };
}

/** The bench is bundled, so the solver's WebAssembly is looked for where it is installed. */
async function loadSolver(): Promise<Highs> {
  const installed = createRequire(path.resolve('package.json')).resolve('highs/runtime');
  return loadHighs({ locateFile: () => installed });
}

function weeksOf(size: Size): PlanningProblem[] {
  return plannedWeeks[size].map((seed) => aPlanningProblem(seed, usualSize));
}

function proved(highs: Awaited<ReturnType<typeof loadSolver>>, problem: PlanningProblem): PlacementOption {
  const result = solveExactly(highs, problem, { seconds: secondsToProve });
  if (result.kind !== 'proved') throw new Error(`the solver proved nothing: ${result.kind}`);
  return result.choice;
}

/** Every plan is compared with the proved best. */
async function checkPlans(
  problems: readonly PlanningProblem[],
  choices: readonly PlacementOption[],
): Promise<{ check: string; bytes: null }> {
  const highs = await loadSolver();
  problems.forEach((problem, index) => {
    const best = costOf(problem, proved(highs, problem));
    const cost = costOf(problem, choices[index] ?? []);
    if (cost > best * allowed) throw new Error(`week ${index + 1} costs ${cost}; the best costs ${best}`);
  });
  return { check: `${choices.flat().length} placed within one per cent of the best`, bytes: null };
}
