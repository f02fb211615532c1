import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './setup/install.mjs';

/**
 * `npm run counts`: how large the house is, from the code's own imports and from what really runs.
 *
 * A way is what a change passes. Its files are
 *
 * - the file that takes the key or the pointer, and the preload script;
 * - those on the import paths between the file that makes a change of the gesture and the file that leaves the page: a
 *   file counts when it is reached from the first by imports of values (static, dynamic or of a worker; `import type` does not
 *   count) and itself reaches the last by them;
 * - and those of which a function runs, as V8 counts it (precise coverage), from the command to the answer of the
 *   journal, in a page without screens and in the main process. Code at the top of a module does not count, so a file
 *   that is loaded but only declares (a schema, a table) is not on the way. What is loaded lazily counts once it runs.
 *   Packages do not count.
 *
 * `--files` lists the files of each way; `--json` gives everything as JSON; `--static` leaves out what has to be run.
 */
async function counts() {
  await ensureInstalled();
  // Installed only now, perhaps.
  const { namesDeclaredTwice, readSourceTree } = await import('./source-tree.mjs');
  const tree = readSourceTree(root);
  const files = [...tree.values()];
  const folder = longestFolder();
  const longest = files.reduce((one, other) => (other.lines > one.lines ? other : one));
  const twice = namesDeclaredTwice(tree);
  /** @type {Record<string, readonly string[]>} */
  let ways = {};
  if (!process.argv.includes('--static')) {
    const { measureWays } = await import('./ways.mjs');
    ways = await measureWays(tree);
  }
  /** @type {readonly (readonly [what: string, count: number, more: string])[]} */
  const rows = [
    ...Object.entries(ways).map(([name, on]) => /** @type {const} */ ([name, on.length, ''])),
    ['files', files.length, ''],
    ['files under 30 lines', files.filter(({ lines }) => lines < 30).length, ''],
    ['files over 400 lines', files.filter(({ lines }) => lines > 400).length, ''],
    ['lines of the longest file', longest.lines, longest.file],
    ['files in the longest folder', folder.files, folder.name],
    ['exported names declared twice', twice.length, ''],
    ['lines of code', files.reduce((sum, { lines }) => sum + lines, 0), 'main, renderer, shared'],
    ['lines of style sheets', linesOf('renderer', /\.css$/), ''],
    ['lines of tests', linesOf('test', /\.(tsx?|mjs)$/), ''],
    ['lines of scripts and bench', linesOf('scripts', /\.(ts|mjs)$/) + linesOf('bench', /\.(tsx?|mjs)$/), ''],
  ];
  if (process.argv.includes('--json')) {
    console.log(
      JSON.stringify({ rows: Object.fromEntries(rows.map(([what, count]) => [what, count])), ways }, null, 2),
    );
    return;
  }
  for (const [what, count, more] of rows) console.log(`${what.padEnd(32)}${String(count).padStart(8)}  ${more}`);
  if (!process.argv.includes('--files')) return;
  for (const [name, on] of Object.entries(ways)) console.log(`\n${name}\n${on.map((file) => `  ${file}`).join('\n')}`);
}

/** Files of any kind count; folders within it do not. */
function longestFolder() {
  const areas = ['main', 'renderer', 'shared', 'scripts', 'bench', 'test'];
  const all = areas.flatMap((name) => [name, ...foldersIn(name)]);
  const sized = all.map((name) => ({ name, files: filesDirectlyIn(name).length }));
  return sized.reduce((one, other) => (other.files > one.files ? other : one));
}

/** @param {string} name */
function filesDirectlyIn(name) {
  return readdirSync(path.join(root, name), { withFileTypes: true }).filter((entry) => entry.isFile());
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function foldersIn(name) {
  const all = readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' });
  return all.map((each) => path.join(name, each)).filter((each) => statSync(path.join(root, each)).isDirectory());
}

/**
 * @param {string} folder
 * @param {RegExp} pattern
 */
function linesOf(folder, pattern) {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => pattern.test(name))
    .reduce((sum, name) => sum + readFileSync(path.join(root, folder, name), 'utf8').split('\n').length - 1, 0);
}

await counts();
