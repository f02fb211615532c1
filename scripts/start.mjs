import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureBuilt } from './build.mjs';
import { obtainElectron } from './setup/electron.mjs';
import { ensureInstalled, root } from './setup/install.mjs';
import { handOver, keepOutputForResultOf, printProgress, run } from './setup/terminal.mjs';

/** npm runs its scripts in the folder of the package; files are named from where it was called. */
const folder = process.env['INIT_CWD'] ?? process.cwd();
const commandLine = path.join(root, 'out', 'main', 'command-line.js');

/** `npm start`: from a fresh clone to the open window. Returns the exit code. */
async function start() {
  const values = process.argv.slice(2);
  keepOutputForResultOf(values);
  await ensureInstalled();
  await ensureBuilt();
  if (isCommand(values)) return handOver(process.execPath, [commandLine, ...values]);
  if (!hasDisplay()) return exportSample();

  const electron = await obtainElectron();
  const files = values.map((value) => path.resolve(folder, value));
  if (electron !== null) return startElectron(electron, files);
  const browser = await ensureBrowser();
  if (browser === null) return 1;
  printProgress(`opening in ${path.basename(browser)}`);
  return handOver(process.execPath, [path.join(root, 'out', 'main', 'chromium.js'), ...files]);
}

/**
 * Whether the values are for the app without a window: its commands and its switches. All else names files to open.
 *
 * @param {readonly string[]} values
 */
function isCommand([first]) {
  const commands = ['export', 'check', 'read'];
  return first !== undefined && (commands.includes(first) || first.startsWith('-'));
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

/**
 * @param {string} electron
 * @param {readonly string[]} files
 */
function startElectron(electron, files) {
  printProgress('opening in Electron');
  const isRoot = process.getuid?.() === 0;
  if (isRoot) printProgress('you are root, so Electron runs without its sandbox');
  return handOver(electron, [...(isRoot ? ['--no-sandbox'] : []), root, ...files]);
}

/** Without a display there is still something to see: the printed papers of one sample training. */
async function exportSample() {
  const samples = path.join(root, 'samples');
  const [sample] = readdirSync(samples).filter((name) => name.endsWith('.workshop'));
  if (sample === undefined) throw new Error('there is no display, and no sample training to export');
  const folder = path.join(root, 'out', 'sample');
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  printProgress(`there is no display, so no window can be opened; exporting ${sample} instead`);
  const code = await run(process.execPath, [commandLine, 'export', path.join(samples, sample), '--to', folder]);
  if (code === 0) printProgress(`the files are in ${folder}`);
  printProgress('for a window, start it from a desktop session, or: apt-get install xvfb && xvfb-run npm start');
  return code;
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(`rostrum: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
