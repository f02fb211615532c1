import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { obtainElectron } from './electron.mjs';
import { ensureInstalled, root } from './install.mjs';
import { handOver, run, say } from './terminal.mjs';

const commandLine = path.join(root, 'out', 'main', 'command-line.js');

/** `npm start`: from a fresh clone to the open window. Returns the exit code. */
async function start() {
  const values = process.argv.slice(2);
  await ensureInstalled();
  await ensureBuilt();
  if (values.length > 0) return handOver(process.execPath, [commandLine, ...values]);
  if (!hasDisplay()) return exportSample();

  const electron = await obtainElectron();
  if (electron !== null) return startElectron(electron);
  const browser = await ensureBrowser();
  if (browser === null) return 1;
  say(`opening in ${path.basename(browser)}`);
  return handOver(process.execPath, [path.join(root, 'out', 'main', 'chromium.js')]);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  const { DISPLAY, WAYLAND_DISPLAY, ROSTRUM_BROWSER_ARGUMENTS = '' } = process.env;
  return Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY) || ROSTRUM_BROWSER_ARGUMENTS.includes('--headless');
}

/** @param {string} electron */
function startElectron(electron) {
  say('opening in Electron');
  const isRoot = process.getuid?.() === 0;
  if (isRoot) say('you are root, so Electron runs without its sandbox');
  return handOver(electron, [...(isRoot ? ['--no-sandbox'] : []), root]);
}

/** Without a display there is still something to see: the printed papers of one sample training. */
async function exportSample() {
  const samples = path.join(root, 'samples');
  const [sample] = readdirSync(samples).filter((name) => name.endsWith('.workshop'));
  if (sample === undefined) throw new Error('there is no display, and no sample training to export');
  const folder = path.join(root, 'out', 'sample');
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  say(`there is no display, so no window can be opened; exporting ${sample} instead`);
  const code = await run(process.execPath, [commandLine, 'export', path.join(samples, sample), '--to', folder]);
  if (code === 0) say(`the files are in ${folder}`);
  say('for a window, start it from a desktop session, or: apt-get install xvfb && xvfb-run npm start');
  return code;
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(`rostrum: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
