import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  annealingSteps,
  planAgenda,
  type PlanningReport,
  solveExactly,
} from '../../../renderer/planning/plan-agenda.ts';
import { usualRuleSettings } from '../../../shared/domain/schedule-rules/rule-settings.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { fillByAnnealing } from '../../../shared/planning/fill-by-annealing.ts';
import { costOf } from '../../../shared/planning/planning-problem.ts';
import { prepareProblem, unplacedIds } from '../../../shared/planning/prepare-problem.ts';
import {
  acceptPlan,
  bestPlacements,
  breachesOf,
  keptRules,
  planRemarks,
  proposedPlan,
} from '../../../shared/planning/proposed-plan.ts';
import { aPlanningProblem } from '../../factories/a-planning-problem.ts';
import { anId, aParticipation, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { samples } from '../exchange/samples.ts';
import { after, all, contentsOf, holding, undone } from '../operations/store.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const small = { sessions: 14, days: 2, rooms: 2, trainers: 4, cohorts: 2, precedences: 3 };

describe('the proved optimum', () => {
  test('is never dearer than what annealing found, and keeps the same rules', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const problem = aPlanningProblem(seed, small);
      const annealed = fillByAnnealing(problem, { seed: 1, steps: 1_000_000 });
      const exact = solveExactly(highs, problem, { seconds: 30 });
      if (annealed.kind === 'plan') {
        expect(exact.kind, `seed ${seed}`).toBe('proved');
        const optimum = exact.kind === 'proved' ? costOf(problem, exact.choice) : 0;
        expect(optimum).toBeLessThanOrEqual(annealed.cost);
        expect(annealed.cost).toBeLessThanOrEqual(optimum * 1.01);
      } else expect(exact.kind, `seed ${seed}`).toBe('impossible');
    }
  });

  test('of sixty sessions is at most one per cent below what annealing finds in the steps that the page gives it', () => {
    for (const seed of [3, 6]) {
      const problem = aPlanningProblem(seed);
      const annealed = fillByAnnealing(problem, { seed: 1, steps: annealingSteps });
      const exact = solveExactly(highs, problem, { seconds: 60 });
      if (annealed.kind !== 'plan' || exact.kind !== 'proved') throw new Error(`seed ${seed}: no plan`);
      expect(annealed.cost, `seed ${seed}`).toBeLessThanOrEqual(costOf(problem, exact.choice) * 1.01);
    }
  }, 120_000);

  test('of a problem with a session without any place is not claimed', () => {
    const problem = aPlanningProblem(1, small);
    const sessions = [...problem.sessions.slice(1), { id: anId(1), minutes: 60, candidates: [] }];
    expect(solveExactly(highs, { ...problem, sessions }, { seconds: 5 })).toEqual({
      kind: 'no-place',
      sessionIds: [anId(1)],
    });
  });
});

/** Two days with a break and lunch, one trainer of two only there on the second day, eight sessions to place. */
function anUnplannedWorkshop(changed: Partial<WorkshopSnapshot> = {}): WorkshopSnapshot {
  const base = aWorkshop();
  const plenary = ids.days.flatMap((dayId, day) => [
    aSession({ id: anId(0x200 + day), kind: 'break', minutes: 30, placement: { dayId, start: '10:30', roomId: null } }),
    aSession({ id: anId(0x210 + day), kind: 'lunch', minutes: 60, placement: { dayId, start: '12:30', roomId: null } }),
  ]);
  const loose = Array.from({ length: 8 }, (_, index) =>
    aSession({
      id: anId(0x100 + index),
      minutes: index % 2 === 0 ? 90 : 60,
      placement: null,
      prerequisiteIds: index === 3 ? [anId(0x107)] : [],
    }),
  );
  const second = aParticipation({
    id: ids.participations[0],
    personId: ids.people[0],
    role: 'trainer',
    delegationId: null,
    availability: [{ dayId: ids.days[1], from: '09:00', to: '17:00' }],
  });
  return {
    ...base,
    sessions: [...plenary, ...loose],
    participations: [second, ...base.participations.slice(1)],
    assignments: [
      { id: anId(0x300), workshopId: ids.workshop, sessionId: anId(0x100), participationId: second.id, role: 'lead' },
    ],
    attendance: [],
    ...changed,
  };
}

async function reportsOf(snapshot: WorkshopSnapshot): Promise<PlanningReport[]> {
  const reports: PlanningReport[] = [];
  const wish = { snapshot, sessionIds: [...unplacedIds(snapshot)], seed: 1, seconds: 20 };
  await planAgenda(
    wish,
    () => Promise.resolve(highs),
    (report) => reports.push(report),
  );
  return reports;
}

