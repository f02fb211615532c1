import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const text = readFileSync(path.join(root, 'docs', 'reliability.md'), 'utf8');

type Row = { readonly number: number; readonly section: string; readonly testedBy: string };

/** The rows of the sections that have a row for each number. */
const rows: readonly Row[] = text.split(/^## /m).flatMap((part) =>
  [...part.matchAll(/^\| (\d+) +\|[^|]*\|[^|]*\|([^|]*)\|$/gm)].map(([, number, testedBy]) => ({
    number: Number(number),
    section: part.slice(0, 1),
    testedBy: testedBy?.trim() ?? '',
  })),
);

/** The tests that a row names, as file and title. */
function testsOf({ testedBy }: Row): readonly (readonly [file: string, title: string])[] {
  return [...testedBy.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, file = '', title = '']) => [file, title] as const);
}

/** "1, 2, 3: an app …" is a test of rows 1, 2 and 3. */
function numbersOf(title: string): readonly number[] {
  const [numbers = ''] = /^\d+(?:(?:, |[ –])\d+)*(?=:? )/.exec(title) ?? [];
  return numbers.split(/, |[ –]/).map(Number);
}

describe('the table of what may befall the data', () => {
  test('has every row but those of confidentiality, once, in its section', () => {
    const sections = {
      A: [1, 20],
      B: [21, 43],
      C: [44, 63],
      D: [64, 75],
      E: [76, 90],
      F: [91, 104],
      G: [105, 106],
      H: [107, 121],
      I: [122, 143],
    } as const;
    const expected = Object.entries(sections).flatMap(([section, [first, last]]) =>
      Array.from({ length: last - first + 1 }, (_, index) => ({ section, number: first + index })),
    );
    expect(rows.map(({ section, number }) => ({ section, number }))).toEqual(expected);
  });

  test.each(rows.map((row) => [row.number, row] as const))(
    'row %i names a test that is there, or why there is none',
    (_, row) => {
      const tests = testsOf(row);
      if (tests.length === 0) return expect(row.testedBy).toMatch(/^Not tested: .{20}/);
      for (const [file, title] of tests) {
        expect(existsSync(path.join(root, file)), file).toBe(true);
        expect(readFileSync(path.join(root, file), 'utf8'), file).toContain(title);
        expect(numbersOf(title), title).toContain(row.number);
      }
    },
  );

  test('names no file that is not there', () => {
    for (const [, file] of text.matchAll(/`(test\/[\w/.-]+\.tsx?)`/g)) {
      expect(existsSync(path.join(root, file ?? '')), file).toBe(true);
    }
  });
});

test('14: one file opens transactions of the store', () => {
  const folder = path.join(root, 'renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const opening = files.filter((name) => /\.transaction\(/.test(readFileSync(path.join(folder, name), 'utf8')));
  expect(opening).toEqual([path.join('storage', 'database.ts')]);
});
