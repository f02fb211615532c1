import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureBuilt } from './build.mjs';
import { root } from './setup/install.mjs';

/** @typedef {ReadonlyMap<string, import('./source-tree.mjs').SourceFile>} Tree */
/** @typedef {{ url: string, functions: readonly { functionName: string, ranges: readonly { startOffset: number, count: number }[] }[] }} Script */

const output = path.join(root, 'out', 'ways');
const pageOrigin = 'http://ways.localhost';
const sample = 'cadap-respectful-care';

/**
 * By names that the files declare: where the gesture is taken, where it becomes a change, where that leaves the page.
 * The preload script is passed by every call.
 */
const gestures = {
  'a mark, from key to journal': { taken: 'AttendanceGrid', from: 'useSelectionMarking', to: 'callHost', run: 'mark' },
  'a dragged session': { taken: 'useBoardDrag', from: 'Board', to: 'callHost', run: 'drag' },
};
const preload = 'main/preload.ts';

/**
 * The files on each way, in the order of the alphabet. See `scripts/counts.mjs` for what a way is.
 *
 * @param {Tree} tree
 * @returns {Promise<Record<string, string[]>>}
 */
export async function measureWays(tree) {
  await ensureBuilt();
  await buildModules();
  const run = await runWays();
  /** @type {Record<string, string[]>} */
  const ways = {};
  for (const [name, gesture] of Object.entries(gestures)) {
    const between = filesBetween(tree, fileDeclaring(tree, gesture.from), fileDeclaring(tree, gesture.to));
    if (between.length === 0) throw new Error(`no way of imports leads from ${gesture.from} to ${gesture.to}`);
    const ran = sources(tree, run[gesture.run] ?? []);
    ways[name] = sorted([fileDeclaring(tree, gesture.taken), ...between, preload, ...ran]);
  }
  ways['an exported sheet'] = sorted(sources(tree, run['sheet'] ?? []));
  return ways;
}

/** @param {readonly string[]} files */
function sorted(files) {
  return [...new Set(files)].sort();
}

/**
 * @param {Tree} tree
 * @param {string} name
 */
function fileDeclaring(tree, name) {
  const files = [...tree.values()].filter(({ exportedNames }) => exportedNames.includes(name));
  if (files.length !== 1) throw new Error(`${files.length} files declare ${name}: see scripts/ways.mjs`);
  return /** @type {import('./source-tree.mjs').SourceFile} */ (files[0]).file;
}

/**
 * Files that `from` reaches and that reach `to`, both included.
 *
 * @param {Tree} tree
 * @param {string} from
 * @param {string} to
 */
function filesBetween(tree, from, to) {
  /** @param {string} file */
  const importedBy = (file) => (tree.get(file)?.imports ?? []).filter(({ isValue }) => isValue).map((each) => each.to);
  /** @type {Map<string, string[]>} */
  const importers = new Map();
  for (const file of tree.keys()) {
    for (const imported of importedBy(file)) importers.set(imported, [...(importers.get(imported) ?? []), file]);
  }
  const leading = reached(to, (file) => importers.get(file) ?? []);
  return [...reached(from, importedBy)].filter((file) => leading.has(file));
}

/**
 * @param {string} start
 * @param {(file: string) => readonly string[]} next
 */
function reached(start, next) {
  const found = new Set([start]);
  for (const file of found) for (const each of next(file)) found.add(each);
  return found;
}

/** Each source file becomes a module of its own, so that V8 counts file by file. */
async function buildModules() {
  const { build } = await import('vite');
  rmSync(output, { recursive: true, force: true });
  for (const name of ['host', 'page']) {
    const isHost = name === 'host';
    await build({
      configFile: false,
      root,
      publicDir: false,
      logLevel: 'error',
      build: {
        outDir: path.join(output, name),
        target: isHost ? 'node20.19' : 'chrome128',
        minify: false,
        ssr: isHost,
        modulePreload: false,
        rolldownOptions: {
          input: path.join(root, 'scripts', 'ways', `${name}.ts`),
          external: isHost ? ['electron', 'pdfkit', /^node:/, ...builtinModules] : [],
          preserveEntrySignatures: 'strict',
          output: {
            format: 'es',
            preserveModules: true,
            preserveModulesRoot: root,
            entryFileNames: '[name].js',
            chunkFileNames: '[name].js',
          },
        },
      },
      ssr: { noExternal: true },
    });
  }
}

