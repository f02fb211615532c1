// Makes docs/screenshots/*.png from the running app. `--looks <folder> [part of a name …]` makes pictures of every screen in seven
// windows, two themes and three languages instead, or of those whose name (`agenda/1280x720-ru-dark`) has one of the parts.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, loadTypeScript, root } from './install.mjs';

await ensureInstalled();
await ensureBuilt();
const { takeLooks, takeScreenshots } = /** @type {typeof import('./screenshots/take-screenshots.ts')} */ (
  await loadTypeScript('scripts/screenshots/take-screenshots.ts')
);
const [looks, folder, ...parts] = process.argv.slice(2);
if (looks === '--looks' && folder !== undefined) {
  const wanted = (/** @type {string} */ name) => parts.length === 0 || parts.some((part) => name.includes(part));
  console.log(`${await takeLooks(folder, wanted)} pictures in ${folder}`);
} else {
  for (const name of await takeScreenshots(join(root, 'docs/screenshots'))) console.log(name);
}
process.exit(0);
