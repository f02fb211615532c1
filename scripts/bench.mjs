import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';
import { say } from './terminal.mjs';

const output = path.join(root, 'out', 'bench');

/** `npm run bench`: builds the product with what it is measured against, and runs it. Returns the exit code. */
async function bench() {
  await ensureInstalled();
  await ensureBuilt();
  const browser = await ensureBrowser();
  if (browser === null) return 1;
  process.env['ROSTRUM_BROWSER'] = browser;
  say('building the bench');
  await buildBench();
  dropOldFixtures();
  const file = pathToFileURL(path.join(output, 'node', 'run.js')).href;
  const module = /** @type {typeof import('../bench/run.bench.ts')} */ (await import(file));
  return module.bench(process.argv.slice(2));
}

async function buildBench() {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  // A copy, so that a build in the meantime does not change what is measured.
  for (const name of ['main', 'preload', 'renderer']) {
    rmSync(path.join(output, 'app', name), { recursive: true, force: true });
    cpSync(path.join(root, 'out', name), path.join(output, 'app', name), { recursive: true });
  }
  /** @param {string} name */
  const entry = (name) => path.join(root, 'bench', `${name}.bench.ts`);
  const input = { run: entry('run'), subject: entry('subject'), blank: entry('blank') };
  const external = ['electron', 'pdfkit', 'playwright-core', /^node:/, ...builtinModules];
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: path.join(output, 'node'),
      emptyOutDir: true,
      target: 'node20.19',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input,
        external,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true },
  });
  await build({
    configFile: false,
    root: path.join(root, 'bench'),
    publicDir: false,
    logLevel: 'warn',
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

/** Fixtures are data as the app wrote it: another build may know other fields, and would wait for what never comes. */
function dropOldFixtures() {
  const fixtures = path.join(output, 'fixtures');
  const stampFile = path.join(fixtures, '.made-by');
  const stamp = readFileSync(path.join(root, 'out', '.built'), 'utf8');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(fixtures, { recursive: true, force: true });
  mkdirSync(fixtures, { recursive: true });
  writeFileSync(stampFile, stamp);
}

try {
  process.exitCode = await bench();
} catch (error) {
  console.error(`rostrum: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
