import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root } from './setup/install.mjs';
import { printProgress, run } from './setup/terminal.mjs';
import { ensureTestTools } from './setup/test-tools.mjs';

const results = path.join(root, 'out', 'test-results');

/** @type {readonly (readonly [name: string, work: () => Promise<unknown>])[]} */
const steps = [
  ['packages', ensureInstalled],
  ['build', () => ensureBuilt()],
  ['browser', requireBrowser],
  ['programs that read papers back', ensureTestTools],
  ['types', () => script('types')],
  ['lint', () => script('lint')],
  ['import boundaries', () => script('boundaries')],
  ['unused code', () => script('unused')],
  ['format', () => script('format:check')],
  // One run, for what they cover counts together.
  [
    'tests in Node and in the browser',
    () => vitest('covered', '--project', 'unit', '--project', 'browser', '--coverage'),
  ],
  ['tests end to end', () => vitest('end-to-end', '--project', 'end-to-end')],
];

let passed = 0;
let failed = 0;
let skipped = 0;

/** `npm test`: everything that must hold, on a fresh clone. */
async function test() {
  const begin = performance.now();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  for (const [name, work] of steps) {
    const stepBegin = performance.now();
    console.log(`\n== ${name}`);
    await work();
    console.log(`== ${name}: ${seconds(stepBegin)}`);
  }
  printProgress(`everything together: ${seconds(begin)}`);
}

/** @param {number} begin */
function seconds(begin) {
  return `${((performance.now() - begin) / 1000).toFixed(1)} s`;
}

async function requireBrowser() {
  const browser = await ensureBrowser();
  if (browser === null) throw new Error('the tests need a browser');
  process.env['ROSTRUM_BROWSER'] = browser;
}

/** @param {string} name a script of package.json */
async function script(name) {
  const code = await run('npm', ['run', '--silent', name, '--prefix', root]);
  if (code !== 0) throw new Error(`'npm run ${name}' found something: see above`);
}

/**
 * Failed tests do not stop the run: whoever mends them wants to see all of them.
 *
 * @param {string} name
 * @param {readonly string[]} values
 */
async function vitest(name, ...values) {
  const file = path.join(results, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const program = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await run(process.execPath, [program, 'run', '--root', root, ...values, ...reporters]);
  const counts = countsIn(file);
  passed += counts.passed;
  skipped += counts.skipped;
  // What fails without being a test (a file that cannot be loaded, coverage below its floor) fails all the same.
  failed += code !== 0 && counts.failed === 0 ? 1 : counts.failed;
}

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
function countsIn(file) {
  try {
    const totals =
      /** @type {Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>} */ (
        JSON.parse(readFileSync(file, 'utf8'))
      );
    const skipped = totals.numPendingTests + totals.numTodoTests;
    return { passed: totals.numPassedTests, failed: totals.numFailedTests, skipped };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

try {
  await test();
} catch (error) {
  failed += 1;
  console.error(`rostrum: ${error instanceof Error ? error.message : String(error)}`);
}
// Tests for another system may be skipped on a desk; where changes are checked, everything is run.
if (process.env['CI'] && skipped > 0) {
  failed += 1;
  console.error('rostrum: no test may be skipped here');
}
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
