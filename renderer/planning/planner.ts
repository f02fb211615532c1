import { type BackgroundTask, startTask } from '../background/background-task.ts';
import type { Planning, PlanningReport, PlanningRequest } from './plan-agenda.ts';
import plannerAddress from './planner-worker.ts?worker&url';

/** Starts filling an agenda. `onFailure` is called when the worker could not be started or broke down. */
export function startPlanning(
  { snapshot, ...request }: PlanningRequest,
  onReport: (report: PlanningReport) => void,
  onFailure: () => void,
): BackgroundTask {
  const needed = { ...snapshot, attendance: [], editions: [] };
  return startTask<Planning>(
    plannerAddress,
    { ...request, snapshot: needed },
    {
      onReport,
      isLast: ({ kind }) => kind === 'done' || kind === 'impossible' || kind === 'unknown',
      onFailure,
    },
  );
}
