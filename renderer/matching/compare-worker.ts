import { serveTask } from '../background/serve-task.ts';
import { comparedPairs, type Comparing } from './compare-people.ts';

/** Compares in a worker: forty thousand people take seconds. */
serveTask<Comparing>(async (request, report) => report(comparedPairs(request)));
