import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The file of the built app with the licence texts of all packages in it. */
export const licencesFile = 'third-party-licences.txt';

const rule = '='.repeat(80);
const licenceName = /^(?:licen[cs]e|copying|notice|unlicense)/i;
/** Standard texts, for packages that name their licence but bring no text of it. */
const standardTexts = ['MIT', 'ISC', 'Unlicense'];

/**
 * What packages have compiled into them without its licence text, as their readme says; `text` is a file of another
 * package that holds the same licence.
 *
 * @type {Readonly<Record<string, { name: string, licence: string, text: string }>>}
 */
const compiledIn = {
  'zxing-wasm': { name: 'ZXing-C++, in zxing-wasm', licence: 'Apache-2.0', text: 'pdfjs-dist/LICENSE' },
};

/** @typedef {{ name: string, version: string, license?: string, author?: string | { name: string }, dependencies?: Record<string, string> }} PackageFile */

/**
 * A plugin of Vite that adds to `files` the files of packages that end in the bundle: modules and assets. It goes into
 * the plugins of the page and of its workers.
 *
 * @param {Set<string>} files absolute paths
 * @param {string} base the folder from which assets are named
 * @returns {import('vite').Plugin}
 */
export function bundledFiles(files, base) {
  return {
    name: 'rostrum-bundled-files',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        const names = output.type === 'chunk' ? output.moduleIds : output.originalFileNames;
        for (const name of names) {
          const file = path.resolve(base, name.replace(/^\0/, '').replace(/\?.*$/, ''));
          if (packageFolder(file) !== null) files.add(file);
        }
      }
    },
  };
}

/**
 * The licence texts of the packages to which `files` belong and of all that these depend on, for some packages have
 * their dependencies inside their own files. Throws where a package has no text.
 *
 * @param {Iterable<string>} files absolute paths of files in node_modules
 * @returns {string}
 */
export function licenceTexts(files) {
  /** @type {Map<string, Set<string>>} folders with licence files, by the folder of the package */
  const folders = new Map();
  for (const file of files) {
    const own = packageFolder(file);
    if (own === null) throw new Error(`${file} belongs to no package`);
    withDependencies(own, folders);
    for (let folder = path.dirname(file); folder !== own; folder = path.dirname(folder)) folders.get(own)?.add(folder);
  }
  const parts = [...folders].flatMap(([folder, inside]) => partsOf(folder, [...inside].sort()));
  const sorted = parts.toSorted((one, other) => (one.title < other.title ? -1 : 1));
  const unique = new Map(sorted.map(({ title, text }) => [title, `${rule}\n${title}\n${rule}\n\n${text.trim()}\n`]));
  return `Rostrum contains these packages, under these licences.\n\n${[...unique.values()].join('\n')}`;
}

/**
 * The innermost package folder in which a file lies; null for a file outside node_modules.
 *
 * @param {string} file
 */
function packageFolder(file) {
  return /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+(?=[/\\])/.exec(file)?.[0] ?? null;
}

/**
 * @param {string} folder
 * @param {Map<string, Set<string>>} folders
 */
function withDependencies(folder, folders) {
  if (folders.has(folder)) return;
  folders.set(folder, new Set([folder]));
  for (const name of Object.keys(packageFile(folder).dependencies ?? {})) {
    // Types are compiled away.
    const found = name.startsWith('@types/') ? null : dependencyFolder(folder, name);
    if (found !== null) withDependencies(found, folders);
  }
}

/**
 * @param {string} from
 * @param {string} name
 * @returns {string | null} null where it is not installed
 */
function dependencyFolder(from, name) {
  const inside = path.join(from, 'node_modules', name);
  if (existsSync(inside)) return inside;
  const above = path.dirname(from);
  return above === from ? null : dependencyFolder(above, name);
}

/**
 * @param {string} folder
 * @returns {PackageFile}
 */
function packageFile(folder) {
  return /** @type {PackageFile} */ (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
}

/**
 * @param {string} folder of the package
 * @param {string[]} inside its folders in which files of the bundle lie
 * @returns {{ title: string, text: string }[]}
 */
function partsOf(folder, inside) {
  const { name, version, license = '' } = packageFile(folder);
  const title = `${name} ${version}${license === '' ? '' : ` (${license})`}`;
  const found = inside.flatMap((place) =>
    readdirSync(place)
      .filter((file) => licenceName.test(file) && !/\.[cm]?[jt]s$/.test(file))
      .map((file) => path.join(place, file)),
  );
  const texts = found.map((file) =>
    found.length === 1 ? text(file) : `${path.relative(folder, file)}:\n\n${text(file).trim()}`,
  );
  const own = { title, text: texts.length === 0 ? standardText(folder) : texts.join('\n\n') };
  const other = compiledIn[name];
  if (other === undefined) return [own];
  const { name: otherName, licence, text: place } = other;
  const [otherPackage = ''] = place.split('/');
  const source = dependencyFolder(folder, otherPackage);
  if (source === null) throw new Error(`${otherPackage}, which has the licence text of ${otherName}, is not installed`);
  return [own, { title: `${otherName} (${licence})`, text: text(path.join(path.dirname(source), place)) }];
}

/** @param {string} file */
function text(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

/**
 * The standard text of the licence that package.json names, with its author.
 *
 * @param {string} folder
 */
function standardText(folder) {
  const { name, license = '', author } = packageFile(folder);
  if (!standardTexts.includes(license)) throw new Error(`${name} has no licence text, and its licence is "${license}"`);
  const holder = typeof author === 'object' ? author.name : author?.replace(/ <.*$/, '');
  return `Copyright (c) ${holder ?? `the authors of ${name}`}\n\n${text(path.join(import.meta.dirname, `${license}.txt`))}`;
}
