import path from 'node:path';
import { expect, test } from 'vitest';
import { namesDeclaredTwice, readSourceTree } from '../scripts/source-tree.mjs';

/** Still twice: Electron's words in `main/shell/api.ts`. This list only gets shorter. */
const stillTwice = ['Frame', 'Session'];

test('no exported name is declared twice with two meanings', () => {
  const twice = namesDeclaredTwice(readSourceTree(path.resolve(import.meta.dirname, '..')));
  expect(twice.filter(([name]) => !stillTwice.includes(name))).toEqual([]);
  const names = twice.map(([name]) => name);
  expect(
    stillTwice.filter((name) => !names.includes(name)),
    'has one meaning now: take it out of the list',
  ).toEqual([]);
});
