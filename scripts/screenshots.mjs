// Makes docs/screenshots/*.png from the running app.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, loadTypeScript, root } from './install.mjs';

await ensureInstalled();
await ensureBuilt();
const { takeScreenshots } = /** @type {typeof import('./screenshots/take-screenshots.ts')} */ (
  await loadTypeScript('scripts/screenshots/take-screenshots.ts')
);
for (const name of await takeScreenshots(join(root, 'docs/screenshots'))) console.log(name);
process.exit(0);
