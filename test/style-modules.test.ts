import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

// CSS modules are typed as any name to text: that each name exists, and is used, is checked here.

const root = resolve(import.meta.dirname, '..');

/** Paths of the files below a folder whose names end so. */
function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile() && ending.test(each.name))
    .map((each) => join(each.parentPath, each.name))
    .sort();
}

const read = (file: string): string => readFileSync(file, 'utf8');
const shown = (file: string): string => relative(root, file);
const withoutComments = (css: string): string => css.replaceAll(/\/\*.*?\*\//gs, '');

/** What stands before each brace: the selectors and at-rules of a sheet. */
function preludes(file: string): string[] {
  return [...withoutComments(read(file)).matchAll(/([^{};]+)\{/g)].map((match) => match[1]?.trim() ?? '');
}

function names(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}

/** The classes that a sheet makes; those of others stand in `:global()`. */
function ownClasses(file: string): Set<string> {
  const local = preludes(file).filter((each) => !each.startsWith('@'));
  return new Set(local.flatMap((each) => names(each.replaceAll(/:global\([^)]*\)/g, ''), /\.([a-zA-Z][\w-]*)/g)));
}

const sheets = filesIn('renderer', /\.css$/);
const modules = sheets.filter((file) => file.endsWith('.module.css'));
const base = join(root, 'renderer/styles/base.css');
const utilities = ownClasses(base);
const sources = filesIn('renderer', /\.tsx$/).map((file) => ({ file, text: read(file) }));

/** A look-up in an imported module; a null name is only known when the page runs, but begins with `beginning`. */
type Use = {
  readonly file: string;
  readonly module: string;
  readonly name: string | null;
  readonly beginning: string;
};

const uses: readonly Use[] = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/^import (\w+) from '(\..+\.module\.css)';$/gm)].flatMap(([, variable = '', specifier = '']) => {
    const module = resolve(dirname(file), specifier);
    const found = [...text.matchAll(new RegExp(`\\b${variable}\\[(?:'([\\w-]+)'\\])?(?:\`([\\w-]*))?`, 'g'))];
    return found.map(([, name, beginning]): Use => ({ file, module, name: name ?? null, beginning: beginning ?? '' }));
  }),
);

test('there are modules, and sources that use them', () => {
  expect(modules.length).toBeGreaterThan(20);
  expect(uses.length).toBeGreaterThan(500);
});

test('every class that a source takes from a module is there', () => {
  const classes = new Map(modules.map((file) => [file, ownClasses(file)]));
  const lacking = uses.filter(({ module, name }) => name !== null && classes.get(module)?.has(name) !== true);
  expect(lacking.map(({ file, name }) => `${shown(file)}: ${String(name)}`)).toEqual([]);
});

/** Those that a sheet never writes but beside another class on the same element: variants, such as a status. */
function variants(file: string): Set<string> {
  const compounds = preludes(file).flatMap((each) => each.split(/[\s>+~,()]+/));
  const alone = new Set(
    compounds.map((each) => names(each, /\.([a-zA-Z][\w-]*)/g)).flatMap((found) => (found.length === 1 ? found : [])),
  );
  return new Set([...ownClasses(file)].filter((name) => !alone.has(name)));
}

test('every class of a module is used: by its name, or as a variant that is looked up by a variable', () => {
  const unused = modules.flatMap((module) => {
    const here = uses.filter((use) => use.module === module);
    const isUsed = (each: string): boolean =>
      here.some(({ name, beginning }) =>
        name === null && beginning === '' ? variants(module).has(each) : each === name,
      ) || here.some(({ beginning }) => beginning !== '' && each.startsWith(beginning));
    const left = [...ownClasses(module)].filter((name) => !isUsed(name));
    return left.map((name) => `${shown(module)}: ${name}`);
  });
  expect(unused).toEqual([]);
});

