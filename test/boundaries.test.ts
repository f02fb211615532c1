import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'rostrum-boundaries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Offences for each rule, one a file; files without an import are there to be imported. */
const offences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': {
    'shared/one.ts': "import { two } from './two.ts'; export const one: number = two;",
    'shared/two.ts': "import { one } from './one.ts'; export const two: number = one;",
  },
  'shared-stands-alone': {
    'shared/asks-main.ts': "import '../main/anything.ts';",
    'main/anything.ts': 'export const a = 1;',
  },
  'shared-is-pure': { 'shared/reads-disk.ts': "import 'node:fs';" },
  'shared-uses-no-platform-library': { 'shared/draws.ts': "import 'react';" },
  'renderer-not-main': { 'renderer/asks-main.ts': "import '../main/anything.ts';" },
  'renderer-not-node': { 'renderer/reads-disk.ts': "import 'node:fs';" },
  'main-not-renderer': {
    'main/asks-page.ts': "import '../renderer/page.ts';",
    'renderer/page.ts': 'export const a = 1;',
  },
  'electron-in-one-file': { 'main/window.ts': "import 'electron';" },
  'electron-types-only-in-api': { 'main/shell/api.ts': "import 'electron';" },
  'store-behind-one-door': {
    'renderer/commands/goes-round.ts': "import '../storage/database.ts';",
    'renderer/storage/database.ts': 'export const a = 1;',
  },
  'changes-by-commands': {
    'renderer/features/people/writes.ts': "import '../../storage/command.ts';",
    'renderer/storage/command.ts': 'export const a = 1;',
  },
  'dexie-in-storage': { 'renderer/queries/all.ts': "import 'dexie';" },
  'temporal-in-time': { 'renderer/queries/now.ts': "import 'temporal-polyfill';" },
  'features-stand-apart': {
    'renderer/features/people/list.ts': "import '../agenda/board.ts';",
    'renderer/features/agenda/board.ts': 'export const a = 1;',
  },
  'features-below-app': {
    'renderer/features/agenda/menu.ts': "import '../../app/palette.ts';",
    'renderer/app/palette.ts': 'export const a = 1;',
  },
  'shared-screens-below-features': {
    'renderer/components/title.ts': "import '../features/agenda/board.ts';",
    'renderer/context/feedback.ts': "import '../app/palette.ts';",
    'renderer/forms/sheet.ts': "import '../features/agenda/board.ts';",
    'renderer/importing/preview.ts': "import '../features/agenda/board.ts';",
  },
  'data-below-screens': {
    'renderer/commands/move.ts': "import '../context/words.ts';",
    'renderer/queries/shown.ts': "import '../ui/block.ts';",
    'renderer/context/words.ts': 'export const a = 1;',
    'renderer/ui/block.ts': 'export const a = 1;',
  },
  'context-below-components': { 'renderer/context/language.ts': "import '../components/title.ts';" },
  'forms-below-components': { 'renderer/forms/date.ts': "import '../components/title.ts';" },
  'ui-is-wordless': { 'renderer/ui/button.ts': "import '../context/words.ts';" },
  'no-unresolved': { 'shared/lost.ts': "import './nowhere.ts';" },
};

const cruiseSchema = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function violations(): { from: string; rule: string }[] {
  for (const files of Object.values(offences)) for (const [path, text] of Object.entries(files)) write(path, text);
  write('tsconfig.json', '{ "compilerOptions": { "allowImportingTsExtensions": true, "module": "ESNext" } }');
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const rules = join(root, '.dependency-cruiser.cjs');
  const roots = ['main', 'renderer', 'shared'];
  const options = ['--config', rules, '--output-type', 'json', ...roots];
  const report = execFileSync(process.execPath, [cruiser, ...options], { cwd: folder, encoding: 'utf8' });
  return cruiseSchema
    .parse(JSON.parse(report))
    .summary.violations.map((violation) => ({ from: violation.from, rule: violation.rule.name }));
}

test('every import rule catches its offence, and there is an offence for every rule', () => {
  const found = violations();
  for (const [rule, files] of Object.entries(offences)) {
    const offenders = Object.entries(files).filter(([, text], index) => index === 0 || text.startsWith("import '"));
    for (const [offender] of offenders) expect(found, rule).toContainEqual({ from: offender, rule });
  }
  const declared = readFileSync(join(root, '.dependency-cruiser.cjs'), 'utf8').matchAll(/^ {6}name: '([\w-]+)'/gm);
  expect([...declared].map((match) => match[1])).toEqual(Object.keys(offences));
});

const sources = ['main', 'renderer', 'shared', 'scripts', 'bench', 'test'].flatMap((top) =>
  readdirSync(root, { withFileTypes: true }).some((entry) => entry.name === top)
    ? readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) => join(top, path))
    : [],
);

test('zod is imported as a namespace: the other forms drag in every locale', () => {
  const offenders = sources
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .filter((path) => /import (type )?(z\b|\{[^}]*\}) from 'zod'/.test(readFileSync(join(root, path), 'utf8')));
  expect(offenders).toEqual([]);
});

test('no file or folder is named after nothing in particular', () => {
  const vague = /(^|[\\/])(utils?|helpers?|common|misc|types|services)([\\/.]|$)/;
  expect(sources.filter((path) => vague.test(path))).toEqual([]);
});
