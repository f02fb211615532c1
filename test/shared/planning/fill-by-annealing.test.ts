import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillByAnnealing } from '../../../shared/planning/fill-by-annealing.ts';
import {
  absoluteStart,
  type PlacementOption,
  costOf,
  type PlanningProblem,
} from '../../../shared/planning/planning-problem.ts';
import { aPlanningProblem, usualSize } from '../../factories/a-planning-problem.ts';
import { anId } from '../../factories/a-workshop.ts';

const small = { sessions: 12, days: 2, rooms: 2, trainers: 4, cohorts: 2, precedences: 3 };

describe('filling by annealing', () => {
  test('keeps every rule and counts its cost rightly, whatever the problem', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(100), (seed, ofSearch) => {
        const problem = aPlanningProblem(seed, small);
        const result = fillByAnnealing(problem, { seed: ofSearch, steps: 20_000 });
        if (result.kind !== 'plan') return;
        expect(brokenPairs(problem, result.choice)).toEqual([]);
        expect(result.cost).toBe(costOf(problem, result.choice));
      }),
      { numRuns: 40 },
    );
  });

  test('places sixty sessions within a second', () => {
    for (const seed of [1, 2, 3]) {
      const result = fillByAnnealing(aPlanningProblem(seed), { seed: 1, steps: 100_000 });
      expect(result.kind).toBe('plan');
    }
  });

  test('gives the same plan for the same seed', () => {
    const problem = aPlanningProblem(5, small);
    const once = fillByAnnealing(problem, { seed: 7, steps: 30_000 });
    expect(fillByAnnealing(problem, { seed: 7, steps: 30_000 })).toEqual(once);
  });

  test('stops when it is told to, with the best plan so far', () => {
    const problem = aPlanningProblem(1, usualSize);
    let asked = 0;
    const shouldStop = (): boolean => (asked += 1) > 3;
    const result = fillByAnnealing(problem, { seed: 1, steps: 5_000_000, shouldStop });
    expect(result).toMatchObject({ kind: 'plan', steps: 3 * 32_768 });
  });

  test('reports its progress, and each better plan once', () => {
    const costs: number[] = [];
    const onProgress: NonNullable<Parameters<typeof fillByAnnealing>[1]['onProgress']> = ({ cost, better }) => {
      if (better !== null && cost !== null) costs.push(cost);
    };
    fillByAnnealing(aPlanningProblem(2), { seed: 1, steps: 200_000, onProgress });
    expect(costs.length).toBeGreaterThan(1);
    expect(costs).toEqual([...costs].sort((one, other) => other - one));
  });

  test('names the sessions that have no place at all', () => {
    const stuck = { id: anId(1), minutes: 60, candidates: [] };
    expect(fillByAnnealing(aProblemOf([stuck]), { seed: 1, steps: 10 })).toEqual({
      kind: 'no-place',
      sessionIds: [stuck.id],
    });
  });

  test('has nothing to do where nothing is to be placed', () => {
    expect(fillByAnnealing(aProblemOf([]), { seed: 1, steps: 10 })).toMatchObject({
      kind: 'plan',
      choice: [],
      cost: 0,
    });
  });

  test('says how near it came where it found no plan', () => {
    const candidates = [{ day: 0, start: 540, room: 0, cost: 0 }];
    const sessions = [1, 2].map((number) => ({ id: anId(number), minutes: 60, candidates }));
    expect(fillByAnnealing(aProblemOf(sessions), { seed: 1, steps: 1000 })).toMatchObject({ kind: 'none', broken: 1 });
  });
});

function aProblemOf(sessions: PlanningProblem['sessions']): PlanningProblem {
  return { sessions, days: 1, rooms: 1, roomsAreExclusive: true, exclusives: [], precedences: [], loads: [] };
}

/** Pair by pair, without any of the code that plans. */
function brokenPairs(problem: PlanningProblem, choice: PlacementOption): string[] {
  const placed = problem.sessions.map((session, index) => {
    const candidate = session.candidates[choice[index]!]!;
    return { room: candidate.room, start: absoluteStart(candidate), end: absoluteStart(candidate) + session.minutes };
  });
  const meet = (one: number, other: number): boolean =>
    placed[one]!.start < placed[other]!.end && placed[other]!.start < placed[one]!.end;
  const pairs = placed.flatMap((_, one) => placed.slice(one + 1).map((__, rest) => [one, one + 1 + rest] as const));
  return [
    ...pairs.filter(([one, other]) => placed[one]!.room === placed[other]!.room && meet(one, other)).map(String),
    ...problem.exclusives.flatMap((set) =>
      pairs.filter(([one, other]) => set.includes(one) && set.includes(other) && meet(one, other)).map(String),
    ),
    ...problem.precedences.filter(([first, second]) => placed[first]!.end > placed[second]!.start).map(String),
  ];
}
