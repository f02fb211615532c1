import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, root } from './setup/install.mjs';
import { bundledFiles, licencesFile, licenceTexts } from './licences/licences.mjs';
import { printProgress } from './setup/terminal.mjs';

/** What the three builds are made from. */
const sources = [
  'main',
  'renderer',
  'samples',
  'scripts/licences',
  'shared',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const builds = ['main', 'preload', 'renderer'];
const output = path.join(root, 'out');
/** Of this process alone: two builds at once must not mix. */
const unfinished = path.join(output, `.unfinished-${process.pid}`);
const stampFile = path.join(output, '.built');

/** Which plugins take long on a slow machine is of no use to whoever starts the app. */
const quiet = { checks: { bundlerTimings: false } };

/** Builds the app into `out/`, unless what is there was made from just these sources. */
export async function ensureBuilt({ force = false } = {}) {
  const stamp = stampOfSources();
  if (!force && isBuilt(stamp)) return;
  const begin = performance.now();
  rmSync(stampFile, { force: true });
  // Installed only now, perhaps.
  const { build, createLogger } = await import('vite');
  const logger = createLogger('warn');
  /** @type {typeof logger} */
  const customLogger = {
    ...logger,
    warn: (message, options) => {
      // What is found in other people's packages is theirs to mend.
      if (!message.includes('node_modules')) logger.warn(message, options);
    },
  };
  /** @type {Set<string>} */
  const bundled = new Set();
  for (const name of builds) {
    printProgress(`building ${name}`);
    const plugin = () => bundledFiles(bundled, name === 'renderer' ? path.join(root, name) : root);
    await build({
      configFile: configOf(name),
      logLevel: 'warn',
      customLogger,
      plugins: [plugin()],
      worker: { plugins: () => [plugin()], rolldownOptions: quiet },
      build: { outDir: path.join(unfinished, name), rolldownOptions: quiet },
    });
  }
  const main = path.join(unfinished, 'main');
  for (const file of [...copyFonts(path.join(main, 'fonts')), copyShaper(main), ...importedPackages()])
    bundled.add(file);
  writeFileSync(path.join(unfinished, 'main', licencesFile), licenceTexts(bundled));
  putInPlace();
  writeFileSync(stampFile, stamp);
  printProgress(`built in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
}

/** @param {string} name */
function configOf(name) {
  return path.join(root, `vite.${name}.config.ts`);
}

/** @param {string} stamp */
function isBuilt(stamp) {
  const isThere = builds.every((name) => existsSync(path.join(output, name)));
  return isThere && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

function stampOfSources() {
  const hash = createHash('sha256');
  const files = [...sources.map((name) => path.join(root, name)), ...builds.map(configOf)].flatMap(filesIn);
  for (const file of files.sort()) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${path.relative(root, file)}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesIn(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place).flatMap((name) => filesIn(path.join(place, name)));
}

/** Only what has been built to its end replaces what was there; an app that runs from it notices as little as can be. */
function putInPlace() {
  for (const name of builds) {
    rmSync(path.join(output, name), { recursive: true, force: true });
    renameSync(path.join(unfinished, name), path.join(output, name));
  }
  rmSync(unfinished, { recursive: true });
}

/**
 * Copies the fonts that printed documents embed: main reads them from beside itself once the app is packaged.
 *
 * @param {string} folder
 * @returns {string[]} the files that were copied
 */
function copyFonts(folder) {
  const list = readFileSync(path.join(root, 'main', 'exports', 'font-files.json'), 'utf8');
  const fonts = /** @type {Record<string, { source: string, name: string }>} */ (JSON.parse(list));
  mkdirSync(folder, { recursive: true });
  const { resolve } = createRequire(import.meta.url);
  return Object.values(fonts).map(({ source, name }) => {
    copyFileSync(resolve(source), path.join(folder, name));
    return resolve(source);
  });
}

/**
 * Copies the WebAssembly that shapes letters, which its script looks for beside itself.
 *
 * @param {string} folder
 * @returns {string} the file that was copied
 */
export function copyShaper(folder) {
  const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz.wasm');
  copyFileSync(file, path.join(folder, path.basename(file)));
  return file;
}

/** The package files of what is shipped as packages, because the built main process imports it. */
function importedPackages() {
  const text = readFileSync(path.join(root, 'package.json'), 'utf8');
  const { dependencies } = /** @type {{ dependencies: Record<string, string> }} */ (JSON.parse(text));
  return Object.keys(dependencies).map((name) => path.join(root, 'node_modules', name, 'package.json'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureInstalled();
  await ensureBuilt({ force: process.argv.includes('--force') });
}
