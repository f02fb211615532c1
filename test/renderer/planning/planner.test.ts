import { expect, test } from 'vitest';
import type { PlanningReport } from '../../../renderer/planning/plan-agenda.ts';
import { startPlanning } from '../../../renderer/planning/planner.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { anId, aSession, aWorkshop } from '../../factories/a-workshop.ts';

function aWorkshopToFill(count: number): WorkshopSnapshot {
  const sessions = Array.from({ length: count }, (_, index) => aSession({ id: anId(0x100 + index), placement: null }));
  return aWorkshop({ sessions, assignments: [], attendance: [] });
}

function planned(snapshot: WorkshopSnapshot): Promise<PlanningReport> {
  const wish = { snapshot, sessionIds: snapshot.sessions.map((each) => each.id), seed: 1, seconds: 20 };
  return new Promise((resolve, reject) => {
    startPlanning(
      wish,
      (report) => {
        if (['done', 'impossible', 'unknown'].includes(report.kind)) resolve(report);
      },
      () => reject(new Error('the worker failed')),
    );
  });
}

test('a worker fills the agenda and proves it the best', async () => {
  const report = await planned(aWorkshopToFill(8));
  expect(report).toMatchObject({ kind: 'done', isProved: true });
  expect(report.kind === 'done' ? report.plan : []).toHaveLength(8);
});

test('a worker names the rules in the way', async () => {
  const report = await planned(aWorkshopToFill(17));
  expect(report).toMatchObject({ kind: 'impossible', because: { rules: ['day-hours', 'audience'] } });
});

test('a planner that is cancelled reports nothing more', async () => {
  const reports: PlanningReport[] = [];
  const snapshot = aWorkshopToFill(8);
  const wish = { snapshot, sessionIds: snapshot.sessions.map((each) => each.id), seed: 1, seconds: 20 };
  const planner = startPlanning(wish, (report) => reports.push(report), expect.unreachable);
  planner.cancel();
  await new Promise((resolve) => {
    setTimeout(resolve, 1500);
  });
  expect(reports).toEqual([]);
});
