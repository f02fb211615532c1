import loadHighs from 'highs';
import solverUrl from 'highs/runtime?url';
import { planAgenda, type PlanningReport, type PlanningWish } from './plan-agenda.ts';

/** Plans away from the page: the solver blocks its thread until it is done, and is stopped by ending the worker. */
addEventListener('message', (event: MessageEvent<PlanningWish>) => {
  const report = (message: PlanningReport): void => postMessage(message);
  planAgenda(event.data, () => loadHighs({ locateFile: () => solverUrl }), report).catch((error: unknown) => {
    // Errors of a promise do not reach the worker's owner by themselves.
    setTimeout(() => {
      throw error;
    });
  });
});
