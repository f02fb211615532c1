import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';
import { printProgress, run } from './terminal.mjs';

const folder = path.join(root, 'node_modules', 'electron');
const memory = path.join(root, '.cache', 'electron-not-reached');
const aDay = 24 * 60 * 60 * 1000;
const answerWithin = 5000;
const fetchWithin = 15 * 60 * 1000;

/**
 * Electron's program, fetched when its site can be reached; null when there is none to be had.
 *
 * @returns {Promise<string | null>}
 */
export async function obtainElectron() {
  const present = electronBinary();
  if (present !== null) return present;
  if (!existsSync(path.join(folder, 'install.js')) || failedLately()) return null;
  const site =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/';
  if (!(await answers(site))) {
    remember();
    printProgress(`Electron's site does not answer; opening in an installed browser instead (asked again after a day)`);
    return null;
  }
  printProgress('fetching Electron (about 110 MB, once)');
  const code = await run(process.execPath, [path.join(folder, 'install.js')], { timeout: fetchWithin });
  const fetched = code === 0 ? electronBinary() : null;
  if (fetched === null) {
    remember();
    printProgress('Electron could not be fetched; opening in an installed browser instead (tried again after a day)');
  }
  return fetched;
}

/**
 * Looks at files only: to ask the package itself whether it is complete would start its download.
 *
 * @returns {string | null}
 */
export function electronBinary() {
  try {
    const packageFile = readFileSync(path.join(folder, 'package.json'), 'utf8');
    const { version } = /** @type {{ version: string }} */ (JSON.parse(packageFile));
    const program = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8').trim());
    const present = readFileSync(path.join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    return present === version && existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** @param {string} site */
async function answers(site) {
  try {
    // Any answer will do: it is the silence of a closed network that takes for ever.
    await fetch(site, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(answerWithin) });
    return true;
  } catch {
    return false;
  }
}

function failedLately() {
  try {
    return now() - Number(readFileSync(memory, 'utf8')) < aDay;
  } catch {
    return false;
  }
}

function remember() {
  mkdirSync(path.dirname(memory), { recursive: true });
  writeFileSync(memory, String(now()));
}

/** Milliseconds since 1970. */
function now() {
  return Math.round(performance.timeOrigin + performance.now());
}
