import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** The packages that are loaded with a script, before its first line runs: by itself and by the scripts it imports. */
function packagesLoadedWith(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export) (?:[^;]*? from )?'([^']+)'/gm)].flatMap(([, name = '']) => {
    if (name.startsWith('node:')) return [];
    return name.startsWith('.') ? packagesLoadedWith(path.resolve(path.dirname(file), name), seen) : [name];
  });
}

const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const files = Object.values(scripts).flatMap((line) => /^node (scripts\/\S+\.mjs)$/.exec(line)?.[1] ?? []);

test.each([...files, 'scripts/corpus.mjs'])(
  '%s runs on a fresh clone: it loads no package before it installs them',
  (file) => {
    expect(packagesLoadedWith(path.join(root, file))).toEqual([]);
  },
);

test('there are scripts that are looked at', () => expect(files.length).toBeGreaterThan(10));
