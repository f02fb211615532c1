import { type BackgroundTask, startTask } from '../background/background-task.ts';
import type { Planning, PlanningReport, PlanningWish } from './plan-agenda.ts';
import plannerAddress from './planner-worker.ts?worker&url';

/** Starts filling an agenda. `onFailure` is called when the worker could not be started or broke down. */
export function startPlanning(
  { snapshot, ...wish }: PlanningWish,
  onReport: (report: PlanningReport) => void,
  onFailure: () => void,
): BackgroundTask {
  const needed = { ...snapshot, attendance: [], editions: [] };
  return startTask<Planning>(
    plannerAddress,
    { ...wish, snapshot: needed },
    {
      onReport,
      isLast: ({ kind }) => kind === 'done' || kind === 'impossible' || kind === 'unknown',
      onFailure,
    },
  );
}