describe('filling an agenda', () => {
  test('shows a plan at once, then the proved one; accepting it is one action that Undo takes back', async () => {
    const snapshot = anUnplannedWorkshop();
    const reports = await reportsOf(snapshot);
    expect(reports.find((report) => report.kind !== 'progress')?.kind).toBe('better');
    const last = reports.at(-1);
    expect(last).toMatchObject({ kind: 'done', isProved: true });
    const plan = last?.kind === 'done' ? last.plan : [];
    expect(plan).toHaveLength(8);
    expect(breachesOf(snapshot, plan)).toEqual([]);
    const before = holding(snapshot);
    const changes = acceptPlan(snapshot, plan);
    expect(all(after(before, changes), 'session').every((session) => session.placement !== null)).toBe(true);
    expect(contentsOf(undone(after(before, changes), changes))).toEqual(contentsOf(before));
  });

  test('gives the reason for each place', async () => {
    const last = (await reportsOf(anUnplannedWorkshop())).at(-1);
    const reasons = new Map((last?.kind === 'done' ? last.plan : []).map((each) => [each.sessionId, each.reasons]));
    expect(reasons.get(anId(0x103))).toContainEqual({ reason: 'after', sessionId: anId(0x107) });
    expect(reasons.get(anId(0x100))).toContainEqual({
      reason: 'people-there',
      participationIds: [ids.participations[0]],
    });
  });

  test('with nothing to place proves the empty plan', async () => {
    expect((await reportsOf(aWorkshop({ sessions: [] }))).at(-1)).toMatchObject({ kind: 'done', plan: [] });
  });

  test('that is impossible for one session names the session and the rules in its way', async () => {
    const base = anUnplannedWorkshop();
    const away = base.participations.map((each) => (each.role === 'trainer' ? { ...each, availability: [] } : each));
    expect((await reportsOf({ ...base, participations: away })).at(-1)).toEqual({
      kind: 'impossible',
      because: { rules: ['availability'], sessionIds: [anId(0x100)], isSmallest: true },
    });
  });

  test('that is impossible for all together names the smallest set of rules', async () => {
    const base = anUnplannedWorkshop();
    const many = Array.from({ length: 14 }, (_, index) =>
      aSession({ id: anId(0x100 + index), minutes: 90, placement: null }),
    );
    const sessions = [...base.sessions.filter((session) => session.placement !== null), ...many];
    const last = (await reportsOf({ ...base, sessions, assignments: [] })).at(-1);
    expect(last).toMatchObject({ kind: 'impossible', because: { sessionIds: [], isSmallest: true } });
    const rules = last?.kind === 'impossible' ? last.because.rules : [];
    expect(rules).toEqual(['day-hours', 'audience']);
  });
});

describe('where this could go', () => {
  test('lists free places first, and what others would break', () => {
    const snapshot = anUnplannedWorkshop();
    const places = bestPlacements(snapshot, anId(0x100), 40);
    expect(places[0]?.breaches).toEqual([]);
    expect(places[0]?.placement.dayId).toBe(ids.days[1]);
    const firstFault = places.findIndex((place) => place.breaches.length > 0);
    expect(places.slice(firstFault).every((place) => place.breaches.length > 0)).toBe(true);
    expect(places[firstFault]?.breaches[0]?.rule).toBeDefined();
  });

  test('keeps to the limit, and knows no place for a session that is not there', () => {
    expect(bestPlacements(anUnplannedWorkshop(), anId(0x101), 3)).toHaveLength(3);
    expect(bestPlacements(anUnplannedWorkshop(), anId(0x999))).toEqual([]);
    expect(bestPlacements({ ...anUnplannedWorkshop(), days: [] }, anId(0x101))).toEqual([]);
  });
});

describe('the rules of the agenda, which know nothing of the planner', () => {
  test.each([...samples])('let the plan for %s pass, emptied of its lectures', (_, snapshot) => {
    const sessions = snapshot.sessions.map((each) => (each.kind === 'lecture' ? { ...each, placement: null } : each));
    const emptied = { ...snapshot, sessions };
    const prepared = prepareProblem(emptied, new Set(unplacedIds(emptied)));
    const annealed = fillByAnnealing(prepared.problem, { seed: 1, steps: 200_000 });
    if (annealed.kind !== 'plan') throw new Error(annealed.kind);
    const plan = proposedPlan(prepared, annealed.choice);
    expect(plan.length).toBeGreaterThan(0);
    const remarks = planRemarks(emptied, plan, usualRuleSettings);
    expect(remarks.filter(({ severity, rule }) => severity === 'must-fix' || keptRules.has(rule))).toEqual([]);
  });

  test('tell of a plan that puts two sessions into one room, and of nothing that was there before', () => {
    const snapshot = anUnplannedWorkshop();
    const [one, other] = unplacedIds(snapshot);
    const placement = { dayId: ids.days[0], start: '09:00', roomId: ids.rooms[0] };
    const plan = [one, other].map((sessionId) => ({ sessionId: sessionId ?? '', placement, reasons: [] }));
    const rules = planRemarks(snapshot, plan, usualRuleSettings).map(({ rule }) => rule);
    expect(rules).toContain('room-double-booked');
    expect(planRemarks(snapshot, [], usualRuleSettings)).toEqual([]);
  });
});
