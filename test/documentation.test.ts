import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Every file of the repository, by its path from the root. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((name) => name !== '' && existsSync(path.join(root, name)));

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** What a document has between backticks, and the lines of its blocks of code. */
function codeIn(text: string): string[] {
  const blocks = /^```\w*\n(.*?)^```/gms;
  const lines = [...text.matchAll(blocks)].flatMap(([, block = '']) => block.split('\n'));
  const spans = [...text.replaceAll(blocks, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...lines, ...spans].map((each) => each.trim());
}

const areas = ['bench', 'docs', 'findings', 'main', 'renderer', 'samples', 'scripts', 'shared', 'test'];
const endings = ['cjs', 'css', 'json', 'md', 'mjs', 'py', 'sh', 'ts', 'tsx', 'yml'];

/** Files that are named and belong to others: to a package, to a backup, or made by a command. */
const othersFiles = new Set(['pdf.worker.mjs', 'restored.json', 'schema.json']);

/** Whether `code` is written as a file or folder of the repository: from its root, or the end of a path with an ending. */
function isPlace(code: string): boolean {
  if (!/^[\w./-]+$/.test(code) || code.startsWith('out/') || othersFiles.has(code)) return false;
  return areas.includes(code.split('/')[0] ?? '') ? code.includes('/') : endings.includes(code.split('.').at(-1) ?? '');
}

function isThere(place: string): boolean {
  const name = place.replace(/\/$/, '');
  return existsSync(path.join(root, name)) || files.some((file) => file.endsWith(`/${name}`));
}

const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

/** What the commands in `code` name that is not there: a script of `package.json`, a file, a test project. */
function missingIn(code: string): string[] {
  const called = [...code.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
  const run = [...code.matchAll(/\b(?:node|python3) (\S+\.(?:mjs|py))/g)].map(([, file = '']) => file);
  const tested = [...code.matchAll(/--project [\w-]+ ([\w.-]+\/[\w./-]+)/g)].map(([, place = '']) => place);
  const projects = [...code.matchAll(/--project ([\w-]+)/g)].map(([, name = '']) => name);
  const known = textOf('vitest.config.ts');
  return [
    ...called.filter((name) => !Object.hasOwn(scripts, name)),
    ...[...run, ...tested].filter((place) => !isThere(place)),
    ...projects.filter((name) => !known.includes(`name: '${name}'`)),
  ];
}

describe.each(files.filter((name) => name.endsWith('.md')))('%s', (document) => {
  const text = textOf(document);
  const code = codeIn(text);

  test('names no file, folder or command that is not there', () => {
    expect(code.filter((each) => isPlace(each) && !isThere(each))).toEqual([]);
    expect(code.flatMap(missingIn)).toEqual([]);
  });

  test('links to nothing that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    const own = links.filter((link) => !/^[a-z]+:/.test(link));
    expect(own.filter((link) => !existsSync(path.join(root, path.dirname(document), link)))).toEqual([]);
  });
});

test('architecture.md names no function or type that is not there', () => {
  const sources = files.filter((name) => /^(?:main|renderer|shared|test)\/.*\.tsx?$/.test(name)).map(textOf);
  const words = new Set(sources.join('\n').match(/\w+/g));
  const named = codeIn(textOf('docs/architecture.md')).flatMap((each) => each.match(/\b[A-Za-z]+[a-z][A-Z]\w*/g) ?? []);
  expect(named.filter((name) => !words.has(name))).toEqual([]);
});

test('no check is suppressed, as CONTRIBUTING.md says', () => {
  // In two parts, so that this file has none itself.
  const comment = new RegExp(
    String.raw`(?://|/\*|<!--)\s*(?:(?:ox|es|style)lint-${'disable'}|@ts-|prettier-${'ignore'}|(?:v8|c8|istanbul) ${'ignore'})`,
  );
  const code = files.filter((name) => /\.(?:[cm]?js|tsx?|css|html|md)$/.test(name));
  expect(code.filter((name) => comment.test(textOf(name)))).toEqual([]);
});

test('a place that is not there is noticed', () => {
  expect(isPlace('renderer/commands/nothing.ts')).toBe(true);
  expect(isThere('renderer/commands/nothing.ts')).toBe(false);
  expect(isThere('commands/attendance.ts')).toBe(true);
  expect(missingIn('npm run nothing')).toEqual(['nothing']);
  expect(missingIn('npx vitest run --project unit test/nothing')).toEqual(['test/nothing']);
});
