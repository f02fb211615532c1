import path from 'node:path';
import { expect, test } from 'vitest';
import { namesDeclaredTwice, readSourceTree } from '../scripts/source-tree.mjs';

test('no exported name is declared twice with two meanings', () => {
  expect(namesDeclaredTwice(readSourceTree(path.resolve(import.meta.dirname, '..')))).toEqual([]);
});
