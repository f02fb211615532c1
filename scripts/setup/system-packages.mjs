import { existsSync, readFileSync } from 'node:fs';
import { printProgress, run } from './terminal.mjs';

/** The name of a Linux distribution as /etc/os-release has it, "debian" for instance; empty elsewhere. @returns {string} */
export function distribution() {
  try {
    return /^ID="?([a-z-]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

/**
 * Whether packages may be installed without asking anybody: as root, by apt-get.
 *
 * @param {readonly string[]} distributions
 */
export function mayInstall(distributions) {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && distributions.includes(distribution());
}

/**
 * Installs packages of Debian or Ubuntu, without questions and without what they only recommend.
 *
 * @param {string} why what is missing, as the beginning of the line that says so
 * @param {readonly string[]} packages
 */
export async function installPackages(why, packages) {
  printProgress(`${why}; you are root, so running: apt-get install ${packages.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, quiet: true });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, quiet: true });
}
