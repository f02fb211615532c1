import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';
import { run, say } from './terminal.mjs';

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
    say(`there is no browser at ${process.env['ROSTRUM_BROWSER']}, which ROSTRUM_BROWSER names`);
    return null;
  }
  if (!isRootOnDebian()) {
    say(`no Chrome, Edge or Chromium is installed. To install one: ${installCommand()}`);
    return null;
  }
  say('no Chrome, Edge or Chromium is installed; you are root on Debian, so running: apt-get install chromium');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, quiet: true });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  return findInstalled();
}

/**
 * The app's own finder, from the build, so that both always mean the same browser.
 *
 * @returns {Promise<string | null>}
 */
async function findInstalled() {
  const finder = pathToFileURL(path.join(root, 'out', 'main', 'find-browser.js')).href;
  const module = /** @type {typeof import('../main/shell/chromium/find-browser.ts')} */ (await import(finder));
  return module.findBrowser(process.env, process.platform);
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && distribution() === 'debian';
}

/** @returns {string} */
function distribution() {
  try {
    return /^ID="?([a-z-]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
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
