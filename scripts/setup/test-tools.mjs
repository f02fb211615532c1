import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { distribution, installPackages, mayInstall } from './system-packages.mjs';
import { printProgress } from './terminal.mjs';

/**
 * Programs that are not ours, with which tests read back what we write, and the packages of Debian and Ubuntu that have
 * them.
 *
 * @type {readonly { name: string, programs: readonly string[], packages: readonly string[], isWhole?: () => boolean }[]}
 */
const tools = [
  { name: 'Poppler', programs: ['pdftotext', 'pdfinfo', 'pdffonts', 'pdftoppm'], packages: ['poppler-utils'] },
  { name: 'QPDF', programs: ['qpdf'], packages: ['qpdf'] },
  {
    name: 'PDFBox',
    programs: ['java'],
    packages: ['default-jre-headless', 'libpdfbox2-java', 'libactivation-java', 'libjaxb-api-java'],
    isWhole: () => process.platform !== 'linux' || existsSync('/usr/share/java/preflight.jar'),
  },
  { name: 'ZBar', programs: ['zbarimg'], packages: ['zbar-tools'] },
  {
    name: 'LibreOffice',
    programs: ['soffice'],
    packages: ['libreoffice-calc', 'libreoffice-writer'],
    isWhole: opensLettersAndTables,
  },
];

/** Installs what is missing where nobody has to be asked; says what to do elsewhere. Tests without their tool fail. */
export async function ensureTestTools() {
  const missing = missingTools();
  if (missing.length === 0) return;
  const packages = missing.flatMap((tool) => tool.packages);
  if (mayInstall(['debian', 'ubuntu'])) await installPackages(`not installed: ${listed(missing)}`, packages);
  const still = missingTools();
  if (still.length > 0)
    printProgress(`not installed: ${listed(still)}; tests that need them will fail. ${advice(packages)}`);
}

function missingTools() {
  return tools.filter(({ programs, isWhole }) => !programs.every(isInstalled) || isWhole?.() === false);
}

/** @param {string} program */
function isInstalled(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Debian divides LibreOffice into packages; elsewhere it comes whole. */
function opensLettersAndTables() {
  const found = ['/usr/bin/soffice', '/bin/soffice'].find((file) => existsSync(file));
  if (process.platform !== 'linux' || found === undefined) return true;
  const folder = path.dirname(realpathSync(found));
  return ['libswlo.so', 'libsclo.so'].every((name) => existsSync(path.join(folder, name)));
}

/** @param {readonly { name: string }[]} missing */
function listed(missing) {
  return missing.map(({ name }) => name).join(', ');
}

/** @param {readonly string[]} packages */
function advice(packages) {
  if (process.platform === 'darwin')
    return 'To install: brew install poppler qpdf zbar && brew install --cask libreoffice';
  /** @type {Record<string, string>} */
  const commands = {
    debian: `sudo apt-get install ${packages.join(' ')}`,
    ubuntu: `sudo apt-get install ${packages.join(' ')}`,
    fedora: 'sudo dnf install poppler-utils qpdf zbar libreoffice-calc libreoffice-writer',
    arch: 'sudo pacman -S poppler qpdf zbar libreoffice-fresh',
  };
  return `To install: ${commands[distribution()] ?? 'the packages of that name, by the package manager of this system'}`;
}
