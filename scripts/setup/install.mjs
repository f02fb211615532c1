import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printProgress, run } from './terminal.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

export const root = path.resolve(import.meta.dirname, '..', '..');

/** Brings node_modules to what the lock file says, when it is not there yet. */
export async function ensureInstalled() {
  const reason = reasonToInstall();
  if (reason === null) return;
  printProgress(`${reason}: installing packages (npm ci, a minute or two)`);
  // No package gets to run a script of its own on this computer. Warnings about other people's packages (an engine that
  // they were not tried on, a deprecation) are of no use to whoever starts the app, so only errors are printed.
  const values = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', root];
  const code = await run('npm', values, { quiet: true });
  if (code !== 0) throw new Error('npm ci failed: see above. Without packages nothing can be built.');
}

/**
 * A module in TypeScript, by its path in this repository, once the packages are installed. Vite loads it, since the oldest
 * supported Node cannot run TypeScript by itself.
 *
 * @param {string} file
 * @returns {Promise<unknown>}
 */
export async function loadTypeScript(file) {
  await ensureInstalled();
  // Installed only now, perhaps.
  const { runnerImport } = await import('vite');
  /** @type {{ module: unknown }} */
  const { module } = await runnerImport(path.join(root, file));
  return module;
}

/**
 * Compares contents, not dates: a fresh checkout or a touched file is no reason to install everything again.
 *
 * @returns {string | null}
 */
function reasonToInstall() {
  const wanted = packagesIn('package-lock.json');
  const installed = packagesIn(path.join('node_modules', '.package-lock.json'));
  if (installed === null) return 'no packages are installed yet';
  const differs = Object.entries(wanted ?? {}).some(([place, entry]) => {
    if (place === '' || installed[place]?.version === entry.version) return false;
    // Packages for other systems stay away.
    return !(entry.optional === true && installed[place] === undefined);
  });
  return differs ? 'the lock file has changed' : null;
}

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function packagesIn(file) {
  try {
    const text = readFileSync(path.join(root, file), 'utf8');
    return /** @type {{ packages: Packages }} */ (JSON.parse(text)).packages;
  } catch {
    return null;
  }
}
