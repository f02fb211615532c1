import type { PlanningReport, PlanningWish } from './plan-agenda.ts';
import plannerAddress from './planner-worker.ts?worker&url';
import { workerAddress } from './worker-address.ts';

export type Planner = {
  /** Ends the worker at once; nothing is reported any more. */
  cancel(): void;
};

/**
 * Starts filling an agenda in a worker of its own. `onFailure` is called when the worker could not be started or broke
 * down. After the last report the worker is gone.
 */
export function startPlanning(
  wish: PlanningWish,
  onReport: (report: PlanningReport) => void,
  onFailure: () => void,
): Planner {
  const worker = new Worker(workerAddress(plannerAddress), { type: 'module', name: 'planner' });
  const end = (): void => worker.terminate();
  worker.addEventListener('message', (event: MessageEvent<PlanningReport>) => {
    if (isLast(event.data)) end();
    onReport(event.data);
  });
  worker.addEventListener('error', () => {
    end();
    onFailure();
  });
  worker.postMessage({ ...wish, snapshot: { ...wish.snapshot, attendance: [], editions: [] } }, []);
  return { cancel: end };
}

function isLast({ kind }: PlanningReport): boolean {
  return kind === 'done' || kind === 'impossible' || kind === 'unknown';
}