/** @returns {Promise<Record<string, string[]>>} built files in which a function ran, by way */
async function runWays() {
  const executablePath = await ensureBrowser();
  if (executablePath === null) throw new Error('the ways are run in a browser');
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-ways-'));
  const entry = pathToFileURL(path.join(output, 'host', 'scripts', 'ways', 'host.js')).href;
  const { openHost, runExportCommand } = /** @type {typeof import('./ways/host.ts')} */ (await import(entry));
  // What is written behind the acknowledgement is on no way: it waits until the journal is closed.
  const host = await openHost(folder, { pause: () => new Promise(() => undefined) });
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    await serve(page);
    await page.exposeFunction('callOfWay', host.call);
    await page.addInitScript(`window.rostrum = {
      call: async (name, input) => JSON.parse(await window.callOfWay(name, JSON.stringify(input))),
    };`);
    await page.goto(`${pageOrigin}/`);
    await page.waitForFunction('window.ways !== undefined');
    const text = readFileSync(path.join(root, 'samples', `${sample}.workshop`), 'utf8');
    await page.evaluate((text) => window.ways.open(text), text);
    /** @param {'mark' | 'drag'} way */
    async function changed(way) {
      // Twice: what happens only the first time is no part of the way.
      await page.evaluate((way) => window.ways.prepare(way).then(() => window.ways.run()), way);
      await page.evaluate((way) => window.ways.prepare(way), way);
      await page.coverage.startJSCoverage({ resetOnNavigation: false });
      const inMain = await filesRunBy(() => page.evaluate(() => window.ways.run()));
      return [...inMain, ...filesRun(await page.coverage.stopJSCoverage())];
    }
    const [mark, drag] = [await changed('mark'), await changed('drag')];
    const words = ['export', path.join(root, 'samples', `${sample}.workshop`), '--to', folder];
    const options = ['--documents', 'attendance-sheet', '--formats', 'pdf', '--languages', 'en'];
    const output = { line: () => undefined, error: (/** @type {string} */ text) => console.error(text) };
    const sheet = await filesRunBy(() => runExportCommand([...words, ...options], output));
    return { mark, drag, sheet };
  } finally {
    await browser.close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('playwright-core').Page} page */
async function serve(page) {
  const script = readdirSync(path.join(output, 'page'), { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith(path.join('ways', 'page.js')),
  );
  await page.route(`${pageOrigin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname !== '/') return route.fulfill({ path: path.join(output, 'page', decodeURIComponent(pathname)) });
    const body = `<!doctype html><script type="module" src="/${script}"></script>`;
    return route.fulfill({ contentType: 'text/html', body });
  });
}

/**
 * @param {() => Promise<unknown>} work
 * @returns {Promise<string[]>}
 */
async function filesRunBy(work) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  return filesRun(result);
}

/**
 * The whole of a module is a function without a name that begins at 0.
 *
 * @param {readonly Script[]} scripts
 */
function filesRun(scripts) {
  return scripts
    .filter(({ functions }) =>
      functions.some(({ functionName, ranges: [range] }) => {
        const isModule = functionName === '' && range?.startOffset === 0;
        return !isModule && (range?.count ?? 0) > 0;
      }),
    )
    .map(({ url }) => url);
}

/**
 * The source of each built file; what is not built from this tree (Node's own, packages, evaluated text) has none.
 *
 * @param {Tree} tree
 * @param {readonly string[]} addresses
 */
function sources(tree, addresses) {
  const places = [`${pathToFileURL(path.join(output, 'host')).href}/`, `${pageOrigin}/`];
  return addresses.flatMap((address) => {
    const place = places.find((each) => address.startsWith(each));
    if (place === undefined) return [];
    const stem = address.slice(place.length).replace(/\.js$/, '');
    return [`${stem}.ts`, `${stem}.tsx`].filter((file) => tree.has(file));
  });
}
