// Makes docs/screenshots/*.png from the running app. Vite loads the TypeScript, which Node 20 cannot run by itself.
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '..');
/** @type {{ module: typeof import('./screenshots/take-screenshots.ts') }} */
const { module } = await runnerImport(join(root, 'scripts/screenshots/take-screenshots.ts'));
for (const name of await module.takeScreenshots(join(root, 'docs/screenshots'))) console.log(name);
process.exit(0);
