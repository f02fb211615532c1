import loadHighs from 'highs';
import solverUrl from 'highs/runtime?url';
import { serveTask } from '../background/serve-task.ts';
import { planAgenda, type Planning } from './plan-agenda.ts';

/** Plans in a worker: the solver blocks its thread until it is done, and is cancelled by ending the worker. */
serveTask<Planning>((request, report) => planAgenda(request, () => loadHighs({ locateFile: () => solverUrl }), report));