test('a class by its plain name is one of the few that base.css makes', () => {
  const written = sources.flatMap(({ file, text }) => {
    const literals = names(text, /className="([^"]*)"/g);
    const joined = names(text, /className=\{((?:[^{}]|\{[^{}]*\})*)\}/g)
      .map((code) => code.replaceAll(/\w+\[[^\]]*\]/g, ' ').replaceAll(/[=!]== '[^']*'/g, ' '))
      .flatMap((code) => names(code, /'([^']*)'/g));
    return [...literals, ...joined]
      .flatMap((text) => text.split(/\s+/))
      .filter((name) => name !== '' && !utilities.has(name))
      .map((name) => `${shown(file)}: ${name}`);
  });
  const reached = modules.flatMap((file) =>
    names(withoutComments(read(file)), /:global\(([^)]*)\)?/g)
      .flatMap((inner) => names(inner, /\.([a-zA-Z][\w-]*)/g))
      .filter((name) => !utilities.has(name))
      .map((name) => `${shown(file)}: ${name}`),
  );
  expect([...written, ...reached]).toEqual([]);
});

test('every part that a sheet or a test looks for is marked in a source, and none is marked for nobody', () => {
  const partOf = /\[data-part=\\?['"]?([\w-]+)/g;
  const seekers = [
    ...sheets,
    ...['renderer', 'test', 'bench', 'scripts'].flatMap((folder) => filesIn(folder, /\.tsx?$/)),
  ];
  const sought = new Set(seekers.flatMap((file) => names(read(file), partOf)));
  const marked = new Set(
    sources.flatMap(({ text }) => [
      ...names(text, /data-part="([\w-]+)"/g),
      ...names(text, /'data-part': '([\w-]+)',/g),
      ...names(text, /data-part=\{([^}]*)\}/g).flatMap((code) => names(code, /[?:] '([\w-]+)'/g)),
    ]),
  );
  expect([...sought].filter((part) => !marked.has(part))).toEqual([]);
  expect([...marked].filter((part) => !sought.has(part))).toEqual([]);
});

test('modules stand in their layer, have names of their own and are a few screens long', () => {
  const layered = modules.filter((file) => read(file).startsWith('@layer base, blocks;\n\n@layer blocks {'));
  const ofBlocks = modules.filter((file) => shown(file).startsWith(join('renderer', 'ui')));
  expect(layered).toEqual(ofBlocks);
  expect(new Set(modules.map((file) => basename(file))).size).toBe(modules.length);
  const lengths = sheets.map((file) => ({ file: shown(file), lines: read(file).trimEnd().split('\n').length }));
  expect(lengths.filter(({ lines }) => lines > 400 || lines < 30)).toEqual([]);
});

/** Declarations of a sheet whose value does not come from renderer/styles/scale.css. */
function offScale(file: string): string[] {
  const sized =
    /(?:^|[\s;{])(font-size|(?:padding|margin|gap|row-gap|column-gap)[a-z-]*|border-[a-z-]*radius): ([^;]+);/g;
  const scaled = [...withoutComments(read(file)).matchAll(sized)].flatMap(([, property = '', value = '']) =>
    /[2-9](?:\.\d+)?px|\d\d+px/.test(value) ? [`${shown(file)}: ${property}: ${value}`] : [],
  );
  const pixels = [...withoutComments(read(file)).matchAll(/[\s;{]((?:min-|max-)?(?:width|height)): ([^;]+);/g)];
  const fixed = pixels.flatMap(([, property = '', value = '']) =>
    /\d\dpx/.test(value) ? [`${shown(file)}: ${property}: ${value}`] : [],
  );
  return [...scaled, ...fixed];
}

test('letters, distances and corners are those of the scale, and sizes are in rem, so that all is zoomed as a whole', () => {
  // Letters of a drawing are in its own units.
  const drawing = 'pictures.module.css: font-size: ';
  const scale = join('renderer', 'styles', 'scale.css');
  const off = sheets.filter((file) => shown(file) !== scale).flatMap(offScale);
  expect(off.filter((each) => !each.includes(drawing))).toEqual([]);
});

test('what moves does so for a moment: nothing is animated for longer than scale.css says, which is at most 150 ms', () => {
  const moment = /--moment: (\d+)ms;/.exec(read(join(root, 'renderer/styles/scale.css')))?.[1];
  expect(Number(moment)).toBeLessThanOrEqual(150);
  const moving = sheets.flatMap((file) =>
    [...withoutComments(read(file)).matchAll(/(?:animation|transition)(?:-duration)?: ([^;]+);/g)].flatMap(
      ([, value = '']) => (/^none|var\(--moment\)/.test(value) ? [] : [`${shown(file)}: ${value}`]),
    ),
  );
  expect(moving).toEqual([]);
});
