import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readSourceTree } from '../scripts/source-tree.mjs';

const root = path.resolve(import.meta.dirname, '..');
const tree = readSourceTree(root);

type Edge = { readonly from: string; readonly to: string; readonly because: string };

/**
 * The imports between the entries of each folder: files that stand in it, and its folders with all that is in them.
 *
 * Between the areas of the program (`shared/domain`, `renderer/storage`, …) every import counts. Within an area only
 * imports of values count: its types may refer to each other, as those of the model do, and are gone at run time.
 */
function importsByFolder(): ReadonlyMap<string, readonly Edge[]> {
  const byFolder = new Map<string, Edge[]>();
  for (const { file, imports } of tree.values()) {
    for (const { to, isValue } of imports) {
      const [here, there] = [file.split('/'), to.split('/')];
      const depth = here.findIndex((part, index) => part !== there[index]);
      if (!isValue && depth > 1) continue;
      const edge = { from: here[depth] ?? '', to: there[depth] ?? '', because: `${file} → ${to}` };
      const folder = here.slice(0, depth).join('/');
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), edge]);
    }
  }
  return byFolder;
}

/** The imports that lie on a circle through at least one folder; circles of files are found by `npm run boundaries`. */
function circular(edges: readonly Edge[]): readonly string[] {
  const reached = (start: string): ReadonlySet<string> => {
    const found = new Set([start]);
    for (const each of found) for (const { from, to } of edges) if (from === each) found.add(to);
    return found;
  };
  const isFolder = (name: string): boolean => !name.includes('.');
  return edges
    .filter(({ from, to }) => (isFolder(from) || isFolder(to)) && reached(to).has(from))
    .map(({ because }) => because);
}

test('no folder imports in a circle', () => {
  const circles = [...importsByFolder()].flatMap(([folder, edges]) =>
    circular(edges).map((because) => `in ${folder}: ${because}`),
  );
  expect(circles).toEqual([]);
});

test('a circle of folders is found', () => {
  const edge = (from: string, to: string): Edge => ({ from, to, because: `${from} → ${to}` });
  expect(circular([edge('one', 'two'), edge('two', 'three.ts'), edge('three.ts', 'one'), edge('one', 'four')])).toEqual(
    ['one → two', 'two → three.ts', 'three.ts → one'],
  );
});

/** Why a file of less than 30 lines stays alone. Any other is a part of a noun, and belongs into the file of that. */
const smallFiles: Readonly<Record<string, string>> = {
  'main/preload.ts': 'the preload script, loaded by itself into every page',
  'main/shell/electron.ts': 'the one file besides the preload script that imports the code of Electron',
  'renderer/app/language-menu.tsx': 'one choice, in the top bar and where a failed start has no top bar',
  'renderer/background/serve-task.ts': 'the side of a worker: what the page loads to start one asks for a window',
  'renderer/components/copied-cells.ts': 'two grids copy alike',
  'renderer/components/list-order-select.tsx': 'one choice that the screens of three features show',
  'renderer/components/paste-guard.tsx': 'one listener for the whole window; it shows nothing',
  'renderer/context/undo-redo.ts': 'apart from feedback, so that not every screen that shows a failure loads Undo',
  'renderer/erasing/erasing-later.tsx': 'the dialog is a chunk of its own, which three features open',
  'renderer/main.tsx': 'the entry of the page',
  'renderer/matching/compare-people.ts': 'what the page and the worker both know; neither loads the other',
  'renderer/matching/compare-worker.ts': 'the entry of a worker',
  'renderer/matching/people-register.ts':
    'asked by the import, by the opening of files and by the dialog of a new person',
  'renderer/no-eval.ts': 'must run before any other module',
  'renderer/planning/planner-worker.ts': 'the entry of a worker',
  'renderer/planning/planner.ts': 'the side of the page: it must not load what the worker loads',
  'renderer/scanning/pdf-worker.d.ts': 'the types of a package that has none',
  'renderer/scanning/scan-messages.ts': 'what the page and the worker both know; neither loads the other',
  'renderer/ui/end-kept-text.tsx': 'one line of text that three features show',
  'renderer/window.d.ts': 'what the preload script gives to the page; its tests are compiled with it too',
  'shared/exchange/moved-days.ts': 'one question of the preview of agendas, apart from how they come in',
  'shared/exchange/sheets/papaparse.d.ts': 'the types of a package that has none',
  'shared/exchange/html-to-text.d.ts': 'the types of a package that has none',
  'shared/host/erasing-status.ts': 'what main and page say of erasures, beside the contract, which is full',
  'shared/matching/stored-people.ts': 'what is stored and what is compared; the matching knows no records',
  ...Object.fromEntries(
    ['en', 'kk', 'ky', 'ru', 'tg', 'tk', 'uz'].map((language) => [
      `shared/text/catalogues/${language}/texts.ts`,
      'the files of a language, loaded as one',
    ]),
  ),
  'shared/text/letters.ts': 'one text that screens and the preview of lists show',
  'shared/text/numbers.ts': 'numbers for screens, forms and money, apart from dates',
  'shared/planning/seeded-random.ts': 'random numbers, for the planning and for two operations',
};

test('each small file has a reason', () => {
  const small = [...tree.values()].filter(({ lines }) => lines < 30).map(({ file }) => file);
  expect(small.sort()).toEqual(Object.keys(smallFiles).sort());
});

test('no file has more than 400 lines', () => {
  const long = [...tree.values()].filter(({ lines }) => lines > 400).map(({ file }) => file);
  expect(long).toEqual([]);
});

test('no folder has more than 20 files, of whatever kind, directly in it', () => {
  const files = ['main', 'renderer', 'shared', 'scripts', 'bench', 'test'].flatMap((name) =>
    readdirSync(path.join(root, name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  );
  const count = new Map<string, number>();
  for (const { parentPath } of files) count.set(parentPath, (count.get(parentPath) ?? 0) + 1);
  expect([...count].filter(([, number]) => number > 20)).toEqual([]);
});
