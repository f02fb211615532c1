// Makes docs/screenshots/*.png from the running app. `--looks <folder> [pattern of names …]` makes pictures of every screen in seven
// windows, two themes and four languages instead, or of those whose name (`agenda/1280x720-ru-dark`) fits one of the patterns.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, loadTypeScript, root } from './setup/install.mjs';

await ensureInstalled();
await ensureBuilt();
const { takeLooks, takeScreenshots } = /** @type {typeof import('./screenshots/take-screenshots.ts')} */ (
  await loadTypeScript('scripts/screenshots/take-screenshots.ts')
);
const [looks, folder, ...parts] = process.argv.slice(2);
if (looks === '--looks' && folder !== undefined) {
  const wanted = (/** @type {string} */ name) =>
    parts.length === 0 || parts.some((part) => new RegExp(part).test(name));
  console.log(`${await takeLooks(folder, wanted)} pictures in ${folder}`);
} else {
  for (const name of await takeScreenshots(join(root, 'docs/screenshots'))) console.log(name);
}
process.exit(0);
