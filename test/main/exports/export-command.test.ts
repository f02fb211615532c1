import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runExportCommand } from '../../../main/exports/export-command.ts';

const sample = 'samples/cadap-respectful-care.workshop';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rostrum-export-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(...words: string[]): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await runExportCommand(words, {
    line: (text) => lines.push(text),
    error: (text) => errors.push(text),
  });
  return { code, lines, errors };
}

describe('export', () => {
  test('writes every document in every format, one line each', async () => {
    const { code, lines, errors } = await run(
      'export',
      sample,
      '--to',
      join(folder, 'a', 'b'),
      '--as-of',
      '2025-07-12',
    );
    expect([code, errors]).toEqual([0, []]);
    expect(lines).toHaveLength(6);
    expect(readdirSync(join(folder, 'a', 'b')).sort()).toEqual([
      'Agenda – Towards Respectful Care – en-ru.pdf',
      'Agenda – Towards Respectful Care – en-ru.xlsx',
      'Attendance sheet – Towards Respectful Care – en-ru.pdf',
      'Attendance sheet – Towards Respectful Care – en-ru.xlsx',
      'Attendance table – Towards Respectful Care – en-ru.pdf',
      'Attendance table – Towards Respectful Care – en-ru.xlsx',
    ]);
    expect(lines[0]).toMatch(/Agenda – .*\.pdf: \d+ pages, \d+ bytes$/);
    expect(lines[1]).toMatch(/Agenda – .*\.xlsx: \d+ rows, \d+ bytes$/);
  });

  test('writes what was asked for', async () => {
    const chosen = ['--documents', 'agenda', '--formats', 'pdf', '--languages', 'ru'];
    const { lines } = await run('export', sample, '--to', folder, ...chosen);
    expect(lines).toHaveLength(1);
    expect(readdirSync(folder)[0]).toMatch(/^Программа – .* – ru\.pdf$/);
  });

  test('prints the sheets of one delegation by half-days, found by any of its names', async () => {
    const pages: (string | undefined)[] = [];
    for (const name of ['Turkmenistan', 'туркменистан', 'TM']) {
      const chosen = ['--documents', 'attendance-sheet', '--formats', 'pdf', '--by', 'half-day', '--replace'];
      const { code, lines } = await run('export', sample, '--to', folder, ...chosen, '--delegation', name);
      expect(code).toBe(0);
      pages.push(/: (\d+) pages/.exec(lines[0] ?? '')?.[1]);
    }
    expect(new Set(pages).size).toBe(1);
    expect(Number(pages[0])).toBeGreaterThanOrEqual(4);
  });

  test('leaves an existing file alone, unless it is told to replace it', async () => {
    const words = [
      'export',
      sample,
      '--to',
      folder,
      '--documents',
      'agenda',
      '--formats',
      'xlsx',
      '--as-of',
      '2025-07-12',
    ];
    await run(...words);
    const [name = ''] = readdirSync(folder);
    writeFileSync(join(folder, name), 'mine');
    await run(...words);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(2);
    await run(...words, '--replace');
    expect(readFileSync(join(folder, name)).length).toBeGreaterThan(1000);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('says what is wrong with a file that is none, and writes nothing', async () => {
    const damaged = join(folder, 'damaged.workshop');
    writeFileSync(damaged, readFileSync(sample, 'utf8').replace('"minutes":60', '"minutes":61'));
    const huge = join(folder, 'huge.workshop');
    writeFileSync(huge, '');
    truncateSync(huge, 3 * 1024 ** 3);
    const cases: readonly (readonly [string, RegExp])[] = [
      [folder, /^“.+” is a folder, so nothing was opened\./],
      [join(folder, 'gone.workshop'), /^There is no file “gone\.workshop” there any more/],
      [huge, /^The file is larger than 50 MB, the most that Rostrum opens\./],
      [damaged, /^The file is not as it was written: .+ The first place is sessions\[\d+\]\.minutes \(1 in all\)\./],
    ];
    for (const [file, sentence] of cases) {
      const { code, errors } = await run('export', file, '--to', join(folder, 'papers'));
      expect({ code, count: errors.length }).toEqual({ code: 2, count: 1 });
      expect(errors[0]).toMatch(sentence);
    }
    expect(readdirSync(folder)).not.toContain('papers');
  });

  test('says why the folder cannot be made', async () => {
    const file = join(folder, 'papers');
    writeFileSync(file, '');
    for (const inTheWay of [file, join(file, 'within')]) {
      const { code, errors } = await run('export', sample, '--to', inTheWay, '--formats', 'xlsx');
      expect([code, errors]).toEqual([
        2,
        [
          `Nothing was saved: the folder ${inTheWay} cannot be written to (part of the path is a file and not a folder). Choose another folder.`,
        ],
      ]);
    }
  });

  test('explains itself', async () => {
    const { code, lines } = await run('--help');
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain('--to <folder>');
  });
});

describe('bad input is one line on stderr, exit code 2, and nothing written', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['print', sample, '--to', '{folder}']],
    ['no file', ['export', '--to', '{folder}']],
    ['no folder', ['export', sample]],
    ['a file that is not there', ['export', 'nowhere.workshop', '--to', '{folder}']],
    ['a folder for a file', ['export', 'samples', '--to', '{folder}']],
    ['a file that is not ours', ['export', 'package.json', '--to', '{folder}']],
    ['an unknown document', ['export', sample, '--to', '{folder}', '--documents', 'agenda,menu']],
    ['an unknown language', ['export', sample, '--to', '{folder}', '--languages', 'en,xx']],
    ['three languages', ['export', sample, '--to', '{folder}', '--languages', 'en,ru,kk']],
    ['an unknown format', ['export', sample, '--to', '{folder}', '--formats', 'doc']],
    ['an unknown unit of a sheet', ['export', sample, '--to', '{folder}', '--by', 'week']],
    ['an unknown agenda', ['export', sample, '--to', '{folder}', '--agenda', 'final']],
    ['an edition 0', ['export', sample, '--to', '{folder}', '--agenda', '0']],
    ['an edition that was never frozen', ['export', sample, '--to', '{folder}', '--agenda', '3']],
    ['changes without an edition', ['export', sample, '--to', '{folder}', '--documents', 'agenda-changes']],
    ['an unknown role', ['export', sample, '--to', '{folder}', '--roles', 'guest']],
    ['an unknown size of badges', ['export', sample, '--to', '{folder}', '--badge-size', 'a6']],
    ['groups of a workshop without any', ['export', sample, '--to', '{folder}', '--documents', 'group-lists']],
    ['changes since no edition', ['export', sample, '--to', '{folder}', '--since', 'last']],
    ['an unknown delegation', ['export', sample, '--to', '{folder}', '--delegation', 'Atlantis']],
    ['a date that does not exist', ['export', sample, '--to', '{folder}', '--as-of', '2025-02-30']],
    ['an unknown option', ['export', sample, '--to', '{folder}', '--fast']],
    ['two files', ['export', sample, sample, '--to', '{folder}']],
    ['a folder that is a file', ['export', sample, '--to', 'package.json']],
  ])('%s', async (_, words) => {
    const { code, lines, errors } = await run(...words.map((word) => word.replace('{folder}', folder)));
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).not.toContain('\n');
    expect(errors[0]?.length).toBeGreaterThan(20);
    expect(readdirSync(folder)).toEqual([]);
  });
});
