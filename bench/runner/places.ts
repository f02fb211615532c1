import path from 'node:path';

/** The built bench runs from `out/bench/node`. */
export const root = path.resolve(import.meta.dirname, '..', '..', '..');
const output = path.join(root, 'out', 'bench');

export const nodeProgram = path.join(output, 'node', 'subject.js');
/** Gives samples to the bench of another commit; at the same place in the checkout of that commit. */
export const serverProgram = path.join('out', 'bench', 'node', 'serve.js');
export const blankShell = path.join(output, 'node', 'blank.js');
export const pageFolder = path.join(output, 'page');
/** A copy of the built app: a build in the meantime does not change what is measured. */
export const builtApp = path.join(output, 'app');
export const fixtures = path.join(output, 'fixtures');
export const benchFolder = path.join(root, 'bench');
export const resultsFolder = path.join(benchFolder, 'results');
export const goalsFile = path.join(benchFolder, 'goals.json');
/** Limits, peers and workloads, and the hashes by which they are frozen. */
export const frozenFolder = path.join(benchFolder, 'frozen');
export const frozenHashesFile = path.join(frozenFolder, 'frozen.json');
