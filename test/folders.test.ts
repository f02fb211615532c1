import path from 'node:path';
import { expect, test } from 'vitest';
import { readSourceTree } from '../scripts/source-tree.mjs';

const root = path.resolve(import.meta.dirname, '..');

type Edge = { readonly from: string; readonly to: string; readonly because: string };

/**
 * The imports between the entries of each folder: files that stand in it, and its folders with all that is in them.
 *
 * Between the areas of the program (`shared/domain`, `renderer/storage`, …) every import counts. Within an area only
 * imports of values count: its types may refer to each other, as those of the model do, and are gone at run time.
 */
function importsByFolder(): ReadonlyMap<string, readonly Edge[]> {
  const byFolder = new Map<string, Edge[]>();
  for (const { file, imports } of readSourceTree(root).values()) {
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
