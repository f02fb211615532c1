import path from 'node:path';

/** The built bench runs from `out/bench/node`. */
export const root = path.resolve(import.meta.dirname, '..', '..', '..');
const output = path.join(root, 'out', 'bench');

export const nodeProgram = path.join(output, 'node', 'subject.js');
export const blankShell = path.join(output, 'node', 'blank.js');
export const pageFolder = path.join(output, 'page');
/** A copy of the built app: a build in the meantime does not change what is measured. */
export const builtApp = path.join(output, 'app');
export const fixtures = path.join(output, 'fixtures');
export const resultsFolder = path.join(root, 'bench', 'results');
export const goalsFile = path.join(root, 'bench', 'goals.json');
