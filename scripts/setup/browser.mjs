import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';
import { distribution, installPackages, mayInstall } from './system-packages.mjs';
import { printProgress } from './terminal.mjs';

/**
 * The Chrome, Edge or Chromium of this computer. Where there is none, installs one if nobody is put out by it, or
 * says how to.
 *
 * @returns {Promise<string | null>}
 */
export async function ensureBrowser() {
  const found = await findInstalled();
  if (found !== null) return found;
  if (process.env['ROSTRUM_BROWSER']) {
    printProgress(`there is no browser at ${process.env['ROSTRUM_BROWSER']}, which ROSTRUM_BROWSER names`);
    return null;
  }
  // Ubuntu's package of that name only starts a snap.
  if (!mayInstall(['debian'])) {
    printProgress(`no Chrome, Edge or Chromium is installed. To install one: ${installCommand()}`);
    return null;
  }
  await installPackages('no Chrome, Edge or Chromium is installed', ['chromium']);
  return findInstalled();
}

/**
 * The app's own finder, from the build, so that both always mean the same browser.
 *
 * @returns {Promise<string | null>}
 */
async function findInstalled() {
  const finder = pathToFileURL(path.join(root, 'out', 'main', 'find-browser.js')).href;
  const module = /** @type {typeof import('../../main/shell/chromium/find-browser.ts')} */ (await import(finder));
  return module.findBrowser(process.env, process.platform);
}

function installCommand() {
  if (process.platform === 'win32') return 'winget install Google.Chrome';
  if (process.platform === 'darwin') return 'brew install --cask google-chrome';
  /** @type {Record<string, string>} */
  const commands = {
    debian: 'sudo apt-get install chromium',
    ubuntu: 'sudo snap install chromium',
    fedora: 'sudo dnf install chromium',
    arch: 'sudo pacman -S chromium',
    'opensuse-leap': 'sudo zypper install chromium',
    'opensuse-tumbleweed': 'sudo zypper install chromium',
    alpine: 'sudo apk add chromium',
  };
  return commands[distribution()] ?? "the package 'chromium' by this system's package manager";
}
