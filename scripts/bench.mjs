import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './setup/browser.mjs';
import { copyShaper, ensureBuilt } from './build.mjs';
import { ensureInstalled, root } from './setup/install.mjs';
import { printProgress, run } from './setup/terminal.mjs';

/** @typedef {import('../bench/runner/other-commit.ts').OtherCommit} OtherCommit */

const output = path.join(root, 'out', 'bench');
/** Checkouts of other commits, one folder each, built once. */
const checkouts = path.join(root, '.cache', 'bench');

/**
 * `npm run bench`: builds the product with what it is measured against, and runs it; with `--build` it only builds.
 * Returns the exit code.
 */
async function bench() {
  const { words, against } = withoutAgainst(process.argv.slice(2));
  await ensureInstalled();
  await ensureBuilt();
  const browser = await ensureBrowser();
  if (browser === null) return 1;
  process.env['ROSTRUM_BROWSER'] = browser;
  printProgress('building the bench');
  await buildBench();
  dropOldFixtures();
  if (words.includes('--build')) return 0;
  const other = against === null ? null : await ensureOtherCommit(against);
  const file = pathToFileURL(path.join(output, 'node', 'run.js')).href;
  const module = /** @type {typeof import('../bench/run.bench.ts')} */ (await import(file));
  return module.bench(words, other);
}

/**
 * @param {readonly string[]} words
 * @returns {{ words: string[], against: string | null }}
 */
function withoutAgainst(words) {
  const index = words.findIndex((word) => word === '--against' || word.startsWith('--against='));
  if (index < 0) return { words: [...words], against: null };
  const joined = /^--against=(.+)$/.exec(words[index] ?? '')?.[1];
  const against = joined ?? words[index + 1];
  if (against === undefined) throw new Error('--against takes a commit');
  return { words: words.filter((_, at) => at !== index && (joined !== undefined || at !== index + 1)), against };
}

async function buildBench() {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  // A copy, so that a build in the meantime does not change what is measured.
  for (const name of ['main', 'preload', 'renderer']) {
    rmSync(path.join(output, 'app', name), { recursive: true, force: true });
    cpSync(path.join(root, 'out', name), path.join(output, 'app', name), { recursive: true });
  }
  await buildPrograms(root, ['run', 'serve', 'subject', 'blank'], true);
  copyShaper(path.join(output, 'node'));
  await build({
    configFile: false,
    root: path.join(root, 'bench'),
    publicDir: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: path.join(output, 'page'),
      emptyOutDir: true,
      target: 'chrome128',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  });
}

/**
 * Builds programs of the bench of the checkout in `folder`, for Node.
 *
 * @param {string} folder
 * @param {readonly string[]} names
 * @param {boolean} isAll whether what was built before goes
 */
async function buildPrograms(folder, names, isAll) {
  const { build } = await import('vite');
  const input = Object.fromEntries(names.map((name) => [name, path.join(folder, 'bench', `${name}.bench.ts`)]));
  await build({
    configFile: false,
    root: folder,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: path.join(folder, 'out', 'bench', 'node'),
      emptyOutDir: isAll,
      target: 'node20.19',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input,
        external: ['electron', 'pdfkit', 'playwright-core', /^node:/, ...builtinModules],
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true },
  });
}

/** Fixtures are data as the app wrote it: another build may know other fields, and would wait for what never comes. */
function dropOldFixtures() {
  const fixtures = path.join(output, 'fixtures');
  const madeBy = path.join(fixtures, '.made-by');
  const built = readFileSync(path.join(root, 'out', '.built'), 'utf8');
  if (existsSync(madeBy) && readFileSync(madeBy, 'utf8') === built) return;
  rmSync(fixtures, { recursive: true, force: true });
  mkdirSync(fixtures, { recursive: true });
  writeFileSync(madeBy, built);
}

/**
 * Checks another commit out beside this one and builds its product with its own bench, by its own scripts.
 *
 * @param {string} name
 * @returns {Promise<OtherCommit>}
 */
async function ensureOtherCommit(name) {
  const commit = git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  if (commit === null) throw new Error(`--against: there is no commit ${name}`);
  const folder = path.join(checkouts, commit.slice(0, 12));
  if (!existsSync(folder)) checkOut(commit, folder);
  shareModules(folder);
  const built = path.join(folder, 'out', 'bench', '.ready');
  if (!existsSync(built)) {
    printProgress(`building ${commit.slice(0, 7)}`);
    await buildOther(folder);
    writeFileSync(built, commit);
  }
  return { commit: commit.slice(0, 7), folder };
}

/**
 * @param {string} commit
 * @param {string} folder
 */
function checkOut(commit, folder) {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const archive = path.join(unfinished, '.archive.tar');
  execFileSync('git', ['-C', root, 'archive', '--format=tar', '-o', archive, commit]);
  execFileSync('tar', ['-xf', archive, '-C', unfinished]);
  rmSync(archive);
  renameSync(unfinished, folder);
}

/**
 * Lends our packages to a checkout whose lock file is the same; else its own scripts install its own.
 *
 * @param {string} folder
 */
function shareModules(folder) {
  const modules = path.join(folder, 'node_modules');
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const isSame = readFileSync(path.join(folder, 'package-lock.json'), 'utf8') === lock;
  const isLent = lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (isLent && !isSame) unlinkSync(modules);
  if (isSame && !existsSync(modules)) symlinkSync(path.join(root, 'node_modules'), modules, 'junction');
}

/** @param {string} folder */
async function buildOther(folder) {
  const script = path.join(folder, 'scripts', 'bench.mjs');
  const server = path.join(folder, 'bench', 'serve.bench.ts');
  if (existsSync(server)) {
    if ((await run(process.execPath, [script, '--build'])) !== 0) throw new Error(`${folder} could not be built`);
    return;
  }
  // A bench from before `--build` and the server: it builds everything and runs the rows of an area that nobody has.
  const code = await run(process.execPath, [script, '--quick', '--area', 'none']);
  if (code !== 0) throw new Error(`${folder} could not be built`);
  copyFileSync(path.join(root, 'bench', 'serve.bench.ts'), server);
  await buildPrograms(folder, ['serve'], false);
}

/**
 * @param {readonly string[]} values
 * @returns {string | null}
 */
function git(values) {
  try {
    const words = ['-C', root, ...values];
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

try {
  process.exitCode = await bench();
} catch (error) {
  console.error(`rostrum: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
