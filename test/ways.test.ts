import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';

const root = path.resolve(import.meta.dirname, '..');
const countsSchema = z.object({ ways: z.record(z.string(), z.array(z.string())) });

/** The most files that each way may pass; see `scripts/counts.mjs` for what a way is. */
const most = { 'a mark, from key to journal': 25, 'a dragged session': 25, 'an exported sheet': 35 };

// In a process of its own, for V8 counts what runs in this one for the coverage of the tests.
test('a change and an export pass few files', { timeout: 120_000 }, () => {
  const counts = path.join(root, 'scripts', 'counts.mjs');
  const printed = execFileSync(process.execPath, [counts, '--json'], { cwd: root, encoding: 'utf8' });
  // What has to be built first is said before it.
  const { ways } = countsSchema.parse(JSON.parse(printed.slice(printed.search(/^\{/m))));
  expect(Object.keys(ways)).toEqual(Object.keys(most));
  for (const [name, limit] of Object.entries(most)) {
    const files = ways[name] ?? [];
    expect(files.length, `${name}: ${files.join(', ')}`).toBeLessThanOrEqual(limit);
    expect(files, name).not.toEqual([]);
  }
  expect(ways['a mark, from key to journal']).toEqual(described());
});

/** The files that `docs/architecture.md` lists for a mark, in the order of the alphabet. */
function described(): string[] {
  const text = readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8');
  const [table = ''] = text.split('### File by file').at(-1)?.split('\n#') ?? [];
  return [...table.matchAll(/^\| (`[^|]*) \|/gm)]
    .flatMap(([, cell = '']) => cell.split(', '))
    .map((file) => file.replaceAll(/[` ]/g, ''))
    .sort();
}
